using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Katas.SessionsAndTokens.JwtVerifier;
using Xunit.Abstractions;
using static Katas.SessionsAndTokens.JwtVerifier.SigningAlgorithm;

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>openssl makes the keys and signs the tokens; the solution, which never sees a private key, verifies them.</summary>
public sealed class JwtVerifierOracle(ITestOutputHelper output) : IDisposable
{
    private const int TokensOfEach = 20;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_300_000_000);

    private readonly string folder = Directory.CreateTempSubdirectory("kata-jwt-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("openssl")]
    public async Task What_openssl_signs_is_valid_and_nothing_next_to_it()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var cases = 0;

        foreach (var algorithm in Enum.GetValues<SigningAlgorithm>())
        {
            var verifier = Verifier(await KeyMadeBy(algorithm, random));
            for (var i = 0; i < TokensOfEach; i++)
            {
                var signingInput = SigningInput(algorithm, random);
                var signature = await Sign(algorithm, signingInput);

                verifier.Verify(Token(signingInput, signature)).Should().BeOfType<TokenResult.Valid>(
                    "openssl signed {0} as {1}, seed {2}", signingInput, algorithm, seed);

                foreach (var tampered in Tampered(signingInput, signature, random))
                {
                    verifier.Verify(tampered).Should().BeOfType<TokenResult.Invalid>(
                        "{0} is a tampered {1}, seed {2}", tampered, algorithm, seed);
                    cases++;
                }

                cases++;
            }
        }

        output.WriteLine($"{cases} cases, seed {seed}");
    }

    [OracleFact("openssl")]
    public async Task A_salt_of_another_length_is_no_PSS_of_JOSE()
    {
        var random = new Random(1);
        var verifier = Verifier(await KeyMadeBy(PS384, random));
        var signingInput = SigningInput(PS384, random);

        foreach (var salt in (int[])[0, 20, 47, 48, 49, 64])
        {
            var result = verifier.Verify(Token(signingInput, await Sign(PS384, signingInput, salt)));

            (result is TokenResult.Valid).Should().Be(salt == 48, "SHA-384 has 48 bytes, and openssl used a salt of {0}", salt);
        }
    }

    private static TokenVerifier Verifier(VerificationKey key) => new(
        new TokenPolicy { Keys = [key], Issuer = "https://issuer.example", Audience = "api" }, new Clock());

    // The private key stays in openssl's file; what comes out is a PEM public key, or the secret in hexadecimal.
    private async Task<VerificationKey> KeyMadeBy(SigningAlgorithm algorithm, Random random)
    {
        string[]? make = Family(algorithm) switch
        {
            'R' or 'P' => ["RSA", "-pkeyopt", $"rsa_keygen_bits:{random.Next(256, 321) * 8}"],
            'E' => ["EC", "-pkeyopt", $"ec_paramgen_curve:{(algorithm == ES256 ? "P-256" : algorithm == ES384 ? "P-384" : "P-521")}"],
            _ => null,
        };
        if (make is null)
        {
            var secret = (await OpenSsl("rand", "-hex", $"{random.Next(64, 200)}")).Text.Trim();
            await File.WriteAllTextAsync(KeyFile, secret);
            return VerificationKey.Hmac(algorithm, Convert.FromHexString(secret));
        }

        await OpenSsl(["genpkey", "-out", KeyFile, "-algorithm", .. make]);
        var pem = (await OpenSsl("pkey", "-in", KeyFile, "-pubout")).Text;
        using AsymmetricAlgorithm key = Family(algorithm) == 'E' ? ECDsa.Create() : RSA.Create();
        key.ImportFromPem(pem);
        return key is ECDsa ecdsa ? VerificationKey.Ecdsa(algorithm, ecdsa) : VerificationKey.Rsa(algorithm, (RSA)key);
    }

    private async Task<byte[]> Sign(SigningAlgorithm algorithm, string signingInput, int? salt = null)
    {
        var hash = $"-sha{algorithm.ToString()[2..]}";
        string[] how = Family(algorithm) switch
        {
            'H' => ["-mac", "HMAC", "-macopt", $"hexkey:{await File.ReadAllTextAsync(KeyFile)}"],
            'P' => ["-sign", KeyFile, "-sigopt", "rsa_padding_mode:pss", "-sigopt", $"rsa_pss_saltlen:{salt?.ToString() ?? "digest"}"],
            _ => ["-sign", KeyFile],
        };
        var signed = await OpenSsl(["dgst", hash, "-binary", .. how], Encoding.ASCII.GetBytes(signingInput));
        return Family(algorithm) == 'E' ? FromDer(signed.Output, algorithm == ES256 ? 32 : algorithm == ES384 ? 48 : 66) : signed.Output;
    }

    // 30 len 02 len R 02 len S: openssl's own form, read with the framework's reader and not with the solution's writer.
    private static byte[] FromDer(byte[] der, int fieldLength)
    {
        var numbers = new System.Formats.Asn1.AsnReader(der, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        return [.. Field(), .. Field()];

        byte[] Field()
        {
            var number = numbers.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[fieldLength - number.Length], .. number];
        }
    }

    private static string SigningInput(SigningAlgorithm algorithm, Random random)
    {
        var name = new string(random.GetItems("abcdé\u65E5\u672C ".AsSpan(), random.Next(0, 60)));
        return $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"typ":"JWT","alg":"{{algorithm}}"}"""))}."
            + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
                $$"""{"iss":"https://issuer.example","aud":["other","api"],"exp":1300000060.5,"name":"{{name}}","n":{{random.Next()}}}"""));
    }

    private static IEnumerable<string> Tampered(string signingInput, byte[] signature, Random random)
    {
        var flipped = (byte[])signature.Clone();
        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        yield return Token(signingInput, flipped);
        yield return Token(signingInput, signature[..^1]);
        yield return Token(signingInput, [.. signature, 0]);
        yield return Token(signingInput, []);

        var at = random.Next(signingInput.Length);
        yield return Token(signingInput[..at] + (signingInput[at] == 'A' ? 'B' : 'A') + signingInput[(at + 1)..], signature);
    }

    private static string Token(string signingInput, byte[] signature) => $"{signingInput}.{Base64Url.EncodeToString(signature)}";

    private static char Family(SigningAlgorithm algorithm) => algorithm.ToString()[0];

    private string KeyFile => Path.Combine(folder, "key");

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
