namespace Katas.Http.QuicLoss.Steps;

public sealed class Step4_RoundTrips
{
    private readonly RttEstimate rtt = new(RttEstimate.DefaultInitial);

    [Fact]
    [Rule("R12")]
    public void Before_the_first_sample_something_is_assumed() =>
        Show(rtt).Should().Be("latest 0 ms, min 0 ms, smoothed 333 ms, variation 166.5 ms, since never");

    [Theory]
    [InlineData(0)]
    [InlineData(40)] // what is claimed does not count yet
    [Rule("R12")]
    public void The_first_sample_is_all_that_is_known(double delay)
    {
        Sample(100, delay, null, at: 777);

        Show(rtt).Should().Be("latest 100 ms, min 100 ms, smoothed 100 ms, variation 50 ms, since 777 ms");
    }

    [Fact]
    [Rule("R15")]
    public void A_mean_and_a_mean_of_differences_follow_the_samples()
    {
        Sample(100);
        Sample(200, at: 1_000); // 3/4 of 50 and 1/4 of 100; 7/8 of 100 and 1/8 of 200
        var second = Show(rtt);
        Sample(20.5); // 3/4 of 62.5 and 1/4 of 92; 7/8 of 112.5 and 1/8 of 20.5

        second.Should().Be("latest 200 ms, min 100 ms, smoothed 112.5 ms, variation 62.5 ms, since 0 ms");
        Show(rtt).Should().Be("latest 20.5 ms, min 20.5 ms, smoothed 101 ms, variation 69.875 ms, since 0 ms");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [Rule("R15")]
    public void Equal_samples_leave_the_mean_and_shrink_the_variation_by_a_quarter_each(int more)
    {
        var sample = TimeSpan.FromTicks(2 << 20); // each quarter is a whole number of ticks
        for (var i = 0; i <= more; i++)
        {
            rtt.Add(sample, TimeSpan.Zero, null, TimeSpan.Zero);
        }

        (rtt.Smoothed, rtt.Variation.Ticks).Should().Be((sample, (1L << 20) / (1L << 2 * more) * (long)Math.Pow(3, more)), "{0} more are like the first", more);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [Rule("R15")]
    public void A_path_that_gets_longer_is_followed_by_an_eighth_each(int more)
    {
        var (before, after) = (1L << 20, 1L << 21);
        rtt.Add(new TimeSpan(before), TimeSpan.Zero, null, TimeSpan.Zero);
        for (var i = 0; i < more; i++)
        {
            rtt.Add(new TimeSpan(after), TimeSpan.Zero, null, TimeSpan.Zero);
        }

        // What is missing is 7/8 of what was missing before.
        rtt.Smoothed.Ticks.Should().Be(after - (after - before) / (1L << 3 * more) * (long)Math.Pow(7, more), "{0} samples were twice as long", more);
    }

    [Theory]
    [InlineData(70, null, 103.75)] // 130 of 200: all of it
    [InlineData(70, 25.0, 109.375)] // 175
    [InlineData(20, 25.0, 110)]
    [InlineData(0, 25.0, 112.5)]
    [InlineData(70, 0.0, 112.5)]
    [Rule("R14")]
    public void A_delay_is_subtracted_up_to_a_limit(double delay, double? limit, double smoothed)
    {
        Sample(100);
        Sample(200, delay, limit is { } most ? Sender.Ms(most) : null);

        Sender.Show(rtt.Smoothed).Should().Be(Sender.Show(Sender.Ms(smoothed)), "the samples are 100 and 200 ms, and {0} ms are claimed", delay);
    }

    [Theory]
    [InlineData(99.92, 100.01)] // 100.08 of 200
    [InlineData(100, 100)] // as short as the shortest
    [InlineData(100.0001, 112.5)] // shorter than it can be: nothing of it is true
    [Rule("R14")]
    public void A_delay_that_cannot_be_is_ignored(double delay, double smoothed)
    {
        Sample(100);
        Sample(200, delay);

        Sender.Show(rtt.Smoothed).Should().Be(Sender.Show(new TimeSpan((long)(smoothed * TimeSpan.TicksPerMillisecond))), "no sample is below 100 ms");
    }

    [Fact]
    [Rule("R14")]
    public void A_sample_that_is_the_smallest_is_not_adjusted()
    {
        Sample(100);
        Sample(80, delay: 1);

        Show(rtt).Should().Be("latest 80 ms, min 80 ms, smoothed 97.5 ms, variation 42.5 ms, since 0 ms");
    }

    [Fact]
    [Rule("R14")]
    public void The_longest_delay_overflows_nothing()
    {
        Sample(100);
        rtt.Add(Sender.Ms(100), TimeSpan.MaxValue, null, TimeSpan.Zero);

        Show(rtt).Should().Be("latest 100 ms, min 100 ms, smoothed 100 ms, variation 37.5 ms, since 0 ms");
    }

    [Fact]
    [Rule("R13")]
    public void The_smallest_sample_is_what_we_saw_ourselves()
    {
        Sample(100);
        Sample(90, delay: 60);
        var least = rtt.Min;
        Sample(300, delay: 60);
        var still = rtt.Min;
        rtt.ForgetMin();

        (least, still, rtt.Min).Should().Be((Sender.Ms(90), Sender.Ms(90), Sender.Ms(300)));
    }

    [Theory]
    [InlineData(100, 200, 225)] // the last is larger: 9/8 of 200
    [InlineData(200, 100, 210.9375)] // the mean is: 187.5
    [InlineData(0.8888, 0.8888, 1)]
    [InlineData(0.889, 0.889, 1.0001)] // 10,001.25 ticks
    [Rule("R16")]
    public void A_packet_that_is_overtaken_has_nine_eighths_of_a_round_trip(double first, double second, double expected)
    {
        Sample(first);
        Sample(second);

        Sender.Show(rtt.LossDelay).Should().Be(Sender.Show(new TimeSpan((long)(expected * TimeSpan.TicksPerMillisecond))));
    }

    [Fact]
    [Rule("R16")]
    public void Before_the_first_sample_it_is_nine_eighths_of_what_is_assumed() => Sender.Show(rtt.LossDelay).Should().Be("374.625 ms");

    [Theory]
    [InlineData(0, "999 ms")] // a second, as with TCP
    [InlineData(25, "1024 ms")]
    [Rule("R17")]
    public void The_first_probe_is_due_after_a_second(double maxAckDelay, string expected) =>
        Sender.Show(rtt.ProbeTimeout(Sender.Ms(maxAckDelay))).Should().Be(expected);

    [Theory]
    [InlineData(100, 200, 0, "362.5 ms")] // 112.5 and 4 times 62.5
    [InlineData(100, 200, 25, "387.5 ms")]
    [Rule("R17")]
    public void A_probe_waits_for_the_mean_and_four_variations(double first, double second, double maxAckDelay, string expected)
    {
        Sample(first);
        Sample(second);

        Sender.Show(rtt.ProbeTimeout(Sender.Ms(maxAckDelay))).Should().Be(expected);
    }

    [Theory]
    [InlineData(5_000, 15_000)] // four times 2,500 is a millisecond
    [InlineData(4_999, 14_999)] // the variation is 2,499
    [InlineData(2, 10_002)]
    [Rule("R17")]
    public void Without_variation_a_millisecond_is_waited(long ticks, long expected) =>
        new RttEstimate(new TimeSpan(ticks)).ProbeTimeout(TimeSpan.Zero).Ticks.Should().Be(expected);

    [Fact]
    [Rule("R18")]
    public void Each_division_rounds_down_once()
    {
        rtt.Add(new TimeSpan(101), TimeSpan.Zero, null, TimeSpan.Zero);
        var half = rtt.Variation.Ticks;
        rtt.Add(new TimeSpan(108), TimeSpan.Zero, null, TimeSpan.Zero);

        // (3 * 50 + 7) / 4 is 39.25, and (7 * 101 + 108) / 8 is 101.875.
        (half, rtt.Variation.Ticks, rtt.Smoothed.Ticks).Should().Be((50, 39, 101));
    }

    [Theory]
    [InlineData(0, 5, "initial")]
    [InlineData(-1, 5, "initial")]
    [Rule("R18")]
    public void Nothing_is_assumed_to_take_no_time(long initial, long latest, string parameter)
    {
        var making = () => new RttEstimate(new TimeSpan(initial)).Add(new TimeSpan(latest), TimeSpan.Zero, null, TimeSpan.Zero);

        making.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [Theory]
    [InlineData(-1, 0, "latest")]
    [InlineData(1, -1, "ackDelay")]
    [Rule("R18")]
    public void No_sample_is_negative(long latest, long ackDelay, string parameter)
    {
        var before = Show(rtt);
        var sampling = () => rtt.Add(new TimeSpan(latest), new TimeSpan(ackDelay), null, TimeSpan.Zero);

        sampling.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        Show(rtt).Should().Be(before);
    }

    private static string Show(RttEstimate rtt) =>
        $"latest {Sender.Show(rtt.Latest)}, min {Sender.Show(rtt.Min)}, smoothed {Sender.Show(rtt.Smoothed)}, "
        + $"variation {Sender.Show(rtt.Variation)}, since {(rtt.FirstSampleAt is { } since ? Sender.Show(since) : "never")}";

    private void Sample(double milliseconds, double delay = 0, TimeSpan? limit = null, double at = 0) =>
        rtt.Add(Sender.Ms(milliseconds), Sender.Ms(delay), limit, Sender.Ms(at));
}
