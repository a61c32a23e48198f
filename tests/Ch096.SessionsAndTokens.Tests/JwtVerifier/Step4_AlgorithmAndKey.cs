using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step4_AlgorithmAndKey
{
    private const SigningAlgorithm HS256 = SigningAlgorithm.HS256, RS256 = SigningAlgorithm.RS256;

    [Fact]
    [Rule("R8")]
    public void Rfc7515_A_5_and_Rfc7519_6_1_An_unsecured_token_is_refused()
    {
        Api.Refuses(Rfc7515.A5).Should().Be(TokenRule.Algorithm, "its 'alg' is none, and no key is bound to that");
    }

    [Fact]
    [Rule("R8")]
    public void Rfc8725_3_2_None_is_refused_in_every_spelling()
    {
        for (var upper = 0; upper < 16; upper++)
        {
            var none = string.Concat("none".Select((c, i) => (upper & (1 << i)) == 0 ? c : char.ToUpperInvariant(c)));
            var signed = Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{none}}"}""");
            var stripped = signed[..(signed.LastIndexOf('.') + 1)];

            Api.Refuses(stripped).Should().Be(TokenRule.Algorithm, "'{0}' without a signature", none);
            Api.Refuses(signed).Should().Be(TokenRule.Algorithm, "'{0}' with a right MAC", none);
        }
    }

    [Theory]
    [InlineData("hs256")]
    [InlineData("Hs256")]
    [InlineData("HS256 ")]
    [InlineData(" HS256")]
    [InlineData("HS256\\u0000")]
    [InlineData("HS25")]
    [InlineData("HS2567")]
    [InlineData("HS384")] // known, but no key is bound to it
    [InlineData("0")] // the number of HS256 in our own enumeration
    [InlineData("")]
    [InlineData("RSA1_5")]
    [InlineData("ES256K")]
    [InlineData("HMACSHA256")]
    [Rule("R8")]
    public void An_alg_is_compared_byte_for_byte(string alg)
    {
        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{alg}}"}"""));

        refused.Should().Be(TokenRule.Algorithm, "the only key is for HS256, and this is '{0}'", alg);
    }

    [Fact]
    [Rule("R8")]
    public void Rfc8725_3_1_A_key_verifies_no_other_algorithm_than_its_own()
    {
        // All keys are the issuer's, and all signatures are right: RS256 and PS256 even share their key.
        var algorithms = Enum.GetValues<SigningAlgorithm>();
        var tokens = algorithms.ToDictionary(
            algorithm => algorithm, algorithm => Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{algorithm}}"}""", algorithm));

        List<string> wrong =
        [
            .. from bound in algorithms
               let verifier = Api.Verifier(Api.Policy(Issuer.Key(bound)))
               from signed in algorithms
               where signed != bound // that the others are valid is for the next step
               let rule = Api.RuleOf(verifier.Verify(tokens[signed]))
               where rule != TokenRule.Algorithm
               select $"{bound} key, {signed} token: {rule?.ToString() ?? "valid"}",
        ];

        wrong.Should().BeEmpty("a key is for one algorithm, whatever a token says");
    }

    [Fact]
    [Rule("R8")]
    public void Rfc8725_2_1_A_public_key_is_never_a_secret()
    {
        var rsa = Issuer.Rsa();
        var pem = rsa.ExportSubjectPublicKeyInfoPem();
        var policy = Api.Policy(Issuer.Key(RS256));

        // What everybody may know: the public key, in all the ways in which it lies around.
        var files = new[]
        {
            Encoding.ASCII.GetBytes(pem), Encoding.ASCII.GetBytes(pem + "\n"), rsa.ExportSubjectPublicKeyInfo(),
            Encoding.ASCII.GetBytes(rsa.ExportRSAPublicKeyPem()), rsa.ExportRSAPublicKey(),
        };
        foreach (var secret in files)
        {
            var signingInput = $"{Base64Url.EncodeToString("{\"alg\":\"HS256\"}"u8)}.{Rfc7515.Payload}";
            var forged = Issuer.WithSignature(signingInput, HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signingInput)));

            Api.Refuses(forged, policy).Should().Be(TokenRule.Algorithm, "the key is for RS256, whatever the token would like");
        }
    }

    [Theory]
    [InlineData("a", "a", null)]
    [InlineData("a", "b", TokenRule.KeyId)]
    [InlineData("a", "A", TokenRule.KeyId)]
    [InlineData("a", "a ", TokenRule.KeyId)]
    [InlineData("a", "", TokenRule.KeyId)]
    [InlineData("", "a", TokenRule.KeyId)]
    [InlineData("a", "\\u0061", null)]
    [InlineData("a", null, null)] // a token need not say
    [InlineData(null, "a", null)] // a key need not have a name
    [InlineData(null, null, null)]
    [Rule("R9")]
    public void Names_that_are_there_on_both_sides_are_the_same(string? keyId, string? kid, TokenRule? expected)
    {
        var header = kid is null ? """{"alg":"HS256"}""" : $$"""{"alg":"HS256","kid":"{{kid}}"}""";

        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header), Api.Policy(Issuer.Key(HS256, keyId)));

        refused.Should().Be(expected, "the key is called '{0}', and the token asks for '{1}'", keyId ?? "(nothing)", kid ?? "(nothing)");
    }

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("' UNION SELECT 'secret' --")]
    [InlineData("| cat /etc/passwd")]
    [InlineData("https://evil.example/key")]
    [Rule("R9")]
    public void Rfc8725_3_10_A_kid_is_compared_and_nothing_else(string kid)
    {
        var token = Issuer.Token(Api.GoodClaims, $$"""{"alg":"HS256","kid":"{{kid}}"}""");

        Api.Refuses(token, Api.Policy(Issuer.Key(HS256, "2011"))).Should().Be(TokenRule.KeyId);
        Api.Refuses(token, Api.Policy(Issuer.Key(HS256, kid))).Should().BeNull("a caller may call a key what it likes");
    }

    [Fact]
    [Rule("R9")]
    public void Every_key_that_fits_is_tried()
    {
        var (wrong, right) = (VerificationKey.Hmac(HS256, new byte[32], "2010"), Issuer.Key(HS256, "2011"));

        string Token(string kid) => Issuer.Token(Api.GoodClaims, $$"""{"alg":"HS256"{{kid}}}""");
        TokenRule? Refuses(string kid, params VerificationKey[] keys) => Api.Refuses(Token(kid), Api.Policy(keys));

        Refuses("", wrong, right).Should().BeNull("without a 'kid' both keys fit");
        Refuses("", right, wrong).Should().BeNull("in any order");
        Refuses(",\"kid\":\"2011\"", wrong, right).Should().BeNull();
        Refuses(",\"kid\":\"2010\"", wrong, right).Should().Be(TokenRule.Signature, "the key of that name is another one");
        Refuses(",\"kid\":\"2010\"", right, wrong).Should().Be(TokenRule.Signature, "in any order");
        Refuses(",\"kid\":\"2009\"", wrong, right).Should().Be(TokenRule.KeyId);
        Refuses(",\"kid\":\"rsa\"", Issuer.Key(RS256, "rsa"), right).Should().Be(TokenRule.KeyId, "that name belongs to a key for RS256");
        Refuses(",\"kid\":\"2011\"", Issuer.Key(RS256, "2011"), right).Should().BeNull("a name may be given once for each algorithm");
        Refuses("", Issuer.Key(RS256)).Should().Be(TokenRule.Algorithm);
    }

    [Theory]
    [InlineData("jwk", """{"kty":"oct","k":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    [InlineData("jku", "\"https://evil.example/keys\"")]
    [InlineData("x5u", "\"https://evil.example/certificate\"")]
    [InlineData("x5c", """["MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"]""")]
    [InlineData("x5t#S256", "\"AAAA\"")]
    [Rule("R9")]
    public void Rfc8725_3_10_A_key_that_comes_with_the_token_is_ignored(string parameter, string value)
    {
        var header = $$"""{"alg":"HS256","{{parameter}}":{{value}}}""";
        var signed = Issuer.Token(Api.GoodClaims, header);
        var signingInput = signed[..signed.LastIndexOf('.')];
        var forged = Issuer.WithSignature(signingInput, HMACSHA256.HashData(new byte[32], Encoding.ASCII.GetBytes(signingInput)));

        Api.Refuses(forged).Should().Be(TokenRule.Signature, "the attacker signed it with the key in '{0}'", parameter);
        Api.Refuses(signed).Should().BeNull("the issuer signed it with its own key, so '{0}' does not matter", parameter);
    }
}
