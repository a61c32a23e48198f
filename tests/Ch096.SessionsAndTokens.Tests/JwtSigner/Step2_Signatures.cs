using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step2_Signatures
{
    [Fact]
    [Rule("R5")]
    public void Rfc7515_A_1_HS256()
    {
        var (input, signature) = Split(Rfc7515.A1);

        Base64Url.EncodeToString(Keys.Of(SigningAlgorithm.HS256).Sign(input)).Should().Be(signature);
    }

    [Fact]
    [Rule("R5")]
    public void Rfc7520_4_4_HS256_with_a_secret_as_short_as_allowed()
    {
        var (input, signature) = Split(Rfc7520.Hmac);

        var key = SigningKey.Hmac(SigningAlgorithm.HS256, Keys.Bytes(Rfc7520.HmacSecret));

        Base64Url.EncodeToString(key.Sign(input)).Should().Be(signature);
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [InlineData(
        SigningAlgorithm.HS384, "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952")]
    [InlineData(
        SigningAlgorithm.HS512,
        "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598")]
    [Rule("R5")]
    public void Rfc4231_4_7_A_secret_longer_than_a_block(SigningAlgorithm algorithm, string mac)
    {
        var secret = new byte[131];
        secret.AsSpan().Fill(0xAA);

        var signature = SigningKey.Hmac(algorithm, secret).Sign("Test Using Larger Than Block-Size Key - Hash Key First"u8);

        Convert.ToHexStringLower(signature).Should().Be(mac);
    }

    [Fact]
    [Rule("R6")]
    public void Rfc7515_A_2_RS256()
    {
        var (input, signature) = Split(Rfc7515.A2);

        Base64Url.EncodeToString(Keys.Of(SigningAlgorithm.RS256).Sign(input)).Should().Be(signature);
    }

    [Fact]
    [Rule("R6")]
    public void Rfc7520_4_1_RS256()
    {
        var (input, signature) = Split(Rfc7520.Rsa);
        using var rsa = RsaKeys.Bilbo();

        Base64Url.EncodeToString(SigningKey.Rsa(SigningAlgorithm.RS256, rsa).Sign(input)).Should().Be(signature);
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256, 32)]
    [InlineData(SigningAlgorithm.HS384, 48)]
    [InlineData(SigningAlgorithm.HS512, 64)]
    [Rule("R5")]
    public void A_MAC_is_that_of_the_algorithms_hash(SigningAlgorithm algorithm, int length) => IsGood(algorithm, length);

    [Theory]
    [InlineData(SigningAlgorithm.RS256)]
    [InlineData(SigningAlgorithm.RS384)]
    [InlineData(SigningAlgorithm.RS512)]
    [InlineData(SigningAlgorithm.PS256)]
    [InlineData(SigningAlgorithm.PS384)]
    [InlineData(SigningAlgorithm.PS512)]
    [Rule("R6")]
    public void A_verifier_takes_an_RSA_signature(SigningAlgorithm algorithm) => IsGood(algorithm, 256);

    [Fact]
    [Rule("R6")]
    public void Rfc8017_8_2_1_A_signature_that_is_a_small_number_keeps_its_leading_zero()
    {
        var signature = Keys.Of(SigningAlgorithm.RS256).Sign("171"u8);

        Convert.ToHexString(signature)[..12].Should().Be("00B81A935FD7", "it has as many bytes as the modulus");
        signature.Should().HaveCount(256);
    }

    [Fact]
    [Rule("R6")]
    public void Rfc7518_3_5_PSS_has_a_new_salt_each_time_and_PKCS1_has_none()
    {
        string Sign(SigningAlgorithm algorithm) => Convert.ToHexString(Keys.Of(algorithm).Sign("the same"u8));

        (Sign(SigningAlgorithm.PS256) == Sign(SigningAlgorithm.PS256)).Should().BeFalse("PS256 has a random salt");
        (Sign(SigningAlgorithm.RS256) == Sign(SigningAlgorithm.RS256)).Should().BeTrue("RS256 has no randomness");
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256, 64)]
    [InlineData(SigningAlgorithm.ES384, 96)]
    [InlineData(SigningAlgorithm.ES512, 132)]
    [Rule("R7")]
    public void A_verifier_takes_an_ECDSA_signature(SigningAlgorithm algorithm, int length) => IsGood(algorithm, length);

    [Fact]
    [Rule("R7")]
    public void Rfc7518_3_4_Half_of_all_ES512_numbers_begin_with_a_zero_byte_and_keep_it()
    {
        var key = Keys.Of(SigningAlgorithm.ES512);
        var signatures = Enumerable.Range(0, Samples.Of(24)).Select(_ => key.Sign("Payload"u8)).ToList();

        signatures.TrueForAll(signature => signature.Length == 132).Should().BeTrue("R and S are 66 bytes each, whatever their value");
        signatures.TrueForAll(signature => signature[0] <= 1 && signature[66] <= 1).Should().BeTrue("each is a number of 521 bits");
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256)]
    [InlineData(SigningAlgorithm.ES256)]
    [Rule("R5")]
    [Rule("R7")]
    public void Nothing_and_very_much_can_be_signed(SigningAlgorithm algorithm)
    {
        var much = new byte[100_000];

        Keys.Verifies(algorithm, [], Keys.Of(algorithm).Sign([])).Should().BeTrue("the empty input is an input");
        Keys.Verifies(algorithm, much, Keys.Of(algorithm).Sign(much)).Should().BeTrue("100 000 bytes are no more than one");
    }

    [Fact]
    [Rule("R2")]
    public void A_key_outlives_what_it_was_made_of()
    {
        var secret = (byte[])Keys.Secret.Clone();
        var rsa = RsaKeys.Example();
        var ecdsa = Keys.Ecdsa(SigningAlgorithm.ES256);
        var keys = new[]
        {
            SigningKey.Hmac(SigningAlgorithm.HS256, secret), SigningKey.Rsa(SigningAlgorithm.RS256, rsa), SigningKey.Ecdsa(SigningAlgorithm.ES256, ecdsa),
        };

        CryptographicOperations.ZeroMemory(secret);
        rsa.Dispose();
        ecdsa.Dispose();

        foreach (var key in keys)
        {
            var sign = () => key.Sign("x"u8);

            var signature = sign.Should().NotThrow("the key is a copy").Subject;
            Keys.Verifies(key.Algorithm, "x"u8, signature).Should().BeTrue("the {0} key is a copy", key);
        }
    }

    // RFC 7515, appendices A.3 and A.4, and RFC 7520 §4.2 have random numbers in their signatures: these are checked, not compared.
    private static void IsGood(SigningAlgorithm algorithm, int length)
    {
        foreach (var input in (string[])[Rfc7515.A3, Rfc7515.A4])
        {
            var signature = Keys.Of(algorithm).Sign(Encoding.ASCII.GetBytes(input));

            signature.Length.Should().Be(length, "{0} has no other length", algorithm);
            Keys.Verifies(algorithm, Encoding.ASCII.GetBytes(input), signature).Should().BeTrue("a strict verifier takes what {0} signs", algorithm);
        }
    }

    private static (byte[] Input, string Signature) Split(string token)
    {
        var end = token.LastIndexOf('.');
        return (Encoding.ASCII.GetBytes(token[..end]), token[(end + 1)..]);
    }
}
