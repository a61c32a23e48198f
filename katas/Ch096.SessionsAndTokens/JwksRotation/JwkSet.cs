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

    /// <summary>The usable keys of a set, in its order. What is no key of ours is left out and does no harm.</summary>
    /// <param name="json">The document, from whoever sent it.</param>
    /// <exception cref="JwksFormatException">It is no JWK Set.</exception>
    public static IReadOnlyList<PublicJwk> Parse(ReadOnlyMemory<byte> json) =>
        throw new NotImplementedException();
}
