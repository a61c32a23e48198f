namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step2_IssuedIds
{
    private readonly LocalIds ids = new(Ids.Of("aa"), peerLimit: 4, maxActive: 8, new Counter());

    [Fact]
    [Rule("R3")]
    public void Numbers_go_up_by_one_from_the_initial_id()
    {
        Ids.Show(ids.Active).Should().Be("aa");
        Ids.Show(ids.Provide()).Should().Be("1 01 prior to 0, 2 02 prior to 0, 3 03 prior to 0");
        Ids.Show(ids.Active).Should().Be("aa 01 02 03");
    }

    [Fact]
    [Rule("R3")]
    public void The_id_of_the_preferred_address_is_number_1()
    {
        var server = new LocalIds(Ids.Of("aa"), 4, 8, new Counter(), preferred: Ids.Of("bb"));

        Ids.Show(server.Active).Should().Be("aa bb");
        Ids.Show(server.Provide()).Should().Be("2 01 prior to 0, 3 02 prior to 0");
    }

    [Theory]
    [InlineData(2, 8, 1)]
    [InlineData(4, 8, 3)]
    [InlineData(9, 8, 7)] // we do not want more
    [InlineData(4, 4, 3)]
    [InlineData(2, 1, 0)]
    [Rule("R4")]
    public void As_many_are_made_as_both_ends_want(int peerLimit, int maxActive, int expected)
    {
        var some = new LocalIds(Ids.Of("aa"), peerLimit, maxActive, new Counter());

        some.Provide().Should().HaveCount(expected);
        some.Provide().Should().BeEmpty("there are enough");
    }

    [Fact]
    [Rule("R4")]
    public void For_each_that_is_retired_there_is_a_new_one()
    {
        ids.Provide();
        Retire(0);
        Retire(2);

        Ids.Show(ids.Provide()).Should().Be("4 04 prior to 0, 5 05 prior to 0");
        Ids.Show(ids.Active).Should().Be("01 03 04 05");
    }

    [Fact]
    [Rule("R5")]
    public void All_are_replaced_and_stay_until_they_are_retired()
    {
        ids.Provide();

        Ids.Show(ids.Replace()).Should().Be("4 04 prior to 4, 5 05 prior to 4, 6 06 prior to 4, 7 07 prior to 4");
        Ids.Show(ids.Active).Should().Be("aa 01 02 03 04 05 06 07");
        Retire(0);
        ids.Provide().Should().BeEmpty("the other end has four that it may keep");
        Retire(5);
        Ids.Show(ids.Provide()).Should().Be("8 08 prior to 4");
    }

    [Fact]
    [Rule("R5")]
    public void Packets_on_their_way_still_find_us()
    {
        ids.Replace();

        ids.Active.Should().Contain(Ids.Of("aa"), "they were sent before the frame came");
    }

    [Fact]
    [Rule("R5")]
    public void They_are_not_replaced_again_before_the_last_are_gone()
    {
        var first = ids.Replace().Count;
        var early = ids.Replace().Count;
        Retire(0);
        var then = ids.Replace();

        (first, early, Ids.Show(then.Take(1))).Should().Be((4, 0, "5 05 prior to 5"));
    }

    [Fact]
    [Rule("R6")]
    public void A_retired_id_is_not_active_any_more()
    {
        ids.Provide();

        (Retire(2), Ids.Show(ids.Active)).Should().Be(("02", "aa 01 03"));
        (Retire(2), Ids.Show(ids.Active)).Should().Be(("", "aa 01 03"), "the frame may come again");
        (Retire(0), Ids.Show(ids.Active)).Should().Be(("aa", "01 03"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData((1L << 62) - 1)]
    [Rule("R6")]
    public void What_was_never_issued_cannot_be_retired(long sequence)
    {
        ids.Provide();

        Ids.MustBeRefused(TransportError.ProtocolViolation, sequence, () => Retire(sequence));
        Ids.Show(ids.Active).Should().Be("aa 01 02 03");
    }

    [Fact]
    [Rule("R6")]
    public void An_id_is_not_retired_by_a_packet_that_uses_it()
    {
        ids.Provide();

        Ids.MustBeRefused(TransportError.ProtocolViolation, 2, () => ids.Receive(new PathFrame.RetireConnectionId(2), Ids.Of("02")));
        Ids.Show(ids.Active).Should().Be("aa 01 02 03");
    }

    [Fact]
    [Rule("R7")]
    public void Who_is_found_without_ids_makes_none()
    {
        var none = new LocalIds(default, 4, 8, new Counter());

        (none.Provide().Count, none.Replace().Count, none.Active.Count).Should().Be((0, 0, 1));
        Ids.MustBeRefused(TransportError.ProtocolViolation, 0, () => none.Receive(new PathFrame.RetireConnectionId(0), default));
    }

    [Theory]
    [InlineData(1, 8, "peerLimit")]
    [InlineData(0, 8, "peerLimit")]
    [InlineData(2, 0, "maxActive")]
    [Rule("R8")]
    public void Limits_have_limits(int peerLimit, int maxActive, string parameter)
    {
        var making = () => new LocalIds(Ids.Of("aa"), peerLimit, maxActive, new Counter());

        making.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [Theory]
    [InlineData("aa")] // it is there already
    [InlineData("")]
    [Rule("R8")]
    public void A_source_makes_new_ids(string id)
    {
        var stuck = new LocalIds(Ids.Of("aa"), 2, 8, new Stuck(id));
        var providing = () => stuck.Provide();

        providing.Should().Throw<InvalidOperationException>();
        Ids.Show(stuck.Active).Should().Be("aa");
    }

    [Fact]
    [Rule("R8")]
    public void A_source_that_fails_has_changed_nothing()
    {
        var stuck = new LocalIds(Ids.Of("aa"), 4, 8, new Stuck("01"));
        foreach (var making in new Func<IReadOnlyList<PathFrame.NewConnectionId>>[] { stuck.Provide, stuck.Replace, stuck.Replace })
        {
            making.Should().Throw<InvalidOperationException>("the second id is the first one again");
        }

        Ids.Show(stuck.Active).Should().Be("aa", "nobody has been told of any other");
    }

    private string Retire(long sequence) => ids.Receive(new PathFrame.RetireConnectionId(sequence), Ids.Of("ff"))?.ToString() ?? "";
}
