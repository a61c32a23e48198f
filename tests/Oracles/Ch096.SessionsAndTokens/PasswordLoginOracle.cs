using System.Globalization;
using System.Security.Cryptography;
using Katas.SessionsAndTokens.PasswordLogin;
using Xunit.Abstractions;

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>openssl derives keys with PBKDF2, and so does the solution.</summary>
public sealed class PasswordLoginOracle(ITestOutputHelper output)
{
    private const int Keys = 150;

    [OracleFact("openssl")]
    public async Task Openssl_derives_the_same_keys()
    {
        var random = Seed.Printed(output, $"{Keys} keys");
        for (var i = 0; i < Keys; i++)
        {
            var prf = (HashFunction)random.Next(3);

            // Round about the block of the hash, at which HMAC begins to hash its key. openssl wants some salt.
            var password = Bytes(random, random.Next(0, 200));
            var salt = Bytes(random, random.Next(1, 80));
            var iterations = 1 << random.Next(14);
            var length = random.Next(1, 300);

            await DerivesTheSame(prf, password, salt, iterations, length);
        }
    }

    [OracleFact("openssl")]
    public async Task Openssl_derives_what_the_longer_vector_of_RFC_7914_says()
    {
        var key = await DerivesTheSame(HashFunction.Sha256, "Password"u8.ToArray(), "NaCl"u8.ToArray(), 80_000, 64);

        Convert.ToHexStringLower(key).Should().Be(
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d");
    }

    [OracleFact("openssl")]
    public async Task What_is_stored_is_what_openssl_derives()
    {
        using var random = RandomNumberGenerator.Create();
        var hasher = new PasswordHasher(new Pbkdf2(), new PasswordPolicy { Iterations = 1234 }, new AsItIs(), random);

        var stored = hasher.Hash("pässword 🐎");

        var parts = stored.Split('$');
        parts[..3].Should().Equal("", "pbkdf2-sha256", "i=1234");
        var salt = Convert.FromBase64String($"{parts[3]}==");
        var key = await OpenSsl(HashFunction.Sha256, "pässword 🐎"u8.ToArray(), salt, 1234, 32);
        parts[4].Should().Be(Convert.ToBase64String(key).TrimEnd('='), "{0} was made with the salt {1}", stored, Convert.ToHexString(salt));
    }

    private static async Task<byte[]> DerivesTheSame(HashFunction prf, byte[] password, byte[] salt, int iterations, int length)
    {
        var expected = await OpenSsl(prf, password, salt, iterations, length);

        var key = new Pbkdf2().DeriveKey(prf, password, salt, iterations, length);

        Convert.ToHexString(key).Should().Be(
            Convert.ToHexString(expected),
            "openssl says so of {0}, password {1}, salt {2}, {3} iterations, {4} bytes",
            prf, Convert.ToHexString(password), Convert.ToHexString(salt), iterations, length);
        return key;
    }

    private static async Task<byte[]> OpenSsl(HashFunction prf, byte[] password, byte[] salt, int iterations, int length)
    {
        var result = await RealProgram.Named("openssl").RunAsync(
        [
            "kdf", "-binary", "-keylen", Number(length), "-kdfopt", $"digest:{prf}", "-kdfopt", $"hexpass:{Convert.ToHexString(password)}",
            "-kdfopt", $"hexsalt:{Convert.ToHexString(salt)}", "-kdfopt", $"iter:{Number(iterations)}", "-kdfopt", "pkcs5:1", "PBKDF2",
        ]);
        result.ExitCode.Should().Be(0, "openssl said: {0}", result.Errors);
        return result.Output;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private sealed class AsItIs : INormalizer
    {
        public string Normalize(string text) => text;
    }
}
