namespace Katas.SessionsAndTokens.BearerAuth.Steps;

public sealed class Step2_TheChallenge
{
    [Fact]
    [Rule("R5")]
    public void Rfc6750_3_1_Without_an_error_a_challenge_has_its_realm() =>
        Challenge.Write("example").Should().Be("Bearer realm=\"example\"");

    [Fact]
    [Rule("R5")]
    public void Rfc6750_3_An_error_says_what_and_why() =>
        Challenge.Write("example", BearerError.InvalidToken, "The access token expired").Should().Be(
            "Bearer realm=\"example\", error=\"invalid_token\", error_description=\"The access token expired\"");

    [Theory]
    [InlineData(BearerError.InvalidRequest, "invalid_request")]
    [InlineData(BearerError.InvalidToken, "invalid_token")]
    [InlineData(BearerError.InsufficientScope, "insufficient_scope")]
    [Rule("R5")]
    public void Rfc6750_3_1_An_error_has_its_code(BearerError error, string code) =>
        Challenge.Write("example", error).Should().Be($"Bearer realm=\"example\", error=\"{code}\"");

    [Theory]
    [InlineData("openid profile email")] // both examples are the RFC's
    [InlineData("urn:example:channel=HBO&urn:example:rating=G,PG-13")]
    [Rule("R5")]
    public void Rfc6750_3_A_scope_is_a_list_in_one_string(string scope)
    {
        Challenge.Write("example", scope: scope).Should().Be($"Bearer realm=\"example\", scope=\"{scope}\"");
        Challenge.Write("example", BearerError.InsufficientScope, "More!", scope).Should().Be(
            $"Bearer realm=\"example\", error=\"insufficient_scope\", error_description=\"More!\", scope=\"{scope}\"");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a \"b\"", "a \\\"b\\\"")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("\\", "\\\\")] // alone it would escape the closing quote
    [InlineData("\\\"", "\\\\\\\"")]
    [InlineData("x\", error=\"none", "x\\\", error=\\\"none")]
    [InlineData("x\", Basic realm=\"give me your password", "x\\\", Basic realm=\\\"give me your password")]
    [Rule("R6")]
    public void Rfc9110_5_6_4_A_realm_cannot_get_out_of_its_quotes(string realm, string quoted)
    {
        var challenge = Challenge.Write(realm);

        challenge.Should().Be($"Bearer realm=\"{quoted}\"");
        Door.CountChallenges(challenge).Should().Be(1, "a client finds no second one in {0}", challenge);
    }

    [Theory]
    [InlineData("\r\nSet-Cookie: id=1", 0)]
    [InlineData("a\nb", 1)]
    [InlineData("ab\0", 2)]
    [InlineData("\x1F", 0)] // one below the space
    [InlineData("~\x7F", 1)] // one above the tilde
    [InlineData("a\tb", 1)]
    [InlineData("Süd", 1)]
    [InlineData("\u010A", 0)] // cut to one byte it is a line feed
    [Rule("R6")]
    public void No_line_break_and_nothing_else_that_cannot_be_shown_is_in_a_realm(string realm, int index) =>
        Refuses(() => Challenge.Write(realm), "realm", index);

    [Theory]
    [InlineData("a\"b", 1)]
    [InlineData("a\\", 1)]
    [InlineData("\r\n", 0)]
    [InlineData("a\x1F", 1)]
    [InlineData("a\x7F", 1)]
    [InlineData("é", 0)]
    [Rule("R7")]
    public void Rfc6750_3_Descriptions_and_scopes_have_no_character_to_escape(string text, int index)
    {
        Refuses(() => Challenge.Write("example", BearerError.InvalidToken, text), "description", index);
        Refuses(() => Challenge.Write("example", scope: text), "scope", index);
    }

    [Fact]
    [Rule("R6")]
    [Rule("R7")]
    public void Every_other_character_is_allowed()
    {
        var printable = string.Concat(Enumerable.Range(' ', 95).Select(code => (char)code));
        var plain = string.Concat(printable.Except("\"\\"));

        Door.ReadRealm(Challenge.Write(printable)).Should().Be(printable);
        Challenge.Write("", BearerError.InvalidToken, plain, plain.Trim()).Should().Be(
            $"Bearer realm=\"\", error=\"invalid_token\", error_description=\"{plain}\", scope=\"{plain.Trim()}\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a  b")]
    [Rule("R7")]
    public void Rfc6749_3_3_Scopes_have_one_space_between_them(string scope) =>
        Refuses(() => Challenge.Write("example", scope: scope), "scope");

    [Fact]
    [Rule("R7")]
    public void A_description_has_an_error_to_describe()
    {
        Refuses(() => Challenge.Write("example", description: "Nobody knows"), "description");
        Refuses(() => Challenge.Write("example", BearerError.InvalidToken, ""), "description");
    }

    [Fact]
    [Rule("R7")]
    public void An_error_is_one_of_the_three()
    {
        var write = () => Challenge.Write("example", (BearerError)3);

        write.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("error");
    }

    private static void Refuses(Func<string> write, string parameter, int? index = null)
    {
        var error = write.Should().Throw<ArgumentException>("this is no {0}", parameter).WithParameterName(parameter).Which;
        if (index is not null)
        {
            error.Message.Should().MatchRegex($@"\b{index}\b", "the first character that cannot be in a {0} is there", parameter);
        }
    }
}
