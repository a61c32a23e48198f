using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

/// <summary>The keys of these tests, as JSON.</summary>
internal static class Jwks
{
    /// <summary>RFC 7517, appendix A.1, and RFC 7638 §3.1.</summary>
    public const string RfcRsa = $$"""{"kty":"RSA","n":"{{Modulus}}","e":"AQAB","alg":"RS256","kid":"2011-04-29"}""";

    /// <summary>RFC 7517, appendix A.1: a key for encryption.</summary>
    public const string RfcEc =
        """{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc","kid":"1"}""";

    /// <summary>RFC 7517, appendix A.3: a secret, that of RFC 7515, appendix A.1.</summary>
    public const string RfcOct =
        """{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow","kid":"HMAC key used in JWS spec Appendix A.1 example"}""";

    public const string Modulus =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W"
        + "-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08q"
        + "NLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

    /// <summary>A set of these keys.</summary>
    public static byte[] Set(params string[] keys) => Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', keys)}}]}""");

    /// <summary>An elliptic curve key with this number as its private half, which is not in it.</summary>
    /// <param name="number">Another number is another key.</param>
    /// <param name="kid">Its name, or null.</param>
    /// <param name="more">Further members, with a comma before each.</param>
    /// <param name="curve">P-256, P-384 or P-521.</param>
    public static string Ec(byte number, string? kid = null, string more = "", string curve = "P-256")
    {
        var (x, y) = Point(number, curve);
        return $$"""{"kty":"EC","crv":"{{curve}}","x":"{{Base64Url.EncodeToString(x)}}","y":"{{Base64Url.EncodeToString(y)}}"{{Kid(kid)}}{{more}}}""";
    }

    /// <summary>The RSA key of RFC 7517.</summary>
    public static string Rsa(string? kid = null, string more = "") => $$"""{"kty":"RSA","n":"{{Modulus}}","e":"AQAB"{{Kid(kid)}}{{more}}}""";

    public static (byte[] X, byte[] Y) Point(byte number, string curve)
    {
        var length = curve == "P-256" ? 32 : curve == "P-384" ? 48 : 66;
        var point = Kept.Bytes(typeof(Jwks), $"{curve} {number}", () =>
        {
            byte[] d = [.. new byte[length - 1], number];
            using var pair = ECDsa.Create(new ECParameters { Curve = Curve(curve), D = d });
            var q = pair.ExportParameters(includePrivateParameters: false).Q;
            return [.. q.X!, .. q.Y!];
        });
        return (point[..length], point[length..]);
    }

    public static ECCurve Curve(string name) =>
        name == "P-256" ? ECCurve.NamedCurves.nistP256 : name == "P-384" ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP521;

    /// <summary>The usable keys of a set with these elements.</summary>
    public static IReadOnlyList<PublicJwk> Usable(params string[] keys) => JwkSet.Parse(Set(keys));

    private static string Kid(string? kid) => kid is null ? "" : $",\"kid\":\"{kid}\"";
}
