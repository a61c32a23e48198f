using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>Where two programs are of one mind, and where they are known not to be.</summary>
/// <param name="program">The other one.</param>
internal sealed class Differences(string program = "nginx")
{
    private readonly SortedDictionary<string, int> known = [];
    private readonly List<string> unknown = [];
    private int alike;

    /// <summary>One more opinion, of several threads.</summary>
    public void Add(string ours, string theirs, string? why, string about)
    {
        lock (known)
        {
            if (ours == theirs)
            {
                alike++;
            }
            else if (why is not null)
            {
                known[why] = known.GetValueOrDefault(why) + 1;
            }
            else
            {
                unknown.Add($"{about}: {program} {theirs}, solution {ours}");
            }
        }
    }

    /// <summary>Says what came out; fails if something did that nobody knows of.</summary>
    /// <param name="output">Where it is said.</param>
    /// <param name="least">More than this part has to be alike.</param>
    public void Report(ITestOutputHelper output, double least = 0.5)
    {
        var count = alike + known.Values.Sum() + unknown.Count;
        output.WriteLine($"{alike} of {count} alike. {program} {string.Join("; ", known.Select(each => $"{each.Key}: {each.Value}"))}");
        unknown.Should().BeEmpty();
        alike.Should().BeGreaterThan((int)(count * least), "an oracle that often disagrees says little");
    }
}
