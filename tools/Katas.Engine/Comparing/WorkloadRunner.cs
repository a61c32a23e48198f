using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Engine.Comparing;

/// <summary>Has a worker measure a kata's workload on both sides.</summary>
public sealed class WorkloadRunner(Kata kata, RunLimits limits)
{
    private const string FileName = "Workload.cs";

    /// <summary>The kata has one.</summary>
    public bool HasWorkload => File.Exists(Path.Combine(kata.TestFolder, FileName));

    /// <summary>Measures every piece of the workload.</summary>
    /// <param name="yours">The learner's code with the tests, optimised.</param>
    /// <param name="reference">The reference with the tests, optimised.</param>
    /// <param name="assemblies">What the tests need, by path.</param>
    /// <param name="stop">Kills the worker.</param>
    /// <returns>In the order of the source, up to one that the process did not survive.</returns>
    public async Task<IReadOnlyList<Workload>> MeasureAsync(
        Compiled.Image yours, Compiled.Image reference, IReadOnlyList<string> assemblies, CancellationToken stop)
    {
        // The process is thrown away: code that is measured is not unloaded.
        using var worker = await WorkerProcess.StartAsync(assemblies, limits.Memory, measures: true);
        var run = worker.BeginMeasuring(yours, reference);
        var trouble = await Watchdog.Trouble(worker, run, new Diagnosis(kata, yours, limits), limits, stop);
        return [.. run.Results.Concat(trouble is null ? [] : [trouble()]).Select(result => Of(result, run.Pairs))];
    }

    private static Workload Of(TestResult piece, ILookup<TestName, Measured> pairs)
    {
        var measured = pairs[new TestName(piece.ClassName, piece.DisplayName)].ToList();
        return new Workload(
            piece.DisplayName.Replace('_', ' '),
            piece.Passed ? Quantity.Time(measured) : null,
            piece.Passed ? Quantity.Allocated(measured) : null,
            piece.Passed ? null : piece);
    }
}

/// <summary>A piece of a kata's workload.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Time">Of one call, in nanoseconds; null if it came to nothing.</param>
/// <param name="Allocated">By one call, in bytes; null if it came to nothing.</param>
/// <param name="Trouble">Why it came to nothing.</param>
public sealed record Workload(string Name, Quantity? Time, Quantity? Allocated, TestResult? Trouble);
