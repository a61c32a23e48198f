namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step3_TheHeader
{
    // What is no JSON object that all readers agree on; with an "alg" inside, so that only the form can be wrong.
    public static TheoryData<string> NotOneObject => new(
        "",
        " ",
        "null",
        "\"HS256\"",
        """[{"alg":"HS256"}]""",
        """{"alg":"HS256" """,
        """{"alg":"HS256"}{}""",
        """{"alg":"HS256"}x""",
        """{"alg":"HS256",}""",
        """{"alg":"HS256","x":}""",
        """{'alg':'HS256'}""",
        """{"alg":"HS256"/*comment*/}""",
        """{"alg":"HS256","x":NaN}""",
        """{"alg":"HS256","x":01}""",
        "\uFEFF{\"alg\":\"HS256\"}", // a byte order mark
        "{\"alg\":\"HS256\",\"x\":\"\n\"}", // a line break in a string
        """{"alg":"HS256","x":"\q"}""",
        """{"alg":"HS256","x":"\ud800"}""", // half a surrogate pair
        """{"alg":"HS256","x":["\udc00\ud800"]}""",
        """{"alg":"HS256","x":{"y":{"\ud800":1}}}""",
        """{"alg":"HS256","\ud800lg":1}""",
        """{"alg":"none\ud800"}"""); // no name of an algorithm is like it, but it is no text either

    // The same name twice, at any depth, however it is written.
    public static TheoryData<string> NameTwice => new(
        """{"alg":"HS256","alg":"HS256"}""",
        """{"alg":"none","alg":"HS256"}""",
        """{"alg":"HS256","\u0061lg":"HS256"}""",
        """{"alg":"HS256","typ":"JWT","typ":"JWT"}""",
        """{"alg":"HS256","x":1,"y":2,"x":1}""",
        """{"alg":"HS256","x":1,"\u0078":1}""",
        """{"alg":"HS256","x":{"y":1,"y":1}}""",
        """{"alg":"HS256","x":[0,[{"y":1,"z":2,"y":1}]]}""");

    [Theory]
    [MemberData(nameof(NotOneObject))]
    [Rule("R6")]
    public void It_is_one_JSON_object_and_nothing_else(string header)
    {
        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header));

        refused.Should().Be(TokenRule.Header, "this is no header: {0}", header);
    }

    [Theory]
    [MemberData(nameof(NameTwice))]
    [Rule("R6")]
    public void No_name_appears_twice(string header)
    {
        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header));

        refused.Should().Be(TokenRule.Header, "one reader takes the first and another the last of {0}", header);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0xAF })] // '/' in two bytes
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate
    [InlineData(new byte[] { 0xE2, 0x82 })] // cut short
    [Rule("R6")]
    public void Rfc8725_3_7_It_is_UTF_8(byte[] bytes)
    {
        var header = (byte[])[.. "{\"alg\":\"HS256\",\"x\":\""u8, .. bytes, .. "\"}"u8];

        var refused = Api.Refuses(Issuer.Token("{}"u8.ToArray(), header));

        refused.Should().Be(TokenRule.Header, "these bytes are no UTF-8: {0}", Convert.ToHexString(bytes));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"ALG":"HS256"}""")] // names are compared with their case
    [InlineData("""{"alg":null}""")]
    [InlineData("""{"alg":256}""")]
    [InlineData("""{"alg":["HS256"]}""")]
    [InlineData("""{"x":{"alg":"HS256"}}""")]
    [InlineData("""{"alg":"HS256","kid":1}""")]
    [InlineData("""{"alg":"HS256","kid":null}""")]
    [InlineData("""{"alg":"HS256","typ":{}}""")]
    [Rule("R6")]
    public void It_has_an_alg_and_its_names_are_strings(string header)
    {
        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header));

        refused.Should().Be(TokenRule.Header, "'alg' must be there, and 'alg', 'kid' and 'typ' are strings, unlike in {0}", header);
    }

    [Theory]
    [InlineData("""{"alg":"HS256"}""")]
    [InlineData(" \t\r\n{ \"alg\" : \"HS256\" } \r\n")]
    [InlineData("""{"\u0061l\u0067":"HS\u003256"}""")]
    [InlineData("""{"alg":"HS256","x":"\ud83d\ude00 \" \\"}""")]
    [InlineData("""{"alg":"HS256","x":[{"y":1},{"y":1}],"y":{"x":{"x":true}},"X":-0.5e-3}""")] // names repeat in other objects only
    [InlineData("""{"alg":"HS256","cty":5,"zip":"DEF","b64":false,"x5c":null,"":"","é":""}""")]
    [Rule("R6")]
    public void What_means_nothing_here_is_ignored(string header)
    {
        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header));

        refused.Should().BeNull("this is a header: {0}", header);
    }

    [Theory]
    [InlineData(15, 16, true)]
    [InlineData(16, 16, true)]
    [InlineData(17, 16, false)]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(63, 64, true)]
    [InlineData(64, 64, true)]
    [InlineData(65, 64, false)]
    [Rule("R6")]
    public void It_nests_no_deeper_than_the_policy_allows(int depth, int allowed, bool fits)
    {
        var policy = Api.Policy() with { MaxDepth = allowed };

        foreach (var header in (string[])[Deep(depth, "[", "]"), Deep(depth, "{\"x\":", "}")])
        {
            Api.Refuses(Issuer.Token(Api.GoodClaims, header), policy).Should().Be(
                fits ? null : TokenRule.Header, "{0} levels, of which the header is one, and {1} are allowed", depth, allowed);
        }
    }

    [Fact]
    [Rule("R6")]
    public void By_default_16_levels_are_allowed()
    {
        Api.Refuses(Issuer.Token(Api.GoodClaims, Deep(16, "[", "]"))).Should().BeNull();
        Api.Refuses(Issuer.Token(Api.GoodClaims, Deep(17, "[", "]"))).Should().Be(TokenRule.Header);
    }

    [Fact]
    [Rule("R7")]
    public void Rfc7515_E_An_extension_that_is_not_understood_is_refused()
    {
        Api.Refuses(Rfc7515.E).Should().Be(TokenRule.Critical, "its 'crit' is asked before its 'alg', which is none");
    }

    [Theory]
    [InlineData("""["exp"]""")] // the example of §4.1.11: an extension called like a claim
    [InlineData("""["b64"]""")] // RFC 7797: this would be another signing input
    [InlineData("""["http://example.invalid/UNDEFINED"]""")]
    [InlineData("[]")]
    [InlineData("""["alg"]""")] // names of the RFCs themselves do not belong here
    [InlineData("""["kid","typ"]""")]
    [InlineData("""["b64","b64"]""")]
    [InlineData("""["absent"]""")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("\"exp\"")]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("{}")]
    [Rule("R7")]
    public void No_crit_is_understood(string critical)
    {
        var header = $$"""{"alg":"HS256","b64":true,"exp":1300819380,"http://example.invalid/UNDEFINED":true,"crit":{{critical}}}""";

        var refused = Api.Refuses(Issuer.Token(Api.GoodClaims, header));

        refused.Should().Be(TokenRule.Critical, "whoever made the token wants 'crit': {0} to be understood, or the token refused", critical);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","crit":["x"],"crit":["x"]}""")]
    [InlineData("""{"crit":["x"]}""")]
    [InlineData("""{"alg":"HS256","crit":[{"x":1,"x":1}]}""")]
    [Rule("R7")]
    public void A_header_that_is_none_is_refused_before_its_crit(string header)
    {
        Api.Refuses(Issuer.Token(Api.GoodClaims, header)).Should().Be(TokenRule.Header);
    }

    // The header itself is one level, what is written inside it the others.
    private static string Deep(int depth, string open, string close)
    {
        var others = string.Concat(Enumerable.Repeat(open, depth - 1)) + "0" + string.Concat(Enumerable.Repeat(close, depth - 1));
        return $"{{\"alg\":\"HS256\",\"x\":{others}}}";
    }
}
