using System.Text;
using System.Text.Json;

namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step6_TypeAndClaims
{
    [Theory]
    [InlineData("at+jwt", "at+jwt", true)]
    [InlineData("at+jwt", "AT+JWT", true)]
    [InlineData("at+jwt", "application/at+jwt", true)]
    [InlineData("application/at+jwt", "at+jwt", true)]
    [InlineData("application/at+jwt", "Application/At+Jwt", true)]
    [InlineData("at+jwt", "JWT", false)]
    [InlineData("at+jwt", "jwt", false)]
    [InlineData("at+jwt", "at+jwt ", false)]
    [InlineData("at+jwt", "", false)]
    [InlineData("at+jwt", "example/at+jwt", false)]
    [InlineData("at+jwt", "application/application/at+jwt", false)]
    [InlineData("example/a", "a", false)]
    [InlineData("example/a", "application/example/a", false)] // with a slash nothing has been left out
    [InlineData("at+jwt", null, false)]
    [InlineData(null, "anything", true)]
    [InlineData(null, null, true)]
    [Rule("R14")]
    public void Rfc8725_3_11_A_policy_may_ask_for_a_type(string? wanted, string? typ, bool accepted)
    {
        var header = typ is null ? """{"alg":"HS256"}""" : $$"""{"alg":"HS256","typ":"{{typ}}"}""";

        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header), Api.Policy() with { Type = wanted });

        refused.Should().Be(accepted ? null : TokenRule.Type, "we want {0}, and 'typ' says {1}", wanted ?? "any", typ ?? "nothing");
    }

    [Fact]
    [Rule("R14")]
    public void A_type_is_asked_before_the_claims()
    {
        Api.Refuses(Issuer.Token("no claims"), Api.Policy() with { Type = "JWT" }).Should().Be(TokenRule.Type);
    }

    [Fact]
    [Rule("R15")]
    public void Rfc7515_A_4_is_well_signed_and_carries_no_claims()
    {
        var refused = Api.Refuses(Rfc7515.A4, Api.Policy(Issuer.Key(SigningAlgorithm.ES512)));

        refused.Should().Be(TokenRule.Claims, "its payload is the word Payload: a JWS, but no JWT");
    }

    [Theory]
    [MemberData(nameof(Step3_TheHeader.NotOneObject), MemberType = typeof(Step3_TheHeader))]
    [MemberData(nameof(Step3_TheHeader.NameTwice), MemberType = typeof(Step3_TheHeader))]
    [InlineData("""{"exp":1300819380,"exp":1300819380}""")]
    [InlineData("""{"exp":1300819380,"\u0065xp":1400000000}""")]
    [InlineData("""{"sub":"ann","exp":1300819380,"sub":"root"}""")]
    [InlineData("""{"exp":1300819380,"jti":"1","jti":"1"}""")]
    [InlineData("""{"exp":1300819380,"sub":"\ud800"}""")] // half a surrogate pair, in claims that nobody compares
    [InlineData("""{"exp":1300819380,"jti":"\ud800"}""")]
    [InlineData("""{"exp":1300819380,"iss":"\ud800"}""")]
    [InlineData("""{"exp":1300819380,"aud":"\ud800"}""")]
    [InlineData("""{"exp":1300819380,"aud":["\ud800"]}""")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.AA")] // RFC 7519 §5.2: a token in a token is not read
    [Rule("R15")]
    public void The_claims_are_one_JSON_object_as_strict_as_the_header(string claims)
    {
        var refused = Api.Refuses(Issuer.Token(claims));

        refused.Should().Be(TokenRule.Claims, "these are no claims, even if the issuer signed them: {0}", claims);
    }

    [Fact]
    [Rule("R15")]
    public void Rfc8725_3_7_The_claims_are_UTF_8()
    {
        var claims = (byte[])[.. "{\"exp\":1300819380,\"name\":\"J\u00FCrgen "u8, 0xFC, .. "\"}"u8];

        Api.Refuses(Issuer.Token(claims, "{\"alg\":\"HS256\"}"u8.ToArray())).Should().Be(TokenRule.Claims, "0xFC is Latin-1");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [Rule("R15")]
    public void They_nest_no_deeper_than_the_policy_allows(int depth, bool fits)
    {
        var claims = depth == 1 ? Api.GoodClaims : $$"""{"exp":1300819380,"x":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        var refused = Api.Refuses(Issuer.Token(claims), Api.Policy() with { MaxDepth = 2 });

        refused.Should().Be(fits ? null : TokenRule.Claims, "{0} levels, and 2 are allowed", depth);
    }

    [Theory]
    [InlineData("iss", "5", false)]
    [InlineData("iss", "null", false)]
    [InlineData("iss", "[\"joe\"]", false)]
    [InlineData("sub", "5", false)]
    [InlineData("sub", "{}", false)]
    [InlineData("jti", "5", false)]
    [InlineData("jti", "true", false)]
    [InlineData("aud", "5", false)]
    [InlineData("aud", "null", false)]
    [InlineData("aud", "{}", false)]
    [InlineData("aud", "[\"a\",5]", false)]
    [InlineData("aud", "[[\"a\"]]", false)]
    [InlineData("aud", "[null]", false)]
    [InlineData("exp", "\"1300819380\"", false)]
    [InlineData("exp", "null", false)]
    [InlineData("exp", "[1300819380]", false)]
    [InlineData("nbf", "\"1\"", false)]
    [InlineData("nbf", "false", false)]
    [InlineData("iat", "\"2011-03-13T07:06:40Z\"", false)]
    [InlineData("iat", "null", false)]
    [InlineData("iss", "\"\"", true)]
    [InlineData("sub", "\"ann\"", true)]
    [InlineData("jti", "\"1\"", true)]
    [InlineData("aud", "[]", true)]
    [InlineData("aud", "[\"a\",\"b\"]", true)]
    [InlineData("nbf", "-1.5e3", true)]
    [InlineData("iat", "99999999999999999999999999", true)]
    [InlineData("EXP", "null", true)] // not the claim 'exp'
    [InlineData("scope", "{\"x\":[null]}", true)]
    [Rule("R15")]
    public void The_registered_claims_have_their_types_whatever_the_policy_asks(string name, string value, bool allowed)
    {
        var policy = Api.Policy() with { RequireExpiration = false };

        var refused = Api.Refuses(Issuer.Token($$"""{"{{name}}":{{value}}}"""), policy);

        refused.Should().Be(allowed ? null : TokenRule.Claims, "\"{0}\":{1}", name, value);
    }

    [Fact]
    [Rule("R16")]
    public void Rfc7519_3_1_A_valid_token_gives_its_claims_byte_for_byte()
    {
        var valid = Api.Verify(Rfc7515.A1).Should().BeOfType<TokenResult.Valid>().Subject;

        Encoding.UTF8.GetString(valid.Payload.Span).Should().Be(Rfc7515.Claims);
        var claims = valid.ReadClaims();
        claims.GetProperty("iss").GetString().Should().Be("joe");
        claims.GetProperty("exp").GetInt64().Should().Be(1300819380);
        claims.GetProperty("http://example.com/is_root").GetBoolean().Should().BeTrue();
    }

    [Fact]
    [Rule("R16")]
    public void The_claims_of_one_token_stay_when_the_next_is_verified()
    {
        var verifier = Api.Verifier(Api.Policy());
        var first = (TokenResult.Valid)verifier.Verify(Issuer.Token("""{"sub":"ann","exp":1300819380}"""));
        verifier.Verify(Issuer.Token("""{"sub":"bob","exp":1300819380}"""));

        first.ReadClaims().GetProperty("sub").GetString().Should().Be("ann", "a result is nobody's scratch space");
    }

    [Fact]
    [Rule("R16")]
    public void Claims_as_deep_as_a_policy_can_allow_can_be_read()
    {
        var claims = $$"""{"exp":1300819380,"x":{{new string('[', 63)}}{{new string(']', 63)}}}""";

        var valid = (TokenResult.Valid)Api.Verify(Issuer.Token(claims), Api.Policy() with { MaxDepth = 64 });

        valid.ReadClaims().GetProperty("x").ValueKind.Should().Be(JsonValueKind.Array);
    }
}
