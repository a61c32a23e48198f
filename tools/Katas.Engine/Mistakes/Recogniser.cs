using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Engine.Mistakes;

/// <summary>Finds the mistake that a run shows, if it can be no other; docs/recognition.md says why it may be believed.</summary>
public static class Recogniser
{
    /// <summary>Something fails in code that has been written, so that there may be a mistake to name.</summary>
    public static bool HasCause(IReadOnlyList<TestResult> run) => Reached(run).Exists(result => !result.Passed);

    /// <summary>The mistake that a run shows, or null; makes the fingerprints, which takes some seconds, if they are not kept.</summary>
    /// <param name="kata">Which kata.</param>
    /// <param name="run">Of the learner's code; not a first look.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="pause">How long to wait before fingerprints are made.</param>
    public static async Task<Mistake?> NameAsync(Kata kata, IReadOnlyList<TestResult> run, CancellationToken stop, TimeSpan pause = default)
    {
        try
        {
            var (mistakes, known) = HasCause(run) ? (MistakeFile.Read(kata), await new Fingerprints(kata).AllAsync(stop, pause)) : ([], []);

            // One without a fingerprint might be it.
            return known.Count == mistakes.Count && Name(run, known) is { } id ? mistakes.First(mistake => mistake.Id == id) : null;
        }
        catch (Exception trouble) when (trouble is KataException or IOException or UnauthorizedAccessException)
        {
            return null; // a name is a help, and no name no harm
        }
    }

    /// <summary>The id of the mistake, or null: there is none, it is not known, or it cannot be told from another one.</summary>
    /// <param name="run">Of the learner's code; not a first look.</param>
    /// <param name="known">The fingerprints of all of the kata's mistakes.</param>
    public static string? Name(IReadOnlyList<TestResult> run, IReadOnlyCollection<Fingerprint> known)
    {
        var reached = Reached(run);
        if (Agreeing(reached, known) is { Count: > 0 } whole)
        {
            return whole is [var one] ? one.Id : null;
        }

        // A red step after the first is not written yet, or has another mistake: what passes in it may pass by accident.
        var steps = run.Select(result => result.ClassName).Distinct().ToDictionary(name => name, StepOf);
        var first = reached.Where(result => !result.Passed).Select(result => steps[result.ClassName]).DefaultIfEmpty().Min();
        var later = run.Where(result => !result.Passed).Select(result => steps[result.ClassName]).Where(step => step > first).ToHashSet();
        return Agreeing(reached.FindAll(result => !later.Contains(steps[result.ClassName])), known) is [var it] ? it.Id : null;
    }

    private static List<TestResult> Reached(IReadOnlyList<TestResult> run) => [.. run.Where(result => result.Passed || !Failure.IsWantOfCode(result))];

    private static List<Fingerprint> Agreeing(List<TestResult> results, IReadOnlyCollection<Fingerprint> known) =>
        [.. known.Where(print => results.TrueForAll(print.Agrees) && results.Exists(print.Shows))];

    private static int StepOf(string className) => Step.FromFile($"{className.Split('.')[^1]}.cs")?.Number ?? int.MaxValue;
}
