using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Worker;

namespace Katas.Engine.Running;

/// <summary>Says what code under test did to the process that it ran in.</summary>
internal sealed class Diagnosis(Kata kata, Compiled.Image image, RunLimits limits)
{
    /// <summary>The current test has taken all of its time.</summary>
    /// <param name="worker">In which it runs.</param>
    /// <param name="run">What is known of it.</param>
    /// <param name="computes">The process uses a processor.</param>
    public TestResult OfSilence(WorkerProcess worker, WorkerRun run, bool computes)
    {
        var printed = run.Printed; // a look makes the runtime print, too
        var stacks = Look(worker, computes);
        var thread = stacks.Threads.Where(thread => thread.Frames.Count > 0)
            .OrderByDescending(thread => thread.Frames.Any(IsYours)).ThenBy(thread => thread.Waits).FirstOrDefault();
        var awaits = stacks.Awaits.OrderByDescending(IsYours).ToList();
        var time = string.Create(CultureInfo.InvariantCulture, $"{limits.Time.TotalSeconds:0.###} s");
        var result = thread switch
        {
            null when computes || stacks.Threads.Count == 0 => Result(run, Misbehaviour.Loops, $"After {time} it had not ended.", []),
            null => Result(run, Misbehaviour.NeverCompletes, $"After {time} it was still asleep in an await that nobody completes.", awaits),

            // A loop that prints is now and then seen in a lock of the console.
            _ when computes || !thread.Waits => Result(
                run, Misbehaviour.Loops, $"After {time} it was still running: a loop without an end?", thread.Frames),

            // A test that blocks on a task waits for the method that sleeps in an await.
            _ => Result(
                run, Misbehaviour.Blocks, $"After {time} it was still waiting, for what never happens.",
                thread.Frames.Any(IsYours) ? thread.Frames : [.. awaits, .. thread.Frames]),
        };
        return result with { Output = printed };
    }

    /// <summary>The process takes more memory than it may.</summary>
    public TestResult OfMemory(WorkerRun run, string stackTrace = "") => Result(
        run, Misbehaviour.OutOfMemory,
        string.Create(CultureInfo.InvariantCulture, $"It took more than {limits.Memory >> 20} MB of memory."), [stackTrace]);

    /// <summary>The process is gone.</summary>
    public TestResult OfDeath(WorkerProcess worker, WorkerRun run)
    {
        var words = worker.LastWords(out var exitCode);
        var last = run.Remarks.LastOrDefault(remark => remark.Kind is RemarkKind.Exit or RemarkKind.Uncaught);
        return last is { Kind: RemarkKind.Uncaught } ? Uncaught(run, last)
            : last is { Kind: RemarkKind.Exit } ? Result(
                run, Misbehaviour.Exits, $"It ended the process, and with it the tests, with exit code {last.Text}.", Exits(), last.Test)
            : words.StartsWith("Stack overflow", StringComparison.Ordinal) ? Result(
                run, Misbehaviour.StackOverflow, "The stack overflowed: calls within calls without an end.", Frames(words))
            : words.StartsWith("Out of memory", StringComparison.Ordinal) ? OfMemory(run)
            : Result(run, Misbehaviour.Dies, $"The process in which it ran died, with exit code {exitCode}. {words}".TrimEnd(), Frames(words));
    }

    /// <summary>The results, with what was noticed after the tests had ended.</summary>
    public IReadOnlyList<TestResult> WithLeftovers(WorkerProcess worker, WorkerRun run)
    {
        var results = run.Results.ToList();
        var stacks = run.Remarks.Any(remark => remark.Kind == RemarkKind.ThreadLeft) ? ProcessStacks.Of(worker.Id, image) : null;
        foreach (var remark in run.Remarks)
        {
            var found = remark.Kind switch
            {
                RemarkKind.ThreadLeft => Result(
                    run, Misbehaviour.LeavesThread, "A thread that this test started runs on after it.",
                    stacks!.Threads.FirstOrDefault(thread => thread.Id.ToString(CultureInfo.InvariantCulture) == remark.Text)?.Frames ?? [], remark.Test),
                RemarkKind.Unobserved => Result(
                    run, Misbehaviour.LosesException, $"A task failed and nobody asked it how it went: {remark.Text}", [remark.StackTrace], remark.Test),
                _ => Uncaught(run, remark),
            };

            // What a test says itself comes first.
            var at = results.FindIndex(result => result.DisplayName == found.DisplayName);
            if (at < 0)
            {
                results.Add(found);
            }
            else if (results[at].Passed)
            {
                results[at] = found with { Output = results[at].Output };
            }
        }

        return results;
    }

    /// <summary>The results, with a test that ran out of memory named so.</summary>
    public static IReadOnlyList<TestResult> WithMemory(IReadOnlyList<TestResult> results) =>
    [
        .. results.Select(result => result.Message.StartsWith("System.OutOfMemoryException", StringComparison.Ordinal)
            ? result with { Misbehaviour = Misbehaviour.OutOfMemory } : result),
    ];

    private static TestResult Uncaught(WorkerRun run, Remark remark) => Result(
        run, Misbehaviour.CrashesOnThread, $"An exception on a thread that this test started, which nobody caught: {remark.Text}", [remark.StackTrace], remark.Test);

    private static TestResult Result(WorkerRun run, Misbehaviour what, string message, IReadOnlyList<string> frames, TestName? test = null)
    {
        var name = test ?? run.Current ?? (run.Results is [.., var last] ? new TestName(last.ClassName, last.DisplayName) : new TestName("", ""));
        return new TestResult(
            name.ClassName, name.DisplayName, Passed: false, message, string.Join('\n', frames).ReplaceLineEndings("\n"), run.Printed, what);
    }

    // The runtime's last words name methods, without lines.
    private List<string> Frames(string words)
    {
        using var symbols = new Symbols(image);
        return
        [
            .. from line in words.Split('\n')
               let call = line.TrimStart()
               where call.StartsWith("at ", StringComparison.Ordinal) && call.Contains('(', StringComparison.Ordinal)
               let member = call[3..call.IndexOf('(', StringComparison.Ordinal)]
               let dot = member.LastIndexOf('.')
               where dot > 0
               let frame = symbols.Frame(member[..dot], member[(dot + 1)..])
               where frame is not null
               select frame,
        ];
    }

    // A thread that runs cannot be read at every moment; at most of them it can.
    private ProcessStacks Look(WorkerProcess worker, bool computes)
    {
        const int Looks = 10;
        var stacks = ProcessStacks.Of(worker.Id, image);
        for (var look = 1; computes && look < Looks && !stacks.Threads.Any(thread => thread.Frames.Count > 0); look++)
        {
            stacks = ProcessStacks.Of(worker.Id, image);
        }

        return stacks;
    }

    // Who called is not to be had once the process ends; where there is one place only that can have, it is that.
    private List<string> Exits()
    {
        using var symbols = new Symbols(image);
        var places = symbols.CallsOf("System.Environment", "Exit").ToList();
        return places.Count == 1 ? places : [];
    }

    private bool IsYours(string frame) => frame.Contains($" in {kata.Folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
