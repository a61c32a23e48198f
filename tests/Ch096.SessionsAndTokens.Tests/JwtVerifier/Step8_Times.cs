namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step8_Times
{
    [Theory]
    [InlineData("1300000000", 1_299_999_999, true)]
    [InlineData("1300000000", 1_300_000_000, false)] // "on or after"
    [InlineData("1300000000", 1_300_000_001, false)]
    [InlineData("1300000000.5", 1_300_000_000.25, true)]
    [InlineData("1300000000.5", 1_300_000_000.5, false)]
    [InlineData("1.3e9", 1_299_999_999, true)]
    [InlineData("1.3e9", 1_300_000_000, false)]
    [InlineData("0", 1_300_000_000, false)]
    [InlineData("-1300819380", 1_300_000_000, false)]
    [InlineData("9223372036854775807", 1_300_000_000, true)]
    [InlineData("9223372036854775808", 1_300_000_000, true)] // one more than a 64-bit integer holds
    [InlineData("-9223372036854775809", 1_300_000_000, false)]
    [InlineData("1e400", 1_300_000_000, true)] // more than a double holds
    [InlineData("-1e400", 1_300_000_000, false)]
    [InlineData("1300000000000", 1_300_000_000, true)] // milliseconds, by mistake: the year 43165
    [Rule("R19")]
    public void A_token_is_valid_until_just_before_its_exp(string exp, double now, bool accepted)
    {
        var refused = Api.Refuses(Issuer.Token($$"""{"exp":{{exp}}}"""), now: now);

        refused.Should().Be(accepted ? null : TokenRule.Expiration, "'exp' is {0}, and it is {1}", exp, now);
    }

    [Theory]
    [InlineData(60, 59, true)]
    [InlineData(60, 60, false)]
    [InlineData(60, 61, false)]
    [InlineData(0.5, 0.25, true)]
    [InlineData(0.5, 0.5, false)]
    [Rule("R19")]
    public void With_leeway_it_is_valid_so_much_longer(double leeway, double secondsAfter, bool accepted)
    {
        var policy = Api.Policy() with { Leeway = TimeSpan.FromSeconds(leeway) };

        var refused = Api.Refuses(Issuer.Token($$"""{"exp":{{Api.Now}}}"""), policy, Api.Now + secondsAfter);

        refused.Should().Be(accepted ? null : TokenRule.Expiration, "{0} s after 'exp' with {1} s of leeway", secondsAfter, leeway);
    }

    [Theory]
    [InlineData(true, TokenRule.Expiration)]
    [InlineData(false, null)]
    [Rule("R19")]
    public void A_token_without_exp_is_valid_only_if_the_policy_says_so(bool required, TokenRule? expected)
    {
        var policy = Api.Policy() with { RequireExpiration = required };

        Api.Refuses(Issuer.Token("{}"), policy).Should().Be(expected);
        Api.Refuses(Issuer.Token("""{"exp":1}"""), policy).Should().Be(TokenRule.Expiration, "an 'exp' that is there always counts");
    }

    [Theory]
    [InlineData("1300000000", 0, 1_299_999_999, false)]
    [InlineData("1300000000", 0, 1_300_000_000, true)] // "before which"
    [InlineData("1300000000", 0, 1_300_000_001, true)]
    [InlineData("1300000000.5", 0, 1_300_000_000.25, false)]
    [InlineData("1300000000.5", 0, 1_300_000_000.5, true)]
    [InlineData("1300000000", 60, 1_299_999_939, false)]
    [InlineData("1300000000", 60, 1_299_999_940, true)]
    [InlineData("1300000000", 60, 1_299_999_941, true)]
    [InlineData("-1", 0, 1_300_000_000, true)]
    [InlineData("1e400", 0, 1_300_000_000, false)]
    [Rule("R20")]
    public void A_token_is_valid_from_its_nbf_on(string nbf, double leeway, double now, bool accepted)
    {
        var policy = Api.Policy() with { Leeway = TimeSpan.FromSeconds(leeway) };

        var refused = Api.Refuses(Issuer.Token($$"""{"nbf":{{nbf}},"exp":1300819380}"""), policy, now);

        refused.Should().Be(accepted ? null : TokenRule.NotBefore, "'nbf' is {0}, leeway {1} s, and it is {2}", nbf, leeway, now);
    }

    [Theory]
    [InlineData("1300000000", 0, 1_299_999_999, false)] // it lies ahead, so it has no age
    [InlineData("1300000000", 0, 1_300_000_000, true)]
    [InlineData("1300000000", 0, 1_300_000_299, true)]
    [InlineData("1300000000", 0, 1_300_000_300, false)] // as with 'exp', the very second is too late
    [InlineData("1300000000", 0, 1_300_000_301, false)]
    [InlineData("1300000000", 60, 1_299_999_939, false)]
    [InlineData("1300000000", 60, 1_299_999_940, true)]
    [InlineData("1300000000", 60, 1_300_000_359, true)]
    [InlineData("1300000000", 60, 1_300_000_360, false)]
    [InlineData("1300000000.5", 0, 1_300_000_000.25, false)]
    [InlineData("-1e400", 0, 1_300_000_000, false)]
    [InlineData(null, 0, 1_300_000_000, false)]
    [Rule("R21")]
    public void A_policy_may_ask_how_old_a_token_is(string? iat, double leeway, double now, bool accepted)
    {
        var policy = Api.Policy() with { MaxAge = TimeSpan.FromMinutes(5), Leeway = TimeSpan.FromSeconds(leeway) };
        var claims = iat is null ? Api.GoodClaims : $$"""{"iat":{{iat}},"exp":1300819380}""";

        var refused = Api.Refuses(Issuer.Token(claims), policy, now);

        refused.Should().Be(
            accepted ? null : TokenRule.IssuedAt, "'iat' is {0}, it is {1}, and 300 s are allowed, with {2} s of leeway", iat, now, leeway);
    }

    [Theory]
    [InlineData("1300819380")] // ahead
    [InlineData("0")]
    [Rule("R21")]
    public void Otherwise_its_iat_does_not_matter(string iat)
    {
        var refused = Api.Refuses(Issuer.Token($$"""{"iat":{{iat}},"exp":1300819380}"""));

        refused.Should().BeNull("RFC 7519 §4.1.6 forbids nothing, and neither does this policy");
    }

    [Fact]
    [Rule("R19")]
    public void Every_token_is_judged_by_the_time_at_which_it_comes()
    {
        Api.Refuses(Rfc7515.A1, now: 1_300_819_379).Should().BeNull("the example of the RFC has one second left");
        Api.Refuses(Rfc7515.A1, now: 1_300_819_380).Should().Be(TokenRule.Expiration);

        var clock = new MovingClock();
        var verifier = new TokenVerifier(Api.Policy(), clock);
        Api.RuleOf(verifier.Verify(Rfc7515.A1)).Should().BeNull();
        clock.Now = clock.Now.AddYears(1);
        Api.RuleOf(verifier.Verify(Rfc7515.A1)).Should().Be(TokenRule.Expiration, "the clock is asked anew for each token");
    }

    private sealed class MovingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(Api.Now);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
