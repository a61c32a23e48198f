namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step4_BackOff
{
    private readonly Clock clock = new();
    private readonly LoginThrottle throttle;
    private int elsewhere;

    public Step4_BackOff() => throttle = new LoginThrottle(clock);

    [Fact]
    [Rule("R13")]
    public void Four_attempts_need_not_wait_and_the_fifth_is_the_last_that_does_not()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero, "attempt {0} need not wait", attempt);
            throttle.TryBegin("ann", "here", false).Should().BeTrue("attempt {0} is judged", attempt);
        }

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
        throttle.TryBegin("ann", "here", false).Should().BeFalse();
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

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(seconds), "after {0} failures", failures);
    }

    [Fact]
    [Rule("R13")]
    public void A_wait_is_over_to_the_tick()
    {
        FailAt("ann", 7, "here");
        clock.Advance(Seconds(4) - TimeSpan.FromTicks(1));

        throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.FromTicks(1));
        throttle.TryBegin("ann", "here", false).Should().BeFalse("there is a tick left");

        clock.Advance(TimeSpan.FromTicks(1));
        throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero);
        throttle.TryBegin("ann", "here", false).Should().BeTrue("it is over");
    }

    [Fact]
    [Rule("R13")]
    public void A_wait_begins_with_the_attempt_before()
    {
        FailAt("ann", 6, "here");
        clock.Advance(Seconds(100));
        throttle.TryBegin("ann", "here", false).Should().BeTrue();

        clock.Advance(Seconds(1));

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(3), "the seventh began a second ago");
    }

    [Fact]
    [Rule("R13")]
    public void Another_user_or_another_source_need_not_wait_for_that()
    {
        FailAt("ann", 9, "here");

        throttle.TryBegin("bob", "here", false).Should().BeTrue("Bob did nothing");
        throttle.TryBegin("ann", "there", false).Should().BeTrue("she is not locked out by somebody somewhere else");
        throttle.TryBegin("ann", "here", false).Should().BeFalse();
        throttle.TryBegin("here", "ann", false).Should().BeTrue("a name is no address");
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

        throttle.TryBegin(otherUser, otherSource, false).Should().BeTrue();
    }

    [Fact]
    [Rule("R13")]
    public void One_password_for_all_users_is_guessing_as_well()
    {
        for (var user = 1; user <= 20; user++)
        {
            throttle.TryBegin($"user {user}", "here", false).Should().BeTrue("{0} attempts of one source are free", user);
        }

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
        throttle.WaitFor("ann", "here", true).Should().Be(Seconds(1), "familiar or not");
        throttle.WaitFor("ann", "there", false).Should().Be(TimeSpan.Zero);
        clock.Advance(Seconds(1));
        throttle.TryBegin("user 21", "here", false).Should().BeTrue();
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(2));
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

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(seconds), "after {0} failures of the source", failures);
    }

    [Fact]
    [Rule("R13")]
    public void The_longer_wait_counts()
    {
        FailAt("ann", 8, "here");
        for (var user = 9; user <= 20; user++)
        {
            throttle.TryBegin($"user {user}", "here", false);
        }

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(8), "8 s for her, 1 s for the source");
        throttle.WaitFor("bob", "here", false).Should().Be(Seconds(1));
        clock.Advance(Seconds(5));
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(3));
        throttle.WaitFor("bob", "here", false).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    [Rule("R14")]
    public void Nist_3_2_2_After_100_failures_from_anywhere_an_account_is_closed_for_strangers()
    {
        FailAnywhere("ann", 99);
        throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.Zero, "99 are not 100");
        FailAnywhere("ann", 1);

        throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.FromHours(1));
        throttle.TryBegin("ann", "new", false).Should().BeFalse();
        clock.Advance(TimeSpan.FromDays(29));
        throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.FromHours(1), "it does not open by itself");
        throttle.TryBegin("bob", "new", false).Should().BeTrue();
    }

    [Fact]
    [Rule("R14")]
    public void And_still_open_where_its_user_lives()
    {
        FailAnywhere("ann", 5000);

        throttle.WaitFor("ann", "home", true).Should().Be(TimeSpan.Zero, "nobody locks her out from elsewhere");
        throttle.TryBegin("ann", "home", true).Should().BeTrue();
        throttle.TryBegin("ann", "new", false).Should().BeFalse();
    }

    [Fact]
    [Rule("R14")]
    public void Guesses_at_home_are_guesses()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            throttle.TryBegin("ann", "home", true).Should().BeTrue();
        }

        throttle.WaitFor("ann", "home", true).Should().Be(Seconds(1), "who is in her house is not always she");
        FailAnywhere("ann", 95);
        throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.FromHours(1), "they count for her account as well");
    }

    [Fact]
    [Rule("R15")]
    public void An_attempt_counts_from_its_beginning()
    {
        var begun = Enumerable.Range(0, 1000).Count(_ => throttle.TryBegin("ann", "here", false));

        begun.Should().Be(5, "a thousand attempts at the same moment are too many");
    }

    [Fact]
    [Rule("R15")]
    public void Who_comes_too_soon_prolongs_nothing()
    {
        FailAt("ann", 8, "here");
        for (var i = 0; i < 7; i++)
        {
            clock.Advance(Seconds(1));
            throttle.TryBegin("ann", "here", false).Should().BeFalse();
        }

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1), "8 s, and 7 of them are over");
        clock.Advance(Seconds(1));
        throttle.TryBegin("ann", "here", false).Should().BeTrue();
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(16), "the ninth failure, not the sixteenth");
    }

    [Fact]
    [Rule("R15")]
    public void And_does_not_count_for_the_source_or_the_user_either()
    {
        FailAt("ann", 6, "here");
        for (var i = 0; i < 200; i++)
        {
            throttle.TryBegin("ann", "here", false).Should().BeFalse();
        }

        throttle.WaitFor("bob", "here", false).Should().Be(TimeSpan.Zero);
        throttle.WaitFor("ann", "there", false).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    [Rule("R15")]
    public void To_ask_counts_nothing()
    {
        for (var i = 0; i < 200; i++)
        {
            throttle.WaitFor("ann", "here", false);
        }

        throttle.TryBegin("ann", "here", false).Should().BeTrue();
        throttle.Count.Should().Be(3);
    }

    [Fact]
    [Rule("R16")]
    public void Nist_3_2_2_After_a_success_earlier_failures_do_not_matter()
    {
        FailAt("ann", 9, "here");
        FailAnywhere("ann", 200);
        clock.Advance(TimeSpan.FromHours(2));
        throttle.TryBegin("ann", "here", true).Should().BeTrue();

        throttle.Succeed("ann", "here");

        throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero);
        throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.Zero, "her account is open again");
        FailAt("ann", 5, "here");
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1), "counted from one");
    }

    [Fact]
    [Rule("R16")]
    public void An_account_of_ones_own_does_not_clear_what_one_did_to_others()
    {
        for (var user = 1; user <= 19; user++)
        {
            throttle.TryBegin($"user {user}", "here", false).Should().BeTrue();
            throttle.TryBegin("mallory", "here", false).Should().BeTrue();
            throttle.Succeed("mallory", "here");
        }

        throttle.TryBegin("user 20", "here", false).Should().BeTrue();
        throttle.WaitFor("user 21", "here", false).Should().Be(Seconds(1), "20 users were tried from here");
    }

    [Fact]
    [Rule("R16")]
    public void After_a_success_nobody_has_to_wait_for_it()
    {
        for (var user = 1; user <= 20; user++)
        {
            throttle.TryBegin($"user {user}", "here", false).Should().BeTrue();
        }

        clock.Advance(Seconds(1));
        throttle.TryBegin("ann", "here", false).Should().BeTrue();
        throttle.Succeed("ann", "here");

        throttle.TryBegin("bob", "here", false).Should().BeTrue("her neighbour need not wait because she has come in");
    }

    [Fact]
    [Rule("R16")]
    public void A_success_is_one_users_only()
    {
        FailAt("ann", 5, "here");
        FailAt("bob", 5, "here");
        FailAnywhere("bob", 95);
        clock.Advance(Seconds(5));
        throttle.TryBegin("ann", "here", false).Should().BeTrue();
        throttle.Succeed("ann", "here");

        throttle.WaitFor("bob", "new", false).Should().Be(TimeSpan.FromHours(1));
        throttle.TryBegin("bob", "here", true).Should().BeTrue();
        throttle.WaitFor("bob", "here", true).Should().Be(Seconds(2), "his sixth");
    }

    [Fact]
    [Rule("R16")]
    [Rule("R17")]
    public void A_success_nobody_began_changes_nothing()
    {
        throttle.Succeed("ann", "here");

        throttle.Count.Should().Be(0);
        FailAt("ann", 5, "here");
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
    }

    [Fact]
    [Rule("R17")]
    public void A_success_at_once_leaves_nothing()
    {
        throttle.TryBegin("ann", "here", false).Should().BeTrue();
        throttle.Count.Should().Be(3, "one each for her here, this place, and her");

        throttle.Succeed("ann", "here");

        throttle.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R17")]
    public void Thirty_days_after_the_last_failure_all_is_forgotten()
    {
        FailAt("ann", 9, "here");
        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        throttle.TryBegin("ann", "here", false).Should().BeTrue();
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(32), "nine failures were remembered");

        clock.Advance(TimeSpan.FromDays(30));

        throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero);
        throttle.Count.Should().Be(0);
        FailAt("ann", 5, "here");
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
    }

    [Fact]
    [Rule("R17")]
    public void Who_guesses_once_in_a_while_is_remembered()
    {
        for (var guess = 1; guess <= 9; guess++)
        {
            clock.Advance(TimeSpan.FromDays(29));
            throttle.TryBegin("ann", "here", false).Should().BeTrue();
        }

        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(16), "there were nine, and never thirty days without one");
    }

    [Fact]
    [Rule("R17")]
    public void A_closed_account_is_open_again_after_a_quiet_month()
    {
        FailAnywhere("ann", 100);
        clock.Advance(TimeSpan.FromDays(31));

        throttle.TryBegin("ann", "new", false).Should().BeTrue();
        throttle.Count.Should().Be(3, "200 other counts are gone");
    }

    [Fact]
    [Rule("R17")]
    public void Only_what_is_old_is_forgotten()
    {
        FailAt("ann", 5, "here");
        clock.Advance(TimeSpan.FromDays(20));
        FailAt("bob", 5, "there");
        FailAt("ann", 1, "elsewhere");
        clock.Advance(TimeSpan.FromDays(10));

        throttle.WaitFor("zoe", "nowhere", false);

        throttle.Count.Should().Be(6, "Ann here, and this place, are forgotten; Ann is not");
    }

    [Fact]
    [Rule("R18")]
    public void The_time_of_day_does_not_matter()
    {
        FailAt("ann", 8, "here");

        clock.TimeOfDay += TimeSpan.FromDays(365);
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(8), "somebody set the clock, but no time has passed");
        clock.TimeOfDay -= TimeSpan.FromDays(1000);
        throttle.WaitFor("ann", "here", false).Should().Be(Seconds(8));
        clock.Advance(Seconds(8));
        throttle.TryBegin("ann", "here", false).Should().BeTrue();
    }

    [Fact]
    [Rule("R19")]
    [Racing]
    public async Task Threads_at_the_same_moment_get_no_more_attempts_than_one_thread()
    {
        const int Threads = 4;
        var users = Samples.Of(4_000);
        var begun = 0;

        // Each thread tries all users in the same order, so that they meet again and again.
        await Race.Run(Threads, _ =>
        {
            for (var attempt = 0; attempt < 2 * users; attempt++)
            {
                if (throttle.TryBegin($"user {attempt / 2}", $"place {attempt / 2}", false))
                {
                    Interlocked.Increment(ref begun);
                }
            }
        });

        begun.Should().Be(5 * users, "of 8 attempts for each user 5 are judged");
        throttle.Count.Should().Be(3 * users);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    // Attempts that fail, each as soon as it may begin; no time passes after the last one.
    private void FailAt(string user, int times, string source)
    {
        for (var i = 0; i < times; i++)
        {
            clock.Advance(throttle.WaitFor(user, source, true));
            throttle.TryBegin(user, source, true).Should().BeTrue("the wait is over");
        }
    }

    private void FailAnywhere(string user, int times)
    {
        for (var i = 0; i < times; i++)
        {
            throttle.TryBegin(user, $"elsewhere {++elsewhere}", true);
        }
    }
}
