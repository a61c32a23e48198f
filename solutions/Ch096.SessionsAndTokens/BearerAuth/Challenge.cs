using System.Buffers;
using System.Text;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>Writes the value of a <c>WWW-Authenticate</c> field.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 §3</see> within
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110 §11.6.1</see>.
/// </remarks>
public static class Challenge
{
    // %x20-21 / %x23-5B / %x5D-7E (RFC 6750 §3): nothing that a quoted-string would have to escape.
    private static readonly SearchValues<char> Unescaped = SearchValues.Create([.. Printable.Where(c => c is not ('"' or '\\'))]);
    private static readonly SearchValues<char> Quotable = SearchValues.Create([.. Printable]);

    private static IEnumerable<char> Printable => Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code);

    /// <summary>Writes one Bearer challenge.</summary>
    /// <param name="realm">The name of what is protected. Always there: a scheme needs at least one parameter here.</param>
    /// <param name="error">Why the request was refused; null if it held no credentials.</param>
    /// <param name="description">For the client's developer; only with an error.</param>
    /// <param name="scope">The scopes that the resource needs, with one space between them.</param>
    /// <exception cref="ArgumentException">A value that its parameter cannot have; the message says at which index.</exception>
    public static string Write(string realm, BearerError? error = null, string? description = null, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(realm);
        ThrowUnlessAll(Quotable, realm, nameof(realm));
        if (description is not null && (error is null || description.Length == 0))
        {
            throw new ArgumentException("A description has text and describes an error (RFC 6750 §3).", nameof(description));
        }

        ThrowUnlessAll(Unescaped, description, nameof(description));
        ThrowUnlessScope(scope);

        // One quote that is not escaped would end the string, and what follows it would be parameters of a stranger's.
        var quoted = realm.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var challenge = new StringBuilder($"Bearer realm=\"{quoted}\"");
        Append("error", error is { } reason ? Code(reason) : null);
        Append("error_description", description);
        Append("scope", scope);
        return challenge.ToString();

        void Append(string name, string? value) => challenge.Append(value is null ? "" : $", {name}=\"{value}\"");
    }

    /// <summary>Whether a text may be an <c>error_description</c>.</summary>
    internal static bool CanDescribe(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Unescaped);

    /// <summary>Throws unless it is null or <c>scope-token *( SP scope-token )</c> (RFC 6749 §3.3).</summary>
    internal static void ThrowUnlessScope(string? scope)
    {
        ThrowUnlessAll(Unescaped, scope, nameof(scope));
        if (scope is not null && scope.Split(' ').Contains(""))
        {
            throw new ArgumentException("Scopes have one space between them and none around (RFC 6749 §3.3).", nameof(scope));
        }
    }

    private static void ThrowUnlessAll(SearchValues<char> allowed, string? text, string name)
    {
        if (text.AsSpan().IndexOfAnyExcept(allowed) is >= 0 and var index)
        {
            throw new ArgumentException($"The character at index {index} cannot be in a {name} (RFC 6750 §3).", name);
        }
    }

    private static string Code(BearerError error) => error switch
    {
        BearerError.InvalidRequest => "invalid_request",
        BearerError.InvalidToken => "invalid_token",
        BearerError.InsufficientScope => "insufficient_scope",
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };
}
