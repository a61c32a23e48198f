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

    // The runtime takes up what has been called 30 times.
    private const int EnoughPractice = 30;

    private readonly ProjectEvaluation evaluation = new(kata.Root);
    private ChapterBuild? build;
    private KataCompiler? compiler;
    private WorkerPool? pool;
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
    public Task<RunOutcome> RunAsync(bool firstLook, Action<RunOutcome.Ran>? early, CancellationToken stop) =>
        RunAsync(new RunPlan(firstLook, IsAwaited: firstLook), early, stop);

    /// <summary>Compiles what the files hold now, and runs tests.</summary>
    /// <param name="plan">Which, how often and in which order.</param>
    /// <param name="early">Told of the results as soon as all tests have ended. The outcome that is returned also knows what the tests left behind.</param>
    /// <param name="stop">Gives the run up; the next may begin at once.</param>
    public async Task<RunOutcome> RunAsync(RunPlan plan, Action<RunOutcome.Ran>? early, CancellationToken stop)
    {
        if (await Prepare(stop) is { } broke)
        {
            return broke;
        }

        var begin = Stopwatch.GetTimestamp();
        CompileTime = TestTime = TimeSpan.Zero;
        var compiled = compiler!.Compile(stop);
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
        while (lastGood is { } image && !stop.IsCancellationRequested && await pool!.First is { Practised: < EnoughPractice } worker)
        {
            compiler!.Practise(stop);
            await Run(image, new RunPlan(FirstLook: true, IsAwaited: true, IsPractice: true), early: null, stop);
            worker.Practised++;
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
        var worker = await pool!.First;
        if (!worker.IsAlive)
        {
            // What an earlier test left in it has ended it since.
            pool.GiveUp(worker);
            worker = await pool.First;
        }

        var begin = Stopwatch.GetTimestamp();
        var run = worker.Begin(image, plan, asWhole);
        IsPatched = run.IsPatched;
        try
        {
            var trouble = await Watchdog.Trouble(worker, run, diagnosis, limits, stop);
            if (run.IsPatched && (trouble is not null || run.Results.Count == 0))
            {
                return await Again();
            }

            if (trouble is not null)
            {
                var misbehaved = trouble();
                pool.GiveUp(worker);
                return misbehaved.ClassName.Length > 0
                    ? new RunOutcome.Ran([.. run.Results, misbehaved])
                    : new RunOutcome.Broke(misbehaved.Message); // before the first test
            }

            TestTime = Stopwatch.GetElapsedTime(begin);
            early?.Invoke(new RunOutcome.Ran(Diagnosis.WithMemory(run.Results)));
            await Task.WhenAny(run.Rested.Task, Task.Delay(limits.Time, stop));
            stop.ThrowIfCancellationRequested();
            if (run.IsPatched && run.Remarks.Count > 0)
            {
                return await Again();
            }
        }
        catch (OperationCanceledException)
        {
            worker.Abandon();
            settling = Settle(worker, run);
            throw;
        }

        var results = Diagnosis.WithMemory(diagnosis.WithLeftovers(worker, run));
        if (!run.Rested.Task.IsCompleted || results.Any(result => result.Misbehaviour != Misbehaviour.None))
        {
            pool.GiveUp(worker);
        }
        else
        {
            pool.Keep(worker, image);
            lastGood = image;
            if (plan.FirstLook && !run.IsPatched && !asWhole)
            {
                compiler!.Patch(image);
            }
        }

        return new RunOutcome.Ran(results);

        // What misbehaves is looked at in a process that knows nothing of patches, and in words that its mistake has, too.
        Task<RunOutcome> Again()
        {
            pool.GiveUp(worker);
            return Run(image, plan with { IsAwaited = false }, early, stop, asWhole: true);
        }
    }

    private async Task Settle(WorkerProcess worker, WorkerRun run)
    {
        await Task.WhenAny(run.Rested.Task, Task.Delay(Patience));
        if (!run.Rested.Task.IsCompleted || run.IsGone || run.Remarks.Count > 0)
        {
            pool!.GiveUp(worker);
        }
    }
}
