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
    /// <summary>The integer, once it is whole.</summary>
    public int Value { get; private set; }

    /// <summary>Begins a new integer.</summary>
    /// <param name="first">The octet that it begins in.</param>
    /// <param name="prefixBits">The last bits of that octet, which belong to the integer: 1 to 8.</param>
    /// <returns><see cref="IntegerStatus.Complete"/>, or <see cref="IntegerStatus.More"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of bits outside of its range.</exception>
    public IntegerStatus Begin(byte first, int prefixBits) =>
        throw new NotImplementedException();

    /// <summary>Reads one octet more of an integer that is not whole.</summary>
    /// <param name="octet">What follows.</param>
    public IntegerStatus Add(byte octet) =>
        throw new NotImplementedException();
}
