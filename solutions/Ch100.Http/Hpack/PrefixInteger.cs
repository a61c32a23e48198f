namespace Katas.Http.Hpack;

/// <summary>Writes integers that begin inside of an octet.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#section-5.1">RFC 7541 §5.1</see>.
/// <code>
///   0   1   2   3   4   5   6   7
/// +---+---+---+---+---+---+---+---+
/// | pattern   | 1   1   1   1   1 |   the prefix, here of 5 bits: full
/// +---+---------------------------+
/// | 1 | value - 31, the low bits  |   1: it goes on
/// +---+---------------------------+
/// | 0 | value - 31, the high bits |   0: the last
/// +---+---------------------------+
/// </code>
/// </remarks>
public static class PrefixInteger
{
    /// <summary>What the longest integer takes: the octet that it begins in, and five.</summary>
    public const int MaxOctets = 6;

    /// <summary>Writes an integer and says how many octets it took.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="prefixBits">The last bits of the first octet, which the integer begins in: 1 to 8.</param>
    /// <param name="pattern">The bits before these, in their place; the others are 0.</param>
    /// <param name="destination">At least <see cref="MaxOctets"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value or a number of bits outside of its range.</exception>
    public static int Write(int value, int prefixBits, byte pattern, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var full = PrefixIntegerReader.FullPrefix(prefixBits);
        if (value < full)
        {
            destination[0] = (byte)(pattern | value);
            return 1;
        }

        destination[0] = (byte)(pattern | full);
        var length = 1;
        var rest = value - full;
        for (; rest >= 0x80; rest >>= 7)
        {
            destination[length++] = (byte)(rest | 0x80);
        }

        destination[length++] = (byte)rest;
        return length;
    }
}
