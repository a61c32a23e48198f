using System.Security.Cryptography;

#pragma warning disable CA1001 // A key lives as long as somebody holds it, and what the threads hold of it has finalizers.

namespace Katas.SessionsAndTokens.JwtVerifier;

// The framework promises nothing about one cryptographic object in two threads, so each thread has its own.

/// <summary>A secret: the MAC is computed again and compared (RFC 7518 §3.2).</summary>
internal sealed class HmacKey : VerificationKey
{
    private readonly ThreadLocal<IncrementalHash> hmac;

    public HmacKey(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId)
        : base(algorithm, keyId)
    {
        var copy = secret.ToArray();
        hmac = new(() => IncrementalHash.CreateHMAC(Hash, copy));
    }

    internal override bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        Span<byte> mac = stackalloc byte[HashLength];
        hmac.Value!.AppendData(signingInput);
        hmac.Value.GetHashAndReset(mac);

        // A comparison that stops at the first difference tells a patient attacker, byte by byte, what the MAC should be.
        return CryptographicOperations.FixedTimeEquals(mac, signature);
    }
}

/// <summary>RSASSA-PKCS1-v1_5 (RFC 7518 §3.3) or RSASSA-PSS (§3.5).</summary>
internal sealed class RsaKey(SigningAlgorithm algorithm, RSAParameters publicKey, string? keyId)
    : VerificationKey(algorithm, keyId)
{
    private readonly ThreadLocal<RSA> rsa = new(() => RSA.Create(publicKey));

    // The framework's PSS has the salt that §3.5 wants: as long as the hash; no other length verifies.
    private readonly RSASignaturePadding padding =
        algorithm >= SigningAlgorithm.PS256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    // OpenSSL also takes a signature that has lost its leading zeros. RFC 8017 §8.1.2 and §8.2.2 have "If the length of the
    // signature S is not k octets, output 'invalid signature'".
    internal override bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature) =>
        signature.Length == publicKey.Modulus!.Length
        && rsa.Value!.VerifyData(signingInput, signature, Hash, padding);
}

/// <summary>ECDSA (RFC 7518 §3.4).</summary>
internal sealed class EcdsaKey(SigningAlgorithm algorithm, ECParameters publicKey, string? keyId)
    : VerificationKey(algorithm, keyId)
{
    private readonly ThreadLocal<ECDsa> ecdsa = new(() => Create(publicKey));
    private readonly int fieldLength = publicKey.Q.X!.Length;

    internal override bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        // "the JWS Signature value MUST be a 64-octet sequence" for P-256; other lengths are refused before any mathematics.
        if (signature.Length != 2 * fieldLength)
        {
            return false;
        }

        Span<byte> der = stackalloc byte[EcdsaSignature.MaxDerLength];
        return ecdsa.Value!.VerifyData(
            signingInput, EcdsaSignature.ToDer(signature, der), Hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    // What ECDsa.Create makes on Linux is this class in a wrapper, which copies every span into an array of its own.
    private static ECDsa Create(ECParameters publicKey)
    {
        var ecdsa = OperatingSystem.IsLinux() ? new ECDsaOpenSsl() : ECDsa.Create();
        ecdsa.ImportParameters(publicKey);
        return ecdsa;
    }
}
