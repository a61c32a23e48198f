using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>The three parts of a JWS in compact serialization, decoded.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 §7.1</see>.
/// <code>
/// eyJhbGciOiJIUzI1NiJ9 . eyJpc3MiOiJqb2UifQ . bxF9…
/// └────── header ─────┘   └──── payload ────┘   └ signature
/// └────────────── signing input ────────────┘
/// </code>
/// </remarks>
internal readonly ref struct CompactToken
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>What was signed: the first two parts as they came, so never a new encoding of what they say.</summary>
    public ReadOnlySpan<byte> SigningInput { get; private init; }

    public ReadOnlySpan<byte> Header { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    public ReadOnlySpan<byte> Signature { get; private init; }

    /// <summary>Enough bytes for <see cref="Read"/>: the signing input, and all parts decoded.</summary>
    public static int BufferSize(int tokenLength) => tokenLength + Base64Url.GetMaxDecodedLength(tokenLength);

    /// <summary>Takes a token apart; null means that it could be done.</summary>
    public static TokenResult.Invalid? Read(ReadOnlySpan<char> token, Span<byte> buffer, out CompactToken parts)
    {
        parts = default;
        var periods = token.Count('.');
        if (periods == 4)
        {
            return new(TokenRule.NotEncrypted, "five parts are an encrypted token (JWE); only signed ones are read here");
        }

        if (periods != 2)
        {
            return new(TokenRule.ThreeParts, "a signed token has exactly three parts");
        }

        var (first, last) = (token.IndexOf('.'), token.LastIndexOf('.'));
        TokenResult.Invalid? invalid = null;
        parts = new()
        {
            SigningInput = Take(ref buffer, Encoding.ASCII.GetBytes(token[..last], buffer)),
            Header = Decode(token, 0, first, "header", ref buffer, ref invalid),
            Payload = Decode(token, first + 1, last, "payload", ref buffer, ref invalid),
            Signature = Decode(token, last + 1, token.Length, "signature", ref buffer, ref invalid),
        };
        return invalid;
    }

    // One spelling for each byte string, or a token that was revoked by its text comes back in another one.
    private static ReadOnlySpan<byte> Decode(
        ReadOnlySpan<char> token,
        int start,
        int end,
        string name,
        scoped ref Span<byte> buffer,
        scoped ref TokenResult.Invalid? invalid)
    {
        var part = token[start..end];

        // The framework's decoder would skip white space and padding, so what is outside the alphabet is looked for first.
        if (part.IndexOfAnyExcept(Alphabet) is >= 0 and var at)
        {
            invalid ??= new(TokenRule.Base64Url, $"the {name} is not base64url: look at character {start + at} of the token");
            return default;
        }

        // It does refuse a lone last character, and bits after the last byte that are not zero (RFC 4648 §3.5).
        if (Base64Url.DecodeFromChars(part, buffer, out _, out var length) != OperationStatus.Done)
        {
            invalid ??= new(TokenRule.Base64Url, $"the {name} is not base64url: it cannot end with character {end - 1} of the token");
            return default;
        }

        return Take(ref buffer, length);
    }

    private static ReadOnlySpan<byte> Take(scoped ref Span<byte> buffer, int length)
    {
        var taken = buffer[..length];
        buffer = buffer[length..];
        return taken;
    }
}
