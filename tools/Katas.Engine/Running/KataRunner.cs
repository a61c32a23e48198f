using System.Diagnostics;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Stubs;
using Katas.Worker;
using Microsoft.CodeAnalysis;

namespace Katas.Engine.Running;

/// <summary>Compiles and runs one kata, again and again, and soon: compiler and processes stay warm in between.</summary>
/// <param name="kata">Which kata.</param>
/// <param name="limits">What a test may take.</param>
/// <param name="keepsSpare">A second process is warm by the time the first has to be thrown away.</param>
/// <param name="standIn">What is compiled in place of the learner's files, or null for these.</param>
/// <param name="shared">The processes of several runners, or null for own ones.</param>
public sealed class KataRunner(Kata kata, RunLimits limits, bool keepsSpare, StandIn? standIn = null, SharedWorkers? shared = null) : IAsyncDisposable
{
    // A run that nobody waits for any more may finish the test that it is in, for so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    // The runtime takes up what has been called 30 times since it began to count, which is some runs after the first.
    private const int EnoughPractice = 60;

    private readonly ProjectEvaluation evaluation = new(kata.Root);
    private ChapterBuild? build;
    private KataCompiler? compiler;
    private WorkerPool? pool;
    private int sharedRuns;
    private Compiled.Image? lastGood;
    private Task settling = Task.CompletedTask;

    /// <summary>What the compiler knows of the tests and the code, or null if it refused them.</summary>
    public Compilation? Compilation => compiler?.Last;

    /// <summary>How long the compiler took in the last run.</summary>
    public TimeSpan CompileTime { get; private set; }

    /// <summary>How long the tests took in the last run.</summary>
    public TimeSpan TestTime { get; private set; }

    /// <summary>The last run went on with what was loaded, and patched it.</summary>
    public bool IsPatched { get; private set; }

    /// <summary>Says that MSBuild is asked, which takes some seconds.</summary>
    public event EventHandler? Evaluating;

    /// <summary>Compiles what the files hold now, and runs the tests.</summary>
    /// <param name="firstLook">Somebody waits: few samples will do where a test has many, and few places where a stream is cut at all.</param>
    /// <param name="early">Told of the results as soon as all tests have ended. The outcome that is returned also knows what the tests left behind.</param>
    /// <param name="stop">Gives the run up; the next may begin at once.</param>
    /// <param name="burst">Ends when the files have been saved; whether they may have changed meanwhile. Null if they have been.</param>
    public Task<RunOutcome> RunAsync(bool firstLook, Action<RunOutcome.Ran>? early, CancellationToken stop, Task<bool>? burst = null) =>
        RunAsync(new RunPlan(firstLook, IsAwaited: firstLook), early, stop, burst);

