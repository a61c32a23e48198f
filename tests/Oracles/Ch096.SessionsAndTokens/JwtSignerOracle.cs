using System.Buffers.Text;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Katas.SessionsAndTokens.JwtSigner;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit.Abstractions;

#pragma warning disable CA2000 // An ECDsaSecurityKey owns its ECDsa, but says so to nobody.

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>openssl makes the keys; the solution signs; openssl and Microsoft.IdentityModel, who know nothing of it, verify.</summary>
public sealed class JwtSignerOracle(ITestOutputHelper output) : IDisposable
{
    private const int TokensOfEach = 10;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_300_000_000);
    private static readonly string[] Pieces = ["a", "\"", "\\", "\n", "\x1f", "é", "\u65E5", "\U0001F600", "/", "<", "\u2028", " "];

    private readonly string folder = Directory.CreateTempSubdirectory("kata-jwt-signer-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("openssl")]
    public async Task What_is_signed_openssl_verifies_and_IdentityModel_reads()
    {
        var random = Seed.Printed(output, $"{TokensOfEach} tokens of each of {Enum.GetValues<SigningAlgorithm>().Length} algorithms");

        foreach (var algorithm in Enum.GetValues<SigningAlgorithm>())
        {
            var (key, theirs) = await KeyMadeBy(algorithm, random);
            using var ids = RandomNumberGenerator.Create();
            var signer = new TokenSigner(
                key,
                new TokenProfile { Issuer = "https://issuer.example", Audience = ["api", "other"], Lifetime = TimeSpan.FromMinutes(1), NotBeforeDelay = TimeSpan.Zero },
                new Clock(),
                ids);

            for (var i = 0; i < TokensOfEach; i++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
                var number = random.NextInt64(-(1L << 53) + 1, 1L << 53);
                var fraction = BitConverter.Int64BitsToDouble(random.NextInt64());
                fraction = double.IsFinite(fraction) ? fraction : 0.5;

                var token = signer.Issue("ann", [new("text", text), new("number", number), new("fraction", fraction), new("list", new ClaimValue.List([text, true]))]);

                await OpenSslVerifies(algorithm, token);
                await IdentityModelReads(token, theirs, text, number, fraction);
            }
        }
    }

    private async Task<(SigningKey Ours, SecurityKey Theirs)> KeyMadeBy(SigningAlgorithm algorithm, Random random)
    {
        string[]? make = Family(algorithm) switch
        {
            'R' or 'P' => ["RSA", "-pkeyopt", $"rsa_keygen_bits:{random.Next(256, 321) * 8}"],
            'E' => ["EC", "-pkeyopt", $"ec_paramgen_curve:{(algorithm == SigningAlgorithm.ES256 ? "P-256" : algorithm == SigningAlgorithm.ES384 ? "P-384" : "P-521")}"],
            _ => null,
        };
        if (make is null)
        {
            var secret = (await OpenSsl("rand", "-hex", $"{random.Next(64, 200)}")).Text.Trim();
            await File.WriteAllTextAsync(KeyFile, secret);
            return (SigningKey.Hmac(algorithm, Convert.FromHexString(secret), "k"), new SymmetricSecurityKey(Convert.FromHexString(secret)));
        }

        await OpenSsl(["genpkey", "-out", KeyFile, "-algorithm", .. make]);
        var pem = await File.ReadAllTextAsync(KeyFile);
        await File.WriteAllTextAsync(PublicFile, (await OpenSsl("pkey", "-in", KeyFile, "-pubout")).Text);
        if (Family(algorithm) == 'E')
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(pem);
            return (SigningKey.Ecdsa(algorithm, ecdsa, "k"), new ECDsaSecurityKey(ECDsa.Create(ecdsa.ExportParameters(includePrivateParameters: false))));
        }

        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return (SigningKey.Rsa(algorithm, rsa, "k"), new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false)));
    }

    private async Task OpenSslVerifies(SigningAlgorithm algorithm, string token)
    {
        var end = token.LastIndexOf('.');
        var signature = Base64Url.DecodeFromChars(token.AsSpan(end + 1));
        var hash = $"-sha{algorithm.ToString()[2..]}";
        if (Family(algorithm) == 'H')
        {
            var mac = await OpenSsl(
                ["dgst", hash, "-binary", "-mac", "HMAC", "-macopt", $"hexkey:{await File.ReadAllTextAsync(KeyFile)}"], Encoding.ASCII.GetBytes(token[..end]));
            Convert.ToHexString(signature).Should().Be(Convert.ToHexString(mac.Output), "openssl computes the same MAC over {0}", token);
            return;
        }

        await File.WriteAllBytesAsync(SignatureFile, Family(algorithm) == 'E' ? ToDer(signature) : signature);
        string[] how = Family(algorithm) == 'P' ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"] : [];
        var said = await OpenSsl(["dgst", hash, "-verify", PublicFile, "-signature", SignatureFile, .. how], Encoding.ASCII.GetBytes(token[..end]));
        said.Text.Should().StartWith("Verified OK", "openssl takes {0} as {1}", token, algorithm);
    }

    private static async Task IdentityModelReads(string token, SecurityKey key, string text, long number, double fraction)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = true,
            ValidIssuer = "https://issuer.example",
            ValidAudience = "api",
            ValidTypes = ["JWT"],
            LifetimeValidator = (from, to, _, _) => from == Now.UtcDateTime && to == Now.UtcDateTime.AddMinutes(1),
        });

        result.IsValid.Should().BeTrue("IdentityModel says {0} of {1}", result.Exception?.Message, token);
        var read = (JsonWebToken)result.SecurityToken;
        (read.Kid, read.Subject, read.IssuedAt).Should().Be(("k", "ann", Now.UtcDateTime));
        (read.GetPayloadValue<string>("text"), read.GetPayloadValue<long>("number"), read.GetPayloadValue<double>("fraction"))
            .Should().Be((text, number, fraction));
        read.GetPayloadValue<JsonElement>("list")[0].GetString().Should().Be(text);
    }

    // 30 len 02 len R 02 len S: openssl's own form, written with the framework's writer.
    private static byte[] ToDer(byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature.AsSpan(0, signature.Length / 2), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature.AsSpan(signature.Length / 2), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    private static char Family(SigningAlgorithm algorithm) => algorithm.ToString()[0];

    private string KeyFile => Path.Combine(folder, "key");

    private string PublicFile => Path.Combine(folder, "public");

    private string SignatureFile => Path.Combine(folder, "signature");

    private static Task<ProgramResult> OpenSsl(params string[] arguments) => OpenSsl(arguments, default);

    private static async Task<ProgramResult> OpenSsl(string[] arguments, ReadOnlyMemory<byte> input)
    {
        var result = await RealProgram.Named("openssl").RunAsync(arguments, input);
        result.ExitCode.Should().Be(0, "openssl {0} said: {1}", string.Join(' ', arguments), result.Errors);
        return result;
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
