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

        (ids.Found(), ids.Count, ids.Find(2)).Should().Be(("c0 c1 c3", 3, null));
    }

    [Fact]
    [Rule("R9")]
    public void The_same_frame_may_come_again()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.TakeUnused();
        ids.Receive(Ids.New(1));

        (ids.Found(), ids.TakeUnused()).Should().Be(("c0 c1 c2", 2), "1 is in use still");
        ids.Receive(Ids.New(3));
        ids.Receive(Ids.New(3));
        ids.Count.Should().Be(4, "it makes no fifth one");
    }

    [Fact]
    [Rule("R10")]
    public void A_frame_can_retire_those_before()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(3, retirePriorTo: 2));

        (ids.Found(), ids.Told()).Should().Be(("c2 c3", "0 1"));
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

        (ids.Found(), ids.Told()).Should().Be(("c4", "0 1 2 3"), "they go before the new one counts");
    }

    [Fact]
    [Rule("R10")]
    public void Who_comes_late_is_retired_at_once()
    {
        ids.Receive(Ids.New(5, retirePriorTo: 4));
        var first = ids.Told();
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(2)); // told already
        ids.Receive(Ids.New(4));

        (first, ids.Found(), ids.Told()).Should().Be(("0", "c4 c5", "2"));
    }

    [Fact]
    [Rule("R10")]
    public void A_smaller_value_means_nothing()
    {
        ids.Receive(Ids.New(3, retirePriorTo: 3));
        ids.Receive(Ids.New(4, retirePriorTo: 1));
        ids.Receive(Ids.New(2, retirePriorTo: 0));

        (ids.Found(), ids.Told()).Should().Be(("c3 c4", "0 2"));
    }

    [Fact]
    [Rule("R10")]
    public void What_repeats_an_id_may_retire_others()
    {
        ids.Receive(Ids.New(1));
        ids.Receive(Ids.New(2));
        ids.Receive(Ids.New(2, retirePriorTo: 2));

        (ids.Found(), ids.Told()).Should().Be(("c2", "0 1"));
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
        var again = ids.Told();
        ids.Lose(frames[1]);
        ids.Lose(frames[1]);

        (Ids.Show(frames), again, ids.Told(), ids.Found()).Should().Be(("2 0", "", "0", "c1"));
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

        (ids.Told(), ids.Found()).Should().Be(("", "c1"));
    }

    [Fact]
    [Rule("R13")]
    public void What_is_known_after_all_is_not_told_again()
    {
        ids.Receive(Ids.New(1));
        ids.Retire(0);
        var frame = ids.TakeRetirements()[0];
        ids.Lose(frame);
        ids.Acknowledge(frame); // it was only late

        ids.Told().Should().Be("");
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

        (retirements.Count, ids.Found(), ids.Told()).Should().Be((8, "c9", "8"), "twice four are enough");
        ids.Retire(9); // our own doing
        ids.Receive(Ids.New(9, retirePriorTo: 9));
        ids.Found().Should().Be("", "it came again, and retires nothing");
    }

    [Theory]
    [InlineData(1 << 30)]
    [InlineData(int.MaxValue)]
    [Rule("R13")]
    public void There_may_be_very_many(int limit)
    {
        var many = new RemoteIds(Ids.Of("c0"), limit);
        many.Receive(Ids.New(1, retirePriorTo: 1));

        (many.Found(), many.Told()).Should().Be(("c1", "0"));
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

        (ids.Found(), ids.TakeUnused(), ids.Told()).Should().Be(("c0 c2", 2, ""));
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
}
