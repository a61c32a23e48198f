using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Katas.Worker;

namespace Katas.Tools.Tests.Running;

/// <summary>Runs the small kata again and again with one runner, as <c>kata watch</c> does.</summary>
public sealed class DoorRun : IAsyncDisposable, IDisposable
{
    /// <summary>A door that opens twice, in code that can be patched.</summary>
    public const string Code =
        """
        namespace Katas.Doors.Door;

        public static class Door
        {
            private static int opened;

            public static bool Open()
            {
                return Opens();
            }

            public static async Task<bool> OpenAsync()
            {
                await Task.Yield();
                return Opens();
            }

            private static bool Opens()
            {
                return ++opened <= 2;
            }
        }

        """;

    public WorkingCopy Copy { get; } = new();

    /// <summary>What a test may take; set before the first run.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>The last run patched what was loaded.</summary>
    public bool IsPatched => Runner.IsPatched;

    /// <summary>The tests, as they were last compiled.</summary>
    public object? Tests => Runner.Compilation;

    /// <summary>Takes no more than a first look: only that patches.</summary>
    public bool FirstLook { get; set; }

    /// <summary>There is a second worker, which shares the tests of a first look; set before the first run.</summary>
    public bool KeepsSpare { get; set; } = true;

    private KataRunner Runner => field ??= new KataRunner(Copy.Door, RunLimits.Default with { Time = Limit }, KeepsSpare);

    /// <summary>Saves this code and runs the tests.</summary>
    /// <param name="code">The whole file.</param>
    public async Task<RunOutcome> Save(string code)
    {
        await File.WriteAllTextAsync(Copy.DoorFile, code);
        return await Again();
    }

    public Task<RunOutcome> Again(CancellationToken stop = default) => Runner.RunAsync(FirstLook, early: null, stop);

    public Task<RunOutcome> Run(RunPlan plan) => Runner.RunAsync(plan, early: null, CancellationToken.None);

    /// <summary>What a learner is told of code that fails.</summary>
    public async Task<Failure> FailureOf(string code) =>
        Verdict.Of(Copy.Door, ((RunOutcome.Ran)await Save(code)).Results).FirstFailure!;

    /// <summary>The good code is green: whatever has happened before.</summary>
    public async Task MustBeAsNew() =>
        (await Save(WorkingCopy.GoodDoor)).Should().BeOfType<RunOutcome.Ran>().Which.Results.Should().HaveCount(2).And.OnlyContain(result => result.Passed);

    /// <summary>From now on what can be patched is; no run is given up for want of time, on a busy machine either.</summary>
    /// <remarks>By one worker: of two, each would open the door once.</remarks>
    public void Patch() => (FirstLook, KeepsSpare, Limit) = (true, false, TimeSpan.FromMinutes(2));

    /// <summary>What the runner does while nobody waits.</summary>
    public Task Practise() => Runner.PractiseAsync(CancellationToken.None);

    /// <summary>Loads the code as a whole; after some loads into one process that is done once more, in another.</summary>
    public async Task Begin(string code)
    {
        await Save(WorkingCopy.GoodDoor);
        Passed(await Save(code)).Should().Equal(true, true);
        IsPatched.Should().BeFalse();
        Passed(await Again()).Should().Equal(true, true);
    }

    /// <summary>Saves this code, which must come to a patch; which tests pass.</summary>
    public async Task<IEnumerable<bool>> Patched(string code)
    {
        var passed = Passed(await Save(code));
        IsPatched.Should().BeTrue();
        return passed;
    }

    /// <summary>Which tests pass.</summary>
    public static IEnumerable<bool> Passed(RunOutcome outcome) =>
        outcome.Should().BeOfType<RunOutcome.Ran>($"{(outcome as RunOutcome.DoesNotCompile)?.Errors[0]}").Which.Results.Select(result => result.Passed);

    /// <summary>The line in which some text stands, from 1: the first time, or the first after another text.</summary>
    public static int Line(string code, string text, string after = "")
    {
        var at = code.IndexOf(text, code.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        return code.AsSpan(0, at).Count('\n') + 1;
    }

    public async ValueTask DisposeAsync()
    {
        await Runner.DisposeAsync();
        Copy.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
