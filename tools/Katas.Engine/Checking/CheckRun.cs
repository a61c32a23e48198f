using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Running;
using Katas.Worker;
using Microsoft.CodeAnalysis;

namespace Katas.Engine.Checking;

/// <summary>Runs a kata's tests on the solution, on mistakes, and on the stub, without touching a file; compiler and process stay warm.</summary>
/// <param name="kata">The kata.</param>
/// <param name="limits">What a test may take.</param>
/// <param name="testFiles">The paths of other tests, in place of the kata's own.</param>
/// <param name="workers">The processes, if they serve other katas, too.</param>
public sealed class CheckRun(Kata kata, RunLimits limits, IReadOnlyList<string>? testFiles = null, SharedWorkers? workers = null) : IAsyncDisposable
{
    // Files cannot come and go, and one without a text counts as half saved.
    private const string NoCode = "\n";

    private StandIn? standIn;
    private KataRunner? runner;

    /// <summary>The tests, and what they refer to, as they were last compiled; null if the code was refused.</summary>
    public Compilation? Compilation => runner?.Compilation;

    /// <summary>The texts of the solution by file name, with <c>\n</c> for line ends.</summary>
    public static IReadOnlyDictionary<string, string> SolutionOf(Kata kata) =>
        Kata.SourceFiles(kata.SolutionFolder).ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

    /// <summary>Runs the tests on some code.</summary>
    /// <param name="code">Texts by file name: all of the solution's files, or some of them.</param>
    /// <param name="plan">Which tests, how often and in which order.</param>
    /// <param name="stop">Gives up.</param>
    public Task<RunOutcome> OfAsync(IReadOnlyDictionary<string, string> code, RunPlan plan, CancellationToken stop)
    {
        var all = SolutionOf(kata).Keys.ToDictionary(name => name, name => code.GetValueOrDefault(name, NoCode));
        standIn ??= new StandIn { Yours = all, TestFiles = testFiles };
        standIn.Yours = all;
        runner ??= new KataRunner(kata, limits, keepsSpare: false, standIn, workers);
        return runner.RunAsync(plan, early: null, stop);
    }

    public ValueTask DisposeAsync() => runner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
