namespace Katas.Http.Priorities.Steps;

public sealed class Step6_Schedule
{
    [Theory]
    [InlineData("1:u=3 3:u=0 5:u=7", "3 3")]
    [InlineData("1:u=7,i 3:u=1,i 5:u=7", "3 3")] // urgency before all turns
    [Rule("R28")]
    public void The_most_urgent_has_all_turns(string streams, string expected) =>
        Turns.Next(Turns.Of(streams), 2).Should().Be(expected, "of {0}", streams);

    [Fact]
    [Rule("R28")]
    public void The_less_urgent_come_when_it_is_done()
    {
        var scheduler = Turns.Of("1:u=7 3:u=0 5:u=5,i");
        var first = Turns.Next(scheduler, 1);
        scheduler.Remove(3);
        var second = Turns.Next(scheduler, 2);
        scheduler.Remove(5);
        var third = Turns.Next(scheduler, 1);
        scheduler.Remove(1);

        (first, second, third, Turns.Next(scheduler, 2), scheduler.Count).Should().Be(("3", "5 5", "1", "- -", 0));
    }

    [Theory]
    [InlineData("5 3 1", "1 1 1")] // in the order of streams, and not as they were added
    [InlineData("4 12 0 8", "0 0 0")]
    [InlineData("100 20", "20 20 20")] // numbers, and not texts
    [Rule("R29")]
    public void Not_incremental_ones_go_one_by_one(string streams, string expected) =>
        Turns.Next(Turns.Of(streams), 3).Should().Be(expected, "of {0}", streams);

    [Fact]
    [Rule("R29")]
    public void The_next_one_goes_on_when_the_lowest_is_done()
    {
        var scheduler = Turns.Of("5 3");
        var first = Turns.Next(scheduler, 2);
        Turns.Add(scheduler, "1 7");
        var second = Turns.Next(scheduler, 2);
        scheduler.Remove(1);
        scheduler.Remove(3);

        (first, second, Turns.Next(scheduler, 2)).Should().Be(("3 3", "1 1", "5 5"));
    }

    [Theory]
    [InlineData("1:i 3:i 5:i", "1 3 5 1 3 5")]
    [InlineData("5:i 3:i 1:i", "1 3 5 1 3 5")]
    [InlineData("8:u=0,i 0:u=0,i", "0 8 0 8 0 8")]
    [Rule("R30")]
    public void Incremental_ones_take_turns(string streams, string expected) =>
        Turns.Next(Turns.Of(streams), 6).Should().Be(expected, "of {0}", streams);

    [Fact]
    [Rule("R30")]
    public void Who_comes_later_waits_for_those_who_wait()
    {
        var scheduler = Turns.Of("3:i 5:i 7:i");
        var first = Turns.Next(scheduler, 2); // 7 waits since before all turns
        Turns.Add(scheduler, "1:i 9:i"); // they are as late as 5, whose turn was the last

        (first, Turns.Next(scheduler, 7)).Should().Be(("3 5", "7 3 1 5 9 7 3"));
    }

    [Fact]
    [Rule("R30")]
    public void Who_leaves_does_not_disturb_the_order()
    {
        var scheduler = Turns.Of("1:i 3:i 5:i 7:i");
        var first = Turns.Next(scheduler, 2);
        scheduler.Remove(1);
        scheduler.Remove(5);

        (first, Turns.Next(scheduler, 4)).Should().Be(("1 3", "7 3 7 3"));
    }

    [Fact]
    [Rule("R30")]
    public void Another_priority_is_another_place()
    {
        var scheduler = Turns.Of("1:u=5,i 3:i 5:i 7:i");
        var first = Turns.Next(scheduler, 2);
        scheduler.Change(1, new Priority(3, true)); // never had a turn, and is as late as 5

        (first, Turns.Next(scheduler, 5)).Should().Be(("3 5", "7 3 1 5 7"));
    }

    [Fact]
    [Rule("R30")]
    public void More_urgent_turns_count_as_well()
    {
        var scheduler = Turns.Of("1:u=0 5:i 7:i");
        var first = Turns.Next(scheduler, 3);
        Turns.Add(scheduler, "3:i"); // three turns have been, though none of urgency 3
        scheduler.Remove(1);

        (first, Turns.Next(scheduler, 4)).Should().Be(("1 1 1", "5 7 3 5"));
    }

    [Theory]
    [InlineData("1 3 5:i 7:i", "1 5 7 1 5 7 1")]
    [InlineData("5 7 1:i 3:i", "1 3 5 1 3 5 1")]
    [Rule("R31")]
    public void Those_that_go_one_by_one_have_one_place_in_the_turns(string streams, string expected) =>
        Turns.Next(Turns.Of(streams), 7).Should().Be(expected, "of {0}", streams);

