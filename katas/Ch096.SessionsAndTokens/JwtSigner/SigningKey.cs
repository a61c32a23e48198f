using System.Security.Cryptography;
using static Katas.SessionsAndTokens.JwtSigner.SigningAlgorithm;

namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>A secret or a private key, and the one algorithm that it is for (RFC 8725 §3.1).</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7518#section-3">RFC 7518 §3</see>. A key takes a copy of what it is made
/// from, never changes, and may be used by any number of threads at once.
/// </remarks>
public abstract class SigningKey
{
    /// <summary>What it signs with.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>What a token's <c>kid</c> calls it, or null if it has no name.</summary>
    public string? KeyId { get; }

    /// <summary>A secret that issuer and verifiers share.</summary>
    /// <param name="algorithm">HS256, HS384 or HS512.</param>
    /// <param name="secret">At least as long as the hash: 32, 48 or 64 bytes (§3.2).</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, a secret too short for it, or half a surrogate pair.</exception>
    public static SigningKey Hmac(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId = null) =>
        throw new NotImplementedException();

    /// <summary>An RSA key with its private half.</summary>
    /// <param name="algorithm">RS256, RS384, RS512, PS256, PS384 or PS512.</param>
    /// <param name="privateKey">2048 bits or more (§3.3, §3.5). A copy is taken: the caller may dispose of it.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">
    /// Another kind of algorithm, a key that is too small or only public, or half a surrogate pair.
    /// </exception>
    public static SigningKey Rsa(SigningAlgorithm algorithm, RSA privateKey, string? keyId = null) =>
        throw new NotImplementedException();

    /// <summary>An elliptic curve key with its private half.</summary>
    /// <param name="algorithm">ES256, ES384 or ES512.</param>
    /// <param name="privateKey">On the algorithm's own curve: P-256, P-384 or P-521 (§3.4). A copy is taken.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">
    /// Another kind of algorithm, a key on another curve or only public, or half a surrogate pair.
    /// </exception>
    public static SigningKey Ecdsa(SigningAlgorithm algorithm, ECDsa privateKey, string? keyId = null) =>
        throw new NotImplementedException();

    /// <summary>Signs, or computes the MAC.</summary>
    /// <param name="signingInput">Any bytes; for a token, those of its first two parts with the period.</param>
    /// <returns>The bytes that the third part of a token encodes.</returns>
    public abstract byte[] Sign(ReadOnlySpan<byte> signingInput);

    /// <summary>The name of the algorithm. What is written into a text ends up in a log, so there is no more to it.</summary>
    public override string ToString() =>
        throw new NotImplementedException();
}
