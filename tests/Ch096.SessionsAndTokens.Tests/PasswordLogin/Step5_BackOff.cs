namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step5_BackOff : Guesses
{
    [Fact]
    [Rule("R13")]
    public void Four_attempts_need_not_wait_and_the_fifth_is_the_last_that_does_not()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero, "attempt {0} need not wait", attempt);
            Throttle.TryBegin("ann", "here", false).Should().BeTrue("attempt {0} is judged", attempt);
        }

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
        Throttle.TryBegin("ann", "here", false).Should().BeFalse();
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(8, 8)]
    [InlineData(15, 1024)]
    [InlineData(16, 2048)]
    [InlineData(17, 3600)] // 4096 s would be more than an hour
    [InlineData(18, 3600)]
    [InlineData(36, 3600)]
    [InlineData(37, 3600)] // 2^32 s, for whoever counts with 32 bits
    [InlineData(69, 3600)] // and with 64
    [InlineData(99, 3600)]
    [Rule("R13")]
    public void Each_failure_doubles_the_wait_up_to_an_hour(int failures, int seconds)
    {
        FailAt("ann", failures, source: "here");

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(seconds), "after {0} failures", failures);
    }

    [Fact]
    [Rule("R13")]
    public void A_wait_is_over_to_the_tick()
    {
        FailAt("ann", 7, "here");
        Clock.Advance(Seconds(4) - TimeSpan.FromTicks(1));

        Throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.FromTicks(1));
        Throttle.TryBegin("ann", "here", false).Should().BeFalse("there is a tick left");

        Clock.Advance(TimeSpan.FromTicks(1));
        Throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero);
        Throttle.TryBegin("ann", "here", false).Should().BeTrue("it is over");
    }

    [Fact]
    [Rule("R13")]
    public void A_wait_begins_with_the_attempt_before()
    {
        FailAt("ann", 6, "here");
        Clock.Advance(Seconds(100));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();

        Clock.Advance(Seconds(1));

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(3), "the seventh began a second ago");
    }

    [Fact]
    [Rule("R13")]
    public void Another_user_or_another_source_need_not_wait_for_that()
    {
        FailAt("ann", 9, "here");

        Throttle.TryBegin("bob", "here", false).Should().BeTrue("Bob did nothing");
        Throttle.TryBegin("ann", "there", false).Should().BeTrue("she is not locked out by somebody somewhere else");
        Throttle.TryBegin("ann", "here", false).Should().BeFalse();
        Throttle.TryBegin("here", "ann", false).Should().BeTrue("a name is no address");
    }

    [Theory]
    [InlineData("a", "bc", "ab", "c")]
    [InlineData("a:b", "c", "a", "b:c")]
    [InlineData("a|b", "c", "a", "b|c")]
    [InlineData("", "a", "a", "")]
    [Rule("R13")]
    public void Two_pairs_are_two_however_they_are_written(string user, string source, string otherUser, string otherSource)
    {
        FailAt(user, 9, source);

        Throttle.TryBegin(otherUser, otherSource, false).Should().BeTrue();
    }

    [Fact]
    [Rule("R13")]
    public void One_password_for_all_users_is_guessing_as_well()
    {
        for (var user = 1; user <= 20; user++)
        {
            Throttle.TryBegin($"user {user}", "here", false).Should().BeTrue("{0} attempts of one source are free", user);
        }

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
        Throttle.WaitFor("ann", "here", true).Should().Be(Seconds(1), "familiar or not");
        Throttle.WaitFor("ann", "there", false).Should().Be(TimeSpan.Zero);
        Clock.Advance(Seconds(1));
        Throttle.TryBegin("user 21", "here", false).Should().BeTrue();
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(2));
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(31, 2048)]
    [InlineData(32, 3600)]
    [InlineData(51, 3600)]
    [InlineData(52, 3600)] // 2^32 s
    [InlineData(84, 3600)] // 2^64 s
    [Rule("R13")]
    public void The_wait_of_a_source_doubles_as_well(int failures, int seconds)
    {
        for (var user = 1; user <= failures; user++)
        {
            FailAt($"user {user}", 1, "here");
        }

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(seconds), "after {0} failures of the source", failures);
    }

    [Fact]
    [Rule("R13")]
    public void The_longer_wait_counts()
    {
        FailAt("ann", 8, "here");
        for (var user = 9; user <= 20; user++)
        {
            Throttle.TryBegin($"user {user}", "here", false);
        }

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(8), "8 s for her, 1 s for the source");
        Throttle.WaitFor("bob", "here", false).Should().Be(Seconds(1));
        Clock.Advance(Seconds(5));
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(3));
        Throttle.WaitFor("bob", "here", false).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    [Rule("R14")]
    public void After_100_failures_from_anywhere_an_account_is_closed_for_strangers()
    {
        FailAnywhere("ann", 99);
        Throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.Zero, "99 are not 100");
        FailAnywhere("ann", 1);

        Throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.FromHours(1));
        Throttle.TryBegin("ann", "new", false).Should().BeFalse();
        Clock.Advance(TimeSpan.FromDays(29));
        Throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.FromHours(1), "it does not open by itself");
        Throttle.TryBegin("bob", "new", false).Should().BeTrue();
    }

    [Fact]
    [Rule("R14")]
    public void And_still_open_where_its_user_lives()
    {
        FailAnywhere("ann", 5000);

        Throttle.WaitFor("ann", "home", true).Should().Be(TimeSpan.Zero, "nobody locks her out from elsewhere");
        Throttle.TryBegin("ann", "home", true).Should().BeTrue();
        Throttle.TryBegin("ann", "new", false).Should().BeFalse();
    }

    [Fact]
    [Rule("R14")]
    public void Guesses_at_home_are_guesses()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Throttle.TryBegin("ann", "home", true).Should().BeTrue();
        }

        Throttle.WaitFor("ann", "home", true).Should().Be(Seconds(1), "who is in her house is not always she");
        FailAnywhere("ann", 95);
        Throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.FromHours(1), "they count for her account as well");
    }
}
