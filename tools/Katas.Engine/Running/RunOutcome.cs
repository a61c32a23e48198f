namespace Katas.Engine.Running;

/// <summary>How a run of tests ended.</summary>
public abstract record RunOutcome
{
    private RunOutcome()
    {
    }

    /// <summary>The tests ran to their end.</summary>
    public sealed record Ran(IReadOnlyList<TestResult> Results) : RunOutcome;

    /// <summary>The compiler refused the code.</summary>
    public sealed record DoesNotCompile(IReadOnlyList<CompileError> Errors) : RunOutcome;

    /// <summary>No result: the build broke for another reason than the code, or the process that runs the tests died.</summary>
    /// <param name="Output">What was printed about it.</param>
    public sealed record Broke(string Output) : RunOutcome;
}

/// <summary>An error of the compiler.</summary>
/// <param name="File">The path of the source.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Id">Such as <c>CS0103</c>.</param>
/// <param name="Message">What the compiler said.</param>
public sealed record CompileError(string File, int Line, int Column, string Id, string Message);

/// <summary>What one test case said.</summary>
/// <param name="ClassName">The full name of its class.</param>
/// <param name="DisplayName">Its full name, with the arguments of a theory in parentheses.</param>
/// <param name="Passed">True if it passed; a test that was skipped has not.</param>
/// <param name="Message">Why it failed, or the empty text.</param>
/// <param name="StackTrace">Where it failed, or the empty text.</param>
/// <param name="Output">What it printed.</param>
public sealed record TestResult(string ClassName, string DisplayName, bool Passed, string Message, string StackTrace, string Output);
