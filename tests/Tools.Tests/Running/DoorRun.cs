using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Tools.Tests.Running;

/// <summary>Runs the small kata again and again with one runner, as <c>kata watch</c> does.</summary>
public sealed class DoorRun : IAsyncDisposable, IDisposable
{
    public WorkingCopy Copy { get; } = new();

    /// <summary>What a test may take; set before the first run.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>The last run patched what was loaded.</summary>
    public bool IsPatched => Runner.IsPatched;

    /// <summary>Takes no more than a first look: only that patches.</summary>
    public bool FirstLook { get; set; }

    private KataRunner Runner => field ??= new KataRunner(Copy.Door, RunLimits.Default with { Time = Limit }, keepsSpare: true);

    /// <summary>Saves this code and runs the tests.</summary>
    /// <param name="code">The whole file.</param>
    public async Task<RunOutcome> Save(string code)
    {
        await File.WriteAllTextAsync(Copy.DoorFile, code);
        return await Again();
    }

    public Task<RunOutcome> Again(CancellationToken stop = default) => Runner.RunAsync(FirstLook, early: null, stop);

    /// <summary>What a learner is told of code that fails.</summary>
    public async Task<Failure> FailureOf(string code) =>
        Verdict.Of(Copy.Door, ((RunOutcome.Ran)await Save(code)).Results).FirstFailure!;

    /// <summary>The good code is green: whatever has happened before.</summary>
    public async Task MustBeAsNew() =>
        (await Save(WorkingCopy.GoodDoor)).Should().BeOfType<RunOutcome.Ran>().Which.Results.Should().HaveCount(2).And.OnlyContain(result => result.Passed);

    public async ValueTask DisposeAsync()
    {
        await Runner.DisposeAsync();
        Copy.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
