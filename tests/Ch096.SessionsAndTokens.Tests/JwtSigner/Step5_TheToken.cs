using System.Text;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step5_TheToken
{
    private static readonly string[] OwnNames = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

    [Fact]
    [Rule("R17")]
    public void Rfc7515_A_2_The_shortest_header() =>
        Issuer.Issue(Issuer.Profile with { Type = null }, Keys.Of(SigningAlgorithm.RS256)).Should().StartWith("eyJhbGciOiJSUzI1NiJ9.", "it is {0}", """{"alg":"RS256"}""");

    [Fact]
    [Rule("R17")]
    public void Rfc7520_4_1_A_header_with_the_name_of_the_key() =>
        Issuer.Issue(Issuer.Profile with { Type = null }, Keys.Of(SigningAlgorithm.RS256, "bilbo.baggins@hobbiton.example"))
            .Should().StartWith($"{Rfc7520.BilboHeader}.");

    [Theory]
    [InlineData(SigningAlgorithm.HS256, null, "JWT", """{"alg":"HS256","typ":"JWT"}""")]
    [InlineData(SigningAlgorithm.ES512, "k1", "at+jwt", """{"alg":"ES512","kid":"k1","typ":"at+jwt"}""")]
    [InlineData(SigningAlgorithm.HS384, "", "", """{"alg":"HS384","kid":"","typ":""}""")]
    [InlineData(SigningAlgorithm.HS512, "\"é\n", null, """{"alg":"HS512","kid":"\"é\n"}""")]
    [InlineData(SigningAlgorithm.HS256, "k\",\"alg\":\"none", "\\", """{"alg":"HS256","kid":"k\",\"alg\":\"none","typ":"\\"}""")]
    [Rule("R17")]
    public void The_header_has_alg_kid_and_typ(SigningAlgorithm algorithm, string? keyId, string? type, string header) =>
        Issuer.Json(Issuer.Issue(Issuer.Profile with { Type = type }, Keys.Of(algorithm, keyId)), 0).Should().Be(header);

    [Fact]
    [Rule("R18")]
    public void A_whole_payload() => Issuer.Json(
        Issuer.Issue(Issuer.Profile with { NotBeforeDelay = TimeSpan.Zero }, null, "ann", new("http://example.com/is_root", true), new("n", 1)), 1)
        .Should().Be(
            """{"iss":"joe","sub":"ann","aud":"api","exp":1300819380,"nbf":1300815780,"iat":1300815780,"jti":"""
            + "\"AAECAwQFBgcICQoLDA0ODw\",\"http://example.com/is_root\":true,\"n\":1}");

    [Fact]
    [Rule("R18")]
    public void The_smallest_payload() => Issuer.Json(Issuer.Issue(), 1).Should().Be(
        """{"iss":"joe","aud":"api","exp":1300819380,"iat":1300815780,"jti":"AAECAwQFBgcICQoLDA0ODw"}""");

    [Theory]
    [InlineData("api", "\"api\"")]
    [InlineData("api|https://b.example", """["api","https://b.example"]""")]
    [InlineData("b|a|b", """["b","a","b"]""")]
    [Rule("R18")]
    public void Rfc7519_4_1_3_One_audience_is_a_string_and_more_are_an_array(string audience, string json) =>
        Issuer.Claim(Issuer.Issue(Issuer.Profile with { Audience = audience.Split('|') }), "aud").Should().Be(json);

    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("nbf")]
    [InlineData("iat")]
    [InlineData("jti")]
    [Rule("R19")]
    public void A_registered_name_is_not_the_callers_whether_it_is_written_or_not(string name)
    {
        foreach (var subject in (string?[])[null, "ann"])
        {
            var issue = () => Issuer.Issue(null, null, subject, new("a", 1), new(name, 9999999999));

            issue.Should().Throw<ArgumentException>("the caller could sign what he likes").WithParameterName("claims")
                .Which.Message.Should().MatchRegex(Issuer.Exactly("claims[1]"));
        }
    }

    [Fact]
    [Rule("R19")]
    public void Names_that_are_only_like_these_are_the_callers()
    {
        Claim[] claims = [new("EXP", 1), new("exp ", 2), new("scope", "a"), new("act", new ClaimValue.Nested([.. OwnNames.Select(name => new Claim(name, "x"))]))];
        var issue = () => Issuer.Issue(null, null, null, claims);

        var token = issue.Should().NotThrow("another name, or one within an object, is nobody's").Subject;
        Issuer.Claim(token, "act").Should().Be("""{"iss":"x","sub":"x","aud":"x","exp":"x","nbf":"x","iat":"x","jti":"x"}""");
        Issuer.Claim(token, "exp").Should().Be("1300819380");
    }

    [Theory]
    [InlineData("joe")]
    [InlineData("")]
    [InlineData("Zoë \"x\" %zz")] // no colon, no rule
    [InlineData("https://login.example/a?b=c#d")]
    [InlineData("https://[2001:db8::1]:443/")]
    [InlineData("urn:example:a%2Fb%c3%A9")]
    [InlineData("mailto:ann@example.com")]
    [InlineData("x:")]
    [InlineData("a1+.-:$-_.+!*'(),;:@&=~")]
    [Rule("R15")]
    public void Rfc7519_2_A_name_is_a_string_or_a_URI(string name)
    {
        var token = Issuer.Issue(Issuer.Profile with { Issuer = name, Audience = ["a", name] }, null, name);

        (string?[] Claims, string Json) parts = ([Issuer.Claim(token, "iss"), Issuer.Claim(token, "sub")], Encoding.UTF8.GetString(ClaimsJson.Write([new("n", name)]))[5..^1]);
        parts.Claims.Should().Equal(parts.Json, parts.Json);
        Issuer.Claim(token, "aud").Should().Be($"[\"a\",{parts.Json}]");
    }

    [Theory]
    [InlineData(":")]
    [InlineData(":x")]
    [InlineData("1a:x")] // a scheme begins with a letter
    [InlineData("-a:x")]
    [InlineData("a_b:x")]
    [InlineData("a b:x")]
    [InlineData("é:x")]
    [InlineData("urn:a b")]
    [InlineData("urn:é")]
    [InlineData("urn:\"")]
    [InlineData("urn:a\r\nb")]
    [InlineData("urn:%")]
    [InlineData("urn:%4")]
    [InlineData("urn:%4g")]
    [InlineData("urn:%41%g4")]
    [InlineData("urn:a|b")]
    [Rule("R15")]
    public void Rfc7519_2_With_a_colon_it_is_a_URI(string name)
    {
        var issuer = () => Issuer.Profile with { Issuer = name };
        var audience = () => Issuer.Profile with { Audience = ["a", name] };
        var subject = () => Issuer.Issue(null, null, name);

        issuer.Should().Throw<ArgumentException>("{0} is no issuer", Wire.Show(name));
        audience.Should().Throw<ArgumentException>("{0} is no audience", Wire.Show(name));
        subject.Should().Throw<ArgumentException>("{0} is no subject", Wire.Show(name)).WithParameterName("subject")
            .Which.Message.Should().NotContain($"'{name}'");
    }

    [Theory]
    [InlineData("D83D")]
    [InlineData("0075 0072 006E 003A DE00")]
    [Rule("R15")]
    public void Half_a_character_is_in_no_name(string units) => Rfc7519_2_With_a_colon_it_is_a_URI(Issuer.Utf16(units));

    [Theory]
    [InlineData(SigningAlgorithm.HS256)]
    [InlineData(SigningAlgorithm.HS512)]
    [InlineData(SigningAlgorithm.RS256)]
    [InlineData(SigningAlgorithm.PS384)]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.ES512)]
    [Rule("R22")]
    public void Rfc7515_5_1_The_signature_is_over_the_text_of_the_first_two_parts(SigningAlgorithm algorithm)
    {
        var token = Issuer.Issue(null, Keys.Of(algorithm), "ann");

        var end = token.LastIndexOf('.');
        token.Split('.').Should().HaveCount(3);
        Keys.Verifies(algorithm, Encoding.ASCII.GetBytes(token[..end]), Keys.Bytes(token[(end + 1)..])).Should().BeTrue("a verifier takes it");
    }

    [Fact]
    [Rule("R22")]
    public void Rfc7515_5_1_The_header_is_signed_as_well()
    {
        string Signature(string type) => Issuer.Issue(Issuer.Profile with { Type = type }).Split('.')[2];

        (Signature("JWT") == Signature("at+jwt")).Should().BeFalse("else who has a token could write it another header");
    }

    [Theory]
    [InlineData("a")] // three lengths, so that each kind of last group comes
    [InlineData("aa")]
    [InlineData("aaa")]
    [InlineData("~~~???>>>\u00ff\u00ff\u00ff")] // plus and slash, in the other alphabet
    [Rule("R22")]
    public void Rfc7515_2_Each_part_is_base64url_without_padding(string subject)
    {
        var token = Issuer.Issue(null, null, subject);

        token.Should().MatchRegex(@"\A[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}\z", "it goes through URLs and header fields");
    }

    [Fact]
    [Rule("R23")]
    public void A_token_is_no_longer_than_the_profile_says()
    {
        var length = Issuer.Issue(null, null, "ann", new Claim("a", "x")).Length;
        var at = () => Issuer.Issue(Issuer.Profile with { MaxTokenLength = length }, null, "ann", new Claim("a", "x"));
        var above = () => Issuer.Issue(Issuer.Profile with { MaxTokenLength = length - 1 }, null, "ann", new Claim("a", "x"));
        var byDefault = () => Issuer.Issue(null, null, "ann", new Claim("a", new string('x', 8192)));

        at.Should().NotThrow("it has as many characters as are allowed");
        above.Should().Throw<ArgumentException>("it has one more").WithParameterName("claims");
        byDefault.Should().Throw<ArgumentException>("8192 characters are the default").WithParameterName("claims");
    }

    [Fact]
    [Rule("R16")]
    public void The_defaults()
    {
        var profile = Issuer.Profile;

        (profile.Type, profile.MaxTokenLength, profile.NotBeforeDelay).Should().Be(("JWT", 8192, null));
    }

    [Fact]
    [Rule("R16")]
    public void A_profile_has_an_audience_and_keeps_it()
    {
        List<string> names = ["api"];
        var profile = Issuer.Profile with { Audience = names };
        var nobody = () => Issuer.Profile with { Audience = [] };

        names[0] = "somebody else";
        names.Add("more");

        profile.Audience.Should().Equal("api");
        nobody.Should().Throw<ArgumentException>("a token for nobody in particular is one for everybody");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [Rule("R16")]
    public void The_longest_token_has_at_least_one_character(int length, bool allowed)
    {
        var make = () => Issuer.Profile with { MaxTokenLength = length };

        if (allowed)
        {
            make.Should().NotThrow();
        }
        else
        {
            make.Should().Throw<ArgumentException>();
        }
    }

    [Fact]
    [Rule("R16")]
    public void A_type_has_no_half_a_surrogate_pair()
    {
        var make = () => Issuer.Profile with { Type = "at+\ud83d" };

        make.Should().Throw<ArgumentException>();
    }
}
