using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Katas.SessionsAndTokens.JwksRotation;
using Microsoft.IdentityModel.Tokens;
using Xunit.Abstractions;
using IdentityJwk = Microsoft.IdentityModel.Tokens.JsonWebKey;

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>openssl makes the keys; as a JWK Set they go through the solution, and openssl gets the same ones back.</summary>
public sealed class JwksRotationOracle(ITestOutputHelper output) : IDisposable
{
    private const int KeysOfEach = 4;

    private static readonly string[] Kinds = ["RSA", "P-256", "P-384", "P-521"];

    private readonly string folder = Directory.CreateTempSubdirectory("kata-jwks-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("openssl")]
    public async Task A_key_of_openssl_comes_back_as_it_was()
    {
        var random = Seed.Printed(output, $"{KeysOfEach} keys of each of {Kinds.Length} kinds");

        foreach (var kind in Kinds)
        {
            for (var i = 0; i < KeysOfEach; i++)
            {
                var pem = await PublicKeyMadeBy(kind, random);
                var jwk = Jwk(kind, pem);
                var keys = JwkSet.Parse(Set(jwk));

                var key = keys.Should().ContainSingle("openssl made {0}", jwk).Subject;
                var back = PemEncoding.WriteString("PUBLIC KEY", key.SubjectPublicKeyInfo.Span);
                (await OpenSsl(["pkey", "-pubin", "-outform", "DER"], back)).Output.Should().Equal(
                    (await OpenSsl(["pkey", "-pubin", "-outform", "DER"], pem)).Output, "it is the key of {0}", jwk);
                key.Thumbprint.Should().Be(Base64Url.EncodeToString(new IdentityJwk(jwk.ToJsonString()).ComputeJwkThumbprint()));
            }
        }
    }

    [OracleFact("openssl")]
    public async Task A_point_that_openssl_refuses_is_left_out()
    {
        var random = Seed.Printed(output, "12 points with a bit changed");

        foreach (var kind in Kinds[1..])
        {
            for (var i = 0; i < KeysOfEach; i++)
            {
                var pem = await PublicKeyMadeBy(kind, random);
                var jwk = Jwk(kind, pem);
                var y = Base64Url.DecodeFromChars((string)jwk["y"]!);
                y[random.Next(1, y.Length)] ^= (byte)(1 << random.Next(8));
                jwk["y"] = Base64Url.EncodeToString(y);

                // The point is the end of what X.509 writes: X and Y, one after the other.
                var der = (await OpenSsl(["pkey", "-pubin", "-outform", "DER"], pem)).Output;
                y.CopyTo(der, der.Length - y.Length);
                var said = await RealProgram.Named("openssl").RunAsync(
                    ["pkey", "-pubin", "-pubcheck", "-noout"], Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", der)));

                JwkSet.Parse(Set(jwk)).Count.Should().Be(said.ExitCode == 0 ? 1 : 0, "openssl says {0}{1} of {2}", said.Text, said.Errors, jwk);
            }
        }
    }

    private async Task<string> PublicKeyMadeBy(string kind, Random random)
    {
        var file = Path.Combine(folder, "key");
        string[] make = kind == "RSA"
            ? ["RSA", "-pkeyopt", $"rsa_keygen_bits:{random.Next(2048, 2200)}"]
            : ["EC", "-pkeyopt", $"ec_paramgen_curve:{kind}"];
        await OpenSsl(["genpkey", "-out", file, "-algorithm", .. make], "");
        return (await OpenSsl(["pkey", "-in", file, "-pubout"], "")).Text;
    }

    private static JsonObject Jwk(string kind, string pem)
    {
        if (kind == "RSA")
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            var numbers = rsa.ExportParameters(includePrivateParameters: false);
            return new() { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent), ["kid"] = "k" };
        }

        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(pem);
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        return new() { ["kty"] = "EC", ["crv"] = kind, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y), ["kid"] = "k" };
    }

    private static byte[] Set(JsonObject jwk) => Encoding.UTF8.GetBytes($$"""{"keys":[{{jwk.ToJsonString()}}]}""");

    private static async Task<ProgramResult> OpenSsl(string[] arguments, string input)
    {
        var result = await RealProgram.Named("openssl").RunAsync(arguments, Encoding.ASCII.GetBytes(input));
        result.ExitCode.Should().Be(0, "openssl {0} said: {1}", string.Join(' ', arguments), result.Errors);
        return result;
    }
}
