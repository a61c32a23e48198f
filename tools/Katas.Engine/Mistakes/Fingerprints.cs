using Katas.Engine.Catalogue;
using Katas.Engine.Checking;
using Katas.Engine.Learner;
using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Engine.Mistakes;

/// <summary>The fingerprints of a kata's mistakes: made by running them, and kept under .kata/mistakes/ until solution, mistakes or tests change.</summary>
public sealed class Fingerprints(Kata kata)
{
    private readonly string file = Path.Combine(kata.Root, ".kata", "mistakes", $"{kata.Id}.json");

    /// <summary>All of them, if they are kept.</summary>
    public IReadOnlyList<Fingerprint>? Kept
    {
        get
        {
            var (mistakes, kept) = (MistakeFile.Read(kata), Current(new RunMemory(kata).Inputs));
            return mistakes.All(mistake => kept.ContainsKey(mistake.Id)) ? InOrder(mistakes, kept) : null;
        }
    }

    /// <summary>All of them; makes those that are not kept. A mistake that cannot be run has none.</summary>
    /// <param name="stop">Gives up; what has been made is kept.</param>
    /// <param name="pause">How long to wait before any is made.</param>
    public async Task<IReadOnlyList<Fingerprint>> AllAsync(CancellationToken stop, TimeSpan pause = default)
    {
        var (mistakes, kept) = (MistakeFile.Read(kata), Current(new RunMemory(kata).Inputs));
        if (!mistakes.All(mistake => kept.ContainsKey(mistake.Id)))
        {
            await Task.Delay(pause, stop);
            await Make(mistakes, kept, stop);
        }

        return InOrder(mistakes, kept);
    }

    // Tests are run from copies: a snapshot test writes beside its source, where the learner's own run may be writing.
    private async Task Make(IReadOnlyList<Mistake> mistakes, Dictionary<string, Entry> kept, CancellationToken stop)
    {
        var copies = Directory.CreateTempSubdirectory("kata-");
        try
        {
            foreach (var source in Directory.EnumerateFiles(kata.TestFolder).Where(source => !source.Contains(".received.", StringComparison.Ordinal)))
            {
                File.Copy(source, Path.Combine(copies.FullName, Path.GetFileName(source)));
            }

            await using var run = new CheckRun(kata, RunLimits.Default, [.. kata.TestFiles().Select(test => Path.Combine(copies.FullName, Path.GetFileName(test)))]);
            var solution = CheckRun.SolutionOf(kata);
            if (await run.OfAsync(solution, new RunPlan(FirstLook: true), stop) is not RunOutcome.Ran { Results: var green } || !green.All(result => result.Passed))
            {
                return; // what is wrong is not the mistakes' doing
            }

            var inputs = new RunMemory(kata).Inputs; // the first run of all restores packages
            var sampled = new SampledTests(kata);
            foreach (var mistake in Mistake.SoonestFirst(mistakes.Where(mistake => !kept.ContainsKey(mistake.Id)), solution))
            {
                if (await Results(mistake, solution, run, stop) is { } results)
                {
                    var print = Fingerprint.Of(mistake.Id, results, green.Select(result => result.DisplayName), sampled.Vary);
                    kept[mistake.Id] = new Entry(inputs, print.Failed, [.. print.Unsure]);
                    WholeFile.WriteJson(file, kept);
                }
            }
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<TestResult>?> Results(Mistake mistake, IReadOnlyDictionary<string, string> solution, CheckRun run, CancellationToken stop)
    {
        try
        {
            return (await run.OfAsync(mistake.Apply(solution), new RunPlan(FirstLook: true), stop) as RunOutcome.Ran)?.Results;
        }
        catch (KataException)
        {
            return null; // it does not apply: `kata check` says so
        }
    }

    private Dictionary<string, Entry> Current(string inputs) =>
        WholeFile.ReadJson<Entry>(file).Where(entry => entry.Value.Inputs == inputs).ToDictionary();

    private static List<Fingerprint> InOrder(IReadOnlyList<Mistake> mistakes, Dictionary<string, Entry> kept) =>
        [.. from mistake in mistakes where kept.ContainsKey(mistake.Id) let entry = kept[mistake.Id] select new Fingerprint(mistake.Id, entry.Failed, entry.Unsure)];

    private sealed record Entry(string Inputs, IReadOnlyDictionary<string, string?> Failed, HashSet<string> Unsure);
}
