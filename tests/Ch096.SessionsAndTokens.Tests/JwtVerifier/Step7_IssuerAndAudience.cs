namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step7_IssuerAndAudience
{
    [Theory]
    [InlineData("\"https://issuer.example\"", true)]
    [InlineData("\"https:\\/\\/issuer.example\"", true)] // the same characters, escaped
    [InlineData("\"https://issuer.example/\"", false)]
    [InlineData("\"https://ISSUER.example\"", false)]
    [InlineData("\"http://issuer.example\"", false)]
    [InlineData("\"https://issuer.exampl\"", false)]
    [InlineData("\"https://issuer.example.evil\"", false)]
    [InlineData("\"https://issuer%2Eexample\"", false)]
    [InlineData("\"\"", false)]
    [InlineData(null, false)]
    [Rule("R17")]
    public void Rfc8725_3_8_The_issuer_is_compared_character_by_character(string? iss, bool accepted)
    {
        var claims = iss is null ? Api.GoodClaims : $$"""{"exp":1300819380,"iss":{{iss}}}""";

        var refused = Api.Refuses(Issuer.Token(claims), Api.Policy() with { Issuer = "https://issuer.example" });

        refused.Should().Be(accepted ? null : TokenRule.Issuer, "'iss' is {0}", iss ?? "missing");
    }

    [Theory]
    [InlineData("\"api.example\"", true)]
    [InlineData("\"\\u0061pi.example\"", true)]
    [InlineData("[\"api.example\"]", true)]
    [InlineData("[\"other.example\",\"api.example\"]", true)]
    [InlineData("[\"api.example\",\"other.example\"]", true)]
    [InlineData("[\"api.example\",\"api.example\"]", true)]
    [InlineData("\"other.example\"", false)]
    [InlineData("\"evil-api.example\"", false)] // we are part of it, but it is not us
    [InlineData("\"api.example.evil\"", false)]
    [InlineData("\"api.example other.example\"", false)]
    [InlineData("\"api\"", false)] // it is part of us
    [InlineData("\"Api.Example\"", false)]
    [InlineData("\"*\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("[]", false)]
    [InlineData("[\"\"]", false)]
    [InlineData("[\"api.\",\"example\"]", false)]
    [InlineData("[\"evil-api.example\"]", false)]
    [InlineData(null, false)]
    [Rule("R18")]
    public void Rfc8725_3_9_The_audience_names_us_exactly(string? aud, bool accepted)
    {
        var claims = aud is null ? Api.GoodClaims : $$"""{"aud":{{aud}},"exp":1300819380}""";

        var refused = Api.Refuses(Issuer.Token(claims), Api.Policy() with { Audience = "api.example" });

        refused.Should().Be(accepted ? null : TokenRule.Audience, "we are api.example, and 'aud' is {0}", aud ?? "missing");
    }

    [Theory]
    [InlineData("""{"exp":1300819380}""")]
    [InlineData("""{"iss":"anybody","exp":1300819380}""")]
    [InlineData("""{"aud":"somebody else","exp":1300819380}""")]
    [InlineData("""{"aud":[],"exp":1300819380}""")]
    [Rule("R17")]
    [Rule("R18")]
    public void Null_asks_for_nothing(string claims)
    {
        var refused = Api.Refuses(Issuer.Token(claims), Api.Policy() with { Issuer = null, Audience = null });

        refused.Should().BeNull("the policy says in so many words that any will do");
    }

    [Theory]
    [InlineData("""{"iss":"","aud":"","exp":1300819380}""", null)]
    [InlineData("""{"iss":"joe","aud":"","exp":1300819380}""", TokenRule.Issuer)]
    [InlineData("""{"iss":"","exp":1300819380}""", TokenRule.Audience)]
    [Rule("R17")]
    [Rule("R18")]
    public void The_empty_name_is_a_name(string claims, TokenRule? expected)
    {
        var refused = Api.Refuses(Issuer.Token(claims), Api.Policy() with { Issuer = "", Audience = "" });

        refused.Should().Be(expected, "empty is not the same as none");
    }

    [Theory]
    [InlineData("""{"iss":"joe","aud":"me"}""", TokenRule.Issuer)]
    [InlineData("""{"iss":"issuer","aud":"me"}""", TokenRule.Audience)]
    [InlineData("""{"iss":"issuer","aud":"us"}""", TokenRule.Expiration)]
    [InlineData("""{"iss":"issuer","aud":"us","exp":1,"nbf":1300819380}""", TokenRule.Expiration)]
    [InlineData("""{"iss":"issuer","aud":"us","exp":1300819380,"nbf":1300819380}""", TokenRule.NotBefore)]
    [InlineData("""{"iss":"issuer","aud":"us","exp":1300819380,"nbf":1}""", TokenRule.IssuedAt)]
    [InlineData("""{"iss":"issuer","aud":"us","exp":1300819380,"nbf":1,"iat":1300000000}""", null)]
    [Rule("R13")]
    public void The_claims_are_asked_in_the_order_of_the_RFC(string claims, TokenRule? expected)
    {
        var policy = Api.Policy() with { Issuer = "issuer", Audience = "us", MaxAge = TimeSpan.FromMinutes(1) };

        var refused = Api.Refuses(Issuer.Token(claims), policy);

        refused.Should().Be(expected, "iss, aud, exp, nbf, iat: the first that fails is the answer");
    }

    [Fact]
    [Rule("R14")]
    [Rule("R18")]
    public void Rfc8725_3_12_Two_kinds_of_tokens_of_one_issuer_are_never_mixed_up()
    {
        var access = Issuer.Token("""{"aud":"api","exp":1300819380}""", """{"alg":"HS256","typ":"at+jwt"}""");
        var identity = Issuer.Token("""{"aud":"client","exp":1300819380}""", """{"alg":"HS256","typ":"JWT"}""");
        var api = Api.Policy() with { Audience = "api", Type = "at+jwt" };
        var client = Api.Policy() with { Audience = "client" };

        Api.Refuses(access, api).Should().BeNull();
        Api.Refuses(identity, client).Should().BeNull();
        Api.Refuses(identity, api).Should().Be(TokenRule.Type);
        Api.Refuses(access, client).Should().Be(TokenRule.Audience);
    }
}
