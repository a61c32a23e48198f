namespace Katas.Http.Hpack;

/// <summary>How far a <see cref="PrefixIntegerReader"/> has come.</summary>
public enum IntegerStatus
{
    /// <summary>Another octet belongs to the integer.</summary>
    More,

    /// <summary>The integer is whole.</summary>
    Complete,

    /// <summary>It is larger, or longer, than anybody needs; the reader is of no use until the next <see cref="PrefixIntegerReader.Begin"/>.</summary>
    TooLarge,
}

/// <summary>Reads integers that begin inside of an octet, one octet at a time.</summary>
public sealed class PrefixIntegerReader
{
    // Behind the prefix: 5 * 7 bits are more than an int has. The RFC asks for a limit, and leaves it to us.
    private const int MaxContinuation = PrefixInteger.MaxOctets - 1;

    private int continuation; // octets behind the prefix that have been read

    /// <summary>The integer, once it is whole.</summary>
    public int Value { get; private set; }

    /// <summary>Begins a new integer.</summary>
    /// <param name="first">The octet that it begins in.</param>
    /// <param name="prefixBits">The last bits of that octet, which belong to the integer: 1 to 8.</param>
    /// <returns><see cref="IntegerStatus.Complete"/>, or <see cref="IntegerStatus.More"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of bits outside of its range.</exception>
    public IntegerStatus Begin(byte first, int prefixBits)
    {
        var full = FullPrefix(prefixBits);
        Value = first & full;
        continuation = 0;
        return Value < full ? IntegerStatus.Complete : IntegerStatus.More;
    }

    /// <summary>Reads one octet more of an integer that is not whole.</summary>
    /// <param name="octet">What follows.</param>
    public IntegerStatus Add(byte octet)
    {
        // No more than 2^31 + 2^35: a long holds that.
        var sum = Value + ((long)(octet & 0x7F) << (7 * continuation));
        continuation++;
        var goesOn = octet >= 0x80;
        if (sum > int.MaxValue || (goesOn && continuation == MaxContinuation))
        {
            return IntegerStatus.TooLarge;
        }

        Value = (int)sum;
        return goesOn ? IntegerStatus.More : IntegerStatus.Complete;
    }

    internal static int FullPrefix(int prefixBits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixBits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixBits, 8);
        return (1 << prefixBits) - 1;
    }
}
