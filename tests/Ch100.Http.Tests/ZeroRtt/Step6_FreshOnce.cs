using CsCheck;
using static Katas.Http.ZeroRtt.EarlyDataVerdict;

namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step6_FreshOnce
{
    private const double Tick = 0.0000001;

    // Made at noon, 100 milliseconds away: what is 60 seconds old is expected at 60.1.
    private readonly ServerTicket ticket = Scene.Made();
    private readonly ClientHelloRecord record = new(Scene.Policy, Scene.Morning);

    [Fact]
    [Rule("R23")]
    public void Rfc8446_8_3_it_is_expected_a_round_trip_and_its_age_after_the_ticket_was_made()
    {
        Seconds(ClientHelloRecord.ExpectedArrival(Scene.Made(roundTrip: 0), Scene.Offer(60).ObfuscatedAge)).Should().Be(60);
        Seconds(ClientHelloRecord.ExpectedArrival(Scene.Made(roundTrip: 0.1), Scene.Offer(60).ObfuscatedAge)).Should().Be(60.1);
        Seconds(ClientHelloRecord.ExpectedArrival(Scene.Made(roundTrip: 0.25, created: 2), Scene.Offer(604_800).ObfuscatedAge)).Should().Be(604_802.25);
    }

    [Fact]
    [Rule("R23")]
    public void Who_adds_another_number_is_expected_in_weeks() =>
        Seconds(ClientHelloRecord.ExpectedArrival(Scene.Made(roundTrip: 0), unchecked(Scene.AgeAdd - 1))).Should().Be(4_294_967.295);

    [Theory]
    [InlineData(60.1, Accepted)]
    [InlineData(70.1, Accepted)]
    [InlineData(70.1 + Tick, TooLate)]
    [InlineData(50.1, Accepted)]
    [InlineData(50.1 - Tick, TooEarly)]
    [InlineData(86_400, TooLate)] // a day later
    [InlineData(0, TooEarly)]
    [Rule("R24")]
    public void It_is_fresh_ten_seconds_either_way(double now, EarlyDataVerdict expected) =>
        Admit(60, now).Should().Be(expected, "it is expected at 60.1");

    [Theory]
    [InlineData(2, 5, 62.1, Accepted)]
    [InlineData(2, 5, 62.1 + Tick, TooLate)]
    [InlineData(2, 5, 55.1, Accepted)]
    [InlineData(2, 5, 55.1 - Tick, TooEarly)]
    [InlineData(0, 0, 60.1 + Tick, TooLate)]
    [Rule("R24")]
    public void Late_and_early_have_limits_of_their_own(double late, double early, double now, EarlyDataVerdict expected) =>
        new ClientHelloRecord(Allow(late, early), Scene.Morning).Admit(Scene.Offer(), ticket, Scene.At(now)).Should().Be(expected);

    [Fact]
    [Rule("R25")]
    public void A_replay_is_not_let_in()
    {
        Admit(60, 60).Should().Be(Accepted);

        Admit(60, 60).Should().Be(Replayed);
        Admit(60, 65).Should().Be(Replayed, "again and again");
        record.Count.Should().Be(1);
    }

    [Fact]
    [Rule("R25")]
    public void Two_connections_may_use_one_ticket()
    {
        Admit(60, 60, "one").Should().Be(Accepted);

        Admit(60, 60, "two").Should().Be(Accepted, "it is another ClientHello, with another binder");
        Admit(60, 60, "ONE").Should().Be(Accepted, "bytes have no upper and lower case");
        record.Count.Should().Be(3);
    }

    [Fact]
    [Rule("R25")]
    public void A_binder_is_its_bytes()
    {
        var bytes = new byte[] { 1, 2, 3 };
        record.Admit(new PskOffer("ticket", Scene.Offer().ObfuscatedAge, bytes), ticket, Scene.At(60)).Should().Be(Accepted);
        var copy = (byte[])[9, 1, 2, 3, 9];

        record.Admit(new PskOffer("another", Scene.Offer(61).ObfuscatedAge, copy.AsMemory(1, 3)), ticket, Scene.At(60)).Should().Be(Replayed);

        bytes[0] = 7;
        record.Admit(new PskOffer("ticket", Scene.Offer().ObfuscatedAge, copy.AsMemory(1, 3)), ticket, Scene.At(60))
            .Should().Be(Replayed, "whoever lent the buffer uses it for something else by now");
        record.Admit(new PskOffer("ticket", Scene.Offer().ObfuscatedAge, bytes), ticket, Scene.At(60)).Should().Be(Accepted);
    }

    [Fact]
    [Rule("R25")]
    public void An_attacker_who_changes_the_other_binder_gets_in_no_second_time()
    {
        var server = new EarlyDataServer("a", record);
        server.Decide(Scene.Hello(Scene.Offer(), Scene.Offer(binder: "x", identity: "other")), ticket, Scene.Selects(), Scene.At(60)).Should().Be(Accepted);

        server.Decide(Scene.Hello(Scene.Offer(), Scene.Offer(binder: "y", identity: "other")), ticket, Scene.Selects(), Scene.At(60))
            .Should().Be(Replayed, "nobody has looked whether the second binder is right");
    }

    [Fact]
    [Rule("R25")]
    public void What_is_not_let_in_is_not_remembered()
    {
        Admit(60, 0).Should().Be(TooEarly);
        record.Count.Should().Be(0);
        Admit(60, 80).Should().Be(TooLate);
        record.Count.Should().Be(0);

        Admit(80, 80).Should().Be(Accepted, "it is the first to be let in");
    }

    [Theory]
    [InlineData(60.1)]
    [InlineData(50.1)]
    [InlineData(70.1)]
    [Rule("R26")]
    public void A_replay_is_known_as_long_as_it_would_be_fresh(double first)
    {
        Admit(60, first).Should().Be(Accepted);

        Admit(60, 70.1 - Tick > first ? 70.1 - Tick : first).Should().Be(Replayed);
        Admit(60, 70.1).Should().Be(Replayed, "it was let in at {0}, and at 70.1 it is still fresh", first);
        record.Count.Should().Be(1);
        Admit(60, 70.1 + Tick).Should().Be(TooLate);
        record.Count.Should().Be(0, "nobody needs to know any more");
    }

    [Fact]
    [Rule("R26")]
    public void What_is_expected_first_is_forgotten_first()
    {
        Admit(65, 60, "c");
        Admit(55, 60, "a");
        Admit(60, 60, "b");
        Admit(75, 65.1 + Tick, "d");

        record.Count.Should().Be(3, "a was expected at 55.1");
        Admit(55, 65.1 + Tick, "a").Should().Be(TooLate);
        Admit(60, 65.1 + Tick, "b").Should().Be(Replayed);
        Admit(65, 65.1 + Tick, "c").Should().Be(Replayed);
    }

    [Fact]
    [Rule("R26")]
    public void A_clock_that_is_set_back_lets_nothing_in_again()
    {
        Admit(60, 60, "a").Should().Be(Accepted);
        Admit(75, 75, "b").Should().Be(Accepted, "and a is forgotten");

        Admit(60, 60, "a").Should().Be(TooLate, "for the record it is still 75");
        Admit(65, 60, "c").Should().Be(Accepted, "that is expected at 65.1, and 75 is not too late");
    }

    [Fact]
    [Rule("R26")]
    public void Time_goes_on_even_with_what_is_refused()
    {
        Admit(60, 60, "a").Should().Be(Accepted);
        Admit(60, 100, "b").Should().Be(TooLate);

        Admit(60, 60, "a").Should().Be(TooLate);
        record.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(0, Starting)]
    [InlineData(7, Starting)]
    [InlineData(7 + Tick, Accepted)]
    [InlineData(-60, Starting)] // a clock that was wrong at the start
    [Rule("R27")]
    public void A_new_server_waits_until_no_one_elses_ClientHello_is_fresh(double now, EarlyDataVerdict expected)
    {
        var started = new ClientHelloRecord(Allow(late: 2, early: 5), Scene.At(0));

        started.Admit(Scene.Offer(now, "b"), Scene.Made(roundTrip: 0), Scene.At(now)).Should().Be(expected);
        started.Count.Should().Be(expected == Accepted ? 1 : 0);
    }

    [Fact]
    [Rule("R27")]
    public void A_restart_lets_nothing_in_again()
    {
        // The client's clock is fast: it is expected at 65, and comes at 60.
        var offer = Scene.Offer(65);
        var made = Scene.Made(roundTrip: 0);
        var before = new ClientHelloRecord(Allow(late: 2, early: 5), Scene.Morning);
        before.Admit(offer, made, Scene.At(60)).Should().Be(Accepted);

        var after = new ClientHelloRecord(Allow(late: 2, early: 5), Scene.At(60));

        for (var now = 60.0; now < 70; now += 0.25)
        {
            after.Admit(offer, made, Scene.At(now)).Should().NotBe(Accepted, "it was let in before the restart at 60; now it is {0}", now);
        }
    }

    [Fact]
    [Rule("R25")]
    [Rule("R26")]
    [Rule("R28")]
    public void Whatever_is_replayed_when_and_with_whatever_clock_gets_in_once()
    {
        Admit(60, 60).Should().Be(Accepted);

        // Which of six ClientHellos, and what the clock says.
        Gen.Select(Gen.Int[0, 5], Gen.Double[0, 60]).List[1, 60].Sample(
            attempts =>
            {
                var guard = new ClientHelloRecord(Allow(3, 8) with { MaxEntries = 4 }, Scene.Morning);
                return attempts.Where(each => guard.Admit(Scene.Offer(each.Item1 * 10, $"{each.Item1}"), ticket, Scene.At(each.Item2)) == Accepted)
                    .CountBy(each => each.Item1).All(count => count.Value == 1) && guard.Count <= 4;
            },
            iter: Samples.Of(2_000),
            threads: 1);
    }

    [Fact]
    [Rule("R28")]
    public void There_is_time_and_room()
    {
        ReplayPolicy[] policies = [Allow(-1, 0), Allow(0, -1), Allow(0, 0) with { MaxEntries = 0 }, Allow(0, 0) with { MaxEntries = 1 }];

        policies.Where(IsRefused).Should().Equal(policies[..3], "of the last one there can be a record");
    }

    private static bool IsRefused(ReplayPolicy policy)
    {
        try
        {
            _ = new ClientHelloRecord(policy, Scene.Noon);
            return false;
        }
        catch (ArgumentOutOfRangeException refusal)
        {
            refusal.ParamName.Should().Be(nameof(policy));
            return true;
        }
    }

    private static ReplayPolicy Allow(double late, double early) => new(Scene.Seconds(late), Scene.Seconds(early), 1000);

    private static double Seconds(DateTimeOffset time) => (time - Scene.Noon).TotalSeconds;

    private EarlyDataVerdict Admit(double age, double now, string binder = "binder") => record.Admit(Scene.Offer(age, binder), ticket, Scene.At(now));
}
