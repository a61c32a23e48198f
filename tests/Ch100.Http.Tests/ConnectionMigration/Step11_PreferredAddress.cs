namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step11_PreferredAddress : IDisposable
{
    private readonly Party client = new(Endpoint.Client);

    public void Dispose() => client.Dispose();

    [Fact]
    [Rule("R33")]
    public void To_a_preferred_address_one_goes_after_the_answer()
    {
        client.Paths.UsePreferredAddress(Party.OtherLocal, Party.Ms(0));
        var (asked, before) = (client.Take(0), client.Active);
        client.Answer(50, "a@2");

        (asked, before, client.Active, client.Events).Should().Be(("a@2 1200 c1: challenge", "a", "a@2", "validated a@2, moved a@2, reset a@2"));
    }

    [Fact]
    [Rule("R33")]
    public void If_it_does_not_answer_one_stays()
    {
        client.Paths.UsePreferredAddress(Party.OtherLocal, Party.Ms(0));
        client.Take(0);
        client.Expire(2_997);

        (client.Active, client.Events).Should().Be(("a", "failed a@2"));
    }

    [Fact]
    [Rule("R33")]
    public void Who_has_gone_to_the_preferred_address_asks_from_there()
    {
        client.Paths.UsePreferredAddress(Party.OtherLocal, Party.Ms(0));
        client.Take(0);
        client.Answer(50, "a@2");
        client.Paths.Probe(Party.Address("b"), Party.Ms(60));

        client.Take(60).Should().Be("b@2 1200 c2: challenge");
    }

    [Fact]
    [Rule("R34")]
    public void A_server_that_is_reached_at_its_preferred_address_asks_before_it_moves()
    {
        using var server = new Party();
        server.Receive(0, "a@2", new PathFrame.Challenge(5), id: "bb");
        var asked = server.Take(0);
        server.Receive(10, "a@2");
        var before = (server.Active, server.Events);
        server.Answer(50, "a@2");

        (asked, before, server.Active, server.Events).Should().Be(
            ("a@2 1200 c1: response 5, challenge", ("a", ""), "a@2", "validated a@2, moved a@2, reset a@2"));
        server.Take(50).Should().Be("a 1200 c0: challenge", "is somebody still there?");
    }

    [Fact]
    [Rule("R34")]
    public void The_newest_packet_says_where_to_go()
    {
        using var server = new Party();
        server.Receive(0, "a@2");
        server.Take(0);
        server.Receive(10, "a");
        server.Answer(50, "a@2");

        (server.Active, server.Events).Should().Be(("a", "validated a@2"));
    }

    [Fact]
    [Rule("R34")]
    public void Validated_and_not_called_it_stays()
    {
        using var server = new Party();
        server.Receive(0, "a@2", new PathFrame.Challenge(5));
        server.Take(0);
        server.Answer(50, "a@2");
        var before = server.Active;
        server.Receive(60, "a@2");

        (before, server.Active).Should().Be(("a", "a@2"));
    }
}
