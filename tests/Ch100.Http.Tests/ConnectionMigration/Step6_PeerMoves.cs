namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step6_PeerMoves : IDisposable
{
    private readonly Party server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    [Rule("R23")]
    public void Nobody_moves_before_the_handshake_is_confirmed()
    {
        using var early = new Party(isConfirmed: false);
        early.Receive(0, "a");
        var before = early.Receive(1, "b", new PathFrame.Padding());
        early.Paths.ConfirmHandshake();

        (before, early.Receive(2, "b", new PathFrame.Padding())).Should().Be((false, true));
    }

    [Fact]
    [Rule("R23")]
    public void A_client_stays_where_it_has_asked_itself()
    {
        using var client = new Party(Endpoint.Client);

        (client.Receive(0, "a"), client.Receive(1, "b"), client.Receive(2, "a@2"), client.Active).Should().Be((true, false, false, "a"));
        client.Take(3).Should().Be("");
    }

    [Fact]
    [Rule("R23")]
    public void Who_was_asked_not_to_move_may_do_so_all_the_same()
    {
        server.Paths.IsMigrationDisabled = true;

        (server.Receive(0, "b"), server.Active).Should().Be((true, "b"), "his NAT may have done it");
    }

    [Fact]
    [Rule("R24")]
    public void Other_frames_make_a_path_the_active_one()
    {
        var before = server.Events;
        server.Receive(0, "b");

        (before, server.Active, server.Events).Should().Be(("", "b", "moved b"));
    }

    [Fact]
    [Rule("R24")]
    public void Probing_frames_do_not()
    {
        foreach (var frame in new PathFrame[] { new PathFrame.Challenge(1), new PathFrame.Response(1), Ids.New(5), new PathFrame.Padding() })
        {
            server.Receive(0, "b", frame);
            server.Active.Should().Be("a", "{0} is a probing frame", frame);
        }

        server.Receive(0, "b", new PathFrame.RetireConnectionId(5));
        server.Active.Should().Be("b", "this one is none");
    }

    [Fact]
    [Rule("R24")]
    public void One_other_frame_is_enough()
    {
        server.Paths.Receive(new ReceivedPacket(server.Path("b"), Ids.Of("aa"), 9, 100, [new PathFrame.Challenge(1), new PathFrame.Padding(), new PathFrame.Other()]), default);

        server.Active.Should().Be("b");
    }

    [Theory]
    [InlineData(11, "b")]
    [InlineData(10, "a")]
    [InlineData(9, "a")]
    [Rule("R24")]
    public void A_late_packet_does_not_call_us_back(long number, string expected)
    {
        server.Receive(0, "a", number: 10);
        server.Receive(1, "b", number: number);

        server.Active.Should().Be(expected, "10 came from a, then {0} from b", number);
    }

    [Fact]
    [Rule("R24")]
    public void The_number_of_a_probing_packet_does_not_count()
    {
        server.Receive(0, "a", number: 10);
        server.Receive(1, "b", new PathFrame.Padding(), number: 20);
        server.Receive(2, "b", number: 15);

        server.Active.Should().Be("b");
    }

    [Fact]
    [Rule("R25")]
    public void A_new_path_has_an_id_that_was_not_used_before()
    {
        server.Receive(0, "b", id: "bb");

        server.Take(0).Should().Be("a 1200 c0: challenge; b 1200 c1: challenge");
        server.Paths.Destination.Should().Be(Ids.Of("c1"), "everything goes there");
    }

    [Fact]
    [Rule("R25")]
    public void Whose_id_has_not_changed_has_not_moved_on_purpose()
    {
        server.Receive(0, "b", id: "aa");

        server.Take(0).Should().Be("a 1200 c0: challenge; b 1200 c0: challenge", "a NAT has done it");
    }

    [Fact]
    [Rule("R25")]
    public void What_counts_is_the_id_of_the_last_packet_on_the_active_path()
    {
        server.Receive(0, "a", id: "a2"); // it may change at any time
        server.Receive(1, "b", id: "aa");

        server.Take(1).Should().Be("a 1200 c0: challenge; b 1200 c1: challenge");
    }

    [Fact]
    [Rule("R25")]
    public void An_id_is_retired_with_its_last_path()
    {
        server.Receive(0, "b", id: "aa");
        server.Take(0);
        server.Answer(50, "b");
        server.Expire(2_997); // a does not answer
        var shared = Ids.Show(server.Ids.TakeRetirements());
        server.Receive(3_000, "c", id: "cc");
        server.Take(3_000);
        server.Answer(3_050, "c");
        server.Expire(6_000);

        (shared, Ids.Show(server.Ids.TakeRetirements()), server.Active).Should().Be(("", "0", "c"), "b has the id that a had");
    }

    [Fact]
    [Rule("R25")]
    public void An_id_that_is_retired_is_replaced()
    {
        server.Ids.Receive(Ids.New(7, retirePriorTo: 3));
        server.Receive(0, "a", new PathFrame.Challenge(1));

        (server.Paths.Destination, server.Take(0)).Should().Be((Ids.Of("c3"), "a 1200 c3: response 1, other"));
    }

    [Fact]
    [Rule("R25")]
    public void Without_an_id_nothing_can_be_sent()
    {
        using var poor = new Party(ids: 0);
        poor.Receive(0, "b", id: "bb");

        (poor.Active, poor.Paths.Destination, poor.Paths.Allowance, poor.Paths.TrySend(1)).Should().Be(("b", null, 0, false));
        poor.Ids.Receive(Ids.New(1));
        (poor.Paths.Destination, poor.Paths.Allowance).Should().Be((Ids.Of("c1"), 3_600));
    }

    [Fact]
    [Rule("R25")]
    public void An_empty_id_is_for_all_paths()
    {
        using var dice = Dice.Throw();
        var paths = new PathManager(Endpoint.Server, server.Path("a"), new RemoteIds(default, 2), dice);
        paths.ConfirmHandshake();
        paths.Receive(new ReceivedPacket(server.Path("b"), Ids.Of("bb"), 1, 1_200, [new PathFrame.Other()]), default);

        paths.Take(default).Select(datagram => datagram.Destination.Length).Should().Equal(0, 0);
    }

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

    [Fact]
    [Rule("R30")]
    public void Each_event_is_told_once()
    {
        server.Receive(0, "b");

        (server.Events, server.Events).Should().Be(("moved b", ""));
    }
}
