namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step8_PeerMoves : IDisposable
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
    [Rule("R30")]
    public void Each_event_is_told_once()
    {
        server.Receive(0, "b");

        (server.Events, server.Events).Should().Be(("moved b", ""));
    }
}
