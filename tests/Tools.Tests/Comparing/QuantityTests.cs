using Katas.Engine.Comparing;
using Katas.Worker;

namespace Katas.Tools.Tests.Comparing;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(25, 18, Finding.More)]
    [InlineData(25, 17, Finding.Equal)] // so many of 25 chance has in more than one case of forty
    [InlineData(7, 7, Finding.More)]
    [InlineData(7, 6, Finding.Equal)]
    [InlineData(5, 5, Finding.Equal)] // too few to tell, whatever they say
    public void A_difference_is_in_so_many_pairs_that_it_is_no_chance(int pairs, int slower, Finding finding)
    {
        var measured = Pairs(pairs, at => (at < slower ? 200 : 50, 100));

        Quantity.Time(measured).Finding.Should().Be(finding);
        Quantity.Time([.. measured.Select(pair => new Measured(pair.Reference, pair.Yours))]).Finding
            .Should().Be(finding == Finding.More ? Finding.Less : finding, "the sides are treated alike");
    }

    [Theory]
    [InlineData(108, 100, Finding.Equal)]
    [InlineData(108.1, 100, Finding.More)]
    [InlineData(100, 108, Finding.Equal)]
    [InlineData(100, 108.1, Finding.Less)]
    [InlineData(4, 2, Finding.Equal)]
    [InlineData(4.1, 2, Finding.More)]
    [InlineData(2, 4, Finding.Equal)]
    [InlineData(2, 4.1, Finding.Less)]
    public void Eight_per_cent_of_time_are_noise_and_two_nanoseconds(double yours, double reference, Finding finding) =>
        Quantity.Time(Pairs(25, _ => (yours, reference))).Finding.Should().Be(finding);

    [Theory]
    [InlineData(0, 0, Finding.Equal)]
    [InlineData(25, 24, Finding.Equal)]
    [InlineData(26, 24, Finding.More)]
    [InlineData(0, 24, Finding.Less)]
    public void A_byte_is_noise(double yours, double reference, Finding finding) =>
        Quantity.Allocated([.. Enumerable.Repeat(new Measured(new Cost(1, yours), new Cost(1, reference)), 25)]).Finding.Should().Be(finding);

    [Fact]
    public void The_ratio_is_that_of_the_pairs()
    {
        // The machine slowed down for half of them: each pair says twice as much all the same.
        var quantity = Quantity.Time(Pairs(24, at => at < 12 ? (200, 100) : (2000, 1000)));

        quantity.Ratio.Should().Be(2);
        quantity.Finding.Should().Be(Finding.More);
    }

    [Theory]
    [InlineData(1.234, "1.23 ns ±0 %")]
    [InlineData(12_340, "12.3 µs ±0 %")]
    [InlineData(123_400_000, "123 ms ±0 %")]
    [InlineData(2_000_000_000, "2.00 s ±0 %")]
    public void Times_have_three_digits_and_their_spread(double nanoseconds, string text) =>
        Spread.Of([nanoseconds]).AsTime().Should().Be(text);

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(9_999, "9999 B ±0 %")]
    [InlineData(10_240, "10.0 KiB ±0 %")]
    [InlineData(20_971_520, "20.0 MiB ±0 %")]
    public void Bytes_have_the_unit_that_fits(double bytes, string text) => Spread.Of([bytes]).AsBytes().Should().Be(text);

    [Fact]
    public void The_spread_is_half_of_the_distance_between_the_quartiles() =>
        Spread.Of([100, 80, 90, 110, 120]).AsTime().Should().Be("100 ns ±10 %");

    private static List<Measured> Pairs(int count, Func<int, (double Yours, double Reference)> pair) =>
        [.. Enumerable.Range(0, count).Select(pair).Select(times => new Measured(new Cost(times.Yours, 0), new Cost(times.Reference, 0)))];
}
