using Xunit.Abstractions;

namespace Katas.Worker;

/// <summary>A failure in the words that <c>dotnet test</c> has for it.</summary>
internal static class FailureText
{
    private static readonly string[] Runners = ["at Xunit.", $"at {typeof(RepeatedTestCase).FullName}."];

    /// <summary>What the exception said, after its type unless it is an assertion's, and what the exceptions in it said.</summary>
    public static string Message(IFailureInformation failure) => Message(failure, index: 0, depth: 0);

    /// <summary>Where it was thrown, without the frames of what runs the test.</summary>
    public static string StackTrace(IFailureInformation failure)
    {
        var traces = failure.StackTraces.Select((trace, index) => index == 0 ? trace : $"----- Inner Stack Trace #{index} ({failure.ExceptionTypes[index]}) -----\n{trace}");
        var lines = string.Join('\n', traces).ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Where(line => !Runners.Any(runner => line.TrimStart().StartsWith(runner, StringComparison.Ordinal))));
    }

    private static string Message(IFailureInformation failure, int index, int depth)
    {
        var dashes = depth > 0 ? new string('-', 4 * depth) + " " : "";
        var type = failure.ExceptionTypes[index] ?? "";
        var prefix = type.StartsWith("Xunit.Sdk.", StringComparison.Ordinal) ? "" : $"{type} : ";
        var inner = Enumerable.Range(index + 1, failure.ExceptionParentIndices.Length - index - 1)
            .Where(child => failure.ExceptionParentIndices[child] == index)
            .Select(child => "\n" + Message(failure, child, depth + 1));
        return $"{dashes}{prefix}{failure.Messages[index]}{string.Concat(inner)}".ReplaceLineEndings("\n");
    }
}
