namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

public sealed class Step3_ScopeAndTime
{
    private readonly Issuer issuer = new();

    [Theory]
    [InlineData(null, "read write admin")]
    [InlineData("", "read write admin")] // RFC 6749 §3.2: without a value it is not there
    [InlineData("read write admin", "read write admin")]
    [InlineData("admin read", "admin read")] // in any order
    [InlineData("write", "write")]
    [InlineData("read read", "read read")]
    [Rule("R11")]
    public async Task Rfc6749_6_A_scope_may_be_narrower(string? asked, string granted)
    {
        var token = await issuer.Issue(scope: "read write admin");

        var issued = (await issuer.Machine().RefreshAsync("app", token, asked)).Should().BeOfType<RefreshResult.Issued>().Which;

        issued.AccessToken.Should().Be($"ann@app may {granted} until 09:10");
        issued.Scope.Should().Be(granted);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("read admin")]
    [InlineData("rea")]
    [InlineData("readwrite")]
    [InlineData("READ")] // "case-sensitive"
    [InlineData("*")]
    [InlineData(" ")] // malformed from here on
    [InlineData("read ")]
    [InlineData(" read")]
    [InlineData("read  write")]
    [InlineData("read,write")]
    [InlineData("read\twrite")]
    [InlineData("read\n")]
    [Rule("R11")]
    public async Task Rfc6749_6_And_never_wider_and_the_token_is_still_good(string asked)
    {
        var token = await issuer.Issue(scope: "read write");

        (await issuer.Try(token, scope: asked)).Should().Be("InvalidScope", "of {0}", Wire.Show(asked));

        issuer.Table.Writes.Should().Be(1);
        (await issuer.Try(token)).Should().Be("ann@app may read write until 09:10");
    }

    [Fact]
    [Rule("R11")]
    public async Task Names_are_compared_whole()
    {
        var token = await issuer.Issue(scope: "read-all thread");

        (await issuer.Try(token, scope: "read")).Should().Be("InvalidScope", "it is only a part of both");
    }

    [Fact]
    [Rule("R11")]
    public async Task Rfc6749_6_What_was_asked_for_less_once_may_be_asked_for_more_again()
    {
        var token = await issuer.Issue();
        var narrow = (RefreshResult.Issued)await issuer.Machine().RefreshAsync("app", token, "read");

        (await issuer.Try(narrow.RefreshToken, scope: "read write")).Should().Be(
            "ann@app may read write until 09:10", "the scope of the refresh token stays identical");
        Issuer.Show(issuer.Table.All[0]).Should().Be("ann@app may read write until 10:00, at most 17:00");
    }

    [Theory]
    [InlineData(60 * TimeSpan.TicksPerMinute - 1, "ann@app may read write until 10:09:59.9999999")]
    [InlineData(60 * TimeSpan.TicksPerMinute, "InvalidGrant")] // the first instant at which it is over
    [InlineData(60 * TimeSpan.TicksPerMinute + 1, "InvalidGrant")]
    [InlineData(100 * 365 * TimeSpan.TicksPerDay, "InvalidGrant")]
    [Rule("R8")]
    public async Task Rfc9700_4_14_2_A_family_that_is_not_used_is_over(long ticks, string expected)
    {
        var token = await issuer.Issue();
        issuer.Clock.Advance(TimeSpan.FromTicks(ticks));

        (await issuer.Try(token)).Should().Be(expected);
    }

    [Fact]
    [Rule("R8")]
    public async Task One_that_is_over_is_not_written()
    {
        var token = await issuer.Issue();
        issuer.Pass(minutes: 60);

        await issuer.Try(token);

        Issuer.Show(issuer.Table.All[0]).Should().Be("ann@app may read write until 10:00, at most 17:00");
        issuer.Table.Writes.Should().Be(1);
    }

    [Theory]
    [InlineData(10, "until 10:10")]
    [InlineData(59, "until 10:59")]
    [Rule("R13")]
    public async Task Each_use_gives_it_another_hour(int minutes, string until)
    {
        var token = await issuer.Issue();
        issuer.Pass(minutes);

        token = await issuer.Rotate(token);

        Issuer.Show(issuer.Table.All[0]).Should().Contain(until).And.EndWith("at most 17:00");
        issuer.Pass(minutes: 59);
        (await issuer.Try(token)).Should().StartWith("ann@app");
    }

    [Theory]
    [InlineData(16 * 60, "17:00")]
    [InlineData(16 * 60 + 1, "17:00")] // and not 17:01
    [InlineData(15 * 60 + 59, "16:59")]
    [Rule("R13")]
    public async Task Until_its_end_which_never_moves(int minuteOfDay, string until)
    {
        var token = await UsedUntil(15 * 60 + 30);
        issuer.Pass(minuteOfDay - (15 * 60 + 30));

        await issuer.Rotate(token);

        Issuer.Show(issuer.Table.All[0]).Should().Be($"ann@app may read write until {until}, at most 17:00");
    }

    [Theory]
    [InlineData(-1, "ann@app may read write until 17:00")]
    [InlineData(0, "InvalidGrant")]
    [InlineData(1, "InvalidGrant")]
    [Rule("R8")]
    [Rule("R13")]
    public async Task However_often_it_is_used_its_end_is_its_end(long ticks, string expected)
    {
        var token = await UsedUntil(16 * 60 + 30);
        issuer.Clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromTicks(ticks));

        (await issuer.Try(token)).Should().Be(expected, "a thief uses it as well");
    }

    [Theory]
    [InlineData(49, "16:59", 10)]
    [InlineData(50, "17:00", 10)]
    [InlineData(51, "17:00", 9)]
    [InlineData(59, "17:00", 1)]
    [Rule("R14")]
    public async Task An_access_token_does_not_outlive_its_family(int minute, string until, int expiresIn)
    {
        var token = await UsedUntil(16 * 60 + 30);
        issuer.Pass(minute - 30);

        var issued = (RefreshResult.Issued)await issuer.Machine().RefreshAsync("app", token);

        issued.AccessToken.Should().Be($"ann@app may read write until {until}");
        issued.ExpiresIn.Should().Be(TimeSpan.FromMinutes(expiresIn), "it is 16:{0}", minute);
    }

    private async Task<string> UsedUntil(int minuteOfDay)
    {
        var token = await issuer.Issue();
        for (var at = 9 * 60; at < minuteOfDay; at += 30)
        {
            issuer.Pass(minutes: 30);
            token = await issuer.Rotate(token);
        }

        return token;
    }
}
