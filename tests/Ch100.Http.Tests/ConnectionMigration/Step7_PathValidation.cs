namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step7_PathValidation : IDisposable
{
    private readonly Party server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    [Rule("R21")]
    public void The_right_answer_validates_the_path()
    {
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);
        var before = server.Events;
        server.Answer(50, "b");

        (before, server.Events, server.Timer, server.Take(60)).Should().Be(("", "validated b", "never", ""));
        server.Answer(70, "b");
        server.Events.Should().Be("", "that has been answered");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("c")] // even a new one
    [Rule("R21")]
    public void The_answer_may_come_on_another_path(string from)
    {
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);
        server.Answer(50, "b", from);

        server.Events.Should().Be("validated b", "b was asked, wherever the answer came");
    }

    [Fact]
    [Rule("R21")]
    public void An_older_challenge_of_the_same_validation_will_do()
    {
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);
        var first = server.Asked("b");
        server.Expire(999);
        server.Take(999);
        server.Receive(1_000, "b", new PathFrame.Response(first));

        server.Events.Should().Be("validated b");
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    [Rule("R21")]
    public void Any_other_answer_is_none(ulong difference)
    {
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);
        server.Receive(50, "b", new PathFrame.Response(server.Asked("b") ^ difference));

        (server.Events, server.Timer).Should().Be(("", "999 ms"));
    }

    [Fact]
    [Rule("R21")]
    public void A_challenge_of_an_earlier_validation_is_over()
    {
        server.Receive(0, "b");
        server.Take(0);
        var first = server.Asked("b");
        server.Answer(50, "b");
        server.Receive(60, "a");
        server.Receive(61, "b");
        server.Receive(62, "a"); // b was validated, and is asked again
        server.Take(62);
        server.Paths.TakeEvents();
        server.Receive(63, "b", new PathFrame.Response(first));

        server.Events.Should().Be("");
        server.Answer(64, "b");
        server.Events.Should().Be("validated b");
    }

    [Fact]
    [Rule("R21")]
    public void An_acknowledgment_is_no_answer()
    {
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);
        server.Receive(50, "b", new PathFrame.Other()); // whatever it is

        server.Events.Should().Be("moved b");
        server.Paths.Allowance.Should().Be(3 * 2_400 - 1_200, "who can be heard need not be where he says");
    }

    [Fact]
    [Rule("R21")]
    public void A_small_challenge_is_followed_by_a_large_one()
    {
        server.Receive(0, "b", new PathFrame.Padding(), bytes: 100);
        var small = server.Take(0);
        server.Answer(50, "b");
        var events = server.Events;
        var large = server.Take(50);
        server.Answer(90, "b");

        (small, events, large, server.Events).Should().Be(("b 300 c0: challenge", "validated b", "b 1200 c0: challenge", "validated b"));
        server.Timer.Should().Be("never");
    }

    [Fact]
    [Rule("R22")]
    public void A_path_that_does_not_answer_has_failed()
    {
        server.Receive(0, "b", new PathFrame.Challenge(1), id: "bb");
        server.Take(0);
        server.Expire(999);
        server.Take(999);
        server.Expire(2_996);
        var before = (server.Events, Ids.Show(server.Ids.TakeRetirements()));
        server.Expire(2_997);

        (before, server.Events, Ids.Show(server.Ids.TakeRetirements())).Should().Be((("", ""), "failed b", "1"));
        (server.Active, server.Timer, server.Take(2_997)).Should().Be(("a", "never", ""));
    }

    [Fact]
    [Rule("R22")]
    public void The_earliest_time_of_all_paths_is_the_timer()
    {
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);
        server.Receive(100, "c", new PathFrame.Padding());
        server.Take(100);
        server.Answer(200, "b");

        server.Timer.Should().Be("1099 ms");
    }
}
