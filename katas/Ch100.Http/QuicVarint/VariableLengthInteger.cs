using System.Buffers.Binary;

namespace Katas.Http.QuicVarint;

/// <summary>The variable-length integers that nearly every field of QUIC and HTTP/3 is made of.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-16">RFC 9000 §16</see>. The first two bits say how many bytes
/// there are, the others are the value, most significant byte first.
/// <code>
/// 00vvvvvv                     1 byte,   6 bits: up to                        63
/// 01vvvvvv v…                  2 bytes, 14 bits: up to                    16,383
/// 10vvvvvv v… v… v…            4 bytes, 30 bits: up to             1,073,741,823
/// 11vvvvvv v… v… v… v… v… v… v… 8 bytes, 62 bits: up to 4,611,686,018,427,387,903
/// </code>
/// </remarks>
public static class VariableLengthInteger
{
    /// <summary>2^62-1: what 64 bits hold when two of them say the length.</summary>
    public const long MaxValue = (1L << 62) - 1;

    /// <summary>Bytes of the longest encoding.</summary>
    public const int MaxLength = 8;

    /// <summary>The fewest bytes that hold a value: 1, 2, 4 or 8.</summary>
    /// <param name="value">From 0 to <see cref="MaxValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside of that range.</exception>
    public static int LengthOf(long value) =>
        throw new NotImplementedException();

    /// <summary>Writes a value in the fewest bytes.</summary>
    /// <param name="value">From 0 to <see cref="MaxValue"/>.</param>
    /// <param name="destination">The bytes go to its beginning; what is behind them stays as it was.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside of its range.</exception>
    /// <exception cref="ArgumentException">There is not enough room; nothing is written.</exception>
    public static int Write(long value, Span<byte> destination) =>
        throw new NotImplementedException();

    /// <summary>Writes a value in a given number of bytes: room for a length, say, that is known only later.</summary>
    /// <param name="value">From 0 to <see cref="MaxValue"/>.</param>
    /// <param name="length">1, 2, 4 or 8, and enough for the value.</param>
    /// <param name="destination">The bytes go to its beginning; what is behind them stays as it was.</param>
    /// <returns>How many bytes were written: <paramref name="length"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is outside of its range; there is no such length, or it is too short.
    /// </exception>
    /// <exception cref="ArgumentException">There is not enough room; nothing is written.</exception>
    public static int Write(long value, int length, Span<byte> destination) =>
        throw new NotImplementedException();

    /// <summary>Reads one value, in however many bytes it was written.</summary>
    /// <param name="input">Moved past the value on success, untouched otherwise.</param>
    /// <param name="value">From 0 to <see cref="MaxValue"/>; 0 if the answer is false.</param>
    /// <returns>False if <paramref name="input"/> ends before the value does.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> input, out long value) =>
        throw new NotImplementedException();

    /// <summary>Reads the type of a QUIC frame, the one field that has to come in the fewest bytes (§12.4).</summary>
    /// <param name="input">Moved past the type on success, untouched otherwise.</param>
    /// <param name="type">From 0 to <see cref="MaxValue"/>; 0 if the answer is false.</param>
    /// <returns>False if <paramref name="input"/> ends before the type does.</returns>
    /// <exception cref="FrameTypeException">The type would fit in fewer bytes: a PROTOCOL_VIOLATION.</exception>
    public static bool TryReadFrameType(ref ReadOnlySpan<byte> input, out long type) =>
        throw new NotImplementedException();
}
