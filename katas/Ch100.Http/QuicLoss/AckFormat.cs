namespace Katas.Http.QuicLoss;

/// <summary>ACK frames as bytes.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-19.3">RFC 9000 §19.3</see>. The ranges are told downwards from the
/// largest number, each by how many numbers it has and how many are missing above it.
/// </remarks>
public static class AckFormat
{
    /// <summary>The largest number that there is, on the wire or of a packet.</summary>
    public const long MaxValue = (1L << 62) - 1;

    /// <summary>Reads the frame at the beginning of the input.</summary>
    /// <param name="input">The rest of a packet, from the frame's type on.</param>
    /// <param name="length">How many bytes the frame has.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="ConnectionErrorException">It is none; <see cref="ConnectionErrorException.Where"/> is the offset of the field.</exception>
    /// <exception cref="ArgumentException">It does not begin with 02 or 03.</exception>
    public static AckFrame Read(ReadOnlySpan<byte> input, out int length) =>
        throw new NotImplementedException();

    /// <summary>Writes a frame. What there is no room for is left out: the ranges with the smallest numbers.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">What is left of a packet.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">It is no frame, or there is no room for its first range; nothing has been written.</exception>
    public static int Write(AckFrame frame, Span<byte> destination) =>
        throw new NotImplementedException();
}
