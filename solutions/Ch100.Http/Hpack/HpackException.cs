namespace Katas.Http.Hpack;

/// <summary>A header block that cannot be decoded: the end of the connection, with the code COMPRESSION_ERROR.</summary>
/// <param name="violation">Which kind of rule is broken.</param>
/// <param name="offset">Where, counted from the first octet of the header block, over all of its fragments.</param>
/// <param name="reason">What is wrong there, as a sentence without its full stop; never a name or a value.</param>
public sealed class HpackException(HpackViolation violation, int offset, string reason)
    : FormatException($"{violation} at offset {offset}: {reason}")
{
    /// <summary>Which kind of rule is broken.</summary>
    public HpackViolation Violation { get; } = violation;

    /// <summary>The octet that settled it, counted from the first one of the header block.</summary>
    public int Offset { get; } = offset;
}

/// <summary>The kinds of rules that a header block can break.</summary>
public enum HpackViolation
{
    /// <summary>An integer too large or too long (RFC 7541 §5.1).</summary>
    IntegerLimit,

    /// <summary>The end-of-string symbol in a string, or a string with wrong padding (§5.2).</summary>
    Huffman,

    /// <summary>An index that nothing has (§2.3.3, §6.1).</summary>
    Index,

    /// <summary>An update of the table's size that is too large, in the wrong place, or missing (§4.2, §6.3).</summary>
    TableSize,

    /// <summary>The block ends inside of something.</summary>
    Truncated,

    /// <summary>More octets than <see cref="HpackLimits.MaxBlockSize"/> allows.</summary>
    BlockSize,
}
