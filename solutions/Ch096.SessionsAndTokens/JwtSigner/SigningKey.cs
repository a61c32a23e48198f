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
    // §3.3 and §3.5: "A key of size 2048 bits or larger MUST be used".
    private const int MinRsaBits = 2048;

    private protected SigningKey(SigningAlgorithm algorithm, string? keyId) => (Algorithm, KeyId) = (algorithm, keyId);

    /// <summary>What it signs with.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>What a token's <c>kid</c> calls it, or null if it has no name.</summary>
    public string? KeyId { get; }

    private protected HashAlgorithmName Hash => Algorithm switch
    {
        HS256 or RS256 or PS256 or ES256 => HashAlgorithmName.SHA256,
        HS384 or RS384 or PS384 or ES384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    /// <summary>A secret that issuer and verifiers share.</summary>
    /// <param name="algorithm">HS256, HS384 or HS512.</param>
    /// <param name="secret">At least as long as the hash: 32, 48 or 64 bytes (§3.2).</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">Another kind of algorithm, a secret too short for it, or half a surrogate pair.</exception>
    public static SigningKey Hmac(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId = null)
    {
        var minimum = algorithm switch
        {
            HS256 => SHA256.HashSizeInBytes,
            HS384 => SHA384.HashSizeInBytes,
            HS512 => SHA512.HashSizeInBytes,
            _ => throw new ArgumentException("is not an HMAC algorithm", nameof(algorithm)),
        };
        ThrowUnless(secret.Length >= minimum, nameof(secret), "is shorter than the hash (RFC 7518 §3.2)");
        ThrowUnlessName(keyId);
        return new HmacKey(algorithm, secret, keyId);
    }

    /// <summary>An RSA key with its private half.</summary>
    /// <param name="algorithm">RS256, RS384, RS512, PS256, PS384 or PS512.</param>
    /// <param name="privateKey">2048 bits or more (§3.3, §3.5). A copy is taken: the caller may dispose of it.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">
    /// Another kind of algorithm, a key that is too small or only public, or half a surrogate pair.
    /// </exception>
    public static SigningKey Rsa(SigningAlgorithm algorithm, RSA privateKey, string? keyId = null)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        ThrowUnless(algorithm is >= RS256 and <= PS512, nameof(algorithm), "is not an RSA algorithm");
        ThrowUnless(privateKey.KeySize >= MinRsaBits, nameof(privateKey), "has fewer than 2048 bits (RFC 7518 §3.3)");
        ThrowUnlessName(keyId);
        return new RsaKey(algorithm, PrivateHalf(privateKey.ExportParameters, nameof(privateKey)), keyId);
    }

    /// <summary>An elliptic curve key with its private half.</summary>
    /// <param name="algorithm">ES256, ES384 or ES512.</param>
    /// <param name="privateKey">On the algorithm's own curve: P-256, P-384 or P-521 (§3.4). A copy is taken.</param>
    /// <param name="keyId">What a token's <c>kid</c> calls it, or null.</param>
    /// <exception cref="ArgumentException">
    /// Another kind of algorithm, a key on another curve or only public, or half a surrogate pair.
    /// </exception>
    public static SigningKey Ecdsa(SigningAlgorithm algorithm, ECDsa privateKey, string? keyId = null)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        var curve = algorithm switch
        {
            ES256 => ECCurve.NamedCurves.nistP256,
            ES384 => ECCurve.NamedCurves.nistP384,
            ES512 => ECCurve.NamedCurves.nistP521,
            _ => throw new ArgumentException("is not an ECDSA algorithm", nameof(algorithm)),
        };

        // By name and not by size: secp256k1 has 256 bits, too. A curve without a name is none of the three.
        var its = privateKey.ExportParameters(includePrivateParameters: false).Curve;
        ThrowUnless(
            its.IsNamed && its.Oid.Value == curve.Oid.Value, nameof(privateKey), "is not on the curve of its algorithm (RFC 7518 §3.4)");
        ThrowUnlessName(keyId);
        return new EcdsaKey(algorithm, PrivateHalf(privateKey.ExportParameters, nameof(privateKey)), keyId);
    }

    /// <summary>Signs, or computes the MAC.</summary>
    /// <param name="signingInput">Any bytes; for a token, those of its first two parts with the period.</param>
    /// <returns>The bytes that the third part of a token encodes.</returns>
    public abstract byte[] Sign(ReadOnlySpan<byte> signingInput);

    /// <summary>The name of the algorithm. What is written into a text ends up in a log, so there is no more to it.</summary>
    public override string ToString() => Algorithm.ToString();

    private static T PrivateHalf<T>(Func<bool, T> export, string parameter)
    {
        try
        {
            return export(true);
        }
        catch (CryptographicException)
        {
            throw new ArgumentException($"'{parameter}' has no private half to sign with", parameter);
        }
    }

    private static void ThrowUnlessName(string? keyId) =>
        ThrowUnless(keyId is null || Utf16.IsWellFormed(keyId), nameof(keyId), "has half a surrogate pair");

    private static void ThrowUnless(bool holds, string parameter, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException($"'{parameter}' {problem}", parameter);
        }
    }
}
