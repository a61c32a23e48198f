using Katas.Engine.Compiling;
using Katas.Worker;

namespace Katas.Engine.Running;

/// <summary>A worker to run with, and a second one: it helps, and is warm by the time the first is thrown away.</summary>
internal sealed class WorkerPool : IAsyncDisposable
{
    // Each build leaves something behind that static caches of the test libraries hold on to.
    private const int MostLoads = 50;

    private readonly IReadOnlyList<string> assemblies;
    private readonly RunLimits limits;
    private readonly bool keepsSpare;
    private readonly int mostLoadsThatStay;
    private readonly string claims;
    private readonly TaskCompletionSource ended = new();
    private Task<WorkerProcess>? first;
    private Task<WorkerProcess>? spare;
    private Compiled.Image? wellBehaved;

    /// <summary>Starts the first worker.</summary>
    /// <param name="assemblies">What the tests need, by path.</param>
    /// <param name="limits">What a test may take.</param>
    /// <param name="keepsSpare">False if the second one is to be started only when it is needed.</param>
    public WorkerPool(IReadOnlyList<string> assemblies, RunLimits limits, bool keepsSpare)
    {
        (this.assemblies, this.limits, this.keepsSpare) = (assemblies, limits, keepsSpare);

        // What can be patched is never unloaded. Who wants no spare is not there for long, and may fill more memory.
        mostLoadsThatStay = keepsSpare ? 10 : 40;
        claims = ClaimedTests.MakeFile();
        first = Start();
    }

    /// <summary>The worker to run with.</summary>
    public Task<WorkerProcess> First => first ??= StartWarm();

    /// <summary>The other worker, if it is there by now.</summary>
    public WorkerProcess? Second => spare is { IsCompletedSuccessfully: true, Result: var worker } ? worker : null;

    /// <summary>Keeps the worker, which has rested after a run in which it behaved.</summary>
    /// <param name="worker">The first or the second.</param>
    /// <param name="image">What it ran: good to warm the next one with.</param>
    public void Keep(WorkerProcess worker, Compiled.Image image)
    {
        wellBehaved = image;
        if (worker.Loads >= MostLoads || worker.LoadsThatStay >= mostLoadsThatStay)
        {
            GiveUp(worker);
        }
        else if (keepsSpare)
        {
            spare ??= StartWarm();
        }
    }

    /// <summary>Ends the worker; if it is the first, the second takes its place.</summary>
    public void GiveUp(WorkerProcess worker)
    {
        (first, spare) = (worker == Second ? first : spare, null);
        worker.Dispose();
        if (keepsSpare)
        {
            first ??= StartWarm();
            spare = StartWarm();
        }
    }

    public async ValueTask DisposeAsync()
    {
        ended.SetResult();
        foreach (var worker in new[] { first, spare }.OfType<Task<WorkerProcess>>())
        {
            (await worker).Dispose();
        }

        try
        {
            File.Delete(claims);
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // Windows: a worker still has it. It is in a folder that is emptied now and then.
        }
    }

    private Task<WorkerProcess> Start() => WorkerProcess.StartAsync(assemblies, limits.Memory, claims);

    private async Task<WorkerProcess> StartWarm()
    {
        var worker = await Start();
        if (wellBehaved is { } image)
        {
            var run = worker.Begin(image.Start, new RunPlan(FirstLook: true));
            await Task.WhenAny(run.Rested.Task, ended.Task, Task.Delay(limits.Time));
            if (!ended.Task.IsCompleted && (!run.Rested.Task.IsCompleted || run.IsGone))
            {
                worker.Dispose();
                return await Start();
            }
        }

        return worker;
    }
}
