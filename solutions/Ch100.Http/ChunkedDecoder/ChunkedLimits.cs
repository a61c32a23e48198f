using System.Runtime.CompilerServices;

namespace Katas.Http.ChunkedDecoder;

/// <summary>How much a sender may send; the protocol itself has no limits (RFC 9112 §7.1).</summary>
public sealed record ChunkedLimits
{
    /// <summary>Digits of one <c>chunk-size</c>, leading zeros included. Sixteen hold every size that fits in a long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxSizeDigits
    {
        get;
        init => field = AtLeast(1, value);
    } = 16;

    /// <summary>Bytes of all chunks together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public long MaxBodySize
    {
        get;
        init => field = AtLeast(0, value);
    } = long.MaxValue;

    /// <summary>Bytes of all <c>chunk-ext</c> of the message together, white space included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxExtensionSize
    {
        get;
        init => field = AtLeast(0, value);
    } = 16 * 1024;

    /// <summary>Field lines of the trailer section.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxTrailerCount
    {
        get;
        init => field = AtLeast(0, value);
    } = 16;

    /// <summary>Bytes of the <c>trailer-section</c>, each line's CRLF included. A reader takes this much memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxTrailerSize
    {
        get;
        init => field = AtLeast(0, value);
    } = 1024;

    private static T AtLeast<T>(T least, T value, [CallerMemberName] string limit = "")
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 ? value : throw new ArgumentOutOfRangeException(limit, value, $"at least {least}");
}
