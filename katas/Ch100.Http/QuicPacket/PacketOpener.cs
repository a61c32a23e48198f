namespace Katas.Http.QuicPacket;

/// <summary>Takes the protection off packets.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.3">RFC 9001 §5.3</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.4">§5.4</see>.
/// </remarks>
public static class PacketOpener
{
    /// <summary>Opens a packet. Until its tag has been checked nothing in it is believed, and nothing but that decides.</summary>
    /// <param name="packet">As it was found in the datagram, which stays as it is.</param>
    /// <param name="keys">The sender's.</param>
    /// <param name="largestReceived">The largest number that was opened so far in this packet's number space; null if none was.</param>
    /// <param name="destination">Room for the whole packet; unless that was opened what is in it then means nothing.</param>
    /// <param name="opened">The packet, with <see cref="OpenStatus.Opened"/>; its payload is in <paramref name="destination"/>.</param>
    /// <exception cref="ArgumentException">The packet is of a type that has no protection, or there is not enough room.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largestReceived"/> is no packet number.</exception>
    public static OpenStatus Open(
        Packet packet, PacketKeys keys, long? largestReceived, Span<byte> destination, out OpenedPacket opened) =>
        throw new NotImplementedException();
}
