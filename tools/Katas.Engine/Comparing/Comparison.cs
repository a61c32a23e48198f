using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Checking;
using Katas.Engine.Compiling;
using Katas.Engine.Hunting;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Engine.Comparing;

/// <summary>A learner's code beside the reference.</summary>
/// <param name="Kata">Of which kata.</param>
/// <param name="Files">Every file, line by line.</param>
/// <param name="Yours">How much code the learner wrote.</param>
/// <param name="Reference">How much code the reference has.</param>
/// <param name="Tests">How the tests went on the learner's code; null if it does not compile.</param>
/// <param name="Api">How the public declarations differ; null if the learner's code does not compile.</param>
/// <param name="Workloads">What was measured; null if the kata has no workload, or the learner's code does not compile.</param>
public sealed record Comparison(
    Kata Kata,
    IReadOnlyList<FileComparison> Files,
    CodeMeasure Yours,
    CodeMeasure Reference,
    Verdict? Tests,
    ApiDifference? Api,
    IReadOnlyList<Workload>? Workloads)
{
    /// <summary>What the learner's own tests catch; null if there are none, or their score is out of date.</summary>
    public HuntScore? Hunt { get; } = HuntScore.Last(Kata);

    /// <summary>The reference's files, of which there must be some.</summary>
    /// <exception cref="KataException">There are none.</exception>
    public static void MustHaveReference(Kata kata)
    {
        if (!Kata.SourceFiles(kata.SolutionFolder).Any())
        {
            throw new KataException(
                $"'{kata.Id}' has no reference to compare with: no C# file is in solutions/{kata.Chapter}/{kata.Name}/. git checkout -- solutions brings it back.");
        }
    }

    /// <summary>Compares, and measures where there is a workload.</summary>
    /// <param name="kata">The kata.</param>
    /// <param name="tests">How its tests went; null if the learner's code does not compile.</param>
    /// <param name="limits">What a piece of the workload may take.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="KataException">There is no reference, or it does not compile.</exception>
    public static async Task<Comparison> MakeAsync(Kata kata, Verdict? tests, RunLimits limits, CancellationToken stop)
    {
        MustHaveReference(kata);
        var comparison = new Comparison(
            kata, FileComparison.Of(kata), Measure(kata.LearnerFiles()), Measure(Kata.SourceFiles(kata.SolutionFolder)), tests, Api: null, Workloads: null);
        if (tests is null)
        {
            return comparison;
        }

        var evaluation = new ProjectEvaluation(kata.Root);
        var build = (evaluation.Remembered(kata.Project) ?? await evaluation.AskAsync(kata.Project, stop)).Optimised();
        var reference = new KataCompiler(kata, build, new StandIn { Yours = CheckRun.SolutionOf(kata) }).Compile(stop) as Compiled.Image
            ?? throw new KataException($"The reference does not compile with the tests: solutions/{kata.Chapter}/{kata.Name}/. git checkout -- solutions tests brings both back.");
        if (new KataCompiler(kata, build).Compile(stop) is not Compiled.Image yours)
        {
            return comparison; // it did when the tests ran, and has been edited since
        }

        var runner = new WorkloadRunner(kata, limits);
        return comparison with
        {
            Api = PublicApi.Difference(yours, reference, build.References()),
            Workloads = runner.HasWorkload ? await runner.MeasureAsync(yours, reference, build.RuntimeAssemblies, stop) : null,
        };
    }

    /// <summary>The numbers of both sides, a line each.</summary>
    public IReadOnlyList<Fact> Facts() =>
    [
        .. (Workloads ?? []).SelectMany(Measured),
        Counted("lines of code", Yours.Lines, Reference.Lines),
        Counted("files", Yours.Files, Reference.Files),
        Counted("methods", Yours.Methods.Count, Reference.Methods.Count),
        Counted("decisions in all methods", Decisions(Yours), Decisions(Reference)),
        Counted("most complex method", Most(Yours), Most(Reference)),
    ];

    /// <summary>What the numbers mean, and what has none, in sentences.</summary>
    public IReadOnlyList<string> Notes() =>
    [
        .. Workloads is null ? [] : new[] { $"{Quantity.Method} × is yours over the reference's." },
        .. (Workloads ?? []).Where(workload => workload.Trouble is not null).Select(workload => $"{workload.Name}: {workload.Trouble!.Message}"),
        Api is null ? "Not compared: speed and public declarations, for your code does not compile."
            : Api.IsNone ? "Both have the same public declarations."
            : "The public declarations differ.",
        .. (Api?.OnlyYours ?? []).Select(declaration => $"Only yours: {declaration}"),
        .. (Api?.OnlyReference ?? []).Select(declaration => $"Only in the reference: {declaration}"),
        .. Hunt is null ? [] : new[] { HuntInWords(Hunt) },
    ];

    /// <summary>How the tests went on the learner's code.</summary>
    public string TestsInWords() => Tests is null ? "Your code does not compile."
        : Tests.IsGreen ? string.Create(CultureInfo.InvariantCulture, $"All {Tests.Tests} tests are green.")
        : string.Create(CultureInfo.InvariantCulture, $"{Tests.PassedTests} of {Tests.Tests} tests are green.");

    /// <summary>The methods of both sides, each from the most complex down.</summary>
    public IEnumerable<(MethodMeasure? Yours, MethodMeasure? Reference)> MethodsSideBySide() =>
        Enumerable.Range(0, Math.Max(Yours.Methods.Count, Reference.Methods.Count))
            .Select(at => (Yours.Methods.ElementAtOrDefault(at), Reference.Methods.ElementAtOrDefault(at)));

    private static string HuntInWords(HuntScore hunt)
    {
        var caught = string.Create(CultureInfo.InvariantCulture, $"Your hunt caught {hunt.Caught} of {hunt.Mistakes.Count} known mistakes");
        return hunt.Survivors.Any() ? $"{caught}. These survive it: {string.Join(", ", hunt.Survivors)}." : $"{caught}.";
    }

    private static CodeMeasure Measure(IEnumerable<string> files) => CodeMeasure.Of([.. files.Select(File.ReadAllText)]);

    private static IEnumerable<Fact> Measured(Workload workload)
    {
        if (workload is { Time: { } time, Allocated: { } allocated })
        {
            yield return new Fact($"{workload.Name}: time", time.Yours.AsTime(), time.Reference.AsTime(), Difference(time));
            yield return new Fact("allocated", allocated.Yours.AsBytes(), allocated.Reference.AsBytes(), Difference(allocated));
        }
        else
        {
            yield return new Fact(workload.Name, "not measured", "", "");
        }
    }

    private static string Difference(Quantity quantity) =>
        quantity.Finding == Finding.Equal ? "equal"
        : !double.IsFinite(quantity.Ratio) || quantity.Ratio == 0 ? (quantity.Finding == Finding.More ? "more" : "less")
        : string.Create(CultureInfo.InvariantCulture, $"× {quantity.Ratio:0.00}");

    private static int Decisions(CodeMeasure code) => code.Methods.Sum(method => method.Complexity - 1);

    private static int Most(CodeMeasure code) => code.Methods.Select(method => method.Complexity).DefaultIfEmpty().Max();

    private static Fact Counted(string what, int yours, int reference) => new(
        what, yours.ToString(CultureInfo.InvariantCulture), reference.ToString(CultureInfo.InvariantCulture),
        yours == reference ? "equal" : string.Create(CultureInfo.InvariantCulture, $"{yours - reference:+0;−0}"));
}

/// <summary>Something of which both sides have a number.</summary>
/// <param name="What">Its name.</param>
/// <param name="Yours">The learner's.</param>
/// <param name="Reference">The reference's.</param>
/// <param name="Difference">How the first is to the second.</param>
public sealed record Fact(string What, string Yours, string Reference, string Difference);
