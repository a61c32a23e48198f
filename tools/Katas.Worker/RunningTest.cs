using System.Collections.Concurrent;

namespace Katas.Worker;

/// <summary>A test that is running; it follows the flow of execution onto every thread and task that the test starts.</summary>
internal sealed class RunningTest(TestName name)
{
    private static readonly AsyncLocal<RunningTest?> Flowing = new(Moved);
    private static readonly ConcurrentDictionary<int, RunningTest> Threads = new();

    // Where it was made, it runs: what is thrown there is told before the test ends.
    private readonly int thread = Environment.CurrentManagedThreadId;

    public TestName Name { get; } = name;

    /// <summary>How many characters it has written to the console; one more than the limit when the rest is dropped.</summary>
    public int Printed { get; set; }

    /// <summary>The test that the calling code belongs to, or null.</summary>
    public static RunningTest? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The threads that are, at one moment, in the middle of something that a test has started, by managed id.</summary>
    public static IReadOnlyList<KeyValuePair<int, RunningTest>> Busy => Threads.ToArray();

    /// <summary>It has ended; what it has started may not have.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Something was thrown on another thread than a test's own, or after its end.</summary>
    public static bool HasThrownElsewhere { get; set; }

    /// <summary>Called where an exception of this test is thrown.</summary>
    public void NoteThrown() => HasThrownElsewhere |= HasEnded || Environment.CurrentManagedThreadId != thread;

    // The runtime calls this on each thread where the value changes because the thread has begun, or has done with, a piece
    // of work that flows from elsewhere.
    private static void Moved(AsyncLocalValueChangedArgs<RunningTest?> change)
    {
        if (change is { ThreadContextChanged: true, CurrentValue: { } test })
        {
            Threads[Environment.CurrentManagedThreadId] = test;
        }
        else if (change.ThreadContextChanged)
        {
            Threads.TryRemove(Environment.CurrentManagedThreadId, out _);
        }
    }
}
