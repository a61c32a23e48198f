namespace Katas.Http.QuicPacket;

/// <summary>Takes the protection off packets.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.3">RFC 9001 §5.3</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.4">§5.4</see>.
/// </remarks>
public static class PacketOpener
{
    private const int LongReservedBits = 0x0C;
    private const int ShortReservedBits = 0x18;
    private const int KeyPhaseBit = 0x04;

    /// <summary>Opens a packet. Until its tag has been checked nothing in it is believed, and nothing but that decides.</summary>
    /// <param name="packet">As it was found in the datagram, which stays as it is.</param>
    /// <param name="keys">The sender's.</param>
    /// <param name="largestReceived">The largest number that was opened so far in this packet's number space; null if none was.</param>
    /// <param name="destination">Room for the whole packet; unless that was opened what is in it then means nothing.</param>
    /// <param name="opened">The packet, with <see cref="OpenStatus.Opened"/>; its payload is in <paramref name="destination"/>.</param>
    /// <exception cref="ArgumentException">The packet is of a type that has no protection, or there is not enough room.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largestReceived"/> is no packet number.</exception>
    public static OpenStatus Open(
        Packet packet, PacketKeys keys, long? largestReceived, Span<byte> destination, out OpenedPacket opened)
    {
        Require.That(packet.IsProtected, nameof(packet), $"{packet.Type} has no protection to take off");
        var isNumber = largestReceived is null or (>= 0 and <= PacketNumber.MaxValue);
        Require.True(isNumber, largestReceived, nameof(largestReceived), "from 0 to 2^62-1");
        Require.Room(packet.Bytes.Length, destination.Length, nameof(destination));
        opened = default;
        destination = destination[..packet.Bytes.Length];
        packet.Bytes.CopyTo(destination);

        var numberLength = HeaderProtection.Remove(destination, packet.PacketNumberOffset, keys);
        var header = destination[..(packet.PacketNumberOffset + numberLength)];
        var packetNumber = PacketNumber.Recover(header[packet.PacketNumberOffset..], largestReceived);
        var payload = destination[header.Length..^PacketParser.TagLength];
        if (!keys.TryDecrypt(packetNumber, header, payload, destination[^PacketParser.TagLength..]))
        {
            return OpenStatus.NotAuthentic;
        }

        // Earlier the answer would tell an attacker, by its time, what the mask is (RFC 9001 §9.5).
        if ((header[0] & (packet.Type == PacketType.OneRtt ? ShortReservedBits : LongReservedBits)) != 0)
        {
            return OpenStatus.NonZeroBits;
        }

        if (payload.IsEmpty)
        {
            return OpenStatus.NoFrames;
        }

        opened = new OpenedPacket
        {
            PacketNumber = packetNumber,
            Payload = payload,
            KeyPhase = packet.Type == PacketType.OneRtt && (header[0] & KeyPhaseBit) != 0,
        };
        return OpenStatus.Opened;
    }
}
