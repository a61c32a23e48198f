using System.Threading.Channels;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Katas.Engine.Watching;

namespace Katas.Cli.Watching;

/// <summary>Watches one kata: one loop over one stream of events.</summary>
internal sealed class WatchLoop(Session session, Kata kata, RunLimits limits, bool polls, Channel<WatchEvent> events) : IAsyncDisposable
{
    // A run that takes longer says so.
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(400);

    // A file that has no text may be one that is being saved: so long it is waited for the next step.
    private static readonly TimeSpan HalfSaved = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(1);

    // Who saves again within that time is not to wait for what fingerprints take of the machine.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly WatchScreen screen = new(session, kata);
    private readonly KataRunner runner = new(kata, limits, keepsSpare: true);
    private readonly SourceWatch watch = new(kata, polls);
    private readonly CancellationTokenSource ended = new();
    private CancellationTokenSource running = new();
    private Task current = Task.CompletedTask;
    private Task watching = Task.CompletedTask;
    private Task naming = Task.CompletedTask;
    private object? run;
    private object? shown;
    private bool isThorough;
    private bool hasPractised;

    /// <summary>Runs until the learner leaves.</summary>
    /// <returns>The kata to go on with, or null to end.</returns>
    public async Task<Kata?> RunAsync(CancellationToken stop)
    {
        runner.Evaluating += (_, _) => events.Writer.TryWrite(new WatchEvent.Slow(run!, "asking MSBuild how to compile"));
        watching = Watch(ended.Token);
        await Begin(firstLook: true);
        await foreach (var happened in events.Reader.ReadAllAsync(stop))
        {
            switch (happened)
            {
                case WatchEvent.Saved:
                    screen.IsPolling = watch.IsLooking;
                    await Begin(firstLook: true);
                    break;

                case WatchEvent.Judged judged when judged.Run == run:
                    await Judge(judged);
                    break;

                case WatchEvent.Recognised known when known.Run == run:
                    screen.Name(known.Mistake);
                    break;

                case WatchEvent.Slow slow when slow.Run == run:
                    screen.Busy(slow.What);
                    break;

                case WatchEvent.Broke broke:
                    throw new InvalidOperationException("kata watch has broken", broke.Exception);

                case WatchEvent.Pressed { Key: var key } when screen.Page(key):
                    break;

                case WatchEvent.Pressed { Key.KeyChar: 'h' }:
                    screen.ShowHint();
                    break;

                case WatchEvent.Pressed { Key.KeyChar: 'r' }:
                    screen.ShowReadme();
                    break;

                case WatchEvent.Pressed { Key.KeyChar: 'a' }:
                    screen.ShowAll();
                    break;

                case WatchEvent.Pressed { Key.KeyChar: 'n' } when screen.Next is { } next:
                    return next;

                case WatchEvent.Pressed { Key.KeyChar: 'q' }:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Gives up what runs, and ends the processes.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await running.CancelAsync();
        await current;
        await Task.WhenAll(watching, naming);
        await runner.DisposeAsync();
        watch.Dispose();
        running.Dispose();
        ended.Dispose();
        screen.Leave();
    }

    private async Task Watch(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await watch.NextAsync(stop);
                events.Writer.TryWrite(new WatchEvent.Saved());
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            events.Writer.TryWrite(new WatchEvent.Broke(trouble));
        }
    }

    // The new text wins: whatever runs is given up.
    private async Task Begin(bool firstLook)
    {
        await running.CancelAsync();
        await current;
        running.Dispose();
        running = new CancellationTokenSource();
        (run, isThorough) = (new object(), !firstLook);
        var (stop, me, saved) = (running.Token, run, firstLook ? LastSave() : DateTime.UtcNow);
        current = Task.Run(() => Run(me, firstLook, saved, stop), CancellationToken.None);
    }

    private async Task Run(object me, bool firstLook, DateTime saved, CancellationToken stop)
    {
        // At the beginning nobody has just saved anything.
        var notice = DateTime.UtcNow - saved is var since && since < JustNow ? since : TimeSpan.Zero;
        using var slow = new Timer(_ => events.Writer.TryWrite(new WatchEvent.Slow(me, "running")), null, firstLook ? Slow : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            var outcome = await runner.RunAsync(firstLook, early => Say(early, isLast: false), stop, watch.Burst);
            if (outcome is RunOutcome.NoText)
            {
                await Task.Delay(HalfSaved, session.Time, stop);
            }

            Say(outcome, isLast: true);
            if (firstLook && outcome is RunOutcome.Ran && !runner.IsPatched)
            {
                GC.Collect(); // what was kept for the patches before has lived long, and nobody waits just now
            }

            if (!firstLook || !DeservesMore(outcome))
            {
                if (outcome is RunOutcome.Ran { Results: var results })
                {
                    naming = Name(naming, me, results, stop);
                    await naming.WaitAsync(stop);
                    if (!hasPractised && results.Count > 0)
                    {
                        screen.Practise(results, stop);
                        hasPractised = !stop.IsCancellationRequested;
                    }
                }

                await runner.PractiseAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception bug)
        {
            events.Writer.TryWrite(new WatchEvent.Broke(bug));
            throw;
        }

        void Say(RunOutcome outcome, bool isLast) => events.Writer.TryWrite(
            new WatchEvent.Judged(me, outcome, new Stages(notice, runner.CompileTime, runner.TestTime), isLast));
    }

    private async Task Judge(WatchEvent.Judged judged)
    {
        var verdict = judged.Outcome is RunOutcome.Ran ran ? Verdict.Of(kata, ran.Results) : null;

        // What comes last is news only if the tests have left something behind.
        if (!judged.IsLast || judged.Run != shown || (judged.Outcome as RunOutcome.Ran)?.Results.Any(result => result.Misbehaviour != Misbehaviour.None) == true)
        {
            screen.Show(judged.Outcome, verdict, judged.Stages, isFirstLook: !isThorough);
            shown = judged.Run;
        }

        if (!judged.IsLast)
        {
            return;
        }

        if (verdict is not null)
        {
            session.Progress.Remember(kata, verdict);
        }

        if (!isThorough && DeservesMore(judged.Outcome))
        {
            await Begin(firstLook: false);
        }
    }

    // The next save gives it up and does not wait for that; only the next name does.
    private async Task Name(Task before, object me, IReadOnlyList<TestResult> results, CancellationToken stop)
    {
        await before;
        try
        {
            if (await Task.Run(() => Recogniser.NameAsync(kata, results, stop, Pause), stop) is { } mistake)
            {
                events.Writer.TryWrite(new WatchEvent.Recognised(me, mistake));
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception bug)
        {
            events.Writer.TryWrite(new WatchEvent.Broke(bug));
            throw;
        }
    }

    // A first look is quick: with few samples, and by patches. Then comes a second, which leaves no doubt.
    private static bool DeservesMore(RunOutcome outcome) =>
        outcome is RunOutcome.Ran ran && ran.Results.All(result => result.Misbehaviour == Misbehaviour.None);

    private DateTime LastSave() => kata.LearnerFiles().Concat(kata.TestFiles()).Select(File.GetLastWriteTimeUtc).Append(DateTime.MinValue).Max();
}
