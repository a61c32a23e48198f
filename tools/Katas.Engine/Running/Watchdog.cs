namespace Katas.Engine.Running;

/// <summary>Looks after a run: a test has a time, and a process its memory.</summary>
public static class Watchdog
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(50);

    // So long is looked at a process to see whether it computes.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    // A run that is repeated is given up sooner if it takes long: it then has all of its time.
    private const int SoonerIfRepeated = 5;

    // On a busy machine a test is given its time again, and no more often.
    private const int MostTimes = 4;

    // Parts of a processor: who waits uses less than the first, who computes more than the second.
    private const double Waits = 0.01, Computes = 0.2;

    // The runtime itself, and the code.
    private const long BesideObjects = 256L << 20;

    /// <summary>Waits for the end of all tests; how to find out what ended the run before that, if anything does.</summary>
    internal static async Task<Func<TestResult>?> Trouble(WorkerProcess worker, WorkerRun run, Diagnosis diagnosis, RunLimits limits, CancellationToken stop)
    {
        var patience = run.IsRepeated ? limits.Time / SoonerIfRepeated : limits.Time;
        var (silence, atLastReport) = (TimeSpan.MaxValue, TimeSpan.Zero);
        while (!run.Done.Task.IsCompleted)
        {
            await Task.WhenAny(run.Done.Task, Task.Delay(WatchEvery, stop));
            stop.ThrowIfCancellationRequested();
            var before = silence;
            silence = run.Silence;
            atLastReport = silence < before ? worker.ProcessorTime : atLastReport;
            if (silence > patience)
            {
                var share = await ShareAsync(worker);
                var used = worker.ProcessorTime - atLastReport;
                if (!run.Done.Task.IsCompleted && run.Silence > silence && HasHadItsTime(patience, silence, used, share))
                {
                    return () => diagnosis.OfSilence(worker, run, computes: share > Computes || (share > Waits && used > patience / 2));
                }
            }

            if (worker.ResidentMemory > limits.Memory + BesideObjects)
            {
                return () => diagnosis.OfMemory(run);
            }
        }

        return run.IsGone ? () => diagnosis.OfDeath(worker, run) : null;
    }

    /// <summary>A test has had its time: it waits for what does not come, or has used half of its time of a processor, or would not come to that.</summary>
    /// <param name="patience">Its time.</param>
    /// <param name="silence">For how long it has been running.</param>
    /// <param name="used">What it has used of processors.</param>
    /// <param name="share">The part of a processor that it uses now.</param>
    public static bool HasHadItsTime(TimeSpan patience, TimeSpan silence, TimeSpan used, double share) =>
        silence > patience && (share < Waits || used > patience / 2 || silence > MostTimes * patience);

    // Which part of a processor it uses now: 0 if it waits, 1 for a loop that has one to itself.
    private static async Task<double> ShareAsync(WorkerProcess worker)
    {
        var before = worker.ProcessorTime;
        await Task.Delay(Moment);
        return (worker.ProcessorTime - before) / Moment;
    }
}
