using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Tools.Tests.Running;

/// <summary>Runs the small kata again and again with one runner, as <c>kata watch</c> does.</summary>
public class DoorRun : IAsyncDisposable, IDisposable
{
    private readonly KataRunner runner;

    public DoorRun()
        : this(TimeSpan.FromSeconds(4))
    {
    }

    protected DoorRun(TimeSpan limit) => runner = new KataRunner(Copy.Door, RunLimits.Default with { Time = limit }, keepsSpare: true);

    public WorkingCopy Copy { get; } = new();

    /// <summary>The last run patched what was loaded.</summary>
    public bool IsPatched => runner.IsPatched;

    /// <summary>Takes no more than a first look: only that patches.</summary>
    public bool FirstLook { get; set; }

    /// <summary>Saves this code and runs the tests.</summary>
    /// <param name="code">The whole file.</param>
    public async Task<RunOutcome> Save(string code)
    {
        await File.WriteAllTextAsync(Copy.DoorFile, code);
        return await Again();
    }

    public Task<RunOutcome> Again(CancellationToken stop = default) => runner.RunAsync(FirstLook, early: null, stop);

    /// <summary>What a learner is told of code that fails.</summary>
    public async Task<Failure> FailureOf(string code) =>
        Verdict.Of(Copy.Door, ((RunOutcome.Ran)await Save(code)).Results).FirstFailure!;

    /// <summary>The good code is green: whatever has happened before.</summary>
    public async Task MustBeAsNew() =>
        (await Save(WorkingCopy.GoodDoor)).Should().BeOfType<RunOutcome.Ran>().Which.Results.Should().HaveCount(2).And.OnlyContain(result => result.Passed);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        Copy.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
