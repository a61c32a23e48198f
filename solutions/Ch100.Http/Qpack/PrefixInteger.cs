// Given: integers that begin inside of an octet, the same as HPACK's (RFC 7541 §5.1), but of up to 62 bits. The kata hpack builds them.
namespace Katas.Http.Qpack;

/// <summary>Writes prefixed integers.</summary>
public static class PrefixInteger
{
    /// <summary>The largest integer: 2^62 − 1, as in all of QUIC (RFC 9204 §4.1.1).</summary>
    public const long MaxValue = (1L << 62) - 1;

    /// <summary>What the longest integer takes: the octet that it begins in, and nine.</summary>
    public const int MaxOctets = 10;

    /// <summary>Writes an integer and says how many octets it took.</summary>
    /// <param name="value">0 to <see cref="MaxValue"/>.</param>
    /// <param name="prefixBits">The last bits of the first octet, which the integer begins in: 1 to 8.</param>
    /// <param name="pattern">The bits before these, in their place; the others are 0.</param>
    /// <param name="destination">At least <see cref="MaxOctets"/>.</param>
    public static int Write(long value, int prefixBits, int pattern, Span<byte> destination)
    {
        var full = (1 << prefixBits) - 1;
        if (value < full)
        {
            destination[0] = (byte)(pattern | (int)value);
            return 1;
        }

        destination[0] = (byte)(pattern | full);
        var length = 1;
        for (value -= full; value >= 0x80; value >>= 7)
        {
            destination[length++] = (byte)(value | 0x80);
        }

        destination[length++] = (byte)value;
        return length;
    }
}

/// <summary>How far a <see cref="PrefixIntegerReader"/> has come.</summary>
public enum IntegerStatus
{
    /// <summary>Another octet belongs to the integer.</summary>
    More,

    /// <summary>The integer is whole.</summary>
    Complete,

    /// <summary>It is over <see cref="PrefixInteger.MaxValue"/>, or goes on behind nine octets after the prefix.</summary>
    TooLarge,
}

/// <summary>Reads prefixed integers, one octet at a time.</summary>
public sealed class PrefixIntegerReader
{
    private int continuation; // octets behind the prefix that have been read

    /// <summary>The integer, once it is whole.</summary>
    public long Value { get; private set; }

    /// <summary>Begins a new integer.</summary>
    /// <param name="first">The octet that it begins in.</param>
    /// <param name="prefixBits">The last bits of that octet, which belong to the integer: 1 to 8.</param>
    /// <returns><see cref="IntegerStatus.Complete"/>, or <see cref="IntegerStatus.More"/>.</returns>
    public IntegerStatus Begin(byte first, int prefixBits)
    {
        var full = (1 << prefixBits) - 1;
        (Value, continuation) = (first & full, 0);
        return Value < full ? IntegerStatus.Complete : IntegerStatus.More;
    }

    /// <summary>Reads one octet more of an integer that is not whole.</summary>
    /// <param name="octet">What follows.</param>
    public IntegerStatus Add(byte octet)
    {
        Value += (long)(octet & 0x7F) << (7 * continuation); // less than 2^64 in all
        continuation++;
        var goesOn = octet >= 0x80;
        return (ulong)Value > PrefixInteger.MaxValue || (goesOn && continuation == PrefixInteger.MaxOctets - 1)
            ? IntegerStatus.TooLarge
            : goesOn ? IntegerStatus.More : IntegerStatus.Complete;
    }
}
