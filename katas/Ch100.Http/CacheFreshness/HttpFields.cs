// Given: field names, and the small change of RFC 9110. What a cache does with them is the lesson.
using System.Buffers;

namespace Katas.Http.CacheFreshness;

/// <summary>Field lines, tokens and plain lists.</summary>
public static class HttpFields
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    private static readonly string[] Removed =
    [
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authentication-Info", "Proxy-Authorization", "Proxy-Connection",
        "TE", "Transfer-Encoding", "Upgrade",
    ];

    private static readonly string[] Needed = ["Age", "Cache-Control", "Date", "ETag", "Expires", "Last-Modified", "Vary"];

    private static readonly string[] Negotiated = ["Accept-Charset", "Accept-Encoding", "Accept-Language"];

    /// <summary>The values of all field lines of that name, in any case, in the order in which they were sent.</summary>
    /// <param name="fields">The field lines of a message.</param>
    /// <param name="name">A field name.</param>
    public static IReadOnlyList<string> Values(this IReadOnlyList<HttpField> fields, string name) =>
        [.. fields.Where(field => IsSame(field.Name, name)).Select(field => field.Value)];

    /// <summary>The elements of a list without quoted strings: of all lines, without white space around, none empty.</summary>
    /// <param name="values">The values of its field lines.</param>
    public static IReadOnlyList<string> Elements(IEnumerable<string> values) =>
    [
        .. values.SelectMany(value => value.Split(',')).Select(each => each.Trim(' ', '\t')).Where(each => each.Length > 0),
    ];

    /// <summary>Whether two names of fields or directives are the same, which has nothing to do with case.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>tchar (RFC 9110 §5.6.2).</summary>
    /// <param name="character">Any character.</param>
    public static bool IsTokenCharacter(char character) => TokenCharacters.Contains(character);

    /// <summary>token (RFC 9110 §5.6.2).</summary>
    /// <param name="text">Any text.</param>
    public static bool IsToken(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);
    }

    /// <summary>Fields that are for one connection or one proxy, and never stored (RFC 9111 §3.1, RFC 9110 §7.6.1).</summary>
    /// <param name="name">A field name.</param>
    public static bool IsForOneConnection(string name) => Removed.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields without which a cache cannot decide what a stored response may be used for.</summary>
    /// <param name="name">A field name.</param>
    public static bool IsNeededByTheCache(string name) => Needed.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields that list what a client takes, in whatever order and case (RFC 9110 §12.5.2 to §12.5.4).</summary>
    /// <param name="name">A field name.</param>
    public static bool IsNegotiated(string name) => Negotiated.Contains(name, StringComparer.OrdinalIgnoreCase);
}
