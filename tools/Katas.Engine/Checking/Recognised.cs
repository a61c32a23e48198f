using System.Text.RegularExpressions;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;

namespace Katas.Engine.Checking;

/// <summary>Each mistake is named on its own code, finished or not, and no code is named after a mistake that it has not.</summary>
/// <remarks>Nothing is run: what the tests say of a mistake's code is in its fingerprint.</remarks>
internal static partial class Recognised
{
    // Of code with a mistake in it, cut off after each step in turn.
    private const double LeastNamed = 0.9;

    private const string WantOfCode = "System.NotImplementedException : The method or operation is not implemented.";

    /// <summary>What is wrong with the fingerprints.</summary>
    /// <param name="kata">The kata.</param>
    /// <param name="known">Those of all of its mistakes.</param>
    public static IEnumerable<Complaint> Of(Kata kata, IReadOnlyList<Fingerprint> known)
    {
        var tests = known.SelectMany(print => print.Failed.Keys).Distinct().ToList();
        var stepOf = tests.ToDictionary(test => test, test => Step.FromFile($"{StepClass().Match(test).Value}.cs")!.Number);
        var made = new Dictionary<(string Test, string? Message), TestResult>(); // over and over the same ones
        int steps = kata.Steps().Count, written = 0, named = 0;
        foreach (var print in known)
        {
            var whole = tests.ConvertAll(test => Of(test, print));

            // One that fails no test but such as take samples is not to be had.
            if (print.Failed.Values.Any(words => words is not null) && Recogniser.Name(whole, known) != print.Id)
            {
                yield return About(print, "it is not named on its own code", "write a test without samples that tells it from every other");
            }

            foreach (var (code, run, right, isHalf) in Like(print, whole))
            {
                var name = Recogniser.Name(run, known);
                written += isHalf ? 1 : 0;
                named += isHalf && name is not null ? 1 : 0;
                if (name is not null && name != print.Id && name != right)
                {
                    yield return About(print, $"{code} it is called '{name}'", "keep one mistake less, or write a test that tells them apart");
                }
            }
        }

        if (named < LeastNamed * written)
        {
            yield return new Complaint(
                CheckPoint.Recognised, MistakeFile.Of(kata), null, $"of {written} half-written solutions with a mistake only {named} are named",
                "give mistakes tests of their own step that no other one fails");
        }

        Complaint About(Fingerprint print, string what, string mend) => Deadly.About(CheckPoint.Recognised, kata, print.Id, what, mend);

        // Code that has the mistake and something else; what it may be called as well; and whether it is half of the mistake's own.
        IEnumerable<(string Code, List<TestResult> Run, string? Right, bool IsHalf)> Like(Fingerprint print, List<TestResult> whole) =>
        [
            .. from last in Enumerable.Range(1, steps)
               from otherwise in new[] { WantOfCode, "something else" }
               select (
                   $"with steps after {last} that are not right yet",
                   whole.ConvertAll(result => stepOf[result.DisplayName] <= last ? result : Result(result.DisplayName, otherwise)),
                   null as string,
                   otherwise == WantOfCode && whole.Exists(result => !result.Passed && stepOf[result.DisplayName] <= last)),
            .. from other in known
               where other != print
               select ($"together with '{other.Id}'", whole.ConvertAll(result => result.Passed ? Of(result.DisplayName, other) : result), other.Id, false),
        ];

        TestResult Of(string test, Fingerprint print) => Result(test, print.Failed.TryGetValue(test, out var words) ? words ?? "samples" : null);

        TestResult Result(string test, string? message) => made.TryGetValue((test, message), out var result) ? result
            : made[(test, message)] = new TestResult(StepClass().Match(test).Value, test, Passed: message is null, message ?? "", "", "");
    }

    [GeneratedRegex(@"Step\d+_\w+")]
    private static partial Regex StepClass();
}
