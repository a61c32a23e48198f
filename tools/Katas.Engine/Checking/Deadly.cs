using System.Collections.Concurrent;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Engine.Checking;

/// <summary>Every mistake applies, compiles, and fails a set of tests of its own. Several runners may share the work.</summary>
/// <remarks>
/// All mistakes get a first look, by patches where that can be, and with few samples where a test has many. What fails there fails with all of them, too. Only a mistake
/// that no test has caught by then, and those that no other test tells from each other than such with samples, run in full.
/// </remarks>
internal sealed class Deadly(Kata kata, IReadOnlyDictionary<string, string> solution, IReadOnlyList<Mistake> mistakes)
{
    private readonly ConcurrentQueue<Mistake> waiting = new(Mistake.SoonestFirst(mistakes, solution));

    private readonly ConcurrentDictionary<Mistake, TaskCompletionSource<IReadOnlyList<TestResult>?>> looks =
        new(mistakes.Select(mistake => KeyValuePair.Create(mistake, new TaskCompletionSource<IReadOnlyList<TestResult>?>(TaskCreationOptions.RunContinuationsAsynchronously))));

    private readonly ConcurrentBag<Complaint> complaints = [];
    private readonly SampledTests sampled = new(kata);

    /// <summary>No mistake waits for a look any more.</summary>
    public bool IsDone => waiting.IsEmpty;

    /// <summary>Looks at mistakes until none waits.</summary>
    public async Task LookAsync(CheckRun run, CancellationToken stop)
    {
        while (waiting.TryDequeue(out var mistake))
        {
            try
            {
                looks[mistake].SetResult(await ResultsAsync(mistake, firstLook: true, run, stop));
            }
            catch (Exception trouble)
            {
                looks[mistake].SetException(trouble); // whoever waits for it must not wait for ever
                throw;
            }
        }
    }

    /// <summary>What is wrong with the mistakes; waits for those that others are looking at.</summary>
    public async Task<IEnumerable<Complaint>> ComplaintsAsync(CheckRun run, CancellationToken stop)
    {
        foreach (var alike in (await SeenAsync()).GroupBy(one => Set(Failed(one.Results).Where(result => !sampled.Has(result)))).Where(group => group.Count() > 1 || !Failed(group.First().Results).Any()))
        {
            var whole = new List<(Mistake Mistake, IReadOnlyList<TestResult> Failed)>();
            foreach (var (mistake, _) in alike)
            {
                if (await ResultsAsync(mistake, firstLook: false, run, stop) is { } results)
                {
                    whole.Add((mistake, [.. Failed(results)]));
                }
            }

            foreach (var (mistake, _) in whole.Where(one => one.Failed.Count == 0))
            {
                Add(mistake, "no test fails", "write the test that catches it, or take it out");
            }

            foreach (var same in whole.Where(one => one.Failed.Count > 0).GroupBy(one => Set(one.Failed)).Where(group => group.Count() > 1))
            {
                var (first, others) = (same.First().Mistake, same.Skip(1).Select(one => $"'{one.Mistake.Id}'"));
                Add(first, $"it fails the same tests as {string.Join(" and ", others)}", "write a test that tells them apart, or keep one of them");
            }
        }

        return complaints;
    }

    /// <summary>What a first look has shown of each mistake.</summary>
    public async Task<IReadOnlyList<Fingerprint>> PrintsAsync()
    {
        var seen = await SeenAsync();
        var tests = seen.SelectMany(one => one.Results).Select(result => result.DisplayName).ToHashSet();
        return seen.ConvertAll(one => Fingerprint.Of(one.Mistake.Id, one.Results, tests, sampled.Vary));
    }

    /// <summary>A complaint about a mistake, at its place.</summary>
    public static Complaint About(CheckPoint point, Kata kata, string mistake, string what, string mend)
    {
        var page = MarkdownPage.Read(MistakeFile.Of(kata));
        return new Complaint(point, page.File, page.LineOf($"## {mistake}"), $"'{mistake}': {what}", mend);
    }

    private async Task<List<(Mistake Mistake, IReadOnlyList<TestResult> Results)>> SeenAsync()
    {
        var seen = new List<(Mistake, IReadOnlyList<TestResult>)>();
        foreach (var mistake in mistakes)
        {
            if (await looks[mistake].Task is { } results)
            {
                seen.Add((mistake, results));
            }
        }

        return seen;
    }

    // Null if there is no such run: the complaint says why.
    private async Task<IReadOnlyList<TestResult>?> ResultsAsync(Mistake mistake, bool firstLook, CheckRun run, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> files;
        try
        {
            files = mistake.Apply(solution);
        }
        catch (KataException trouble)
        {
            Add(mistake, $"it does not apply: {trouble.What}", "write the diff for the solution as it is now");
            return null;
        }

        switch (await run.OfAsync(files, new RunPlan(firstLook), stop))
        {
            case RunOutcome.Ran ran:
                return ran.Results;
            case RunOutcome.DoesNotCompile { Errors: [var error, ..] }:
                Add(mistake, $"it does not compile: {error.Id} {error.Message} ({Path.GetFileName(error.File)})", "a mistake is code that somebody could run");
                return null;
            case var outcome:
                Add(mistake, $"it could not be run: {(outcome as RunOutcome.Broke)?.Output ?? outcome.ToString()}", "see what the message says");
                return null;
        }
    }

    private static IEnumerable<TestResult> Failed(IEnumerable<TestResult> results) => results.Where(result => !result.Passed);

    // How a test misbehaves is part of what is seen of it.
    private static string Set(IEnumerable<TestResult> failed) =>
        string.Join('\n', failed.Select(result => $"{result.DisplayName} {result.Misbehaviour}").Order(StringComparer.Ordinal));

    private void Add(Mistake mistake, string what, string mend) => complaints.Add(About(CheckPoint.Deadly, kata, mistake.Id, what, mend));
}
