namespace Katas.Http.QuicPacket;

/// <summary>Writes packets and protects them.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-17">RFC 9000 §17</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.3">RFC 9001 §5.3</see> and §5.4.
/// </remarks>
public static class PacketSealer
{
    /// <summary>Writes a packet.</summary>
    /// <param name="header">What the header says.</param>
    /// <param name="payload">The frames, one at least.</param>
    /// <param name="keys">The sender's.</param>
    /// <param name="destination">The packet goes to its beginning; what is behind it stays as it was.</param>
    /// <param name="minimumSize">Bytes that the packet has at least: PADDING frames fill it up.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The packet number, its length, or <paramref name="minimumSize"/> is outside of its range; nothing is written.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="header"/> says what such a packet cannot say, there is no frame, or not enough room; nothing is written.
    /// </exception>
    public static int Seal(
        PacketHeader header, ReadOnlySpan<byte> payload, PacketKeys keys, Span<byte> destination, int minimumSize = 0) =>
        throw new NotImplementedException();
}
