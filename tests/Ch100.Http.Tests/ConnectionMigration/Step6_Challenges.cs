namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step6_Challenges : IDisposable
{
    private const long NoLimit = long.MaxValue;

    private readonly Party server = new();
    private readonly Party early = new(isConfirmed: false);

    public void Dispose()
    {
        server.Dispose();
        early.Dispose();
    }

    [Fact]
    [Rule("R17")]
    public void In_the_handshake_all_bytes_that_came_count()
    {
        var before = early.Paths.Allowance;
        early.Receive(0, "a", bytes: 1_200);
        early.Receive(0, "a", bytes: 0); // in the same datagram
        early.Paths.CountDiscarded(early.Path("a"), 100);
        early.Paths.CountDiscarded(early.Path("b"), 5_000); // nobody we know

        (before, early.Paths.Allowance, early.Paths.TrySend(3_901), early.Paths.TrySend(3_900), early.Paths.TrySend(1)).Should().Be((0, 3_900, false, true, false));
    }

    [Fact]
    [Rule("R17")]
    public void A_client_that_has_shown_itself_gets_what_it_wants()
    {
        early.Paths.ValidateAddress();
        using var confirmed = new Party(isConfirmed: false);
        confirmed.Paths.ConfirmHandshake();
        using var client = new Party(Endpoint.Client, isConfirmed: false);

        (early.Paths.Allowance, confirmed.Paths.Allowance, client.Paths.Allowance).Should().Be((NoLimit, NoLimit, NoLimit));
        (early.Paths.IsHandshakeConfirmed, confirmed.Paths.IsHandshakeConfirmed).Should().Be((false, true));
    }

    [Fact]
    [Rule("R18")]
    public void A_new_path_is_asked_at_once_and_again_after_one_timeout()
    {
        var before = server.Timer;
        server.Receive(0, "b", new PathFrame.Padding());
        var first = server.Take(0);
        var data = server.Asked("b");
        var (again, timer) = (server.Take(1), server.Timer);
        server.Expire(998);
        var early = server.Take(998);
        server.Expire(999);
        var second = server.Take(999);

        (before, first, again, timer, early, second).Should().Be(("never", "b 1200 c0: challenge", "", "999 ms", "", "b 1200 c0: challenge"));
        server.Asked("b").Should().NotBe(data, "each challenge has bytes of its own");
        server.Timer.Should().Be("2997 ms", "999 and twice as much, and three times 999");
    }

    [Theory]
    [InlineData(500, "999 ms")] // a path that is known tells nothing about a new one
    [InlineData(999, "999 ms")]
    [InlineData(1_500, "1500 ms")]
    [Rule("R18")]
    public void The_longer_of_two_timeouts_counts(double probeTimeout, string expected)
    {
        server.Paths.ProbeTimeout = Party.Ms(probeTimeout);
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);

        server.Timer.Should().Be(expected);
    }

    [Fact]
    [Rule("R18")]
    public void The_bytes_of_a_challenge_are_those_that_nobody_can_guess()
    {
        server.Dice.Loaded = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 };
        server.Receive(0, "b", new PathFrame.Padding());
        server.Take(0);

        server.Asked("b").Should().Be(0x0102030405060708);
    }

    [Fact]
    [Rule("R18")]
    public void A_challenge_without_room_stays_due()
    {
        server.Receive(0, "b", new PathFrame.Padding(), bytes: 10);
        var (before, timer) = (server.Take(0), server.Timer);
        server.Receive(500, "b", new PathFrame.Padding(), bytes: 7);

        (before, timer, server.Take(500), server.Timer).Should().Be(("", "2997 ms", "b 51 c0: challenge", "1499 ms"));
    }

    [Theory]
    [InlineData(10, "a 1200 c0: challenge; b 50 c0: challenge")]
    [InlineData(11, "a 1200 c0: challenge")] // leaves 49
    [Rule("R19")]
    public void Fifty_bytes_are_enough(int others, string expected)
    {
        server.Receive(0, "b", bytes: 20);
        server.Paths.TrySend(others).Should().BeTrue();

        server.Take(0).Should().Be(expected);
    }

    [Fact]
    [Rule("R18")]
    public void A_challenge_without_an_id_stays_due()
    {
        using var poor = new Party(ids: 0);
        poor.Receive(0, "b", new PathFrame.Padding(), id: "bb");
        var before = poor.Take(0);
        poor.Ids.Receive(Ids.New(1));

        (before, poor.Take(10)).Should().Be(("", "b 1200 c1: challenge"));
    }

    [Theory]
    [InlineData(1_200, "b 1200 c0: challenge")]
    [InlineData(400, "b 1200 c0: challenge")]
    [InlineData(399, "b 1197 c0: challenge")]
    [InlineData(17, "b 51 c0: challenge")]
    [InlineData(16, "")] // 48 are too few
    [InlineData(0, "")]
    [Rule("R19")]
    public void A_datagram_is_as_large_as_the_limit_allows(int received, string expected)
    {
        server.Receive(0, "b", new PathFrame.Padding(), bytes: received);

        server.Take(0).Should().Be(expected, "{0} bytes have come", received);
    }

    [Fact]
    [Rule("R19")]
    public void What_is_sent_counts()
    {
        server.Receive(0, "b", new PathFrame.Padding(), bytes: 420);
        server.Take(0); // 1,200 of 1,260
        server.Receive(1, "b", new PathFrame.Challenge(5), bytes: 0);

        server.Take(1).Should().Be("b 60 c0: response 5");
        server.Receive(2, "b", new PathFrame.Challenge(6), bytes: 0);
        server.Take(2).Should().Be("", "the limit is reached");
        server.Receive(3, "b", new PathFrame.Padding(), bytes: 100);
        server.Take(3).Should().Be("b 300 c0: response 6");
    }

    [Fact]
    [Rule("R19")]
    public void Paths_are_served_in_the_order_in_which_they_became_known()
    {
        server.Receive(0, "c", new PathFrame.Challenge(3));
        server.Receive(0, "b", new PathFrame.Challenge(2));
        server.Receive(0, "a", new PathFrame.Challenge(1));

        server.Take(0).Should().Be("a 1200 c0: response 1, other; c 1200 c0: response 3, challenge; b 1200 c0: response 2, challenge");
    }

    [Fact]
    [Rule("R20")]
    public void A_challenge_is_answered_once_where_it_came()
    {
        server.Receive(0, "b", new PathFrame.Challenge(77), id: "bb");

        (server.Take(0), server.Take(0)).Should().Be(("b 1200 c1: response 77, challenge", ""));
    }

    [Fact]
    [Rule("R20")]
    public void The_answer_on_the_active_path_calls_the_other_end_back()
    {
        server.Receive(0, "a", new PathFrame.Challenge(77));

        server.Take(0).Should().Be("a 1200 c0: response 77, other");
    }

    [Fact]
    [Rule("R20")]
    public void Who_asks_too_often_gets_the_last_four_answers()
    {
        for (var data = 1UL; data <= 6; data++)
        {
            server.Receive(0, "b", new PathFrame.Challenge(data));
        }

        server.Take(0).Should().Be("b 1200 c0: response 3, response 4, response 5, response 6, challenge");
    }
}
