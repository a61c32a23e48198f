namespace Katas.Engine.Running;

/// <summary>How tests are divided between two workers, so that both take the same time.</summary>
internal sealed class Halves
{
    // What a test costs beside its own time.
    private static readonly TimeSpan EachTest = TimeSpan.FromMicroseconds(40);

    private readonly Dictionary<string, int> order = [];

    private Halves(IReadOnlyList<TestResult> results)
    {
        var second = new HashSet<string>();
        var (ofFirst, ofSecond) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var (method, time) in results.GroupBy(Method)
            .Select(method => (method.Key, Time: method.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Time + EachTest)))
            .OrderByDescending(method => method.Time))
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
        foreach (var result in results)
        {
            order.TryAdd(Method(result), order.Count);
        }
    }

    /// <summary>The methods whose tests the second worker runs; all others, known or not, are the first one's.</summary>
    public IReadOnlySet<string> OfSecond { get; }

    /// <summary>Divides tests by the time that they took; null if there is nothing to divide.</summary>
    /// <param name="results">Of all tests, in learning order.</param>
    public static Halves? Of(IReadOnlyList<TestResult> results) => new Halves(results) is { OfSecond.Count: > 0 } halves ? halves : null;

    /// <summary>The results of both halves, in the order in which one worker would have run them.</summary>
    public IReadOnlyList<TestResult> InOrder(IEnumerable<TestResult> results) =>
        [.. results.OrderBy(result => order.GetValueOrDefault(Method(result), int.MaxValue))];

    private static string Method(TestResult result) => result.DisplayName.Split('(')[0];
}
