namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step10_ClientMoves : IDisposable
{
    private readonly Party client = new(Endpoint.Client);

    public void Dispose() => client.Dispose();

    [Fact]
    [Rule("R31")]
    public void Another_address_can_be_asked_about()
    {
        client.Paths.Probe(Party.Address("b"), Party.Ms(0));
        var asked = client.Take(0);
        client.Answer(50, "b");

        (asked, client.Events, client.Active).Should().Be(("b 1200 c1: challenge", "validated b", "a"));
    }

    [Fact]
    [Rule("R31")]
    public void Who_has_asked_can_go()
    {
        client.Paths.Probe(Party.Address("b"), Party.Ms(0));
        client.Take(0);
        client.Answer(50, "b");
        client.Paths.Migrate(Party.Address("b"), Party.Ms(60));

        (client.Events, client.Active, client.Take(60), client.Timer).Should().Be(("validated b, moved b, reset b", "b", "", "never"));
        client.Paths.Destination.Should().Be(Ids.Of("c1"));
    }

    [Fact]
    [Rule("R31")]
    public void Or_go_at_once()
    {
        client.Paths.Migrate(Party.Address("b"), Party.Ms(0));

        (client.Events, client.Active, client.Take(0)).Should().Be(("moved b, reset b", "b", "b 1200 c1: challenge"));
        client.Paths.Allowance.Should().Be(long.MaxValue, "the server is where it was");
        client.Answer(50, "b");
        client.Events.Should().Be("validated b");
    }

    [Fact]
    [Rule("R31")]
    public void Another_port_of_our_own_begins_anew_as_well()
    {
        client.Paths.Migrate(Party.Address("a2"), Party.Ms(0));

        client.Events.Should().Be("moved a2, reset a2");
    }

    [Fact]
    [Rule("R31")]
    public void Where_nobody_answers_it_does_not_stay()
    {
        client.Paths.Migrate(Party.Address("b"), Party.Ms(0));
        client.Take(0);
        client.Expire(2_997);

        (client.Active, client.Events, Ids.Show(client.Ids.TakeRetirements())).Should().Be(("a", "moved b, reset b, failed b, moved a, reset a", "1"));
    }

    [Fact]
    [Rule("R31")]
    public void Whoever_goes_is_not_called_back_by_late_packets()
    {
        client.Paths.Migrate(Party.Address("b"), Party.Ms(0));

        (client.Receive(10, "a"), client.Active).Should().Be((true, "b"), "the server did not know yet");
        (client.Receive(20, "a", new PathFrame.Challenge(5)), client.Active).Should().Be((true, "b"), "it may ask whether a is still there");
        client.Take(20).Should().Be("a 1200 c0: response 5; b 1200 c1: challenge");
    }

    [Fact]
    [Rule("R31")]
    public void To_go_where_one_is_changes_nothing()
    {
        client.Paths.Migrate(Party.Address("a"), Party.Ms(0));

        (client.Events, client.Take(0), client.Active).Should().Be(("", "", "a"));
    }

    [Fact]
    [Rule("R32")]
    public void A_server_stays_where_it_is()
    {
        using var server = new Party();

        MustBeRefused(server, "b");
        server.Active.Should().Be("a");
    }

    [Fact]
    [Rule("R32")]
    public void Nobody_moves_before_the_handshake_is_confirmed()
    {
        using var early = new Party(Endpoint.Client, isConfirmed: false);

        MustBeRefused(early, "b");
        early.Paths.ConfirmHandshake();
        early.Paths.Migrate(Party.Address("b"), Party.Ms(0));
        early.Active.Should().Be("b");
    }

    [Fact]
    [Rule("R32")]
    public void Each_new_path_needs_an_id()
    {
        using var poor = new Party(Endpoint.Client, ids: 1);
        poor.Paths.Probe(Party.Address("b"), Party.Ms(0));

        MustBeRefused(poor, "c");
        poor.Ids.Receive(Ids.New(2));
        poor.Paths.Migrate(Party.Address("c"), Party.Ms(0));
        (poor.Active, poor.Take(0)).Should().Be(("c", "b 1200 c1: challenge; c 1200 c2: challenge"));
    }

    [Fact]
    [Rule("R32")]
    public void Under_an_empty_id_nobody_can_move_unseen()
    {
        using var dice = Dice.Throw();
        var paths = new PathManager(Endpoint.Client, client.Path("a"), new RemoteIds(default, 2), dice);
        paths.ConfirmHandshake();
        var probing = () => paths.Probe(Party.Address("b"), Party.Ms(0));

        probing.Should().Throw<InvalidOperationException>();
        paths.Take(default).Should().BeEmpty();
    }

    [Fact]
    [Rule("R32")]
    public void A_server_can_say_that_it_does_not_want_that()
    {
        client.Paths.IsMigrationDisabled = true;
        var probing = () => client.Paths.Probe(Party.Address("b"), Party.Ms(0));
        var migrating = () => client.Paths.Migrate(Party.Address("b"), Party.Ms(0));

        probing.Should().Throw<InvalidOperationException>();
        migrating.Should().Throw<InvalidOperationException>();
        client.Paths.UsePreferredAddress(Party.OtherLocal, Party.Ms(0));
        migrating.Should().NotThrow("from its preferred address on it can follow");
    }

    [Fact]
    [Rule("R32")]
    public void After_the_end_nobody_moves()
    {
        using var lost = new Party(Endpoint.Client);
        lost.Paths.Probe(Party.Address("a"), Party.Ms(0)); // is the server still there?
        lost.Take(0);
        lost.Expire(2_997);

        (lost.Events, lost.Paths.IsClosed).Should().Be(("failed a, closed", true));
        MustBeRefused(lost, "b");
    }

    [Fact]
    [Rule("R32")]
    public void What_has_begun_does_not_begin_again()
    {
        client.Paths.Probe(Party.Address("b"), Party.Ms(0));
        client.Take(0);
        client.Paths.Probe(Party.Address("b"), Party.Ms(500));
        client.Paths.Migrate(Party.Address("b"), Party.Ms(500));

        (client.Take(500), client.Timer).Should().Be(("", "999 ms"));
    }

    [Fact]
    [Rule("R35")]
    public void A_path_that_is_not_needed_is_given_up()
    {
        client.Paths.Migrate(Party.Address("b"), Party.Ms(0));
        client.Take(0);
        var comingBack = () => client.Paths.Abandon(client.Path("a"));
        var active = () => client.Paths.Abandon(client.Path("b"));
        active.Should().Throw<InvalidOperationException>();
        comingBack.Should().Throw<InvalidOperationException>("b has not answered yet");
        client.Answer(50, "b");
        client.Paths.Abandon(client.Path("a"));
        client.Paths.Abandon(client.Path("x"));

        (Ids.Show(client.Ids.TakeRetirements()), client.Receive(60, "a"), client.Receive(60, "b")).Should().Be(("0", false, true));
    }

    private static void MustBeRefused(Party party, string to)
    {
        foreach (var moving in new Action[] { () => party.Paths.Probe(Party.Address(to), Party.Ms(9_000)), () => party.Paths.Migrate(Party.Address(to), Party.Ms(9_000)) })
        {
            moving.Should().Throw<InvalidOperationException>();
        }

        var preferring = () => party.Paths.UsePreferredAddress(Party.OtherLocal, Party.Ms(9_000));
        preferring.Should().Throw<InvalidOperationException>();
    }
}
