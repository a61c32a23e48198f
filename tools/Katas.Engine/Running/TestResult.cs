namespace Katas.Engine.Running;

/// <summary>What one test case said.</summary>
/// <param name="ClassName">The full name of its class.</param>
/// <param name="DisplayName">Its full name, with the arguments of a theory in parentheses.</param>
/// <param name="Passed">True if it passed; a test that was skipped has not.</param>
/// <param name="Message">Why it failed, or the empty text.</param>
/// <param name="StackTrace">Where it failed, or the empty text.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Misbehaviour">What it did beside failing, or instead of ending.</param>
public sealed record TestResult(
    string ClassName, string DisplayName, bool Passed, string Message, string StackTrace, string Output,
    Misbehaviour Misbehaviour = Misbehaviour.None)
{
    /// <summary>Its place in the learning order; all rows of a theory may have the same.</summary>
    internal int Position { get; init; }

    /// <summary>How long it took; zero if it did not end.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>How long the process used a processor meanwhile, all threads together; unlike <see cref="Time"/> it is no longer on a busy machine. Zero in a first look.</summary>
    public TimeSpan ProcessorTime { get; init; }
}

/// <summary>What code under test can do to the process that it runs in.</summary>
public enum Misbehaviour
{
    /// <summary>Nothing but pass or fail.</summary>
    None,

    /// <summary>It computes, and does not come to an end.</summary>
    Loops,

    /// <summary>A thread waits for what never happens.</summary>
    Blocks,

    /// <summary>Nothing runs and nothing waits on a thread: an await that nobody completes.</summary>
    NeverCompletes,

    /// <summary>Calls within calls, until the stack was full.</summary>
    StackOverflow,

    /// <summary>It took more memory than a test may have.</summary>
    OutOfMemory,

    /// <summary>It ended the process.</summary>
    Exits,

    /// <summary>An exception that nobody caught, on a thread of its own.</summary>
    CrashesOnThread,

    /// <summary>A task failed, and nobody asked it how it went.</summary>
    LosesException,

    /// <summary>A thread that it started runs on after it.</summary>
    LeavesThread,

    /// <summary>The process died in a way that is none of the others.</summary>
    Dies,
}
