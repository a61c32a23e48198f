namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step9_PathsLeftBehind : IDisposable
{
    private readonly Party server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    [Rule("R26")]
    public void The_previous_path_is_asked_whether_it_is_still_there()
    {
        server.Receive(0, "b", id: "bb");

        server.Take(0).Should().Be("a 1200 c0: challenge; b 1200 c1: challenge");
        server.Answer(50, "a");
        server.Answer(60, "b");
        (server.Events, server.Active, server.Timer).Should().Be(("moved b, validated a, validated b, reset b", "b", "never"), "the old path works, and is not wanted any more");
    }

    [Fact]
    [Rule("R26")]
    public void A_path_that_was_never_validated_is_given_up()
    {
        server.Receive(0, "b", id: "bb");
        server.Take(0);
        server.Receive(10, "a"); // back again

        (server.Active, Ids.Show(server.Ids.TakeRetirements())).Should().Be(("a", "1"));
        server.Answer(50, "b", "a");
        server.Events.Should().Be("moved b, moved a", "nobody asks b any more");
    }

    [Fact]
    [Rule("R26")]
    public void Others_that_were_only_asked_are_given_up_too()
    {
        server.Receive(0, "b", new PathFrame.Padding(), id: "bb");
        server.Receive(0, "c", new PathFrame.Padding(), id: "cc");
        server.Take(0);
        server.Answer(50, "b");
        server.Receive(60, "d", id: "dd");

        Ids.Show(server.Ids.TakeRetirements()).Should().Be("2", "c has not answered, b has");
        server.Take(60).Should().Be("a 1200 c0: challenge; d 1200 c3: challenge");
    }

    [Fact]
    [Rule("R27")]
    public void Without_an_answer_we_come_back()
    {
        server.Receive(0, "b", id: "bb");
        server.Take(0);
        server.Answer(50, "a");
        server.Expire(999);
        server.Expire(2_997);

        (server.Active, server.Events, Ids.Show(server.Ids.TakeRetirements())).Should().Be(("a", "moved b, validated a, failed b, moved a", "1"));
        (server.Paths.Allowance, server.Paths.Destination).Should().Be((long.MaxValue, Ids.Of("c0")));
    }

    [Fact]
    [Rule("R27")]
    public void Without_any_path_the_connection_is_closed()
    {
        server.Receive(0, "b");
        server.Take(0);
        server.Expire(2_997); // neither answers

        (server.Events, server.Paths.IsClosed, server.Timer).Should().Be(("moved b, failed a, failed b, closed", true, "never"));
        (server.Receive(3_000, "a"), server.Take(3_000), server.Paths.Allowance, server.Paths.Destination, server.Paths.TrySend(0)).Should().Be((false, "", 0, null, false));
    }

    [Fact]
    [Rule("R27")]
    public void If_the_one_to_come_back_to_has_failed_the_newest_other_one_will_do()
    {
        server.Receive(0, "b", new PathFrame.Padding(), id: "bb");
        server.Receive(0, "c", new PathFrame.Padding(), id: "cc");
        server.Take(0);
        server.Answer(50, "b");
        server.Answer(50, "c");
        server.Receive(60, "d", id: "dd");
        server.Take(60);
        server.Expire(3_057); // a was asked again at 60, and d

        (server.Active, server.Events).Should().Be(("c", "validated b, validated c, moved d, failed a, failed d, moved c, reset c"));
    }

    [Fact]
    [Rule("R27")]
    public void The_last_that_was_validated_is_the_one_to_come_back_to()
    {
        server.Receive(0, "b");
        server.Take(0);
        server.Answer(50, "a");
        server.Answer(50, "b");
        server.Receive(100, "c");
        server.Take(100);
        server.Answer(150, "b");
        server.Expire(3_097);

        server.Active.Should().Be("b", "not a, where it began");
    }

    [Theory]
    [InlineData("b", "moved b, validated b, reset b")]
    [InlineData("a2", "moved a2, validated a2")] // only the port: a NAT
    [Rule("R28")]
    public void Estimates_begin_anew_when_the_other_end_is_known_to_be_elsewhere(string to, string expected)
    {
        server.Receive(0, to);
        server.Take(0);
        server.Answer(50, to);

        server.Events.Should().Be(expected);
    }

    [Fact]
    [Rule("R28")]
    public void They_are_compared_with_where_they_are_from()
    {
        server.Receive(0, "a2");
        server.Take(0);
        server.Answer(50, "a2");
        server.Receive(60, "a3");
        server.Take(60);
        server.Answer(100, "a3");
        server.Receive(110, "b3");
        server.Take(110);
        server.Answer(150, "b3");
        server.Receive(160, "b4");
        server.Take(160);
        server.Answer(200, "b4");

        server.Events.Should().Be("moved a2, validated a2, moved a3, validated a3, moved b3, validated b3, reset b3, moved b4, validated b4");
    }

    [Fact]
    [Rule("R28")]
    public void A_path_that_was_validated_before_begins_anew_at_once()
    {
        server.Receive(0, "b", new PathFrame.Challenge(1));
        server.Take(0);
        server.Answer(50, "b");
        var before = server.Events;
        server.Receive(60, "b");

        (before, server.Events).Should().Be(("validated b", "moved b, reset b"));
    }

    [Fact]
    [Rule("R28")]
    public void Who_comes_back_at_once_has_lost_nothing()
    {
        server.Receive(0, "b");
        server.Receive(10, "a");

        server.Events.Should().Be("moved b, moved a", "the estimates of a are still those of a");
    }

    [Fact]
    [Rule("R22")]
    [Rule("R30")]
    public void Of_several_that_fail_the_active_one_is_the_last()
    {
        server.Receive(0, "b");
        server.Receive(0, "c", new PathFrame.Padding());
        server.Take(0);
        server.Expire(2_997);

        (server.Events, server.Timer).Should().Be(("moved b, failed a, failed c, failed b, closed", "never"));
    }

    [Fact]
    [Rule("R29")]
    public void Only_four_paths_are_known()
    {
        foreach (var (from, id) in new[] { ("b", "bb"), ("c", "cc"), ("d", "dd"), ("e", "ee") })
        {
            server.Receive(0, from, new PathFrame.Padding(), id: id);
            server.Take(0);
        }

        (server.Events, Ids.Show(server.Ids.TakeRetirements())).Should().Be(("", "1"), "b was the oldest");
        server.Answer(50, "b", "a");
        server.Answer(50, "e");
        server.Events.Should().Be("validated e");
    }

    [Fact]
    [Rule("R29")]
    public void The_active_one_and_the_one_to_come_back_to_stay()
    {
        server.Receive(0, "b", id: "bb");
        server.Take(0);
        foreach (var from in new[] { "c", "d", "e", "f", "g" })
        {
            server.Receive(1, from, new PathFrame.Padding(), id: "bb");
        }

        server.Expire(2_997);
        (server.Active, server.Paths.IsClosed).Should().Be(("b", true), "a and b were asked, and have not answered");
        server.Events.Should().Be("moved b, failed a, failed b, closed");
    }
}
