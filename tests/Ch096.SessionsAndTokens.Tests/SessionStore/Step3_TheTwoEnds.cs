namespace Katas.SessionsAndTokens.SessionStore.Steps;

public sealed class Step3_TheTwoEnds
{
    private readonly Site site = new();

    [Theory]
    [InlineData(0, "ann, a reader until 09:30")]
    [InlineData(30 * TimeSpan.TicksPerMinute - 1, "ann, a reader until 09:59:59.9999999")]
    [InlineData(30 * TimeSpan.TicksPerMinute, "EXPIRED")] // the first instant at which it is over
    [InlineData(30 * TimeSpan.TicksPerMinute + 1, "EXPIRED")]
    [InlineData(100 * 365 * TimeSpan.TicksPerDay, "EXPIRED")]
    [Rule("R8")]
    public async Task A_session_that_is_not_used_is_over_after_the_idle_timeout(long ticks, string expected)
    {
        var id = await site.LogIn();
        site.Clock.Advance(TimeSpan.FromTicks(ticks));

        (await site.LookUp(id)).Should().Be(expected);
    }

    [Fact]
    [Rule("R8")]
    public async Task One_that_is_over_is_removed_and_unknown_from_then_on()
    {
        var (ann, bob) = (await site.LogIn(), await site.LogIn("bob"));
        site.Pass(minutes: 30);

        (await site.LookUp(ann)).Should().Be("EXPIRED");
        (await site.LookUp(ann)).Should().Be("UNKNOWN");
        Site.Show(site.Table.Entries.Should().ContainSingle().Which).Should().StartWith("bob", "nobody has asked for his");
        (await site.LookUp(bob)).Should().Be("EXPIRED");
        site.Table.Entries.Should().BeEmpty();
    }

    [Fact]
    [Rule("R9")]
    public async Task It_belongs_to_nobody_any_more()
    {
        var id = await site.LogIn(binding: "ab:cd");
        site.Pass(minutes: 30);

        (await site.LookUp(id, "ef:01")).Should().Be("EXPIRED", "no alarm for a session that is over");
    }

    [Theory]
    [InlineData(4.999, "09:30")] // five minutes are worth a write
    [InlineData(5, "09:35")]
    [InlineData(5.001, "09:35:00.0600000")]
    [InlineData(29, "09:59")]
    [Rule("R10")]
    [Rule("R11")]
    public async Task A_request_prolongs_it_if_that_is_worth_a_write(double minutes, string until)
    {
        var id = await site.LogIn();
        site.Pass(minutes);

        (await site.LookUp(id)).Should().Be($"ann, a reader until {until}");
        Site.Show(site.Table.Entries[0].ExpiresAt).Should().Be(until, "what is said is what is kept");
        Site.Show(site.Table.Entries[0].EndsAt).Should().Be("17:00");
    }

    [Fact]
    [Rule("R11")]
    public async Task A_busy_session_is_not_written_at_each_request()
    {
        var id = await site.LogIn();
        for (var second = 0; second < 3600; second += 10)
        {
            site.Pass(minutes: 1 / 6.0);
            (await site.LookUp(id)).Should().StartWith("ann");
        }

        site.Table.Writes.Should().Be(1 + 12, "a log-in, and every five minutes of an hour");
    }

    [Fact]
    [Rule("R11")]
    public async Task Without_a_step_each_request_that_is_later_is_written()
    {
        var always = new Site { Policy = site.Policy with { RenewalStep = TimeSpan.Zero } };
        var id = await always.LogIn();

        await always.LookUp(id);
        always.Table.Writes.Should().Be(1, "no time has passed");

        always.Clock.Advance(TimeSpan.FromTicks(1));
        (await always.LookUp(id)).Should().Be("ann, a reader until 09:30:00.0000001");
        always.Table.Writes.Should().Be(2);
    }

    [Theory]
    [InlineData(16 * 60 + 20, "16:50")]
    [InlineData(16 * 60 + 30, "17:00")]
    [InlineData(16 * 60 + 31, "17:00")] // and not 17:01
    [InlineData(16 * 60 + 45, "17:00")]
    [Rule("R10")]
    public async Task It_is_never_prolonged_past_its_absolute_end(int minuteOfDay, string until)
    {
        var busy = new Site { Policy = site.Policy with { RenewalStep = TimeSpan.Zero } };
        var id = await BusyUntil(16 * 60 + 16, busy);
        busy.Pass(minuteOfDay - (16 * 60 + 16));

        (await busy.LookUp(id)).Should().Be($"ann, a reader until {until}");
    }

    [Theory]
    [InlineData(-1, "ann, a reader until 17:00")]
    [InlineData(0, "EXPIRED")]
    [InlineData(1, "EXPIRED")]
    [Rule("R8")]
    [Rule("R10")]
    public async Task However_busy_it_is_its_absolute_end_is_its_end(long ticks, string expected)
    {
        var busy = new Site { Policy = site.Policy with { RenewalStep = TimeSpan.Zero } };
        var id = await BusyUntil(16 * 60 + 40, busy);
        busy.Clock.Advance(TimeSpan.FromMinutes(20) + TimeSpan.FromTicks(ticks));

        (await busy.LookUp(id)).Should().Be(expected, "a thief is busy as well");
    }

    [Fact]
    [Rule("R11")]
    public async Task Its_last_minutes_may_not_be_worth_a_write()
    {
        var id = await BusyUntil(16 * 60 + 56, site);

        (await site.LookUp(id)).Should().Be("ann, a reader until 16:58", "two minutes more are less than a step of five");
    }

    [Fact]
    [Rule("R11")]
    public async Task What_cannot_be_prolonged_is_not_written()
    {
        var half = site.Policy.IdleTimeout;
        var always = new Site { Policy = new SessionPolicy(half, AbsoluteTimeout: half, RenewalStep: TimeSpan.Zero) };
        var id = await always.LogIn();
        always.Pass(minutes: 29);

        (await always.LookUp(id)).Should().Be("ann, a reader until 09:30");
        always.Table.Writes.Should().Be(1, "it ended at half past nine before, too");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [Rule("R11")]
    public async Task A_clock_that_goes_back_takes_nothing_away(int step)
    {
        var set = new Site { Policy = site.Policy with { RenewalStep = TimeSpan.FromMinutes(step) } };
        var id = await set.LogIn();
        set.Clock.AdjustTime(Site.Nine.AddHours(-1));

        (await set.LookUp(id)).Should().Be("ann, a reader until 09:30");
        set.Table.Writes.Should().Be(1, "nothing has become longer");
    }

    [Fact]
    [Rule("R17")]
    public async Task A_renewal_that_fails_is_no_log_out()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 10);
        site.Table.FailAtWrite(1);
        var lookUp = () => site.LookUp(id);

        await lookUp.Should().ThrowAsync<TimeoutException>();
        (await lookUp()).Should().Be("ann, a reader until 09:40", "the table is back");
    }

    private static async Task<string> BusyUntil(int minuteOfDay, Site site)
    {
        var id = await site.LogIn();
        for (var at = 9 * 60; at < minuteOfDay; at += 4)
        {
            site.Pass(minutes: 4);
            (await site.LookUp(id)).Should().StartWith("ann");
        }

        return id;
    }
}
