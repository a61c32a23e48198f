using System.Globalization;
using System.Text.RegularExpressions;
using Katas.Engine.Catalogue;
using Katas.Engine.Running;

namespace Katas.Engine.Verdicts;

/// <summary>A test that failed, and all that a learner needs to understand why.</summary>
/// <param name="Kata">The kata.</param>
/// <param name="Step">The step whose test it is.</param>
/// <param name="Result">What the test said.</param>
/// <param name="Method">Its source, or null if it was not found there.</param>
public sealed partial record Failure(Kata Kata, Step Step, TestResult Result, TestMethod? Method)
{
    private const string NotImplementedType = "System.NotImplementedException";

    /// <summary>The name as a sentence: <c>Clauses take effect one after the other</c>.</summary>
    public string Sentence => Parts.Groups["name"].Value.Replace('_', ' ');

    /// <summary>The arguments of a theory, <c>mode: "u+x", from: "0644"</c>; empty for a fact.</summary>
    public string Case => Parts.Groups["case"].Value;

    /// <summary>The rules that the test checks, by id, with their text from the README.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rules =>
        [.. (Method?.Rules ?? []).Select(id => KeyValuePair.Create(id, Kata.Readme.Rules.GetValueOrDefault(id, "")))];

    /// <summary>The learner's code has not been written yet, which is no mistake.</summary>
    public bool IsNotImplemented => IsWantOfCode(Result);

    /// <summary>Where it failed in the learner's code, or null if it was only noticed in the test.</summary>
    public CodePlace? InYourCode => InCodeOf(Kata, Result);

    /// <summary>Where it was noticed in the test, or null if it was not in the test's own lines.</summary>
    public CodePlace? InTheTest => Places(Result).FirstOrDefault(place => place.File == Step.File
        && Method is not null && place.Line >= Method.FirstLine && place.Line < Method.FirstLine + Method.Lines.Count);

    /// <summary>The test failed because code that it calls has not been written yet.</summary>
    public static bool IsWantOfCode(TestResult result) => result.Message.StartsWith(NotImplementedType, StringComparison.Ordinal)
        || AssertedNotImplemented().IsMatch(result.Message);

    /// <summary>The innermost place in a learner's code that a result tells of, or null.</summary>
    public static CodePlace? InCodeOf(Kata kata, TestResult result) => Places(result).FirstOrDefault(place => IsIn(place.File, kata.Folder));

    /// <summary>The innermost place in a file that a result tells of, or null.</summary>
    public static CodePlace? PlaceIn(string file, TestResult result) => Places(result).FirstOrDefault(place => place.File == file);

    private Match Parts => TestName().Match(Result.DisplayName[(Result.ClassName.Length + 1)..]);

    // An assertion about an exception has that exception's stack in its message.
    private static IEnumerable<CodePlace> Places(TestResult result) => StackLine().Matches($"{result.Message}\n{result.StackTrace}").Select(line => new CodePlace(
        line.Groups["file"].Value,
        int.Parse(line.Groups["line"].Value, CultureInfo.InvariantCulture),
        ShortMember(line.Groups["member"].Value)));

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Katas.LinuxPermissions.Chmod.ModeChange.Parse(String mode): ModeChange.Parse
    private static string ShortMember(string member) => string.Join('.', member.Split('(')[0].Replace("..", ".", StringComparison.Ordinal).Split('.').TakeLast(2));

    // How assertions about other exceptions, or about none, tell of this one.
    [GeneratedRegex(@"but found (<System\.NotImplementedException>|System\.NotImplementedException:)")]
    private static partial Regex AssertedNotImplemented();

    [GeneratedRegex(@"^(?<name>\w+)(?:\((?<case>.*)\))?$", RegexOptions.Singleline)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\s*at (?<member>.+?) in (?<file>.+?):line (?<line>\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex StackLine();
}

/// <summary>A line of source.</summary>
/// <param name="File">The path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Member">The type and the member that the line is in.</param>
public sealed record CodePlace(string File, int Line, string Member);