    [Fact]
    [Rule("R31")]
    public void The_place_is_that_of_all_of_them()
    {
        var scheduler = Turns.Of("1 3 5:i 7:i");
        var first = Turns.Next(scheduler, 4);
        scheduler.Remove(1); // 3 comes in its place, and not before all others
        var second = Turns.Next(scheduler, 4);
        scheduler.Remove(3);
        var third = Turns.Next(scheduler, 2);
        Turns.Add(scheduler, "9"); // the place was used long ago: its turn is now

        (first, second, third, Turns.Next(scheduler, 3)).Should().Be(("1 5 7 1", "5 7 3 5", "7 5", "9 7 5"));
    }

    [Fact]
    [Rule("R31")]
    public void A_turn_as_incremental_is_none_of_that_place()
    {
        var scheduler = Turns.Of("1:i 3:i");
        var first = Turns.Next(scheduler, 2);
        scheduler.Change(3, new Priority(3, false)); // the place has never been used

        (first, Turns.Next(scheduler, 4)).Should().Be(("1 3", "3 1 3 1"));
    }

    [Fact]
    [Rule("R32")]
    public void The_same_priority_again_changes_nothing()
    {
        var scheduler = Turns.Of("1:i 3:i 5:i");
        var first = Turns.Next(scheduler, 2);
        scheduler.Change(1, new Priority(3, true)); // nor does it lose its place before 3
        scheduler.Change(5, new Priority(3, true));

        (first, Turns.Next(scheduler, 4)).Should().Be(("1 3", "5 1 3 5"));
    }

    [Fact]
    [Rule("R32")]
    public void A_paused_one_is_passed_over_and_keeps_its_place()
    {
        var scheduler = Turns.Of("1:i 3:i 5:i 7:u=5");
        scheduler.Pause(1);
        scheduler.Pause(1);
        var first = Turns.Next(scheduler, 5);
        scheduler.Resume(1);
        scheduler.Resume(3); // was not paused
        var second = Turns.Next(scheduler, 4);
        scheduler.Pause(1);
        scheduler.Pause(3);
        scheduler.Pause(5);
        var third = Turns.Next(scheduler, 1);
        scheduler.Pause(7);

        (first, second, third, Turns.Next(scheduler, 1), scheduler.Count).Should().Be(("3 5 3 5 3", "1 5 3 1", "7", "-", 4));
    }

    [Fact]
    [Rule("R29")]
    [Rule("R32")]
    public void The_next_one_goes_on_while_the_lowest_is_paused()
    {
        var scheduler = Turns.Of("1 3");
        scheduler.Pause(1);
        var first = Turns.Next(scheduler, 2);
        scheduler.Change(1, new Priority(0, false)); // more urgent, and still paused
        var second = Turns.Next(scheduler, 1);
        scheduler.Resume(1);
        var third = Turns.Next(scheduler, 2);
        scheduler.Pause(1);
        scheduler.Remove(1); // while it is paused
        Turns.Add(scheduler, "1");

        (first, second, third, Turns.Next(scheduler, 1)).Should().Be(("3 3", "3", "1 1", "1"), "the new one is not paused");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    [Rule("R33")]
    public void There_are_eight_urgencies(int urgency)
    {
        var scheduler = Turns.Of("1:u=0 3:u=7");
        var wrong = new Priority(urgency, false);

        scheduler.Invoking(s => s.Add(5, wrong)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("priority");
        scheduler.Invoking(s => s.Change(1, wrong)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("priority");
        (scheduler.Count, Turns.Next(scheduler, 1)).Should().Be((2, "1"), "nothing has changed");
    }

    [Fact]
    [Rule("R33")]
    public void A_stream_is_there_once_or_not_at_all()
    {
        var scheduler = Turns.Of("1 3:i");

        scheduler.Invoking(s => s.Add(1, Priority.Default)).Should().Throw<ArgumentException>().WithParameterName("streamId");
        scheduler.Invoking(s => s.Change(5, Priority.Default)).Should().Throw<ArgumentException>().WithParameterName("streamId");
        scheduler.Invoking(s => s.Pause(5)).Should().Throw<ArgumentException>().WithParameterName("streamId");
        scheduler.Invoking(s => s.Resume(5)).Should().Throw<ArgumentException>().WithParameterName("streamId");
        scheduler.Invoking(s => s.Remove(5)).Should().Throw<ArgumentException>().WithParameterName("streamId");
        (scheduler.Count, Turns.Next(scheduler, 4)).Should().Be((2, "1 3 1 3"), "nothing has changed");
    }
}
