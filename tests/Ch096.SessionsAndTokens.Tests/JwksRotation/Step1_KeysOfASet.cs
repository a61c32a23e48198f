using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step1_KeysOfASet
{
    private static readonly string[] AllOfRsa = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

    [Fact]
    [Rule("R10")]
    public void Rfc7638_3_1_The_thumbprint_of_the_example() =>
        Jwks.Usable(Jwks.RfcRsa).Should().ContainSingle().Which.Thumbprint.Should().Be("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");

    [Fact]
    [Rule("R4")]
    [Rule("R9")]
    public void Rfc7517_A_1_The_RSA_key_has_a_name_and_an_algorithm()
    {
        var key = Jwks.Usable(Jwks.RfcRsa).Should().ContainSingle().Subject;

        key.KeyId.Should().Be("2011-04-29");
        key.Algorithms.Should().Equal("RS256");
    }

    [Fact]
    [Rule("R10")]
    public void Rfc7517_A_1_The_RSA_key_as_X_509_writes_it()
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(Jwks.Modulus), Exponent = [1, 0, 1] });

        var key = Jwks.Usable(Jwks.RfcRsa).Should().ContainSingle().Subject;

        Convert.ToHexString(key.SubjectPublicKeyInfo.Span).Should().Be(Convert.ToHexString(rsa.ExportSubjectPublicKeyInfo()));
    }

    [Theory]
    [InlineData("P-256", "ES256")]
    [InlineData("P-384", "ES384")]
    [InlineData("P-521", "ES512")]
    [Rule("R7")]
    [Rule("R9")]
    [Rule("R10")]
    public void A_key_on_each_curve(string curve, string algorithm)
    {
        var (x, y) = Jwks.Point(1, curve);
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = Jwks.Curve(curve), Q = new ECPoint { X = x, Y = y } });
        var required = $$"""{"crv":"{{curve}}","kty":"EC","x":"{{Base64Url.EncodeToString(x)}}","y":"{{Base64Url.EncodeToString(y)}}"}""";

        var key = Jwks.Usable(Jwks.Ec(1, "k", curve: curve)).Should().ContainSingle().Subject;

        key.Algorithms.Should().Equal(algorithm);
        Convert.ToHexString(key.SubjectPublicKeyInfo.Span).Should().Be(Convert.ToHexString(ecdsa.ExportSubjectPublicKeyInfo()));
        key.Thumbprint.Should().Be(Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(required))));
    }

    [Fact]
    [Rule("R9")]
    public void Without_alg_an_RSA_key_is_for_all_of_its_kind() =>
        Jwks.Usable(Jwks.Rsa()).Should().ContainSingle().Which.Algorithms.Should().Equal(AllOfRsa);

    [Theory]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [Rule("R9")]
    public void Rfc7517_4_4_With_alg_it_is_for_that_alone(string algorithm) =>
        Jwks.Usable(Jwks.Rsa(more: $",\"alg\":\"{algorithm}\"")).Should().ContainSingle().Which.Algorithms.Should().Equal(algorithm);

    [Fact]
    [Rule("R10")]
    public void Rfc7638_3_Only_the_required_members_are_in_a_thumbprint()
    {
        var keys = Jwks.Usable(Jwks.Rsa(), Jwks.Rsa("k", ",\"alg\":\"PS256\",\"use\":\"sig\",\"x5t\":\"a\",\"unknown\":[1]"), Jwks.RfcRsa);

        keys.Select(key => key.Thumbprint).Distinct().Should().ContainSingle("it is one key under three names");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("k1")]
    [InlineData("\\u006b1")] // an escape is a way to write it
    [InlineData("é \\\" \ud83d\ude00")]
    [Rule("R4")]
    public void A_kid_is_any_text(string? kid) =>
        Jwks.Usable(Jwks.Ec(1, kid)).Should().ContainSingle().Which.KeyId.Should().Be(kid?.Replace("\\u006b", "k").Replace("\\\"", "\""));

    [Fact]
    [Rule("R4")]
    public void Keys_keep_their_order() =>
        Jwks.Usable(Jwks.Ec(2, "b"), Jwks.RfcRsa, Jwks.Ec(1, "a"), Jwks.Ec(2, "b")).Select(key => key.KeyId)
            .Should().Equal("b", "2011-04-29", "a", "b");

    [Fact]
    [Rule("R2")]
    public void Rfc7517_5_Members_that_nobody_knows_do_not_matter()
    {
        var document = $$"""{"issuer":"x","keys" : [ {{Jwks.Ec(1, "a", ",\"x5c\":[\"MII\"],\"KTY\":1,\"expires\":{\"in\":null}")}} ], "Keys":7}""";

        JwkSet.Parse(Encoding.UTF8.GetBytes(document)).Should().ContainSingle().Which.KeyId.Should().Be("a");
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData(" {\r\n\t\"keys\" : [ ] } ")]
    [Rule("R2")]
    public void A_set_may_be_empty(string json) => JwkSet.Parse(Encoding.UTF8.GetBytes(json)).Should().BeEmpty();
}
