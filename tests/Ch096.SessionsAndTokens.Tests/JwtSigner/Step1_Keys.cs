using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step1_Keys
{
    [Theory]
    [InlineData(SigningAlgorithm.HS256, 32, true)]
    [InlineData(SigningAlgorithm.HS256, 31, false)]
    [InlineData(SigningAlgorithm.HS256, 33, true)]
    [InlineData(SigningAlgorithm.HS384, 47, false)]
    [InlineData(SigningAlgorithm.HS384, 48, true)]
    [InlineData(SigningAlgorithm.HS512, 63, false)]
    [InlineData(SigningAlgorithm.HS512, 64, true)]
    [InlineData(SigningAlgorithm.HS512, 200, true)]
    [InlineData(SigningAlgorithm.HS256, 0, false)]
    [Rule("R1")]
    public void Rfc7518_3_2_A_secret_is_at_least_as_long_as_the_hash(SigningAlgorithm algorithm, int bytes, bool allowed) =>
        ShouldBe(allowed, () => SigningKey.Hmac(algorithm, new byte[bytes]), "secret", $"{bytes} bytes for {algorithm}");

    [Theory]
    [InlineData(SigningAlgorithm.RS256)]
    [InlineData(SigningAlgorithm.PS512)]
    [Rule("R1")]
    public void Rfc7518_3_3_An_RSA_key_has_2048_bits_or_more(SigningAlgorithm algorithm)
    {
        using var small = RsaKeys.TooSmall();
        var example = RsaKeys.Example();

        ShouldBe(true, () => SigningKey.Rsa(algorithm, example), "privateKey", $"2048 bits for {algorithm}");
        ShouldBe(false, () => SigningKey.Rsa(algorithm, small), "privateKey", $"2047 bits for {algorithm}");
    }

    [Theory]
    [InlineData("1.2.840.10045.3.1.7", 32, SigningAlgorithm.ES256)] // P-256
    [InlineData("1.3.132.0.34", 48, SigningAlgorithm.ES384)] // P-384
    [InlineData("1.3.132.0.35", 66, SigningAlgorithm.ES512)] // P-521
    [InlineData("1.3.132.0.10", 32, null)] // secp256k1: 256 bits, but not P-256
    [Rule("R1")]
    public void Rfc7518_3_4_An_elliptic_curve_key_is_on_the_curve_of_its_algorithm(string curve, int bytes, SigningAlgorithm? its)
    {
        var number = new byte[bytes];
        number[^1] = 7;
        using var key = Keys.Ecdsa(ECCurve.CreateFromValue(curve), number);

        foreach (var algorithm in (SigningAlgorithm[])[SigningAlgorithm.ES256, SigningAlgorithm.ES384, SigningAlgorithm.ES512])
        {
            ShouldBe(algorithm == its, () => SigningKey.Ecdsa(algorithm, key), "privateKey", $"a key on {curve} for {algorithm}");
        }
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256)]
    [InlineData(SigningAlgorithm.HS384)]
    [InlineData(SigningAlgorithm.HS512)]
    [InlineData(SigningAlgorithm.RS256)]
    [InlineData(SigningAlgorithm.RS384)]
    [InlineData(SigningAlgorithm.RS512)]
    [InlineData(SigningAlgorithm.PS256)]
    [InlineData(SigningAlgorithm.PS384)]
    [InlineData(SigningAlgorithm.PS512)]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.ES384)]
    [InlineData(SigningAlgorithm.ES512)]
    [InlineData((SigningAlgorithm)(-1))]
    [InlineData((SigningAlgorithm)12)]
    [Rule("R1")]
    public void A_key_is_for_an_algorithm_of_its_own_kind(SigningAlgorithm algorithm)
    {
        var family = algorithm.ToString()[0];
        var rsa = RsaKeys.Example();
        using var ecdsa = Keys.Ecdsa(algorithm);

        ShouldBe(family == 'H', () => SigningKey.Hmac(algorithm, Keys.Secret), "algorithm", $"a secret for {algorithm}");
        ShouldBe(family is 'R' or 'P', () => SigningKey.Rsa(algorithm, rsa), "algorithm", $"an RSA key for {algorithm}");
        ShouldBe(family == 'E', () => SigningKey.Ecdsa(algorithm, ecdsa), "algorithm", $"an elliptic curve key for {algorithm}");
    }

    [Fact]
    [Rule("R2")]
    public void A_public_key_cannot_sign()
    {
        using var rsa = RsaKeys.PublicExample();
        using var pair = Keys.Ecdsa(SigningAlgorithm.ES256);
        using var ecdsa = ECDsa.Create(pair.ExportParameters(includePrivateParameters: false));

        ShouldBe(false, () => SigningKey.Rsa(SigningAlgorithm.RS256, rsa), "privateKey", "better now than at the first log-in");
        ShouldBe(false, () => SigningKey.Ecdsa(SigningAlgorithm.ES256, ecdsa), "privateKey", "better now than at the first log-in");
    }

    [Fact]
    [Rule("R2")]
    public void A_key_says_its_algorithm_and_its_name()
    {
        var key = Keys.Of(SigningAlgorithm.PS384, "2011-04-29");

        (key.Algorithm, key.KeyId).Should().Be((SigningAlgorithm.PS384, "2011-04-29"));
        Keys.Of(SigningAlgorithm.ES256).KeyId.Should().BeNull("a key need not have a name");
    }

    [Theory]
    [InlineData("D83D")]
    [InlineData("0061 DE00 0062")]
    [InlineData("DE00 D83D")] // the wrong way round
    [InlineData("D83D D83D DE00")]
    [Rule("R2")]
    public void A_name_has_no_half_a_surrogate_pair(string units)
    {
        var keyId = Issuer.Utf16(units);
        var rsa = RsaKeys.Example();
        using var ecdsa = Keys.Ecdsa(SigningAlgorithm.ES256);

        ShouldBe(false, () => SigningKey.Hmac(SigningAlgorithm.HS256, Keys.Secret, keyId), "keyId", "no UTF-8 has it");
        ShouldBe(false, () => SigningKey.Rsa(SigningAlgorithm.RS256, rsa, keyId), "keyId", "no UTF-8 has it");
        ShouldBe(false, () => SigningKey.Ecdsa(SigningAlgorithm.ES256, ecdsa, keyId), "keyId", "no UTF-8 has it");
        Keys.Of(SigningAlgorithm.HS256, "\ud83d\ude00").KeyId.Should().Be("\ud83d\ude00", "both halves are a character");
    }

    [Fact]
    [Rule("R3")]
    public void Null_is_no_key()
    {
        var rsa = () => SigningKey.Rsa(SigningAlgorithm.RS256, null!);
        var ecdsa = () => SigningKey.Ecdsa(SigningAlgorithm.ES256, null!);

        rsa.Should().Throw<ArgumentNullException>().WithParameterName("privateKey");
        ecdsa.Should().Throw<ArgumentNullException>().WithParameterName("privateKey");
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS512)]
    [InlineData(SigningAlgorithm.RS256)]
    [InlineData(SigningAlgorithm.ES384)]
    [Rule("R4")]
    public void A_text_with_a_key_in_it_says_which_algorithm_and_no_more(SigningAlgorithm algorithm) =>
        $"{Keys.Of(algorithm, "k1")}".Should().Be($"{algorithm}", "texts end up in logs");

    [Fact]
    [Rule("R4")]
    public void A_refusal_does_not_quote_the_secret()
    {
        const string Password = "correct horse battery staple";
        var make = () => SigningKey.Hmac(SigningAlgorithm.HS256, Encoding.ASCII.GetBytes(Password));

        var refusal = make.Should().Throw<ArgumentException>().Which.ToString();

        foreach (var spelling in (string[])[Password, Convert.ToBase64String(Encoding.ASCII.GetBytes(Password)),
            Convert.ToHexString(Encoding.ASCII.GetBytes(Password)), string.Join(", ", Encoding.ASCII.GetBytes(Password))])
        {
            refusal.Should().NotContainEquivalentOf(spelling, "it is short, but it is somebody's password");
        }
    }

    private static void ShouldBe(bool allowed, Func<SigningKey> make, string parameter, string because)
    {
        if (allowed)
        {
            make.Should().NotThrow("it is allowed: {0}", because);
        }
        else
        {
            make.Should().Throw<ArgumentException>("it is not allowed: {0}", because).WithParameterName(parameter);
        }
    }
}
