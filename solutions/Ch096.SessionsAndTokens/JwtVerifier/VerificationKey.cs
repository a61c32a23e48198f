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
    // §3.3 and §3.5: "A key of size 2048 bits or larger MUST be used".
    private const int MinRsaBits = 2048;

    private protected VerificationKey(SigningAlgorithm algorithm, string? keyId) => (Algorithm, KeyId) = (algorithm, keyId);

    /// <summary>What it verifies.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>What a token's <c>kid</c> calls it, or null if it has no name.</summary>
    public string? KeyId { get; }

    private protected HashAlgorithmName Hash => Algorithm switch
    {
        HS256 or RS256 or PS256 or ES256 => HashAlgorithmName.SHA256,
        HS384 or RS384 or PS384 or ES384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    private protected int HashLength => LengthOfHash(Algorithm);

    /// <summary>A secret that issuer and verifier share.</summary>
    /// <param name="algorithm">HS256, HS384 or HS512.</param>
    /// <param name="secret">At least as long as the hash: 32, 48 or 64 bytes (§3.2).</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, or a secret too short for it.</exception>
    public static VerificationKey Hmac(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId = null)
    {
        ThrowUnless(algorithm is HS256 or HS384 or HS512, nameof(algorithm), "is not an HMAC algorithm");
        ThrowUnless(secret.Length >= LengthOfHash(algorithm), nameof(secret), "is shorter than the hash (RFC 7518 §3.2)");
        return new HmacKey(algorithm, secret, keyId);
    }

    /// <summary>The public half of an RSA key.</summary>
    /// <param name="algorithm">RS256, RS384, RS512, PS256, PS384 or PS512.</param>
    /// <param name="publicKey">2048 bits or more (§3.3, §3.5). A private half is not kept.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, or a key that is too small.</exception>
    public static VerificationKey Rsa(SigningAlgorithm algorithm, RSA publicKey, string? keyId = null)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        ThrowUnless(algorithm is >= RS256 and <= PS512, nameof(algorithm), "is not an RSA algorithm");
        ThrowUnless(publicKey.KeySize >= MinRsaBits, nameof(publicKey), "has fewer than 2048 bits (RFC 7518 §3.3)");
        return new RsaKey(algorithm, publicKey.ExportParameters(includePrivateParameters: false), keyId);
    }

    /// <summary>The public half of an elliptic curve key.</summary>
    /// <param name="algorithm">ES256, ES384 or ES512.</param>
    /// <param name="publicKey">On the algorithm's own curve: P-256, P-384 or P-521 (§3.4). A private half is not kept.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, or a key on another curve.</exception>
    public static VerificationKey Ecdsa(SigningAlgorithm algorithm, ECDsa publicKey, string? keyId = null)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        var parameters = publicKey.ExportParameters(includePrivateParameters: false);
        var curve = algorithm switch
        {
            ES256 => ECCurve.NamedCurves.nistP256,
            ES384 => ECCurve.NamedCurves.nistP384,
            ES512 => ECCurve.NamedCurves.nistP521,
            _ => throw new ArgumentException("is not an ECDSA algorithm", nameof(algorithm)),
        };

        // By name and not by size: secp256k1 has 256 bits, too. A curve without a name is none of the three.
        var isTheCurve = parameters.Curve.IsNamed && parameters.Curve.Oid.Value == curve.Oid.Value;
        ThrowUnless(isTheCurve, nameof(publicKey), "is not on the curve of its algorithm (RFC 7518 §3.4)");
        return new EcdsaKey(algorithm, parameters, keyId);
    }

    /// <summary>Was <paramref name="signature"/> made over <paramref name="signingInput"/> with this key?</summary>
    internal abstract bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature);

    private static int LengthOfHash(SigningAlgorithm algorithm) =>
        algorithm is HS256 ? SHA256.HashSizeInBytes : algorithm is HS384 ? SHA384.HashSizeInBytes : SHA512.HashSizeInBytes;

    private static void ThrowUnless(bool holds, string parameter, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException($"'{parameter}' {problem}", parameter);
        }
    }
}
