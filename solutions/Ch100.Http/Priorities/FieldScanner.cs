namespace Katas.Http.Priorities;

/// <summary>What we want to know of a member's value; neither is there if it is of another type.</summary>
internal readonly record struct MemberValue(long? Integer, bool? Boolean);

/// <summary>Goes through a structured field (RFC 9651 §4.2) from left to right, to where it can no longer be one.</summary>
/// <remarks>Each <c>Try</c> method that fails leaves <see cref="Offset"/> at the byte that is wrong, or at the end.</remarks>
internal ref partial struct FieldScanner(ReadOnlySpan<byte> text)
{
    private const int End = -1;

    private readonly ReadOnlySpan<byte> text = text;

    public int Offset { get; private set; }

    public readonly bool IsAtEnd => Offset == text.Length;

    private readonly int Next => IsAtEnd ? End : text[Offset];

    public void SkipSpaces()
    {
        while (Next is ' ')
        {
            Offset++;
        }
    }

    public void SkipWhitespace()
    {
        while (Next is ' ' or '\t')
        {
            Offset++;
        }
    }

    public bool Take(char expected)
    {
        var isThere = Next == expected;
        Offset += isThere ? 1 : 0;
        return isThere;
    }

    public bool TryKey(out ReadOnlySpan<byte> key)
    {
        var start = Offset;
        while (Next is (>= 'a' and <= 'z') or '*' || (Offset > start && Next is (>= '0' and <= '9') or '_' or '-' or '.'))
        {
            Offset++;
        }

        key = text[start..Offset];
        return !key.IsEmpty;
    }

    /// <summary>What stands behind a key: <c>=</c> and a value, or nothing for true; then parameters.</summary>
    public bool TryMember(out MemberValue value)
    {
        value = new MemberValue(null, true);
        return (!Take('=') || (Next is '(' ? TryInnerList(out value) : TryBareItem(out value))) && TryParameters();
    }

    private bool TryInnerList(out MemberValue value)
    {
        value = default;
        Offset++;
        while (true)
        {
            SkipSpaces();
            if (Take(')'))
            {
                return true;
            }

            if (!TryBareItem(out _) || !TryParameters() || Next is not (' ' or ')'))
            {
                return false;
            }
        }
    }

    private bool TryParameters()
    {
        while (Take(';'))
        {
            SkipSpaces();
            if (!TryKey(out _) || (Take('=') && !TryBareItem(out _)))
            {
                return false;
            }
        }

        return true;
    }
}
