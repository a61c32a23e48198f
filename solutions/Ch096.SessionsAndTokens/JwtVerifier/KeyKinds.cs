using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>A secret: the MAC is computed again and compared (RFC 7518 §3.2).</summary>
internal sealed class HmacKey : VerificationKey
{
    private readonly Pool<IncrementalHash> hashes;
    private readonly int length;

    public HmacKey(SigningAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId)
        : base(algorithm, keyId)
    {
        var copy = secret.ToArray();
        hashes = new(() => IncrementalHash.CreateHMAC(Hash, copy));
        length = HashLength(algorithm);
    }

    internal override bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        Span<byte> mac = stackalloc byte[length];
        var hash = hashes.Take();
        hash.AppendData(signingInput);
        hash.GetHashAndReset(mac);
        hashes.Return(hash);

        // A comparison that stops at the first difference tells a patient attacker, byte by byte, what the MAC should be.
        return CryptographicOperations.FixedTimeEquals(mac, signature);
    }
}

/// <summary>RSASSA-PKCS1-v1_5 (RFC 7518 §3.3) or RSASSA-PSS (§3.5).</summary>
internal sealed class RsaKey : VerificationKey
{
    private readonly Pool<RSA> keys;
    private readonly RSASignaturePadding padding;

    public RsaKey(SigningAlgorithm algorithm, RSA publicKey, string? keyId)
        : base(algorithm, keyId)
    {
        var parameters = publicKey.ExportParameters(includePrivateParameters: false);
        keys = new(() => RSA.Create(parameters));

        // The framework's PSS has the salt that §3.5 wants: as long as the hash, no other length verifies.
        padding = algorithm >= SigningAlgorithm.PS256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
    }

    internal override bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        var key = keys.Take();
        var verified = key.VerifyData(signingInput, signature, Hash, padding);
        keys.Return(key);
        return verified;
    }
}

/// <summary>ECDSA (RFC 7518 §3.4).</summary>
internal sealed class EcdsaKey(SigningAlgorithm algorithm, ECParameters publicKey, string? keyId)
    : VerificationKey(algorithm, keyId)
{
    private readonly Pool<ECDsa> keys = new(() => ECDsa.Create(publicKey));

    internal override bool Verify(ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        // R || S, each as long as the curve's field: not the ASN.1 that most other protocols carry.
        const DSASignatureFormat Format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;
        var key = keys.Take();
        var verified = key.VerifyData(signingInput, signature, Hash, Format);
        keys.Return(key);
        return verified;
    }
}

/// <summary>Cryptographic objects, each used by one thread at a time: the framework promises no more of them.</summary>
/// <remarks>Holds as many as were ever in use at once. One that is lost to an exception is made anew.</remarks>
internal sealed class Pool<T>(Func<T> create)
    where T : class
{
    private readonly ConcurrentBag<T> idle = [];

    public T Take() => idle.TryTake(out var item) ? item : create();

    public void Return(T item) => idle.Add(item);
}
