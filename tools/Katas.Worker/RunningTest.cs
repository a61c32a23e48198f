using System.Collections.Concurrent;

namespace Katas.Worker;

/// <summary>A test that is running; it follows the flow of execution onto every thread and task that the test starts.</summary>
internal sealed class RunningTest(TestName name)
{
    private static readonly AsyncLocal<RunningTest?> Flowing = new(Moved);
    private static readonly ConcurrentDictionary<int, RunningTest> Threads = new();

    public TestName Name { get; } = name;

    /// <summary>How many characters it has written to the console; one more than the limit when the rest is dropped.</summary>
    public int Printed { get; set; }

    /// <summary>The test that the calling code belongs to, or null.</summary>
    public static RunningTest? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The threads that are in the middle of something that a test has started, by managed id.</summary>
    public static IEnumerable<KeyValuePair<int, RunningTest>> Busy => Threads;

    /// <summary>Something was thrown on one of those threads.</summary>
    public static bool HasThrown { get; set; }

    /// <summary>Called where an exception is thrown.</summary>
    public static void NoteThrown() => HasThrown |= Threads.ContainsKey(Environment.CurrentManagedThreadId);

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
