using Katas.Engine.Compiling;

namespace Katas.Engine.Running;

/// <summary>How a run of tests ended.</summary>
public abstract record RunOutcome
{
    private RunOutcome()
    {
    }

    /// <summary>The tests ran.</summary>
    /// <param name="Results">In the order in which they ran.</param>
    public sealed record Ran(IReadOnlyList<TestResult> Results) : RunOutcome;

    /// <summary>The compiler refused the code.</summary>
    public sealed record DoesNotCompile(IReadOnlyList<CompileError> Errors) : RunOutcome;

    /// <summary>A source file has no text.</summary>
    /// <param name="File">Its path.</param>
    /// <param name="Trouble">Why.</param>
    public sealed record NoText(string File, FileTrouble Trouble) : RunOutcome;

    /// <summary>No result: the build broke for another reason than the code, or the process that runs the tests died.</summary>
    /// <param name="Output">What was printed about it.</param>
    public sealed record Broke(string Output) : RunOutcome;
}
