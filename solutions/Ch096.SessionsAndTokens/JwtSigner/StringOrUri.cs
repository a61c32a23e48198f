using System.Buffers;

namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>A name in <c>iss</c>, <c>sub</c> or <c>aud</c>.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519#section-2">RFC 7519 §2</see>: "any value containing a ":" character
/// MUST be a URI", as <see href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986 §2, §3.1</see> writes one.
/// </remarks>
internal static class StringOrUri
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create($"{Letters}{Digits}+-.");
    private static readonly SearchValues<char> UriCharacters = SearchValues.Create($"{Letters}{Digits}-._~:/?#[]@!$&'()*+,;=%");

    public static bool IsOne(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return Utf16.IsWellFormed(value) && (colon < 0 || (IsScheme(value.AsSpan(0, colon)) && HasUriCharacters(value)));
    }

    private static bool IsScheme(ReadOnlySpan<char> text) =>
        text is [var first, ..] && char.IsAsciiLetter(first) && !text.ContainsAnyExcept(SchemeCharacters);

    private static bool HasUriCharacters(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(UriCharacters))
        {
            return false;
        }

        while (text.IndexOf('%') is >= 0 and var percent)
        {
            text = text[(percent + 1)..];
            if (text is not [var high, var low, ..] || !char.IsAsciiHexDigit(high) || !char.IsAsciiHexDigit(low))
            {
                return false;
            }
        }

        return true;
    }
}