    /// <summary>Compiles what the files hold now, and runs tests.</summary>
    /// <param name="plan">Which, how often and in which order.</param>
    /// <param name="early">Told of the results as soon as all tests have ended. The outcome that is returned also knows what the tests left behind.</param>
    /// <param name="stop">Gives the run up; the next may begin at once.</param>
    /// <param name="burst">Ends when the files have been saved; whether they may have changed meanwhile. Null if they have been.</param>
    public async Task<RunOutcome> RunAsync(RunPlan plan, Action<RunOutcome.Ran>? early, CancellationToken stop, Task<bool>? burst = null)
    {
        if (await Prepare(stop) is { } broke)
        {
            return broke;
        }

        var begin = Stopwatch.GetTimestamp();
        CompileTime = TestTime = TimeSpan.Zero;
        var compiled = compiler!.Compile(stop);
        if (burst is not null && await burst.WaitAsync(stop))
        {
            compiled = compiler.Compile(stop);
        }

        CompileTime = Stopwatch.GetElapsedTime(begin);
        switch (compiled)
        {
            case Compiled.NoText nothing:
                return new RunOutcome.NoText(nothing.File, nothing.Trouble);
            case Compiled.Refused when standIn is null && KataStubs.Make(kata).Keys.Select(name => Path.Combine(kata.Folder, name)).FirstOrDefault(file => !File.Exists(file)) is { } missing:
                return new RunOutcome.NoText(missing, Directory.Exists(missing) ? FileTrouble.Unreadable : FileTrouble.Gone);
            case Compiled.Refused refused:
                return new RunOutcome.DoesNotCompile(refused.Errors);
            case Compiled.Image image:
                await settling;
                return await Run(image, plan, early, stop);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Makes the next runs quicker, when there is nothing else to do: the runtime optimises what is used often.</summary>
    /// <param name="stop">There is something else to do.</param>
    public async Task PractiseAsync(CancellationToken stop)
    {
        while (lastGood is { } image && !stop.IsCancellationRequested && NeedsPractice(await pool!.First, pool.Second, image))
        {
            compiler!.Practise(stop);
            await Run(image, new RunPlan(FirstLook: true, IsAwaited: true, IsPractice: true), early: null, stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await settling;
        if (pool is not null && shared is null)
        {
            await pool.DisposeAsync();
        }
    }

    // The compiler and the workers are made anew when what they were made from has changed.
    private async Task<RunOutcome.Broke?> Prepare(CancellationToken stop)
    {
        if (build is not null && build.Inputs == BuildInputs.Of(kata.Root, kata.Project))
        {
            return null;
        }

        build = evaluation.Remembered(kata.Project);
        if (build is null)
        {
            Evaluating?.Invoke(this, EventArgs.Empty);
            try
            {
                build = await evaluation.AskAsync(kata.Project, stop);
            }
            catch (EvaluationException refusal)
            {
                return new RunOutcome.Broke(refusal.Message);
            }
        }

        await DisposeAsync();
        pool = shared is null ? new WorkerPool(build.RuntimeAssemblies, limits, keepsSpare) : await shared.WithAsync(build.RuntimeAssemblies);
        compiler = new KataCompiler(kata, build, standIn);
        return null;
    }

    private async Task<RunOutcome> Run(Compiled.Image image, RunPlan plan, Action<RunOutcome.Ran>? early, CancellationToken stop, bool asWhole = false)
    {
        lastGood = null;
        var diagnosis = new Diagnosis(kata, image, limits);
        var begin = Stopwatch.GetTimestamp();
        var parts = await Begin(image, plan, asWhole);
        var (worker, run) = parts[0];
        IsPatched = run.IsPatched;
        try
        {
            var troubles = await Task.WhenAll(parts.Select(part => Watchdog.Trouble(part.Worker, part.Run, diagnosis, limits, stop)));
            if (run.IsRepeated && (troubles.Any(trouble => trouble is not null) || parts.Exists(part => part.Run.IsRefused)))
            {
                return await Again();
            }

            if (troubles[0] is { } trouble)
            {
                var misbehaved = trouble();
                pool!.GiveUp(worker);
                return misbehaved.ClassName.Length > 0
                    ? new RunOutcome.Ran([.. run.Results, misbehaved])
                    : new RunOutcome.Broke(misbehaved.Message); // before the first test
            }

            TestTime = Stopwatch.GetElapsedTime(begin);
            early?.Invoke(new RunOutcome.Ran(Diagnosis.WithMemory(Results())));
            await Task.WhenAny(Task.WhenAll(parts.Select(part => part.Run.Rested.Task)), Task.Delay(limits.Time, stop));
            stop.ThrowIfCancellationRequested();
            if (run.IsRepeated && parts.Exists(part => part.Run.Remarks.Count > 0))
            {
                return await Again();
            }
        }
        catch (OperationCanceledException)
        {
            parts.ForEach(part => part.Worker.Abandon());
            settling = Settle(parts);
            throw;
        }

        var results = Diagnosis.WithMemory(run.IsRepeated ? Results() : diagnosis.WithLeftovers(worker, run));
        if (parts.Exists(part => !part.Run.Rested.Task.IsCompleted) || results.Any(result => result.Misbehaviour != Misbehaviour.None))
        {
            parts.ForEach(part => pool!.GiveUp(part.Worker));
        }
        else
        {
            parts.ForEach(part => pool!.Keep(part.Worker, image));
            lastGood = image;
            if (plan.FirstLook && !IsPatched && !asWhole)
            {
                compiler!.Patch(image);
            }
        }

        return new RunOutcome.Ran(results);

        IReadOnlyList<TestResult> Results() =>
            plan.IsPractice || parts.Count == 1 ? run.Results : [.. parts.SelectMany(part => part.Run.Results).OrderBy(result => result.Position)];

        // What misbehaves is looked at once more, loaded as a whole, and in words that its mistake has, too.
        async Task<RunOutcome> Again()
        {
            await Settle(parts);
            parts.ForEach(part => part.Worker.Forget());
            return await Run(image, plan with { IsAwaited = false }, early, stop, asWhole: true);
        }
    }

    // Who waits has both workers at it, who share the tests; but one alone if only that can patch what it has loaded.
    private async Task<List<(WorkerProcess Worker, WorkerRun Run)>> Begin(Compiled.Image image, RunPlan plan, bool asWhole)
    {
        var first = await pool!.First;
        if (!first.IsAlive)
        {
            // What an earlier test left in it has ended it since.
            pool.GiveUp(first);
            first = await pool.First;
        }

        var second = plan.IsAwaited && !asWhole ? pool.Second : null;
        return second switch
        {
            { } when plan.IsPractice && first.Has(image) => [(first, first.Begin(image, plan)), (second, second.Begin(second.Has(image) ? image : image.Start, plan))],
            { } when !plan.IsPractice && first.Has(image) == second.Has(image) =>
            [
                (first, first.Begin(image, plan with { Shared = ++sharedRuns })),
                (second, second.Begin(image, plan with { Shared = sharedRuns, FromEnd = true })),
            ],
            _ => [(first, first.Begin(image, plan, asWhole))],
        };
    }

    // The second can help only with what the first has loaded.
    private static bool NeedsPractice(WorkerProcess first, WorkerProcess? second, Compiled.Image image) =>
        first.Practised < EnoughPractice
        || (second is not null && first.Has(image) && (second.Practised < EnoughPractice || !second.Has(image)));

    private async Task Settle(List<(WorkerProcess Worker, WorkerRun Run)> parts)
    {
        foreach (var (worker, run) in parts)
        {
            await Task.WhenAny(run.Rested.Task, Task.Delay(Patience));
            if (!run.Rested.Task.IsCompleted || run.IsGone || run.Remarks.Count > 0)
            {
                pool!.GiveUp(worker);
            }
        }
    }
}
