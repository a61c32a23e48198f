using System.Text.RegularExpressions;
using Katas.Engine.Running;

namespace Katas.Engine.Mistakes;

/// <summary>What a kata's tests say when a mistake is in the solution. A test that is not named here passes.</summary>
/// <param name="Id">The mistake's.</param>
/// <param name="Failed">What failing tests say, by their display names; null where that differs from run to run.</param>
/// <param name="Unsure">Tests that may fail or pass: none of the few samples failed, or the process had ended before.</param>
public sealed partial record Fingerprint(string Id, IReadOnlyDictionary<string, string?> Failed, IReadOnlySet<string> Unsure)
{
    // Its message is not the learner's: it shows the rows that differ.
    private const string Snapshot = "VerifyXunit.VerifyException";

    /// <summary>Makes one.</summary>
    /// <param name="id">The mistake's.</param>
    /// <param name="results">Of a run on it.</param>
    /// <param name="tests">The display names of all tests.</param>
    /// <param name="isSampled">The result depends on the choice of samples.</param>
    public static Fingerprint Of(string id, IReadOnlyList<TestResult> results, IEnumerable<string> tests, Predicate<TestResult> isSampled) => new(
        id,
        results.Where(result => !result.Passed).DistinctBy(result => result.DisplayName).ToDictionary(result => result.DisplayName, result => isSampled(result) ? null : Words(result)),
        tests.Except(results.Where(result => !result.Passed || !isSampled(result)).Select(result => result.DisplayName)).ToHashSet());

    /// <summary>The result may be one of this mistake's.</summary>
    public bool Agrees(TestResult result) => Failed.TryGetValue(result.DisplayName, out var words)
        ? !result.Passed && (words is null || words == Words(result))
        : result.Passed || Unsure.Contains(result.DisplayName);

    /// <summary>The result is a failure that has the words of this mistake's.</summary>
    public bool Shows(TestResult result) => !result.Passed && Failed.GetValueOrDefault(result.DisplayName) is { } words && words == Words(result);

    /// <summary>The failing tests, as a run tells of them.</summary>
    public IReadOnlyList<TestResult> Failures() =>
        [.. Failed.Select(failed => new TestResult(ClassName().Match(failed.Key).Value, failed.Key, Passed: false, failed.Value ?? "", StackTrace: "", Output: ""))];

    /// <summary>What a failure says of what code does, and nothing of where it does it or of how an exception puts it: two people write that in two ways.</summary>
    internal static string Words(TestResult result)
    {
        if (result.Misbehaviour != Misbehaviour.None)
        {
            return result.Misbehaviour.ToString();
        }

        var thrown = Thrown().Match(result.Message);
        return thrown.Success && thrown.Value != Snapshot ? thrown.Value
            : Paths().Replace(Found().Replace(result.Message, "${found}"), "");
    }

    // The display name up to the method's: Katas.Doors.Door.Steps.Step1_Open
    [GeneratedRegex(@"^[^(]+(?=\.\w+(\(|$))")]
    private static partial Regex ClassName();

    // System.FormatException : what it says
    [GeneratedRegex(@"^[\w.+`]+Exception(?= : )")]
    private static partial Regex Thrown();

    // … but found <System.FormatException>: what it says, and its stack
    [GeneratedRegex(@"(?<found>but found <?[\w.+`]+Exception\b).*", RegexOptions.Singleline)]
    private static partial Regex Found();

    // Where a snapshot is kept. What it says of the rows stands before that.
    [GeneratedRegex(@"^(kept|received): +\S.*$", RegexOptions.Multiline)]
    private static partial Regex Paths();
}
