using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>Reads one element of a set, if it is a public key that verifies signatures.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7517#section-4">RFC 7517 §4</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc7518#section-6">RFC 7518 §6</see>.
/// </remarks>
internal static class JwkReader
{
    // RFC 7518 §3.3 has the lower bound. The upper one: what a stranger's key may cost us at every token.
    private const int MinRsaBits = 2048, MaxRsaBits = 8192;

    // Who finds one of these in a public document can sign as well as the issuer (RFC 7518 §6.2.2, §6.3.2, §6.4.1).
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    private static readonly string[] RsaAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

    /// <summary>The key, or null: "Implementations SHOULD ignore JWKs within a JWK Set" that they cannot use (RFC 7517 §5).</summary>
    public static PublicJwk? Read(JsonElement jwk)
    {
        try
        {
            var isForUs = !PrivateMembers.Any(name => jwk.TryGetProperty(name, out _)) && MayVerify(jwk);
            var (key, algorithms, thumbprinted) = (isForUs ? Text(jwk, "kty") : null) switch
            {
                "RSA" => ReadRsa(jwk),
                "EC" => ReadEc(jwk),
                _ => throw new FormatException(), // "oct" above all: a secret that everybody can read
            };
            using (key)
            {
                return new PublicJwk(
                    Text(jwk, "kid"),
                    Text(jwk, "alg") is not { } only ? algorithms : algorithms.Contains(only) ? [only] : throw new FormatException(),
                    Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(thumbprinted))),
                    key.ExportSubjectPublicKeyInfo());
            }
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or InvalidOperationException)
        {
            return null;
        }
    }

    // RFC 7517 §4.2 and §4.3: where they are there, both have to allow it.
    private static bool MayVerify(JsonElement jwk)
    {
        if (!jwk.TryGetProperty("key_ops", out var operations))
        {
            return Text(jwk, "use") is null or "sig";
        }

        // "Duplicate key operation values MUST NOT be present in the array."
        var names = operations.EnumerateArray().Select(Text).ToList();
        return names.Contains("verify") && names.Distinct().Count() == names.Count && Text(jwk, "use") is null or "sig";
    }

    private static (AsymmetricAlgorithm Key, IReadOnlyList<string> Algorithms, string Thumbprinted) ReadRsa(JsonElement jwk)
    {
        var (modulus, exponent) = (Bytes(jwk, "n"), Bytes(jwk, "e"));
        var bits = (modulus.Length * 8) - (modulus is [var first, ..] ? int.LeadingZeroCount(first) - 24 : 0);

        // Base64urlUInt has no leading zero (RFC 7518 §2), and a product of odd primes is odd. The exponents in use are 3 and 65537.
        if (bits is < MinRsaBits or > MaxRsaBits || modulus[0] == 0 || modulus[^1] % 2 == 0
            || exponent is not [not 0, ..] || exponent.Length > 4 || exponent[^1] % 2 == 0 || exponent is [1])
        {
            throw new FormatException();
        }

        return (
            RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent }),
            RsaAlgorithms,
            $$"""{"e":"{{Text(jwk, "e")}}","kty":"RSA","n":"{{Text(jwk, "n")}}"}""");
    }

    private static (AsymmetricAlgorithm Key, IReadOnlyList<string> Algorithms, string Thumbprinted) ReadEc(JsonElement jwk)
    {
        var (curve, length, algorithm) = Text(jwk, "crv") switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32, "ES256"),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48, "ES384"),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66, "ES512"),
            _ => throw new FormatException(),
        };

        // RFC 7518 §6.2.1.2: "The length of this octet string MUST be the full size of a coordinate".
        var (x, y) = (Bytes(jwk, "x"), Bytes(jwk, "y"));
        if (x.Length != length || y.Length != length)
        {
            throw new FormatException();
        }

        // The framework refuses a point that is not on the curve: with such a key verifying may mean nothing.
        return (
            ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } }),
            [algorithm],
            $$"""{"crv":"{{Text(jwk, "crv")}}","kty":"EC","x":"{{Text(jwk, "x")}}","y":"{{Text(jwk, "y")}}"}""");
    }

    private static string? Text(JsonElement jwk, string name) => jwk.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException();

    // One spelling only, for the thumbprint is made of it: no padding, no white space, no bits left over.
    private static byte[] Bytes(JsonElement jwk, string name)
    {
        var text = Text(jwk, name) ?? throw new FormatException();
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : throw new FormatException();
    }
}
