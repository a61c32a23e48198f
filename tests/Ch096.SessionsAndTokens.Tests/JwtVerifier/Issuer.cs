using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

/// <summary>Makes the tokens of these tests, with the keys of RFC 7515, appendix A, which prints their private halves.</summary>
internal static class Issuer
{
    private static readonly ConcurrentDictionary<(SigningAlgorithm Algorithm, string? Id), VerificationKey> Keys = new();

    /// <summary>Appendix A.1.</summary>
    public static byte[] Secret { get; } = Bytes("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

    /// <summary>The public half of the RSA key: the same object each time, unless it has been disposed of.</summary>
    public static RSA Rsa() => Rsa("RSA", () => Rfc7515A2.Pair.Modulus!);

    /// <summary>A public key that nobody has the private half of: the largest odd number of so many bits.</summary>
    public static RSA Rsa(int bits) => Rsa($"RSA {bits}", () =>
    {
        byte[] modulus = [.. Enumerable.Repeat((byte)0xFF, (bits + 7) / 8)];
        modulus[0] >>= (8 - (bits % 8)) % 8;
        return modulus;
    });

    /// <summary>The public half of the key for an elliptic curve algorithm: the same object each time, unless it has been disposed of.</summary>
    public static ECDsa Ecdsa(SigningAlgorithm algorithm) => PublicHalf(algorithm.ToString(), () => EcdsaPair(algorithm));

    /// <summary>The public half of any key on a curve.</summary>
    /// <param name="oid">Which curve.</param>
    public static ECDsa Ecdsa(string oid) => PublicHalf(oid, () => ECDsa.Create(ECCurve.CreateFromValue(oid)));

    /// <summary>What a verifier needs to check this issuer's tokens: the same key each time, since a key never changes.</summary>
    public static VerificationKey Key(SigningAlgorithm algorithm, string? keyId = null) => Keys.GetOrAdd((algorithm, keyId), MakeKey);

    /// <summary>A signed token; header and claims as they are written here, right or wrong.</summary>
    public static string Token(string claims, string header = """{"alg":"HS256"}""", SigningAlgorithm algorithm = SigningAlgorithm.HS256) =>
        Token(Encoding.UTF8.GetBytes(claims), Encoding.UTF8.GetBytes(header), algorithm);

    /// <inheritdoc cref="Token(string, string, SigningAlgorithm)"/>
    public static string Token(byte[] claims, byte[] header, SigningAlgorithm algorithm = SigningAlgorithm.HS256)
    {
        var signingInput = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        return WithSignature(signingInput, Sign(algorithm, signingInput));
    }

    public static string WithSignature(string signingInput, ReadOnlySpan<byte> signature) =>
        $"{signingInput}.{Base64Url.EncodeToString(signature)}";

    public static byte[] Sign(SigningAlgorithm algorithm, string signingInput)
    {
        var (input, hash) = (Encoding.ASCII.GetBytes(signingInput), Hash(algorithm));
        if (Family(algorithm) == 'H')
        {
            return CryptographicOperations.HmacData(hash, Secret, input);
        }

        return Kept.Bytes(typeof(Issuer), $"{algorithm} {signingInput}", () =>
        {
            using var rsa = RSA.Create(Rfc7515A2.Pair);
            using var ecdsa = EcdsaPair(algorithm);
            return Family(algorithm) switch
            {
                'E' => ecdsa.SignData(input, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
                'P' => rsa.SignData(input, hash, RSASignaturePadding.Pss),
                _ => rsa.SignData(input, hash, RSASignaturePadding.Pkcs1),
            };
        });
    }

    /// <summary>The same kind of signature as ASN.1 writes it.</summary>
    public static byte[] SignAsDer(SigningAlgorithm algorithm, string signingInput) => Kept.Bytes(typeof(Issuer), $"DER {algorithm} {signingInput}", () =>
    {
        using var ecdsa = EcdsaPair(algorithm);
        return ecdsa.SignData(Encoding.ASCII.GetBytes(signingInput), Hash(algorithm), DSASignatureFormat.Rfc3279DerSequence);
    });

    private static VerificationKey MakeKey((SigningAlgorithm Algorithm, string? Id) name)
    {
        if (Family(name.Algorithm) == 'H')
        {
            return VerificationKey.Hmac(name.Algorithm, Secret, name.Id);
        }

        if (Family(name.Algorithm) == 'E')
        {
            return VerificationKey.Ecdsa(name.Algorithm, Ecdsa(name.Algorithm), name.Id);
        }

        return VerificationKey.Rsa(name.Algorithm, Rsa(), name.Id);
    }

    private static char Family(SigningAlgorithm algorithm) => algorithm.ToString()[0];

    private static HashAlgorithmName Hash(SigningAlgorithm algorithm) => new($"SHA{algorithm.ToString()[2..]}");

    private static PublicRsa Rsa(string name, Func<byte[]> modulus) => Kept.Key(typeof(Issuer), name, () => new PublicRsa(modulus()));

    private static ECDsa PublicHalf(string name, Func<ECDsa> makePair) => Kept.Key(typeof(Issuer), name, () =>
    {
        using var pair = makePair();
        return ECDsa.Create(pair.ExportParameters(includePrivateParameters: false));
    });

    // Appendix A.3 for ES256 and A.4 for ES512; for P-384, of which there is no example, any number will do.
    private static ECDsa EcdsaPair(SigningAlgorithm algorithm) => algorithm switch
    {
        SigningAlgorithm.ES256 => EcdsaPair(ECCurve.NamedCurves.nistP256, Bytes("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")),
        SigningAlgorithm.ES384 => EcdsaPair(ECCurve.NamedCurves.nistP384, SHA384.HashData("P-384"u8)),
        _ => EcdsaPair(
            ECCurve.NamedCurves.nistP521,
            Bytes("AY5pb7A0UFiB3RELSD64fTLOSV_jazdF7fLYyuTw8lOfRhWg6Y6rUrPAxerEzgdRhajnu0ferB0d53vM9mE15j2C")),
    };

    private static ECDsa EcdsaPair(ECCurve curve, byte[] privateKey) => ECDsa.Create(new ECParameters { Curve = curve, D = privateKey });

    private static byte[] Bytes(string base64Url) => Base64Url.DecodeFromChars(base64Url);
}
