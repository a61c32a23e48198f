using Katas.Engine.Catalogue;
using Katas.Engine.Checking;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Engine.Hunting;

/// <summary>Runs a learner's own tests on the reference, and on the reference with each known mistake in it.</summary>
public sealed class HuntRun : IAsyncDisposable
{
    private readonly Kata kata;
    private readonly IReadOnlyDictionary<string, string> solution;
    private readonly CheckRun run;
    private readonly RunPlan plan;

    /// <summary>Prepares it; Hunt.cs must be there.</summary>
    /// <param name="kata">Which kata.</param>
    /// <param name="limits">What a test may take.</param>
    /// <exception cref="KataException">Hunt.cs cannot be read.</exception>
    public HuntRun(Kata kata, RunLimits limits)
    {
        this.kata = kata;
        solution = CheckRun.SolutionOf(kata);
        run = new CheckRun(kata, limits, [.. kata.TestFiles().Where(file => Step.FromFile(file) is null), kata.HuntFile]);

        // A first look is quicker, and the same for tests that do not ask how many samples to take.
        plan = new RunPlan(FirstLook: !HuntFile.Read(kata).Contains("Samples", StringComparison.Ordinal));
    }

    /// <summary>What the tests say of the reference.</summary>
    /// <exception cref="KataException">The reference itself is not there, or does not compile.</exception>
    public async Task<RunOutcome> OnReferenceAsync(CancellationToken stop)
    {
        var outcome = solution.Count == 0 ? throw Missing("is not there") : await run.OfAsync(solution, plan, stop);
        return outcome is RunOutcome.DoesNotCompile { Errors: var errors } && errors.All(error => error.File != kata.HuntFile)
            ? throw Missing($"does not compile: {errors[0].Message}") : outcome;
    }

    /// <summary>Which mistakes the tests catch.</summary>
    /// <param name="onReference">What they say of the reference: all pass.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<HuntScore> OnMistakesAsync(RunOutcome.Ran onReference, CancellationToken stop)
    {
        var mistakes = MistakeFile.Read(kata);
        var caught = new Dictionary<string, string?>();
        foreach (var mistake in Mistake.SoonestFirst(mistakes, solution))
        {
            var outcome = await run.OfAsync(mistake.Apply(solution), plan, stop) as RunOutcome.Ran;
            caught[mistake.Id] = outcome?.Results.FirstOrDefault(result => !result.Passed)?.DisplayName;
        }

        var score = new HuntScore(HuntScore.InputsOf(kata), onReference.Results.Count, [.. mistakes.Select(mistake => new Quarry(mistake.Title, caught[mistake.Id]))]);
        score.Keep(kata);
        return score;
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private KataException Missing(string what) =>
        new($"The reference {what}: solutions/{kata.Chapter}/{kata.Name}/. git checkout -- solutions tests brings both back.");
}
