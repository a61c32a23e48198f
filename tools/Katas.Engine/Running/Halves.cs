namespace Katas.Engine.Running;

/// <summary>How tests are divided between two workers, so that both take the same time.</summary>
internal sealed class Halves
{
    // What a test costs beside its own time.
    private static readonly TimeSpan EachTest = TimeSpan.FromMicroseconds(40);

    // Of what a run says of a method; the rest is what was known before. A single run may have been held up.
    private const double New = 0.25;

    // By method, in learning order.
    private readonly OrderedDictionary<string, TimeSpan> times;

    private Halves(OrderedDictionary<string, TimeSpan> times)
    {
        this.times = times;
        var second = new HashSet<string>();
        var (ofFirst, ofSecond) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var (method, time) in times.OrderByDescending(method => method.Value))
        {
            if (ofFirst <= ofSecond)
            {
                ofFirst += time;
            }
            else
            {
                ofSecond += time;
                second.Add(method);
            }
        }

        OfSecond = second;
    }

    /// <summary>The methods whose tests the second worker runs; all others, known or not, are the first one's.</summary>
    public IReadOnlySet<string> OfSecond { get; }

    /// <summary>Divides tests by the time that they took; null if there is nothing to divide.</summary>
    /// <param name="results">Of all tests, in learning order.</param>
    public static Halves? Of(IReadOnlyList<TestResult> results) => new Halves(TimesOf(results)) is { OfSecond.Count: > 0 } halves ? halves : null;

    /// <summary>Divides them anew, after a run in halves: what one test leaves ready for another counts only where both are in the same half.</summary>
    /// <param name="results">Of all tests, in learning order. A failure takes other time.</param>
    public Halves After(IReadOnlyList<TestResult> results) => results.Any(result => !result.Passed) ? this : new(new(TimesOf(results).Select(
        method => KeyValuePair.Create(method.Key, times.TryGetValue(method.Key, out var before) ? (New * method.Value) + ((1 - New) * before) : method.Value))));

    /// <summary>The results of both halves, in the order in which one worker would have run them.</summary>
    public IReadOnlyList<TestResult> InOrder(IEnumerable<TestResult> results) =>
        [.. results.OrderBy(result => times.IndexOf(Method(result)) is >= 0 and var at ? at : int.MaxValue)];

    private static OrderedDictionary<string, TimeSpan> TimesOf(IReadOnlyList<TestResult> results) => new(results.GroupBy(Method)
        .Select(method => KeyValuePair.Create(method.Key, method.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Time + EachTest))));

    private static string Method(TestResult result) => result.DisplayName.Split('(')[0];
}
