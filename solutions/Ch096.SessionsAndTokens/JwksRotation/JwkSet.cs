using System.Text.Json;
using System.Text.Unicode;

namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>Reads the key set of an issuer.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</see>.</remarks>
public static class JwkSet
{
    /// <summary>The longest document that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The most elements of <c>keys</c>, usable or not.</summary>
    public const int MaxKeys = 100;

    // "Strict" is about what two readers could understand differently, the last of two equal names above all.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The usable keys of a set, in its order. What is no key of ours is left out and does no harm.</summary>
    /// <param name="json">The document, from whoever sent it.</param>
    /// <exception cref="JwksFormatException">It is no JWK Set.</exception>
    public static IReadOnlyList<PublicJwk> Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
        {
            throw new JwksFormatException(JwksProblem.TooLong);
        }

        using var document = ReadJson(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("keys", out var keys)
            || keys.ValueKind != JsonValueKind.Array)
        {
            throw new JwksFormatException(JwksProblem.NotASet);
        }

        var usable = new List<PublicJwk>();
        foreach (var (index, key) in keys.EnumerateArray().Index())
        {
            if (index == MaxKeys)
            {
                throw new JwksFormatException(JwksProblem.TooManyKeys, index);
            }

            if (key.ValueKind != JsonValueKind.Object)
            {
                throw new JwksFormatException(JwksProblem.NotASet, index);
            }

            if (JwkReader.Read(key) is { } jwk)
            {
                usable.Add(jwk);
            }
        }

        return usable;
    }

    private static JsonDocument ReadJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Utf8.IsValid(json.Span) ? JsonDocument.Parse(json, Strict) : throw new JwksFormatException(JwksProblem.Json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // the latter: half a surrogate pair
        {
            throw new JwksFormatException(JwksProblem.Json);
        }
    }
}
