namespace Katas.Http.HttpMessage;

/// <summary>The four forms of a <c>request-target</c> (RFC 9112 §3.2), made of bytes that a URI may have.</summary>
/// <remarks>
/// <code>
/// origin-form    = absolute-path [ "?" query ]    /where?q=now         all methods but CONNECT
/// absolute-form  = absolute-URI                   http://a.example/    all methods but CONNECT; with an authority only
/// authority-form = uri-host ":" port              a.example:443        CONNECT
/// asterisk-form  = "*"                            *                    OPTIONS
/// </code>
/// </remarks>
internal static class RequestTarget
{
    private const int EscapeLength = 3; // of "%41"

    /// <summary>Where the target is wrong; -1 if it is not. A form that the method does not have is wrong from the first byte.</summary>
    public static int FirstWrong(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target)
    {
        var escape = FirstWrongEscape(target);
        return escape >= 0 ? escape : HasForm(method, target) ? -1 : 0;
    }

    public static int FirstWrongEscape(ReadOnlySpan<byte> target)
    {
        for (var at = target.IndexOf((byte)'%'); at >= 0; at = IndexOfEscape(target, from: at + EscapeLength))
        {
            if (at + EscapeLength > target.Length
                || !char.IsAsciiHexDigit((char)target[at + 1]) || !char.IsAsciiHexDigit((char)target[at + 2]))
            {
                return at;
            }
        }

        return -1;
    }

    private static int IndexOfEscape(ReadOnlySpan<byte> target, int from)
    {
        var next = target[from..].IndexOf((byte)'%');
        return next < 0 ? next : from + next;
    }

    private static bool HasForm(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target) =>
        method.SequenceEqual("CONNECT"u8) ? HostAndPort.IsDestination(target)
        : target.SequenceEqual("*"u8) ? method.SequenceEqual("OPTIONS"u8)
        : target.StartsWith("/"u8) ? !target.ContainsAny("[]"u8)
        : IsAbsolute(target);

    // A user before the host is refused: "http://known.example@evil.example/" is read in two ways (RFC 9110 §4.2.4).
    private static bool IsAbsolute(ReadOnlySpan<byte> target)
    {
        var scheme = target.IndexOfAnyExcept(Octets.Scheme);
        if (scheme <= 0 || !char.IsAsciiLetter((char)target[0]) || !target[scheme..].StartsWith("://"u8))
        {
            return false;
        }

        var authority = target[(scheme + "://".Length)..];
        var end = authority.IndexOfAny("/?"u8);
        return end < 0
            ? HostAndPort.IsValid(authority)
            : HostAndPort.IsValid(authority[..end]) && !authority[end..].ContainsAny("[]"u8);
    }
}
