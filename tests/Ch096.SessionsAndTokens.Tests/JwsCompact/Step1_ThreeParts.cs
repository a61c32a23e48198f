namespace Katas.SessionsAndTokens.JwsCompact.Steps;

public sealed class Step1_ThreeParts
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [Rule("R1")]
    public void A_token_has_at_least_one_character(int length)
    {
        var make = () => new JwsSplitter { MaxLength = length };

        make.Should().Throw<ArgumentOutOfRangeException>("{0} characters are no limit", length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(65)]
    [Rule("R1")]
    public void A_header_has_one_to_64_levels(int depth)
    {
        var make = () => new JwsSplitter { MaxDepth = depth };

        make.Should().Throw<ArgumentOutOfRangeException>("{0} levels are no limit", depth);
    }

    [Theory]
    [InlineData(1, 1, JwsViolation.PartCount)]
    [InlineData(2, 1, JwsViolation.TooLong)]
    [InlineData(99, 100, JwsViolation.PartCount)]
    [InlineData(100, 100, JwsViolation.PartCount)]
    [InlineData(101, 100, JwsViolation.TooLong)]
    [Rule("R2")]
    public void A_token_is_no_longer_than_is_allowed(int length, int allowed, JwsViolation expected)
    {
        Tokens.Refuses(
            new string('A', length), expected, Math.Min(length, allowed), new JwsSplitter { MaxLength = allowed });
    }

    [Theory]
    [InlineData(8191, JwsViolation.PartCount)]
    [InlineData(8192, JwsViolation.PartCount)]
    [InlineData(8193, JwsViolation.TooLong)]
    [Rule("R2")]
    public void By_default_it_has_8192_characters_at_most(int length, JwsViolation expected)
    {
        Tokens.Refusal(new string('A', length)).Violation.Should().Be(expected, "the text has {0} characters", length);
    }

    [Theory]
    [InlineData("....")] // and more parts than any token has
    [InlineData("    ")]
    [Rule("R2")]
    public void The_length_is_asked_before_anything_else(string token)
    {
        Tokens.Refuses(token, JwsViolation.TooLong, 3, new JwsSplitter { MaxLength = 3 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("e30")]
    [InlineData(".")]
    [InlineData("e30.e30")]
    [InlineData("""{"payload":"e30","protected":"e30","signature":"e30"}""")] // RFC 7515 §7.2: another serialization
    [Rule("R3")]
    public void What_ends_before_its_third_part_is_wrong_at_its_end(string token)
    {
        Tokens.Refuses(token, JwsViolation.PartCount, token.Length);
    }

    [Theory]
    [InlineData("...", 2)]
    [InlineData("e30.e30.e30.", 11)]
    [InlineData("e30.e30.e30.e30.e30", 11)] // five parts are an encrypted token (RFC 7516 §3.1)
    [InlineData(" =.+.A.", 6)] // before the parts are looked at
    [Rule("R3")]
    public void A_third_period_is_one_too_many(string token, int third)
    {
        Tokens.Refuses(token, JwsViolation.PartCount, third);
    }
}
