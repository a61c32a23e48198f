using System.Security.Cryptography;

#pragma warning disable CA1001 // A key lives as long as somebody holds it, and what the threads hold of it has finalizers.

namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>A secret (RFC 7518 §3.2).</summary>
internal sealed class HmacKey(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId) : SigningKey(algorithm, keyId)
{
    private readonly byte[] secret = secret.ToArray();

    public override byte[] Sign(ReadOnlySpan<byte> signingInput) => CryptographicOperations.HmacData(Hash, secret, signingInput);
}

// The framework promises nothing about one RSA or ECDsa object in two threads, so each thread has its own.

/// <summary>RSASSA-PKCS1-v1_5 (RFC 7518 §3.3) or RSASSA-PSS (§3.5).</summary>
internal sealed class RsaKey(SigningAlgorithm algorithm, RSAParameters privateKey, string? keyId) : SigningKey(algorithm, keyId)
{
    private readonly ThreadLocal<RSA> rsa = new(() => RSA.Create(privateKey));

    // The framework's PSS is that of §3.5: "The size of the salt value is the same size as the hash function output."
    private readonly RSASignaturePadding padding =
        algorithm >= SigningAlgorithm.PS256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    public override byte[] Sign(ReadOnlySpan<byte> signingInput) => rsa.Value!.SignData(signingInput, Hash, padding);
}

/// <summary>ECDSA (RFC 7518 §3.4).</summary>
internal sealed class EcdsaKey(SigningAlgorithm algorithm, ECParameters privateKey, string? keyId) : SigningKey(algorithm, keyId)
{
    private readonly ThreadLocal<ECDsa> ecdsa = new(() => ECDsa.Create(privateKey));

    // R and S one after the other, each as long as the curve's field. Certificates have DER instead: its lengths vary, and JOSE
    // "MUST NOT be shortened to omit any leading zero octets".
    public override byte[] Sign(ReadOnlySpan<byte> signingInput) =>
        ecdsa.Value!.SignData(signingInput, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
