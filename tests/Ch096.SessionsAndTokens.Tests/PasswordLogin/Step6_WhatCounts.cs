namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step6_WhatCounts : Guesses
{
    [Fact]
    [Rule("R15")]
    public void An_attempt_counts_from_its_beginning()
    {
        var begun = Enumerable.Range(0, 1000).Count(_ => Throttle.TryBegin("ann", "here", false));

        begun.Should().Be(5, "a thousand attempts at the same moment are too many");
    }

    [Fact]
    [Rule("R15")]
    public void Who_comes_too_soon_prolongs_nothing()
    {
        FailAt("ann", 8, "here");
        for (var i = 0; i < 7; i++)
        {
            Clock.Advance(Seconds(1));
            Throttle.TryBegin("ann", "here", false).Should().BeFalse();
        }

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1), "8 s, and 7 of them are over");
        Clock.Advance(Seconds(1));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(16), "the ninth failure, not the sixteenth");
    }

    [Fact]
    [Rule("R15")]
    public void And_does_not_count_for_the_source_or_the_user_either()
    {
        FailAt("ann", 6, "here");
        for (var i = 0; i < 200; i++)
        {
            Throttle.TryBegin("ann", "here", false).Should().BeFalse();
        }

        Throttle.WaitFor("bob", "here", false).Should().Be(TimeSpan.Zero);
        Throttle.WaitFor("ann", "there", false).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    [Rule("R15")]
    public void To_ask_counts_nothing()
    {
        for (var i = 0; i < 200; i++)
        {
            Throttle.WaitFor("ann", "here", false);
        }

        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.Count.Should().Be(3);
    }

    [Fact]
    [Rule("R16")]
    public void Nist_3_2_2_After_a_success_earlier_failures_do_not_matter()
    {
        FailAt("ann", 9, "here");
        FailAnywhere("ann", 200);
        Clock.Advance(TimeSpan.FromHours(2));
        Throttle.TryBegin("ann", "here", true).Should().BeTrue();

        Throttle.Succeed("ann", "here");

        Throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero);
        Throttle.WaitFor("ann", "new", false).Should().Be(TimeSpan.Zero, "her account is open again");
        FailAt("ann", 5, "here");
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1), "counted from one");
    }

    [Fact]
    [Rule("R16")]
    public void An_account_of_ones_own_does_not_clear_what_one_did_to_others()
    {
        for (var user = 1; user <= 19; user++)
        {
            Throttle.TryBegin($"user {user}", "here", false).Should().BeTrue();
            Throttle.TryBegin("mallory", "here", false).Should().BeTrue();
            Throttle.Succeed("mallory", "here");
        }

        Throttle.TryBegin("user 20", "here", false).Should().BeTrue();
        Throttle.WaitFor("user 21", "here", false).Should().Be(Seconds(1), "20 users were tried from here");
    }

    [Fact]
    [Rule("R16")]
    public void After_a_success_nobody_has_to_wait_for_it()
    {
        for (var user = 1; user <= 20; user++)
        {
            Throttle.TryBegin($"user {user}", "here", false).Should().BeTrue();
        }

        Clock.Advance(Seconds(1));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.Succeed("ann", "here");

        Throttle.TryBegin("bob", "here", false).Should().BeTrue("her neighbour need not wait because she has come in");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // a mistake of whoever says so
    [Rule("R16")]
    public void But_for_an_attempt_of_somebody_else_after_it_they_have_to(bool begun)
    {
        string[] users = [begun ? "ann" : "user 0", .. Enumerable.Range(1, 19).Select(i => $"user {i}")];
        foreach (var user in users)
        {
            Throttle.TryBegin(user, "here", false).Should().BeTrue();
        }

        Throttle.Succeed("ann", "here");

        Throttle.WaitFor("bob", "here", false).Should().Be(Seconds(1), "user 19 was the last one, and her success is not his");
    }

    [Fact]
    [Rule("R16")]
    public void A_success_is_one_users_only()
    {
        FailAt("ann", 5, "here");
        FailAt("bob", 5, "here");
        FailAnywhere("bob", 95);
        Clock.Advance(Seconds(5));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.Succeed("ann", "here");

        Throttle.WaitFor("bob", "new", false).Should().Be(TimeSpan.FromHours(1));
        Throttle.TryBegin("bob", "here", true).Should().BeTrue();
        Throttle.WaitFor("bob", "here", true).Should().Be(Seconds(2), "his sixth");
    }

    [Fact]
    [Rule("R16")]
    [Rule("R17")]
    public void A_success_nobody_began_changes_nothing()
    {
        Throttle.Succeed("ann", "here");

        Throttle.Count.Should().Be(0);
        FailAt("ann", 5, "here");
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
    }

    [Fact]
    [Rule("R17")]
    public void A_success_at_once_leaves_nothing()
    {
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.Count.Should().Be(3, "one each for her here, this place, and her");

        Throttle.Succeed("ann", "here");

        Throttle.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R17")]
    public void Thirty_days_after_the_last_failure_all_is_forgotten()
    {
        FailAt("ann", 9, "here");
        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(32), "nine failures were remembered");

        Clock.Advance(TimeSpan.FromDays(30));

        Throttle.WaitFor("ann", "here", false).Should().Be(TimeSpan.Zero);
        Throttle.Count.Should().Be(0);
        FailAt("ann", 5, "here");
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(1));
    }

    [Fact]
    [Rule("R17")]
    public void Who_guesses_once_in_a_while_is_remembered()
    {
        for (var guess = 1; guess <= 9; guess++)
        {
            Clock.Advance(TimeSpan.FromDays(29));
            Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        }

        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(16), "there were nine, and never thirty days without one");
    }

    [Fact]
    [Rule("R17")]
    public void An_attempt_that_succeeds_is_an_attempt()
    {
        FailAt("bob", 1, "here");
        Clock.Advance(TimeSpan.FromDays(29));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
        Throttle.Succeed("ann", "here");
        Clock.Advance(TimeSpan.FromDays(2));

        Throttle.WaitFor("bob", "here", false).Should().Be(TimeSpan.Zero);
        Throttle.Count.Should().Be(1, "somebody came from here two days ago; Bob did 31 days ago");
    }

    [Fact]
    [Rule("R17")]
    public void A_closed_account_is_open_again_after_a_quiet_month()
    {
        FailAnywhere("ann", 100);
        Clock.Advance(TimeSpan.FromDays(31));

        Throttle.TryBegin("ann", "new", false).Should().BeTrue();
        Throttle.Count.Should().Be(3, "200 other counts are gone");
    }

    [Fact]
    [Rule("R17")]
    public void Only_what_is_old_is_forgotten()
    {
        FailAt("ann", 5, "here");
        Clock.Advance(TimeSpan.FromDays(20));
        FailAt("bob", 5, "there");
        FailAt("ann", 1, "elsewhere");
        Clock.Advance(TimeSpan.FromDays(10));

        Throttle.WaitFor("zoe", "nowhere", false);

        Throttle.Count.Should().Be(6, "Ann here, and this place, are forgotten; Ann is not");
    }

    [Fact]
    [Rule("R18")]
    public void The_time_of_day_does_not_matter()
    {
        FailAt("ann", 8, "here");

        Clock.TimeOfDay += TimeSpan.FromDays(365);
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(8), "somebody set the clock, but no time has passed");
        Clock.TimeOfDay -= TimeSpan.FromDays(1000);
        Throttle.WaitFor("ann", "here", false).Should().Be(Seconds(8));
        Clock.Advance(Seconds(8));
        Throttle.TryBegin("ann", "here", false).Should().BeTrue();
    }

    [Theory]
    [InlineData(null, "here", "user")]
    [InlineData("ann", null, "source")]
    [Rule("R15")]
    [Rule("R16")]
    public void Null_is_a_callers_mistake(string? user, string? source, string parameter)
    {
        foreach (var call in (Action[])[
            () => Throttle.WaitFor(user!, source!, false),
            () => Throttle.TryBegin(user!, source!, false),
            () => Throttle.Succeed(user!, source!)])
        {
            call.Should().Throw<ArgumentNullException>().WithParameterName(parameter);
        }

        var noClock = () => new LoginThrottle(null!).Count;
        noClock.Should().Throw<ArgumentNullException>().WithParameterName("clock");
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
                if (Throttle.TryBegin($"user {attempt / 2}", $"place {attempt / 2}", false))
                {
                    Interlocked.Increment(ref begun);
                }
            }
        });

        begun.Should().Be(5 * users, "of 8 attempts for each user 5 are judged");
        Throttle.Count.Should().Be(3 * users);
    }
}
