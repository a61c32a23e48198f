using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

/// <summary>The keys of these tests, and what a verifier says of their signatures.</summary>
internal static class Keys
{
    private static readonly ConcurrentDictionary<(SigningAlgorithm Algorithm, string? Id), SigningKey> All = new();

    /// <summary>The secret of RFC 7515, appendix A.1: 64 bytes.</summary>
    public static byte[] Secret { get; } = Bytes("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

    public static IEnumerable<SigningAlgorithm> Algorithms => Enum.GetValues<SigningAlgorithm>();

    /// <summary>The same key each time, since a key never changes.</summary>
    public static SigningKey Of(SigningAlgorithm algorithm, string? keyId = null) => All.GetOrAdd((algorithm, keyId), Make);

    /// <summary>A key pair for an algorithm: RFC 7515, appendices A.3 and A.4; of P-384 there is no example.</summary>
    public static ECDsa Ecdsa(SigningAlgorithm algorithm) => algorithm switch
    {
        SigningAlgorithm.ES256 => Ecdsa(ECCurve.NamedCurves.nistP256, Bytes("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")),
        SigningAlgorithm.ES384 => Ecdsa(ECCurve.NamedCurves.nistP384, SHA384.HashData("P-384"u8)),
        _ => Ecdsa(
            ECCurve.NamedCurves.nistP521,
            Bytes("AY5pb7A0UFiB3RELSD64fTLOSV_jazdF7fLYyuTw8lOfRhWg6Y6rUrPAxerEzgdRhajnu0ferB0d53vM9mE15j2C")),
    };

    /// <summary>A key pair on any curve.</summary>
    public static ECDsa Ecdsa(ECCurve curve, byte[] privateKey)
    {
        // To compute its public half takes much longer than to read it.
        var pkcs8 = Kept.Bytes(typeof(Keys), $"{curve.Oid.Value} {Convert.ToHexString(privateKey)}", () =>
        {
            using var pair = ECDsa.Create(new ECParameters { Curve = curve, D = privateKey });
            return pair.ExportPkcs8PrivateKey();
        });
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }

    /// <summary>Whether a verifier takes a signature of <see cref="Of"/>, all of it and in JOSE's form only.</summary>
    public static bool Verifies(SigningAlgorithm algorithm, ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        var hash = new HashAlgorithmName($"SHA{algorithm.ToString()[2..]}");
        switch (algorithm.ToString()[0])
        {
            case 'H':
                return CryptographicOperations.HmacData(hash, Secret, input).AsSpan().SequenceEqual(signature);
            case 'E':
                using (var ecdsa = Ecdsa(algorithm))
                {
                    return ecdsa.VerifyData(input, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
                }

            default:
                using (var rsa = RsaKeys.PublicExample())
                {
                    return rsa.VerifyData(input, signature, hash, algorithm.ToString()[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
                }
        }
    }

    public static byte[] Bytes(string base64Url) => Base64Url.DecodeFromChars(base64Url);

    private static SigningKey Make((SigningAlgorithm Algorithm, string? Id) name)
    {
        switch (name.Algorithm.ToString()[0])
        {
            case 'H':
                return SigningKey.Hmac(name.Algorithm, Secret, name.Id);
            case 'E':
                using (var ecdsa = Ecdsa(name.Algorithm))
                {
                    return SigningKey.Ecdsa(name.Algorithm, ecdsa, name.Id);
                }

            default:
                return SigningKey.Rsa(name.Algorithm, RsaKeys.Example(), name.Id);
        }
    }
}
