using Katas.Engine.Catalogue;
using Katas.Engine.Running;

namespace Katas.Engine.Checking;

/// <summary>On the solution every test passes: in learning order, in a random one, and each time if threads race in it.</summary>
internal static class Green
{
    /// <summary>How often a test runs in which threads race.</summary>
    public const int RacingRuns = 10;

    /// <summary>What fails in a run on the solution.</summary>
    /// <param name="kata">The kata.</param>
    /// <param name="tests">Its tests, to say where.</param>
    /// <param name="results">Of the run.</param>
    /// <param name="run">Says how it differs from the first run: <c> in random order (seed 7)</c>.</param>
    /// <param name="mend">What to do about it.</param>
    public static IEnumerable<Complaint> Of(
        Kata kata, IReadOnlyList<TestDeclaration> tests, IReadOnlyList<TestResult> results, string run = "", string mend = "correct the test or the solution") =>
        from result in results
        where !result.Passed
        group result by result.DisplayName into same
        select About(CheckPoint.Green, kata, tests, same.First(), $"fails on the solution{run}: {same.First().Message.Split('\n')[0]}", mend);

    /// <summary>A complaint about what a test said, at the test's place.</summary>
    public static Complaint About(CheckPoint point, Kata kata, IReadOnlyList<TestDeclaration> tests, TestResult result, string what, string mend)
    {
        var test = tests.FirstOrDefault(test => test.Is(result));
        var name = result.DisplayName[(result.ClassName.Length + 1)..];
        return new Complaint(point, test?.File ?? kata.TestFolder, test?.Line, $"{name} {what}", mend);
    }
}
