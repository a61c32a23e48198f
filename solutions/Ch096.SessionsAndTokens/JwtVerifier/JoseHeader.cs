using System.Text;
using System.Text.Json;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>What a verifier reads of a header: which key to try, and nothing that could bring its own.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7515#section-4">RFC 7515 §4</see>. <c>jwk</c>, <c>jku</c>, <c>x5u</c> and
/// <c>x5c</c> are strangers like any other name: a key that comes with the token proves nothing (RFC 8725 §3.10).
/// </remarks>
internal struct JoseHeader : IJsonMembers
{
    private static readonly SigningAlgorithm[] Algorithms = Enum.GetValues<SigningAlgorithm>();
    private static readonly byte[][] Names = [.. Algorithms.Select(algorithm => Encoding.ASCII.GetBytes($"{algorithm}"))];

    private bool hasAlgorithm;
    private bool hasCritical;

    /// <summary>The algorithm that <c>alg</c> names, or null if it names none that proves something.</summary>
    public SigningAlgorithm? Algorithm { get; private set; }

    public string? KeyId { get; private set; }

    public string? Type { get; private set; }

    public static TokenResult.Invalid? Read(ReadOnlySpan<byte> json, TokenPolicy policy, out JoseHeader header)
    {
        header = default;
        if (StrictJson.Read(json, policy.MaxDepth, ref header) is { } problem)
        {
            return new(TokenRule.Header, $"the header {problem}");
        }

        if (!header.hasAlgorithm)
        {
            return new(TokenRule.Header, "the header has no 'alg'");
        }

        // An extension that is not understood makes the token invalid, and no extension is understood here. What else 'crit'
        // could hold is forbidden: nothing, names that the RFCs define, something that is not a list. So its mere presence tells.
        return header.hasCritical ? new(TokenRule.Critical, "the header has 'crit', and no extension is understood here") : null;
    }

    public static int IndexOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("alg"u8) ? 0
        : name.SequenceEqual("kid"u8) ? 1
        : name.SequenceEqual("typ"u8) ? 2
        : name.SequenceEqual("crit"u8) ? 3
        : -1;

    public string? Keep(int index, ref Utf8JsonReader value)
    {
        if (index == 3)
        {
            hasCritical = true;
            return StrictJson.Skip(ref value);
        }

        if (value.TokenType != JsonTokenType.String)
        {
            return "has an 'alg', 'kid' or 'typ' that is not a string";
        }

        switch (index)
        {
            case 0:
                hasAlgorithm = true;
                Algorithm = Named(in value);
                break;
            case 1:
                KeyId = value.GetString();
                break;
            default:
                Type = value.GetString();
                break;
        }

        return null;
    }

    /// <summary>Is <paramref name="wanted"/> the media type that <c>typ</c> names?</summary>
    /// <remarks>RFC 7515 §4.1.9: without a slash, <c>application/</c> is left out; case does not count (RFC 2045 §5.1).</remarks>
    public readonly bool IsOfType(string wanted) =>
        Type is not null && string.Equals(MediaType(Type), MediaType(wanted), StringComparison.OrdinalIgnoreCase);

    private static string MediaType(string type) => type.Contains('/', StringComparison.Ordinal) ? type : $"application/{type}";

    // Byte for byte: 'hs256' and 'None' are names of nothing.
    private static SigningAlgorithm? Named(ref readonly Utf8JsonReader alg)
    {
        StrictJson.CheckEscapes(in alg);
        for (var i = 0; i < Names.Length; i++)
        {
            if (alg.ValueTextEquals(Names[i]))
            {
                return Algorithms[i];
            }
        }

        return null;
    }
}
