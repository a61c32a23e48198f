using static Katas.Http.ZeroRtt.EarlyDataVerdict;

namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step7_OnceEverywhere
{
    private const int Threads = 4;

    private readonly Hello hello = Scene.Hello(Scene.Offer());
    private readonly SingleUseTickets tickets = new(capacity: 3);
    private string? zone;

    [Fact]
    [Rule("R28")]
    public void A_full_record_lets_nothing_more_in_and_forgets_nothing()
    {
        var record = Record(maxEntries: 2);
        Admit(record, 60, 60, "a").Should().Be(Accepted);
        Admit(record, 61, 60, "b").Should().Be(Accepted, "there is room for two");

        Admit(record, 60, 60, "c").Should().Be(RecordFull);
        record.Count.Should().Be(2);
        Admit(record, 60, 60, "a").Should().Be(Replayed, "it was not pushed out");
        Admit(record, 61, 60, "b").Should().Be(Replayed);
        Admit(record, 70, 70.2, "c").Should().Be(Accepted, "a was expected at 60.1, and has left");
        Admit(record, 70, 70.2, "d").Should().Be(RecordFull);
    }

    [Fact]
    [Rule("R28")]
    public void Who_floods_the_record_gets_nothing_in_again()
    {
        var record = Record(maxEntries: 100);
        Admit(record, 60, 60, "victim").Should().Be(Accepted);
        for (var i = 0; i < 1_000; i++)
        {
            Admit(record, 60, 60, $"{i}").Should().Be(i < 99 ? Accepted : RecordFull, "this is number {0}", i);
        }

        Admit(record, 60, 60, "victim").Should().Be(Replayed);
        record.Count.Should().Be(100);
    }

    [Fact]
    [Rule("R28")]
    public void A_record_does_not_grow()
    {
        var record = Record(maxEntries: 1_000);
        for (var i = 0; i < Samples.Of(5_000); i++)
        {
            Admit(record, i, i, $"{i}").Should().Be(Accepted, "one comes each second");
            record.Count.Should().BeLessThanOrEqualTo(11, "those of ten seconds are fresh");
        }
    }

    [Fact]
    [Rule("R29")]
    [Racing]
    public async Task Of_equal_ClientHellos_at_once_one_is_let_in()
    {
        var offers = Enumerable.Range(0, Samples.Of(20_000)).Select(i => Scene.Offer(60, $"{i,32}")).ToArray();
        var record = Record(maxEntries: offers.Length);
        var made = Scene.Made();

        var accepted = await Race.Run(Threads, me => Scene.Turns(offers, me, Threads).Count(offer => record.Admit(offer, made, Scene.At(60)) == Accepted));

        accepted.Sum().Should().Be(offers.Length, "each is let in once, whether it comes once or {0} times", Threads);
        record.Count.Should().Be(offers.Length);
    }

    [Fact]
    [Rule("R29")]
    [Racing]
    public async Task A_ticket_of_single_use_is_used_once_however_many_bring_it()
    {
        var copies = Enumerable.Range(0, Samples.Of(20_000)).Select(i => Scene.Hello(Scene.Offer(identity: $"{i}"))).ToArray();
        var issued = new SingleUseTickets(copies.Length);
        foreach (var copy in copies)
        {
            issued.Issue(Scene.Made(copy.Psks[0].Identity));
        }

        var accepted = await Race.Run(Threads, me => Scene.Turns(copies, me, Threads).Count(copy => issued.Decide(copy, Scene.Selects(), Scene.At(60)) == Accepted));

        accepted.Sum().Should().Be(copies.Length, "each is used once, whether it is brought once or {0} times", Threads);
        issued.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R30")]
    public void Rfc8446_8_1_a_used_ticket_is_unknown()
    {
        tickets.Issue(Scene.Made()).Should().Be(new NewSessionTicket("ticket", 7200, Scene.AgeAdd, 16_384));

        Decide().Should().Be(Accepted);
        Decide().Should().Be(UnknownTicket);
        tickets.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R30")]
    public void A_ticket_is_used_up_with_and_without_early_data()
    {
        tickets.Issue(Scene.Made("a"));
        tickets.Issue(Scene.Made("b"));
        tickets.Issue(Scene.Made("c"));

        tickets.Decide(new Hello([Scene.Offer(identity: "a")], EarlyData: false), Scene.Selects(), Scene.At(60)).Should().Be(NotOffered);
        Decide("a").Should().Be(UnknownTicket, "a handshake without early data has used it");
        tickets.Decide(Scene.Hello(Scene.Offer(identity: "b")), new Selection(0, Scene.Parameters with { Alpn = "h3" }), Scene.At(60)).Should().Be(OtherAlpn);
        Decide("b").Should().Be(UnknownTicket);
        Decide("c", now: 8_000).Should().Be(Expired);
        tickets.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R30")]
    public void The_selected_ticket_is_used_and_no_other()
    {
        tickets.Issue(Scene.Made("a"));
        tickets.Issue(Scene.Made("b"));
        var both = Scene.Hello(Scene.Offer(identity: "a"), Scene.Offer(identity: "b"));

        tickets.Decide(both, Scene.Selects(1), Scene.At(60)).Should().Be(NotFirstPsk);
        Decide("a").Should().Be(Accepted);
        Decide("b").Should().Be(UnknownTicket);
    }

    [Fact]
    [Rule("R30")]
    public void Nothing_is_used_by_whoever_has_to_come_again_or_uses_none()
    {
        tickets.Issue(Scene.Made());
        tickets.Decide(hello, Scene.Selects() with { HelloRetryRequest = true }, Scene.At(60)).Should().Be(HelloRetryRequest);
        tickets.Decide(hello, Scene.Selects(null), Scene.At(60)).Should().Be(NotFirstPsk);
        tickets.Invoking(each => each.Decide(hello, Scene.Selects(1), Scene.At(60))).Should().Throw<ArgumentException>().WithParameterName("selection");
        tickets.Invoking(each => each.Decide(hello, Scene.Selects(-1), Scene.At(60))).Should().Throw<ArgumentException>().WithParameterName("selection");

        tickets.Count.Should().Be(1);
        Decide().Should().Be(Accepted, "it was a full handshake, or none yet");
    }

    [Fact]
    [Rule("R31")]
    public void A_full_database_forgets_the_first_ticket_and_that_is_safe()
    {
        tickets.Issue(Scene.Made("a", created: 3));
        tickets.Issue(Scene.Made("b", created: 2));
        tickets.Issue(Scene.Made("c", created: 1));
        tickets.Count.Should().Be(3);
        tickets.Issue(Scene.Made("d"));

        tickets.Count.Should().Be(3);
        Decide("a").Should().Be(UnknownTicket, "it was the first, and costs a full handshake");
        Decide("b").Should().Be(Accepted);
        tickets.Issue(Scene.Made("e"));
        Decide("c").Should().Be(Accepted, "b had made room");
    }

    [Fact]
    [Rule("R31")]
    public void A_ticket_that_cannot_be_issued_changes_nothing()
    {
        tickets.Issue(Scene.Made("a"));
        tickets.Issue(Scene.Made("b"));
        tickets.Issue(Scene.Made("c"));

        tickets.Invoking(each => each.Issue(Scene.Made("b"))).Should().Throw<ArgumentException>("it is out").WithParameterName("ticket");
        tickets.Invoking(each => each.Issue(Scene.Made("d") with { LifetimeSeconds = 604_801 })).Should().Throw<ArgumentException>().WithParameterName("ticket");

        tickets.Count.Should().Be(3);
        Decide("a").Should().Be(Accepted);
        tickets.Issue(Scene.Made("a"));
        Decide("a").Should().Be(Accepted, "it was used, so the name is free");
    }

    [Fact]
    [Rule("R31")]
    public void There_is_room_for_one_ticket_or_more()
    {
        var act = () => new SingleUseTickets(capacity: 0);

        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("capacity");
        new SingleUseTickets(1).Count.Should().Be(0);
    }

    [Fact]
    [Rule("R30")]
    public void After_a_restart_no_ticket_is_known_so_nothing_comes_in_again()
    {
        tickets.Issue(Scene.Made());
        Decide().Should().Be(Accepted);
        var restarted = new SingleUseTickets(3);

        restarted.Decide(hello, Scene.Selects(), Scene.At(60)).Should().Be(UnknownTicket, "and there is nothing to wait for");
        restarted.Issue(Scene.Made("new"));
        restarted.Decide(Scene.Hello(Scene.Offer(identity: "new")), Scene.Selects(), Scene.At(60)).Should().Be(Accepted);
    }

    [Fact]
    [Rule("R32")]
    public void With_records_of_their_own_each_server_lets_a_replay_in_once()
    {
        var shared = Record();

        Decides(new("a", Record()), new("b", Record())).Should().Be("Accepted Accepted Replayed Replayed", "none knows what the other has seen");
        Decides(new("a", shared), new("b", shared)).Should().Be("Accepted Replayed Replayed Replayed", "they have one record");
    }

    [Fact]
    [Rule("R32")]
    public void A_ticket_of_one_zone_is_good_there_only()
    {
        zone = "b";

        Decides(new("a", Record()), new("B", Record()), new("b", Record()))
            .Should().Be("OtherZone OtherZone Accepted OtherZone OtherZone Replayed", "one zone remembers, and the others need not");
    }

    [Fact]
    [Rule("R32")]
    public void What_is_refused_for_another_reason_is_not_remembered()
    {
        var record = Record();
        var server = new EarlyDataServer("a", record);
        var ticket = Scene.Made();
        server.Decide(hello, ticket with { Zone = "b" }, Scene.Selects(), Scene.At(60)).Should().Be(OtherZone);
        server.Decide(hello, ticket, new Selection(0, Scene.Parameters with { Alpn = "h3" }), Scene.At(60)).Should().Be(OtherAlpn);
        server.Decide(hello, null, Scene.Selects(), Scene.At(60)).Should().Be(UnknownTicket);
        server.Decide(new Hello([Scene.Offer()], EarlyData: false), ticket, Scene.Selects(), Scene.At(60)).Should().Be(NotOffered);

        record.Count.Should().Be(0);
        server.Decide(hello, ticket with { Zone = "b", MaxEarlyDataSize = 0 }, Scene.Selects(), Scene.At(60)).Should().Be(NotAllowed, "that comes first");
        server.Decide(hello, ticket with { Zone = "b" }, Scene.Selects(), Scene.At(90)).Should().Be(OtherZone, "and this before any time");
        server.Decide(hello, ticket, Scene.Selects(), Scene.At(60)).Should().Be(Accepted, "the record's clock is not set by others");
    }

    private static ClientHelloRecord Record(int maxEntries = 1000) => new(Scene.Policy with { MaxEntries = maxEntries }, Scene.Morning);

    private static EarlyDataVerdict Admit(ClientHelloRecord record, double age, double now, string binder) =>
        record.Admit(Scene.Offer(age, binder), Scene.Made(), Scene.At(now));

    // Each is asked, and then each again.
    private string Decides(params EarlyDataServer[] fleet) => string.Join(
        ' ', fleet.Concat(fleet).Select(server => server.Decide(hello, Scene.Made() with { Zone = zone }, Scene.Selects(), Scene.At(60))));

    private EarlyDataVerdict Decide(string identity = "ticket", double now = 60) =>
        tickets.Decide(Scene.Hello(Scene.Offer(identity: identity)), Scene.Selects(), Scene.At(now));
}
