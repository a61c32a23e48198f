namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step3_GivenIds
{
    private readonly RemoteIds ids = new(Ids.Of("c0"), limit: 4);

    [Fact]
    [Rule("R9")]
    public void Ids_are_added_in_whatever_order_they_come()
    {
        ids.Receive(Ids.New(3));
        ids.Receive(Ids.New(1));

        (Found, ids.Count, ids.Find(2)).Should().Be(("c0 c1 c3", 3, null));
    }

    [Fact]
    [Rule("R9")]
    public void The_same_frame_may_come_again()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.TakeUnused();
        ids.Receive(Ids.New(1));

        (Found, ids.TakeUnused()).Should().Be(("c0 c1 c2", 2), "1 is in use still");
    }

    [Fact]
    [Rule("R10")]
    public void A_frame_can_retire_those_before()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(3, retirePriorTo: 2));

        (Found, Told).Should().Be(("c2 c3", "0 1"));
    }

    [Fact]
    [Rule("R10")]
    public void All_four_can_be_replaced_by_one()
    {
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            ids.Receive(Ids.New(sequence));
        }

        ids.Receive(Ids.New(4, retirePriorTo: 4));

        (Found, Told).Should().Be(("c4", "0 1 2 3"), "they go before the new one counts");
    }

    [Fact]
    [Rule("R10")]
    public void Who_comes_late_is_retired_at_once()
    {
        ids.Receive(Ids.New(5, retirePriorTo: 4));
        var first = Told;
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(2)); // told already
        ids.Receive(Ids.New(4));

        (first, Found, Told).Should().Be(("0", "c4 c5", "2"));
    }

    [Fact]
    [Rule("R10")]
    public void A_smaller_value_means_nothing()
    {
        ids.Receive(Ids.New(3, retirePriorTo: 3));
        ids.Receive(Ids.New(4, retirePriorTo: 1));
        ids.Receive(Ids.New(2, retirePriorTo: 0));

        (Found, Told).Should().Be(("c3 c4", "0 2"));
    }

    [Fact]
    [Rule("R10")]
    public void What_repeats_an_id_may_retire_others()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(2, retirePriorTo: 2));

        (Found, Told).Should().Be(("c2", "0 1"));
    }

    [Theory]
    [InlineData(3, 4, TransportError.FrameEncodingError)]
    [InlineData(3, 1L << 61, TransportError.FrameEncodingError)]
    [InlineData(1, 2, TransportError.FrameEncodingError)]
    [Rule("R11")]
    public void No_frame_retires_its_own_id(long sequence, long retirePriorTo, TransportError expected)
    {
        ids.Receive(Ids.New(1));

        Ids.MustBeRefused(expected, sequence, () => ids.Receive(Ids.New(sequence, retirePriorTo)));
        (Found, Told).Should().Be(("c0 c1", ""));
    }

    [Fact]
    [Rule("R11")]
    public void An_id_has_bytes()
    {
        Ids.MustBeRefused(TransportError.FrameEncodingError, 1, () => ids.Receive(Ids.New(1, 2, id: "")));

        Found.Should().Be("c0");
    }

    [Theory]
    [InlineData(1, "d1", 1)] // another id
    [InlineData(1, "c1", 2)] // another token
    [InlineData(0, "d0", 0)]
    [InlineData(2, "c1", 1)] // another number
    [InlineData(2, "c1", 2)]
    [InlineData(2, "c0", 2)]
    [Rule("R11")]
    public void Nothing_is_said_in_two_ways(long sequence, string id, long token)
    {
        ids.Receive(Ids.New(1));

        Ids.MustBeRefused(TransportError.ProtocolViolation, sequence, () => ids.Receive(Ids.New(sequence, 0, id, token)));
        (Found, ids.Count).Should().Be(("c0 c1", 2));
    }

    [Theory]
    [InlineData(null, 7, true)] // it was not told before
    [InlineData(7, 7, true)]
    [InlineData(7, 8, false)]
    [Rule("R11")]
    public void The_initial_id_may_be_repeated(int? initial, int token, bool isTaken)
    {
        var some = new RemoteIds(Ids.Of("c0"), 4, initial is { } known ? Ids.Token(known) : null);
        var receiving = () => some.Receive(Ids.New(0, token: token));

        if (isTaken)
        {
            receiving.Should().NotThrow();
        }
        else
        {
            receiving.Should().Throw<ConnectionErrorException>();
        }

        some.Count.Should().Be(1);
    }

    [Theory]
    [InlineData("c1")]
    [InlineData("")]
    [Rule("R11")]
    public void Whoever_has_no_ids_gives_none(string id)
    {
        var none = new RemoteIds(default, 4);

        Ids.MustBeRefused(TransportError.ProtocolViolation, 1, () => none.Receive(Ids.New(1, id: id)));
        (none.HasIds, ids.HasIds).Should().Be((false, true));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    [Rule("R12")]
    public void No_more_are_given_than_are_allowed(int limit, int allowed)
    {
        var some = new RemoteIds(Ids.Of("c0"), limit);
        for (var sequence = 1; sequence <= allowed; sequence++)
        {
            some.Receive(Ids.New(sequence));
        }

        Ids.MustBeRefused(TransportError.ConnectionIdLimitError, allowed + 1, () => some.Receive(Ids.New(allowed + 1)));
        (some.Count, some.Find(allowed + 1)).Should().Be((limit, null));
        some.Receive(Ids.New(allowed + 1, retirePriorTo: 1));
        some.Count.Should().Be(limit, "one has gone for it");
    }

    [Fact]
    [Rule("R12")]
    public void What_is_refused_retires_nothing()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(3));

        Ids.MustBeRefused(TransportError.ConnectionIdLimitError, 4, () => ids.Receive(Ids.New(4, 0)));
        Ids.MustBeRefused(TransportError.ProtocolViolation, 3, () => ids.Receive(Ids.New(3, 3, id: "d3")));
        (Found, Told).Should().Be(("c0 c1 c2 c3", ""));
    }

    [Fact]
    [Rule("R13")]
    public void What_is_retired_is_told_once_and_again_if_that_is_lost()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Retire(2);
        ids.Retire(0);
        ids.Retire(0);
        var frames = ids.TakeRetirements();
        var again = Told;
        ids.Lose(frames[1]);
        ids.Lose(frames[1]);

        (Ids.Show(frames), again, Told, Found).Should().Be(("2 0", "", "0", "c1"));
    }

    [Fact]
    [Rule("R13")]
    public void What_the_other_end_knows_is_not_told_again()
    {
        ids.Receive(Ids.New(1));
        ids.Retire(0);
        var frame = ids.TakeRetirements()[0];
        ids.Acknowledge(frame);
        ids.Lose(frame); // a copy of it
        ids.Lose(new PathFrame.RetireConnectionId(1));

        (Told, Found).Should().Be(("", "c1"));
    }

    [Fact]
    [Rule("R13")]
    public void Ids_that_come_and_go_are_limited()
    {
        for (var sequence = 1; sequence <= 8; sequence++)
        {
            ids.Receive(Ids.New(sequence, retirePriorTo: sequence));
        }

        var retirements = ids.TakeRetirements();
        Ids.MustBeRefused(TransportError.ConnectionIdLimitError, 9, () => ids.Receive(Ids.New(9, 9)));
        ids.Acknowledge(retirements[0]);
        ids.Receive(Ids.New(9, retirePriorTo: 9));

        (retirements.Count, Found, Told).Should().Be((8, "c9", "8"), "twice four are enough");
    }

    [Fact]
    [Rule("R14")]
    public void Unused_ids_are_taken_by_number()
    {
        ids.Receive(Ids.New(3));
        ids.Receive(Ids.New(2));

        (ids.TakeUnused(), ids.TakeUnused(), ids.TakeUnused()).Should().Be((2, 3, null), "0 is in use from the beginning");
    }

    [Fact]
    [Rule("R14")]
    public void An_empty_id_is_for_all_paths()
    {
        var none = new RemoteIds(default, 4);
        none.Retire(0);

        (none.TakeUnused(), none.TakeUnused(), none.Find(0), none.TakeRetirements().Count).Should().Be((0, 0, default(ConnectionId), 0));
    }

    [Fact]
    [Rule("R14")]
    public void What_was_retired_never_comes_back()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Retire(1);
        ids.TakeRetirements();
        ids.Receive(Ids.New(1)); // late

        (Found, ids.TakeUnused(), Told).Should().Be(("c0 c2", 2, ""));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [Rule("R14")]
    public void Two_ids_are_the_least(int limit)
    {
        var making = () => new RemoteIds(Ids.Of("c0"), limit);

        making.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(limit));
    }

    [Fact]
    [Rule("R9")]
    public void The_id_of_the_preferred_address_is_number_1()
    {
        ids.AddPreferred(Ids.Of("bb"), Ids.Token(5));

        (ids.Find(1)?.ToString(), ids.TakeUnused()).Should().Be(("bb", 1));
    }

    [Theory]
    [InlineData(21, 1, true)]
    [InlineData(1_200, 1, true)]
    [InlineData(20, 1, false)] // no packet is as short
    [InlineData(16, 1, false)]
    [InlineData(0, 1, false)]
    [InlineData(21, 2, false)] // nothing was sent to it
    [InlineData(21, 9, false)]
    [Rule("R15")]
    public void A_datagram_with_a_token_at_its_end_is_a_reset(int length, long token, bool expected)
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.TakeUnused();

        ids.IsStatelessReset(Datagram(length, token)).Should().Be(expected, "1 is in use, 2 is not");
    }

    [Fact]
    [Rule("R15")]
    public void Tokens_end_with_their_ids()
    {
        var some = new RemoteIds(Ids.Of("c0"), 4, Ids.Token(0));
        some.Receive(Ids.New(1));
        var before = some.IsStatelessReset(Datagram(30, 0));
        some.Retire(0);

        (before, some.IsStatelessReset(Datagram(30, 0))).Should().Be((true, false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [Rule("R15")]
    public void Each_byte_of_a_token_counts(int index)
    {
        ids.Receive(Ids.New(1));
        ids.TakeUnused();
        var datagram = Datagram(30, 1);
        datagram[14 + index] ^= 1;
        byte[] longer = [.. Datagram(30, 1), 0];

        (ids.IsStatelessReset(datagram), ids.IsStatelessReset(longer)).Should().Be((false, false));
    }

    private string Found => string.Join(' ', Enumerable.Range(0, 10).Select(sequence => ids.Find(sequence)).Where(id => id is not null));

    private string Told => Ids.Show(ids.TakeRetirements());

    private static byte[] Datagram(int length, long token)
    {
        byte[] datagram = [.. new byte[50], .. Enumerable.Repeat((byte)0x40, 1_200), .. Ids.Token(token).ToBytes()];
        return datagram[^length..];
    }
}
