namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step3_Tickets
{
    private const uint Week = 604_800;

    private static readonly uint?[] Sizes = [null, 0, 16_384, 0xFFFF_FFFE, 0xFFFF_FFFF];

    private readonly ClientTickets tickets = new(capacity: 3);

    [Theory]
    [InlineData(9_999, 0u, 0u)] // ticks: not yet a millisecond
    [InlineData(600_000_000, 1_000u, 61_000u)]
    [InlineData(20_000, 0xFFFF_FFFEu, 0u)] // modulo 2^32
    [InlineData(6_048_000_000_000, 0xFFFF_FFFFu, 604_799_999u)] // a week
    [Rule("R10")]
    public void The_age_goes_in_milliseconds_with_a_number_added(long ticks, uint ageAdd, uint expected) =>
        TicketAge.Obfuscate(TimeSpan.FromTicks(ticks), ageAdd).Should().Be(expected);

    [Theory]
    [InlineData(61_000u, 1_000u, 60_000)]
    [InlineData(0u, 0xFFFF_FFFEu, 2)]
    [InlineData(999u, 1_000u, 4_294_967_295)] // a client that lies, or another ticket's number
    [Rule("R10")]
    public void The_server_takes_the_number_away_again(uint obfuscated, uint ageAdd, long expected) =>
        TicketAge.Reveal(obfuscated, ageAdd).Should().Be(TimeSpan.FromMilliseconds(expected));

    [Fact]
    [Rule("R10")]
    public void No_ticket_is_younger_than_nothing_or_older_than_a_week()
    {
        var younger = () => TicketAge.Obfuscate(TimeSpan.FromTicks(-1), 0);
        var older = () => TicketAge.Obfuscate(TimeSpan.FromTicks(6_048_000_000_001), 0);

        younger.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("age");
        older.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("age");
    }

    [Fact]
    [Rule("R11")]
    public void A_server_gives_a_ticket_no_more_than_a_week()
    {
        uint[] lifetimes = [0, 1, Week - 1, Week, Week + 1, uint.MaxValue];

        lifetimes.Where(each => IsSent(Scene.Made() with { LifetimeSeconds = each })).Should().Equal(1, Week - 1, Week);
    }

    [Fact]
    [Rule("R11")]
    public void Over_QUIC_a_server_says_one_size_only()
    {
        Sizes.Where(each => IsSent(Scene.Made() with { Transport = new TransportParameters(), MaxEarlyDataSize = each }))
            .Should().Equal([null, 0xFFFF_FFFF], "null is without early data");
        Sizes.Where(each => IsSent(Scene.Made() with { MaxEarlyDataSize = each })).Should().Equal(Sizes, "over TCP there is no such rule");
    }

    [Fact]
    [Rule("R11")]
    public void The_message_says_what_the_client_needs() =>
        TicketMessage.For(Scene.Made("a")).Should().Be(new NewSessionTicket("a", 7200, Scene.AgeAdd, 16_384));

    [Fact]
    [Rule("R12")]
    public void Over_QUIC_a_client_breaks_a_connection_that_says_another_size()
    {
        string.Join("; ", Sizes.Select(each => Scene.Breaks(() => tickets.Add(Scene.Kept(size: each, remembered: new TransportParameters())))))
            .Should().Be(
                "nothing; ProtocolViolation, max_early_data_size; ProtocolViolation, max_early_data_size; ProtocolViolation, max_early_data_size; nothing",
                "these are none, 0, 16384, 0xfffffffe and 0xffffffff");
        tickets.Count.Should().Be(2);
        tickets.Add(Scene.Kept(size: 0));
        tickets.Count.Should().Be(3, "over TCP there is no such rule");
    }

    [Fact]
    [Rule("R12")]
    public void A_ticket_that_lives_0_seconds_is_not_kept()
    {
        tickets.Add(Scene.Kept(lifetime: 0));

        tickets.Count.Should().Be(0);
        Scene.Breaks(() => tickets.Add(Scene.Kept(lifetime: 0, size: 1, remembered: new TransportParameters())))
            .Should().Be("ProtocolViolation, max_early_data_size", "wrong is wrong");
    }

    [Fact]
    [Rule("R12")]
    public void Of_too_many_the_oldest_goes()
    {
        Add("a");
        Add("b");
        Add("c");
        tickets.Count.Should().Be(3);
        Add("d");

        tickets.Count.Should().Be(3);
        TakeAll().Should().Equal(["d", "c", "b"], "a has been here longest");
    }

    [Fact]
    [Rule("R12")]
    public void What_is_not_kept_pushes_nothing_out()
    {
        Add("a");
        Add("b");
        Add("c");
        tickets.Add(Scene.Kept("d", lifetime: 0));
        Scene.Breaks(() => tickets.Add(Scene.Kept("e", size: 1, remembered: new TransportParameters())));

        TakeAll().Should().Equal(["c", "b", "a"]);
    }

    [Fact]
    [Rule("R12")]
    public void There_is_room_for_one_or_more()
    {
        var act = () => new ClientTickets(capacity: 0);

        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("capacity");
        new ClientTickets(1).Count.Should().Be(0);
    }

    [Fact]
    [Rule("R13")]
    public void A_ticket_is_taken_once()
    {
        Add("a");

        Take(1).Should().Be("a");
        Take(1).Should().BeNull("who uses a ticket twice can be followed from one connection to the next");
    }

    [Fact]
    [Rule("R13")]
    public void A_ticket_is_for_the_server_that_it_came_from()
    {
        tickets.Add(Scene.Kept("a", server: "shop.example"));
        tickets.Add(Scene.Kept("b", server: "bank.example"));

        tickets.Take("Shop.example", Scene.At(1)).Should().BeNull();
        tickets.Take("shop.example", Scene.At(1))!.Message.Identity.Should().Be("a");
        tickets.Take("bank.example", Scene.At(1))!.Message.Identity.Should().Be("b");
    }

    [Theory]
    [InlineData(60u, 59.9999999, true)]
    [InlineData(60u, 60, true)]
    [InlineData(60u, 60.0000001, false)]
    [InlineData(Week + 60, 604_800, true)]
    [InlineData(Week + 60, 604_800.0000001, false)] // whatever the server says
    [Rule("R13")]
    public void A_ticket_is_used_up_to_its_last_moment(uint lifetime, double age, bool isGood)
    {
        tickets.Add(Scene.Kept("a", lifetime));

        Take(age).Should().Be(isGood ? "a" : null);
        tickets.Count.Should().Be(0, "it is used, or too old");
    }

    [Fact]
    [Rule("R13")]
    public void A_younger_ticket_with_a_shorter_life_does_not_stand_in_the_way()
    {
        tickets.Add(Scene.Kept("a", lifetime: 100));
        tickets.Add(Scene.Kept("b", lifetime: 10, received: 5));

        Take(20).Should().Be("a");
        tickets.Count.Should().Be(0, "b is too old");
    }

    [Fact]
    [Rule("R13")]
    public void A_ticket_of_later_is_not_used_yet()
    {
        tickets.Add(Scene.Kept("a", received: 10));

        Take(9.9999999).Should().BeNull("the clock was set back, and what age would it have?");
        tickets.Count.Should().Be(1);
        Take(10).Should().Be("a");
    }

    private static bool IsSent(ServerTicket ticket)
    {
        try
        {
            TicketMessage.For(ticket);
            return true;
        }
        catch (ArgumentException refusal)
        {
            refusal.ParamName.Should().Be(nameof(ticket));
            return false;
        }
    }

    private void Add(string identity) => tickets.Add(Scene.Kept(identity));

    private string? Take(double now) => tickets.Take(Scene.Server, Scene.At(now))?.Message.Identity;

    private IEnumerable<string> TakeAll()
    {
        while (Take(1) is { } identity)
        {
            yield return identity;
        }
    }
}
