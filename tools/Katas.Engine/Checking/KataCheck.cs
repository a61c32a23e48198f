using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Katas.Engine.Stubs;
using Katas.Worker;

namespace Katas.Engine.Checking;

/// <summary>Holds one kata to all that is promised of it. Its files stay as they are.</summary>
/// <param name="kata">The kata.</param>
/// <param name="repository">The others, which it may name.</param>
/// <param name="seed">Of the random order, from 1.</param>
/// <param name="anew">Runs, even if nothing has changed since all was well.</param>
public sealed class KataCheck(Kata kata, Repository repository, int seed, bool anew)
{
    // Known once the solution compiles with its tests; null if no mistake is to be run.
    private readonly TaskCompletionSource<Deadly?> mistakes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The kata.</summary>
    public Kata Kata => kata;

    /// <summary>Nothing need be run: all was well, and nothing has changed since.</summary>
    public bool IsUnchanged => !anew && new RunMemory(kata).Tests is not null;

    /// <summary>What the texts show, without a run.</summary>
    public IReadOnlyList<Complaint> Texts() => [.. Whole.Of(kata, repository), .. InStep.Of(kata), .. Traced.Of(kata, TestDeclaration.Of(kata))];

    /// <summary>Checks everything.</summary>
    /// <param name="run">Of this kata.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<KataReport> RunAsync(CheckRun run, CancellationToken stop)
    {
        var complaints = Texts().ToList();
        var known = Whole.ReadableMistakes(kata);
        var snapshots = Received();
        var memory = new RunMemory(kata);
        var unchanged = anew ? null : memory.Tests;
        var tests = unchanged ?? 0;
        try
        {
            var solution = CheckRun.SolutionOf(kata);
            if (unchanged is null && solution.Count > 0 && kata.Steps().Count > 0)
            {
                var before = complaints.Count;
                tests = await RunsAsync(run, solution, new Deadly(kata, solution, known), complaints, stop);
                if (complaints.Count == before)
                {
                    memory.Keep(tests);
                }
            }
        }
        finally
        {
            mistakes.TrySetResult(null);
            foreach (var received in Received().Except(snapshots))
            {
                File.Delete(received); // a mistake's
            }
        }

        var order = complaints.OrderBy(complaint => complaint.Point).ThenBy(complaint => complaint.File, StringComparer.Ordinal).ThenBy(complaint => complaint.Line);
        return new KataReport(kata, [.. order], tests, kata.Readme.Rules.Count, known.Count, unchanged is null ? seed : null);
    }

    /// <summary>Takes part in the longest piece of work, once it has begun.</summary>
    /// <param name="makeRun">Of this kata; called if there is something to do.</param>
    /// <param name="stop">Gives up.</param>
    public async Task HelpAsync(Func<CheckRun> makeRun, CancellationToken stop)
    {
        // Two runs would write one snapshot.
        if (await mistakes.Task.WaitAsync(stop) is { IsDone: false } work && !Directory.EnumerateFiles(kata.TestFolder, "*.verified.*").Any())
        {
            await using var run = makeRun();
            await work.LookAsync(run, stop);
        }
    }

