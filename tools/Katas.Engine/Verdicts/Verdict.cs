using Katas.Engine.Catalogue;
using Katas.Engine.Running;

namespace Katas.Engine.Verdicts;

/// <summary>What a run means to the learner: how far each step is, and the first failure.</summary>
/// <param name="Kata">The kata that was run.</param>
/// <param name="Steps">In learning order.</param>
/// <param name="Failures">Step by step, in the order of the source; looked up when they are asked for.</param>
public sealed record Verdict(Kata Kata, IReadOnlyList<StepVerdict> Steps, IEnumerable<Failure> Failures)
{
    private readonly Lazy<Failure?> firstFailure = new(() => Failures.FirstOrDefault());

    /// <summary>The one to look at first; null if all is green.</summary>
    public Failure? FirstFailure => firstFailure.Value;

    /// <summary>Every test of every step passed.</summary>
    public bool IsGreen => Steps.All(step => step.IsGreen);

    /// <summary>Tests that passed, all steps together.</summary>
    public int PassedTests => Steps.Sum(step => step.Passed);

    /// <summary>All tests of all steps.</summary>
    public int Tests => Steps.Sum(step => step.Tests);

    /// <summary>Sorts a kata's results into its steps.</summary>
    public static Verdict Of(Kata kata, IReadOnlyList<TestResult> results)
    {
        var ofClass = results.ToLookup(result => result.ClassName[(result.ClassName.LastIndexOf('.') + 1)..]);
        var ofStep = kata.Steps().Select(step => (step, results: ofClass[step.ClassName].ToList())).ToList();
        var steps = ofStep.Select(of => new StepVerdict(of.step, of.results.Count(result => result.Passed), of.results.Count)).ToList();
        return new Verdict(kata, steps, ofStep.SelectMany(of => Failed(kata, of.step, of.results)));
    }

    private static IEnumerable<Failure> Failed(Kata kata, Step step, List<TestResult> results)
    {
        var failed = results.Where(result => !result.Passed).ToList();
        if (failed.Count == 0)
        {
            return [];
        }

        // Cases of one method keep the order in which they ran, which is the order of its rows.
        var methods = TestMethod.ReadAll(step.File);
        return failed.Select(result => new Failure(kata, step, result, methods.FirstOrDefault(method => method.Is(result))))
            .OrderBy(failure => failure.Method?.FirstLine ?? int.MaxValue);
    }
}

/// <summary>How far one step is.</summary>
/// <param name="Step">Which.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Tests">All its tests.</param>
public sealed record StepVerdict(Step Step, int Passed, int Tests)
{
    /// <summary>It has tests, and all passed.</summary>
    public bool IsGreen => Tests > 0 && Passed == Tests;
}
