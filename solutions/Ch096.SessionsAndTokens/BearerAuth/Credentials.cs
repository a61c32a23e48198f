using System.Buffers;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>What the value of an <c>Authorization</c> field says, as far as the Bearer scheme goes.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 §2.1</see> within
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-11.4">RFC 9110 §11.4</see>:
/// <c>credentials = "Bearer" 1*SP b64token</c>.
/// </remarks>
public abstract record Credentials
{
    private const string WhiteSpace = " \t";
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // The two differ: '/' may be in a b64token but in no scheme, '!' in a scheme (a token of RFC 9110 §5.6.2) but in no b64token.
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create($"{LettersAndDigits}!#$%&'*+-.^_`|~");
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create($"{LettersAndDigits}-._~+/");
    private static readonly SearchValues<char> Space = SearchValues.Create(" ");
    private static readonly SearchValues<char> Padding = SearchValues.Create("=");

    private Credentials()
    {
    }

    /// <summary>No credentials, or those of another scheme.</summary>
    public sealed record Absent : Credentials;

    /// <summary>Credentials that break the grammar.</summary>
    /// <param name="Index">
    /// Of the first character of the value that cannot stand there; where the value ends, if something is missing.
    /// </param>
    public sealed record Malformed(int Index) : Credentials;

    /// <summary>A bearer token. Whoever has it is let in, so it is shown to nobody but the check.</summary>
    /// <param name="Token">The b64token as it came.</param>
    public sealed record Bearer(string Token) : Credentials
    {
        /// <summary>That there is a token, never which: what is written into a text ends up in a log.</summary>
        public override string ToString() => "Bearer ***";
    }

    /// <summary>Reads the value of one field.</summary>
    /// <param name="value">What stands after <c>Authorization:</c>, as it came.</param>
    public static Credentials Read(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var field = value.AsSpan().TrimEnd(WhiteSpace);
        var scheme = field.IndexOfAnyExcept(WhiteSpace);
        if (scheme < 0)
        {
            return new Absent();
        }

        var schemeEnd = Skip(field, scheme, SchemeCharacters);
        if (schemeEnd == scheme)
        {
            return new Malformed(scheme);
        }

        // "case-insensitive token" (RFC 9110 §11.1)
        if (!field[scheme..schemeEnd].Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return new Absent();
        }

        var token = Skip(field, schemeEnd, Space);
        if (token == schemeEnd)
        {
            return new Malformed(schemeEnd);
        }

        var padding = Skip(field, token, TokenCharacters);
        if (padding == token)
        {
            return new Malformed(token);
        }

        var end = Skip(field, padding, Padding);
        return end == field.Length ? new Bearer(field[token..].ToString()) : new Malformed(end);
    }

    private static int Skip(ReadOnlySpan<char> field, int from, SearchValues<char> characters)
    {
        var length = field[from..].IndexOfAnyExcept(characters);
        return length < 0 ? field.Length : from + length;
    }
}