    private async Task<int> RunsAsync(
        CheckRun run, IReadOnlyDictionary<string, string> solution, Deadly deadly, List<Complaint> complaints, CancellationToken stop)
    {
        var tests = TestDeclaration.Of(kata);
        var green = Results(await run.OfAsync(solution, new RunPlan(FirstLook: false), stop), CheckPoint.Green, "the solution", complaints);
        if (green is null)
        {
            return 0;
        }

        complaints.AddRange(Green.Of(kata, tests, green));
        complaints.AddRange(Fragments.Of(kata, run.Compilation!, stop));
        complaints.AddRange(HonestTime.Of(kata, run.Compilation!, stop));
        mistakes.SetResult(deadly);

        // A few samples show what an order does.
        var shuffled = Results(await run.OfAsync(solution, new RunPlan(FirstLook: true, seed), stop), CheckPoint.Green, "the solution", complaints) ?? [];
        complaints.AddRange(Green.Of(
            kata, tests, [.. shuffled.Except(Failed(green), SameTest.Instance)], $" in random order (seed {seed})", "let it depend on no test before it"));
        var races = new List<TestResult>();
        if (tests.Any(test => test.IsRacing))
        {
            var plan = new RunPlan(FirstLook: false, OnlyRacing: true, Times: Green.RacingRuns);
            races = Results(await run.OfAsync(solution, plan, stop), CheckPoint.Green, "the solution", complaints) ?? [];
            complaints.AddRange(Green.Of(
                kata, tests, [.. races.Where(result => !Failed(green).Contains(result, SameTest.Instance))],
                $" in one of {Green.RacingRuns} runs", "find the race, in the test or in the solution"));
        }

        var again = HonestTime.AreShort(green) ? [] : Results(await run.OfAsync(solution, new RunPlan(FirstLook: false), stop), CheckPoint.Green, "the solution", complaints) ?? [];
        complaints.AddRange(HonestTime.Of(kata, tests, green, again, races));
        await deadly.LookAsync(run, stop);
        complaints.AddRange(await deadly.ComplaintsAsync(run, stop));

        var red = Results(await run.OfAsync(KataStubs.Make(kata), new RunPlan(FirstLook: false), stop), CheckPoint.Red, "the stub", complaints);
        complaints.AddRange(red is null ? [] : Red.Of(kata, tests, red));
        if (complaints.Count == 0)
        {
            complaints.AddRange(Recognised.Of(kata, await deadly.PrintsAsync()));
        }

        return green.Count;
    }

    private List<TestResult>? Results(RunOutcome outcome, CheckPoint point, string code, List<Complaint> complaints)
    {
        switch (outcome)
        {
            case RunOutcome.Ran ran:
                return [.. ran.Results];
            case RunOutcome.DoesNotCompile { Errors: [var error, ..] }:
                // The compiler has the solution's texts under the names of the learner's files.
                var file = point == CheckPoint.Green && Path.GetDirectoryName(error.File) == kata.Folder
                    ? Path.Combine(kata.SolutionFolder, Path.GetFileName(error.File)) : error.File;
                complaints.Add(new Complaint(point, file, error.Line, $"{code} does not compile with its tests: {error.Id} {error.Message}", "correct it; the other runs are made then"));
                return null;
            case var other:
                complaints.Add(new Complaint(
                    point, kata.Project, null, $"{code} could not be run: {(other as RunOutcome.Broke)?.Output ?? $"{other}"}", "see what the message says"));
                return null;
        }
    }

    private static IEnumerable<TestResult> Failed(IEnumerable<TestResult> results) => results.Where(result => !result.Passed);

    private HashSet<string> Received() => Directory.Exists(kata.TestFolder) ? [.. Directory.EnumerateFiles(kata.TestFolder, "*.received.*")] : [];

    private sealed class SameTest : IEqualityComparer<TestResult>
    {
        public static readonly SameTest Instance = new();

        public bool Equals(TestResult? x, TestResult? y) => x?.DisplayName == y?.DisplayName;

        public int GetHashCode(TestResult obj) => obj.DisplayName.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>What came of checking a kata.</summary>
/// <param name="Kata">The kata.</param>
/// <param name="Complaints">Point by point; none if all holds.</param>
/// <param name="Tests">How many ran.</param>
/// <param name="Rules">How many its README has.</param>
/// <param name="Mistakes">How many are known.</param>
/// <param name="Seed">Of the random order; null if nothing ran, because nothing had changed since all was well.</param>
public sealed record KataReport(Kata Kata, IReadOnlyList<Complaint> Complaints, int Tests, int Rules, int Mistakes, int? Seed);
