namespace Katas.Http.Qpack;

/// <summary>What names a field line, or its name.</summary>
internal enum Reference
{
    Static,
    Relative,
    PostBase,
    None,
}

/// <summary>What the first octet of a representation says (RFC 9204 §4.5.2 to §4.5.6).</summary>
/// <remarks>
/// <code>
/// 1 T     index(6)              indexed: static (T = 1) or relative to the Base
/// 0001    index(4)              indexed, post-base
/// 01 N T  index(4)     value    literal, name by reference
/// 0000 N  index(3)     value    literal, name by post-base reference
/// 001 N H length(3) name value  literal
/// </code>
/// </remarks>
internal readonly record struct FieldLine(Reference Reference, bool IsLiteral, bool NeverIndexed, int PrefixBits)
{
    public static FieldLine BeginningWith(byte octet) => octet switch
    {
        >= 0b1000_0000 => new(IsSet(octet, 6) ? Reference.Static : Reference.Relative, false, false, 6),
        >= 0b0100_0000 => new(IsSet(octet, 4) ? Reference.Static : Reference.Relative, true, IsSet(octet, 5), 4),
        >= 0b0010_0000 => new(Reference.None, true, IsSet(octet, 4), 3),
        >= 0b0001_0000 => new(Reference.PostBase, false, false, 4),
        _ => new(Reference.PostBase, true, IsSet(octet, 3), 3),
    };

    private static bool IsSet(byte octet, int bit) => (octet & (1 << bit)) != 0;
}
