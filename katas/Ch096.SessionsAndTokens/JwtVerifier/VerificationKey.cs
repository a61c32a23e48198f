using System.Security.Cryptography;
using static Katas.SessionsAndTokens.JwtVerifier.SigningAlgorithm;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>A key and the one algorithm that it is for (RFC 8725 §3.1).</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7518#section-3">RFC 7518 §3</see>. A key takes a copy of what it is made
/// from, never changes, and may be used by any number of threads at once.
/// </remarks>
public abstract class VerificationKey
{
    /// <summary>What it verifies.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>What a token's <c>kid</c> calls it, or null if it has no name.</summary>
    public string? KeyId { get; }

    /// <summary>A secret that issuer and verifier share.</summary>
    /// <param name="algorithm">HS256, HS384 or HS512.</param>
    /// <param name="secret">At least as long as the hash: 32, 48 or 64 bytes (§3.2).</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, or a secret too short for it.</exception>
    public static VerificationKey Hmac(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId = null) =>
        throw new NotImplementedException();

    /// <summary>The public half of an RSA key.</summary>
    /// <param name="algorithm">RS256, RS384, RS512, PS256, PS384 or PS512.</param>
    /// <param name="publicKey">2048 bits or more (§3.3, §3.5). A private half is not kept.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, or a key that is too small.</exception>
    public static VerificationKey Rsa(SigningAlgorithm algorithm, RSA publicKey, string? keyId = null) =>
        throw new NotImplementedException();

    /// <summary>The public half of an elliptic curve key.</summary>
    /// <param name="algorithm">ES256, ES384 or ES512.</param>
    /// <param name="publicKey">On the algorithm's own curve: P-256, P-384 or P-521 (§3.4). A private half is not kept.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, or a key on another curve.</exception>
    public static VerificationKey Ecdsa(SigningAlgorithm algorithm, ECDsa publicKey, string? keyId = null) =>
        throw new NotImplementedException();
}
