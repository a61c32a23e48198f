namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step4_RefusedIdsAndResets
{
    private readonly RemoteIds ids = new(Ids.Of("c0"), limit: 4);

    [Theory]
    [InlineData(3, 4, TransportError.FrameEncodingError)]
    [InlineData(3, 1L << 61, TransportError.FrameEncodingError)]
    [InlineData(1, 2, TransportError.FrameEncodingError)]
    [Rule("R11")]
    public void No_frame_retires_its_own_id(long sequence, long retirePriorTo, TransportError expected)
    {
        ids.Receive(Ids.New(1));

        Ids.MustBeRefused(expected, sequence, () => ids.Receive(Ids.New(sequence, retirePriorTo)));
        (ids.Found(), ids.Told()).Should().Be(("c0 c1", ""));
    }

    [Fact]
    [Rule("R11")]
    public void An_id_has_bytes()
    {
        Ids.MustBeRefused(TransportError.FrameEncodingError, 1, () => ids.Receive(Ids.New(1, 0, id: "")));
        Ids.MustBeRefused(TransportError.FrameEncodingError, 1, () => ids.Receive(Ids.New(1, 2, id: "")));

        ids.Found().Should().Be("c0");
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
        (ids.Found(), ids.Count).Should().Be(("c0 c1", 2));
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
        (ids.Found(), ids.Told()).Should().Be(("c0 c1 c2 c3", ""));
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

    private static byte[] Datagram(int length, long token)
    {
        byte[] datagram = [.. new byte[50], .. Enumerable.Repeat((byte)0x40, 1_200), .. Ids.Token(token).ToBytes()];
        return datagram[^length..];
    }
}
