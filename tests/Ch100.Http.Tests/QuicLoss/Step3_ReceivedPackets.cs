using System.Globalization;

namespace Katas.Http.QuicLoss.Steps;

public sealed class Step3_ReceivedPackets
{
    [Theory]
    [InlineData("0 1 2", "0-2")]
    [InlineData("2 1 0", "0-2")]
    [InlineData("0 2", "2 0")] // the largest numbers first
    [InlineData("0 2 1", "0-2")] // between two
    [InlineData("5 3 7 9 6", "9 5-7 3")]
    [InlineData("5 3 7 9 6 8 4", "3-9")]
    [InlineData("10 0 11", "10-11 0")]
    [InlineData("10 0 5", "10 5 0")] // touches nothing
    [InlineData("4611686018427387903 0", "4611686018427387903 0")]
    [Rule("R8")]
    public void Numbers_make_as_few_ranges_as_possible(string numbers, string expected)
    {
        var received = new ReceivedPackets(10);
        foreach (var number in Parse(numbers))
        {
            received.Add(number).Should().BeTrue("{0} of {1} is new", number, numbers);
        }

        Frames.Show(received.Ranges).Should().Be(expected, "{0} have come", numbers);
    }

    [Theory]
    [InlineData("0 1 2 3", 0)]
    [InlineData("0 1 2 3", 2)]
    [InlineData("0 2 4", 2)]
    [Rule("R8")]
    public void What_comes_again_is_thrown_away(string numbers, long again)
    {
        var received = Received(10, numbers);
        var before = Frames.Show(received.Ranges);

        (received.Add(again), Frames.Show(received.Ranges)).Should().Be((false, before), "{0} have come, and {1} again", numbers, again);
    }

    [Theory]
    [InlineData("0 2 4", "4 2 0", 1, true)] // three are kept
    [InlineData("0 2 4 6", "6 4 2", 0, false)] // it has come, though nobody knows
    [InlineData("1 3 5 7", "7 5 3", 0, false)] // below that nothing can be told
    [InlineData("1 3 5 7", "7 5 3", 2, true)]
    [InlineData("0 1 2 4 6 8", "8 6 4", 2, false)] // the whole range is gone
    [Rule("R9")]
    public void Only_so_many_ranges_are_kept(string numbers, string expected, long next, bool isTaken)
    {
        var received = Received(3, numbers);

        Frames.Show(received.Ranges).Should().Be(expected, "{0} have come", numbers);
        received.Add(next).Should().Be(isTaken, "{0} have come, and then {1}", numbers, next);
    }

    [Fact]
    [Rule("R9")]
    public void The_newest_may_be_the_one_that_goes()
    {
        var received = Received(3, "4 6 8");

        (received.Add(1), received.Add(1), received.Add(0), Frames.Show(received.Ranges)).Should().Be((true, false, false, "8 6 4"));
        (received.Add(3), Frames.Show(received.Ranges)).Should().Be((true, "8 6 3-4"), "3 is part of a range that is kept");
    }

    [Fact]
    [Rule("R9")]
    public void A_peer_that_sends_every_second_number_is_kept_short()
    {
        var received = new ReceivedPackets(32);
        var last = 2 * (31 + Samples.Of(10_000));
        for (var number = 0; number <= last; number += 2)
        {
            received.Add(number).Should().BeTrue();
        }

        received.Ranges.Should().HaveCount(32).And.HaveElementAt(31, new AckRange(last - 62, last - 62));
    }

    [Theory]
    [InlineData("0 1 2 3 7 8", 1, "7-8 2-3")]
    [InlineData("0 1 2 3 7 8", 3, "7-8")]
    [InlineData("0 1 2 3 7 8", 7, "8")]
    [InlineData("0 1 2 3 7 8", 8, "")]
    [InlineData("0 1 2 3 7 8", 0, "7-8 1-3")]
    [Rule("R10")]
    public void What_the_other_end_knows_is_dropped(string numbers, long upTo, string expected)
    {
        var received = Received(10, numbers);
        received.Forget(upTo);
        var kept = Frames.Show(received.Ranges);
        received.Forget(0); // late

        (kept, Frames.Show(received.Ranges)).Should().Be((expected, upTo == 0 ? kept : expected), "{0} have come", numbers);
    }

    [Theory]
    [InlineData(5, false)] // it has come
    [InlineData(6, false)] // it has not, but who would remember if it came twice?
    [InlineData(7, true)]
    [Rule("R10")]
    public void What_was_dropped_is_not_taken_any_more(long number, bool isTaken)
    {
        var received = Received(10, "0 1 5 8");
        received.Forget(6);
        received.Forget(1);

        received.Add(number).Should().Be(isTaken, "all up to 6 are forgotten");
    }

    [Fact]
    [Rule("R10")]
    public void The_largest_number_stays()
    {
        var received = new ReceivedPackets(10);
        var before = received.Largest;
        foreach (var number in new[] { 3, 9, 4 })
        {
            received.Add(number);
        }

        received.Forget(9);

        (before, received.Largest, received.Ranges.Count).Should().Be((null, 9, 0), "numbers of packets are read with it");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(AckFormat.MaxValue + 1)]
    [Rule("R11")]
    public void Other_numbers_do_not_exist(long number)
    {
        var received = new ReceivedPackets(1);
        var adding = () => received.Add(number);
        var forgetting = () => received.Forget(number);

        adding.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(number));
        forgetting.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("upTo");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [Rule("R11")]
    public void At_least_one_range_is_kept(int maxRanges)
    {
        var making = () => new ReceivedPackets(maxRanges);

        making.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(maxRanges));
    }

    [Fact]
    [Rule("R8")]
    public void In_whatever_order_they_come_the_ranges_are_those_of_a_set()
    {
        var random = new Random(1323);
        foreach (var round in Samples.Below(500))
        {
            var (received, set) = (new ReceivedPackets(100), new SortedSet<long>());
            for (var i = 0; i < 60; i++)
            {
                var number = random.NextInt64(80);
                received.Add(number).Should().Be(set.Add(number), "{0} comes in round {1} of seed 1323", number, round);
            }

            var expected = string.Join(' ', set.Reverse().Where(number => !set.Contains(number + 1)).Select(
                largest => Frames.Show([new AckRange(set.Last(number => number <= largest && !set.Contains(number - 1)), largest)])));
            Frames.Show(received.Ranges).Should().Be(expected, "round {0} of seed 1323", round);
        }
    }

    private static ReceivedPackets Received(int maxRanges, string numbers)
    {
        var received = new ReceivedPackets(maxRanges);
        foreach (var number in Parse(numbers))
        {
            received.Add(number);
        }

        return received;
    }

    private static IEnumerable<long> Parse(string numbers) => numbers.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture));
}
