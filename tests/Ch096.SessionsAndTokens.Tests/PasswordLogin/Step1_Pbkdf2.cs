using System.Security.Cryptography;
using System.Text;
using CsCheck;
using static Katas.SessionsAndTokens.PasswordLogin.HashFunction;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step1_Pbkdf2
{
    [Theory]
    [InlineData("password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6")]
    [InlineData("password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")]
    [InlineData("password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1")]
    [InlineData("passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038")]
    [InlineData("pass\0word", "sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3")]
    [Rule("R1")]
    public void Rfc6070_2_The_vectors_with_SHA_1(string password, string salt, int iterations, string key) =>
        Derives(Sha1, password, salt, iterations, key);

    [Fact]
    [Rule("R1")]
    public void Rfc7914_11_The_vector_with_SHA_256() => Derives(
        Sha256, "passwd", "salt", 1,
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");

    [Theory]
    [InlineData(Sha256, 1, "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b")]
    [InlineData(Sha256, 2, "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43")]
    [InlineData(Sha256, 3, "ad35240ac683febfaf3cd49d845473fbbbaa2437f5f82d5a415ae00ac76c6bfc")]
    [InlineData(Sha512, 1, "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce")]
    [InlineData(Sha512, 2, "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53cf76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e")]
    [Rule("R1")]
    public void Each_function_has_its_keys_and_each_iteration_changes_them(HashFunction prf, int iterations, string key) =>
        Derives(prf, "password", "salt", iterations, key);

    [Theory]
    [InlineData(Sha256, 63, "550bccf6a420d3bb8bc9e057e4cd0220aeedea1935a84cb716cb15c545623b80")]
    [InlineData(Sha256, 64, "9deb671f3cea57338c2909d9accd07f6fc5b5c5ac6f7f4be99361aa5d70306a5")]
    [InlineData(Sha256, 65, "9f3e73a7a18ef815e92cfde43cccc37df2e505e2e62cad65b1ccd33521fc680d")]
    [InlineData(Sha512, 128, "04a6eba8e7b2250449b0461fb1e9a8ec4c59bfbc00ebc6ad07e37db17bbe759cdd228cde1e823c0f168ff3346075f484f696a57f56e8a6967a4cbe30f671ce98")]
    [InlineData(Sha512, 129, "aa004c579d7e75055054ca23e94d6195cb262614ab37b3608a913c4b002c316f9b32cc900314d103be45a0392acc3bb106b8cd25f44159dcb062aea0cd3b25ff")]
    [Rule("R1")]
    public void Rfc2104_2_A_password_may_be_longer_than_a_block_of_its_hash(HashFunction prf, int length, string key) =>
        Derives(prf, new string('a', length), "salt", 2, key);

    [Theory]
    [InlineData("", "salt", 2, "62384466264daadc4144018c6bd864648272b34da8980d31521ffcce92ae003b")]
    [InlineData("password", "", 2, "8bc2f9167a81cdcfad1235cd9047f1136271c1f978fcfcb35e22dbeafa4634f6")]
    [InlineData("", "", 1, "f7ce0b653d2d72a4108cf5abe912ffdd777616dbbb27a70e8204f3ae2d0f6fad")]
    [Rule("R1")]
    public void Both_texts_may_be_empty(string password, string salt, int iterations, string key) =>
        Derives(Sha256, password, salt, iterations, key);

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [Rule("R1")]
    public void A_shorter_key_is_the_beginning_of_a_longer_one(int length) => Derives(
        Sha256, "password", "salt", 1,
        "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b4dbf3a2f3dad3377264bb7b8e8330d4efc7451418617dabef683735361cdc18c22"
            [..(2 * length)]);

    [Fact]
    [Rule("R1")]
    public void The_second_iteration_adds_the_hash_of_the_first_one()
    {
        var (password, salt) = ("password"u8.ToArray(), "salt"u8.ToArray());

        var first = new Pbkdf2().DeriveKey(Sha256, password, salt, 1, 32);
        var second = new Pbkdf2().DeriveKey(Sha256, password, salt, 2, 32);

        var added = first.Zip(second, (one, two) => (byte)(one ^ two));
        added.Should().Equal(HMACSHA256.HashData(password, first), "U_2 = PRF (P, U_1)");
    }

    [Fact]
    [Rule("R1")]
    public void The_number_of_a_block_has_four_bytes()
    {
        var key = new Pbkdf2().DeriveKey(Sha1, "password"u8.ToArray(), "salt"u8.ToArray(), 1, 257 * 20);

        Convert.ToHexStringLower(key[^20..]).Should().Be(
            "355003b2cbaac5875e03c8d6014d6ae93d9607ea", "block 257 of SHA-1 begins where one byte for its number would be 1 again");
    }

    [Fact]
    [Rule("R1")]
    public void What_is_given_is_as_it_was()
    {
        var (password, salt) = ("password"u8.ToArray(), "salt"u8.ToArray());

        var first = new Pbkdf2().DeriveKey(Sha256, password, salt, 2, 32);

        Encoding.UTF8.GetString([.. password, .. salt]).Should().Be("passwordsalt");
        new Pbkdf2().DeriveKey(Sha256, password, salt, 2, 32).Should().Equal(first).And.NotBeSameAs(first);
    }

    [Theory]
    [InlineData(0, 32, "iterations")]
    [InlineData(-1, 32, "iterations")]
    [InlineData(int.MinValue, 32, "iterations")]
    [InlineData(1, 0, "length")]
    [InlineData(1, -1, "length")]
    [Rule("R2")]
    public void There_is_one_iteration_and_one_byte_at_least(int iterations, int length, string parameter)
    {
        var derive = () => new Pbkdf2().DeriveKey(Sha256, [1], [2], iterations, length);

        derive.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [Rule("R2")]
    public void A_function_is_one_of_the_three(int prf)
    {
        var derive = () => new Pbkdf2().DeriveKey((HashFunction)prf, [1], [2], 1, 32);

        derive.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    [Rule("R2")]
    public void Null_is_no_password_and_no_salt()
    {
        var noPassword = () => new Pbkdf2().DeriveKey(Sha256, null!, [2], 1, 32);
        var noSalt = () => new Pbkdf2().DeriveKey(Sha256, [1], null!, 1, 32);

        noPassword.Should().Throw<ArgumentNullException>().WithParameterName("password");
        noSalt.Should().Throw<ArgumentNullException>().WithParameterName("salt");
    }

    [Fact]
    [Rule("R1")]
    public void The_framework_derives_the_same()
    {
        Derives(Sha1, "password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6");

        Gen.Select(Gen.Int[0, 2], Gen.Byte.Array[0, 140], Gen.Byte.Array[0, 40], Gen.Int[1, 5], Gen.Int[1, 200]).Sample(
            (prf, password, salt, iterations, length) =>
                new Pbkdf2().DeriveKey((HashFunction)prf, password, salt, iterations, length)
                    .SequenceEqual(Derivation.OfTheFramework((HashFunction)prf, password, salt, iterations, length)),
            iter: Samples.Of(400), threads: 1);
    }

    private static void Derives(HashFunction prf, string password, string salt, int iterations, string key)
    {
        var derived = new Pbkdf2().DeriveKey(
            prf, Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(salt), iterations, key.Length / 2);

        Convert.ToHexStringLower(derived).Should().Be(
            key, "PBKDF2 with {0}, {1} iterations and {2} bytes of salt says so", prf, iterations, salt.Length);
    }
}
