namespace Katas.Http.QuicVarint;

/// <summary>The one to four bytes of a packet number that a QUIC header has room for.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-17.1">RFC 9000 §17.1</see>. The sender leaves out what the
/// receiver knows already; the receiver takes, of all numbers that end in these bytes, the one closest to what it expects.
/// <code>
///           0xa82f30ea   the largest that has come
///           0xa82f30eb   expected next
///               0x9b32   in the header
/// 0xa82e9b32 0xa82f9b32 0xa8309b32   could be meant: 38,329 away, 27,207 away, 92,743 away
/// </code>
/// </remarks>
public static class PacketNumber
{
    /// <summary>2^62-1: the last packet of a connection, if there ever is one (§12.3).</summary>
    public const long MaxValue = VariableLengthInteger.MaxValue;

    /// <summary>Bytes of the longest field.</summary>
    public const int MaxLength = 4;

    /// <summary>The fewest bytes from which the receiver can tell the number.</summary>
    /// <param name="packetNumber">From 0 to <see cref="MaxValue"/>.</param>
    /// <param name="largestAcknowledged">Less than <paramref name="packetNumber"/>; null before the first acknowledgment.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// One of the two is outside of its range; or so many packets are on the way that four bytes are not enough, and this one
    /// (<paramref name="packetNumber"/>) may not be sent.
    /// </exception>
    public static int LengthOf(long packetNumber, long? largestAcknowledged) =>
        throw new NotImplementedException();

    /// <summary>Writes the last bytes of a packet number, as few as the receiver can tell it from.</summary>
    /// <param name="packetNumber">From 0 to <see cref="MaxValue"/>.</param>
    /// <param name="largestAcknowledged">Less than <paramref name="packetNumber"/>; null before the first acknowledgment.</param>
    /// <param name="destination">The bytes go to its beginning; what is behind them stays as it was.</param>
    /// <returns>How many bytes were written. The header has this number, less one, in its first byte.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="LengthOf"/> has it.</exception>
    /// <exception cref="ArgumentException">There is not enough room; nothing is written.</exception>
    public static int Write(long packetNumber, long? largestAcknowledged, Span<byte> destination) =>
        throw new NotImplementedException();

    /// <summary>Finds the packet number that was meant.</summary>
    /// <param name="field">One to four bytes of the header, its protection removed.</param>
    /// <param name="largestReceived">
    /// The largest number of a packet that was authenticated, from 0 to <see cref="MaxValue"/>; null before the first one.
    /// </param>
    /// <returns>From 0 to <see cref="MaxValue"/>.</returns>
    /// <exception cref="ArgumentException">The field has no byte, or more than four.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largestReceived"/> is no packet number.</exception>
    public static long Read(ReadOnlySpan<byte> field, long? largestReceived) =>
        throw new NotImplementedException();
}
