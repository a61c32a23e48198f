using System.Globalization;
using Katas.Worker;

namespace Katas.Engine.Comparing;

/// <summary>Something that was measured on both sides, again and again, in pairs.</summary>
/// <param name="Yours">The learner's.</param>
/// <param name="Reference">The reference's.</param>
/// <param name="Ratio">The learner's over the reference's: the median of the pairs. Not a number where the reference has nothing.</param>
/// <param name="Finding">Whether they differ at all.</param>
public sealed record Quantity(Spread Yours, Spread Reference, double Ratio, Finding Finding)
{
    // The same code, loaded twice, can differ by some per cent for as long as the process lives: where it lies in memory counts.
    private const double SameTime = 0.08;

    // For the same reason; what the call itself takes is most of so short a time.
    private const double SameNanoseconds = 2;

    // What is allocated now and then, when a buffer grows say, is not in every sample.
    private const double SameBytes = 1;

    // How often chance alone may be taken for a difference.
    private const double Doubt = 0.025;

    /// <summary>How it is measured, and what <c>equal</c> means, in sentences.</summary>
    public static string Method { get; } =
        "Both sides in one process, warm and optimised, turn and turn about. ± is half of the distance between the quartiles. "
        + $"Equal means within the noise: not {100 * SameTime:0} % and {SameNanoseconds:0} ns apart, or apart in too few of the pairs to rule out chance.";

    /// <summary>The time of a call, in nanoseconds.</summary>
    public static Quantity Time(IReadOnlyList<Measured> pairs) =>
        Of([.. pairs.Select(pair => (pair.Yours.Nanoseconds, pair.Reference.Nanoseconds))], (one, other) => one > other * (1 + SameTime) && one > other + SameNanoseconds);

    /// <summary>What a call allocates, in bytes.</summary>
    public static Quantity Allocated(IReadOnlyList<Measured> pairs) =>
        Of([.. pairs.Select(pair => (pair.Yours.Bytes, pair.Reference.Bytes))], (one, other) => one > other + SameBytes);

    private static Quantity Of(IReadOnlyList<(double Yours, double Reference)> pairs, Func<double, double, bool> isMore)
    {
        var enough = Enough(pairs.Count);
        return new Quantity(
            Spread.Of(pairs.Select(pair => pair.Yours)),
            Spread.Of(pairs.Select(pair => pair.Reference)),
            Spread.Of(pairs.Select(pair => pair.Yours / pair.Reference)).Median,
            pairs.Count(pair => isMore(pair.Yours, pair.Reference)) >= enough ? Finding.More
                : pairs.Count(pair => isMore(pair.Reference, pair.Yours)) >= enough ? Finding.Less
                : Finding.Equal);
    }

    // The sign test: were both sides the same, each would be the larger one in half of the pairs. This is the least number of
    // pairs that chance reaches more seldom than Doubt; with 25 pairs it is 18.
    private static int Enough(int pairs)
    {
        var (tail, exactly) = (0.0, Math.Pow(0.5, pairs)); // of all pairs, then of one less, and so on
        for (var count = pairs; ; count--)
        {
            tail += exactly;
            if (tail > Doubt)
            {
                return count + 1;
            }

            exactly *= (double)count / (pairs - count + 1);
        }
    }
}

/// <summary>Whether two quantities differ by more than the noise.</summary>
public enum Finding
{
    /// <summary>If they do, it cannot be told.</summary>
    Equal,

    /// <summary>The learner's is less.</summary>
    Less,

    /// <summary>The learner's is more.</summary>
    More,
}

/// <summary>The middle of some numbers, and how far they lie apart.</summary>
/// <param name="Median">Half of them are less.</param>
/// <param name="Low">A quarter of them is less.</param>
/// <param name="High">A quarter of them is more.</param>
public readonly record struct Spread(double Median, double Low, double High)
{
    /// <summary>The spread of some numbers, at least one.</summary>
    public static Spread Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return new Spread(At(0.5), At(0.25), At(0.75));

        double At(double share) => sorted[(int)Math.Round(share * (sorted.Count - 1), MidpointRounding.AwayFromZero)];
    }

    /// <summary>As a time in nanoseconds: <c>1.23 µs ±2 %</c>. The second number is half of the distance between the quartiles.</summary>
    public string AsTime() => Text(Median switch
    {
        < 1e3 => $"{Three(Median)} ns",
        < 1e6 => $"{Three(Median / 1e3)} µs",
        < 1e9 => $"{Three(Median / 1e6)} ms",
        _ => $"{Three(Median / 1e9)} s",
    });

    /// <summary>As bytes: <c>480 B ±0 %</c>.</summary>
    public string AsBytes() => Text(Median switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{Median:0} B"),
        < 10_000_000 => $"{Three(Median / 1024)} KiB",
        _ => $"{Three(Median / 1024 / 1024)} MiB",
    });

    private string Text(string median) => Median == 0 ? median : string.Create(CultureInfo.InvariantCulture, $"{median} ±{50 * (High - Low) / Median:0} %");

    // Three digits that count.
    private static string Three(double number) =>
        number.ToString(number < 10 ? "0.00" : number < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
