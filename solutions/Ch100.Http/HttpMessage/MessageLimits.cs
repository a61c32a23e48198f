using System.Runtime.CompilerServices;

namespace Katas.Http.HttpMessage;

/// <summary>How much a sender may send; the protocol itself has no limits (RFC 9112 §3, RFC 9110 §5.4).</summary>
public sealed record MessageLimits
{
    /// <summary>Bytes of the start line, without its CRLF. 8000 is the least that everybody should take (§3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxStartLine
    {
        get;
        init => field = AtLeast(1, value);
    } = 8000;

    /// <summary>Field lines. A reader takes memory for as many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxFieldCount
    {
        get;
        init => field = AtLeast(0, value);
    } = 100;

    /// <summary>Bytes of the head, from the first of the start line to the end of the empty line. A reader takes this much memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxHeadSize
    {
        get;
        init => field = AtLeast(1, value);
    } = 32 * 1024;

    private static int AtLeast(int least, int value, [CallerMemberName] string limit = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(limit, value, $"at least {least}");
}
