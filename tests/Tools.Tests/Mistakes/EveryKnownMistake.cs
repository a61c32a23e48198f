using System.Text.RegularExpressions;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;

namespace Katas.Tools.Tests.Mistakes;

/// <summary>Nearly every mistake of every kata is named on its own code, finished or not; and no code is named after a mistake that it has not.</summary>
/// <remarks>What the tests say of a mistake's code is in its fingerprint; so are all that differ from one mistake to another.</remarks>
public sealed partial class EveryKnownMistake(EveryKnownMistake.AllKatas all) : IClassFixture<EveryKnownMistake.AllKatas>
{
    private const string WantOfCode = "System.NotImplementedException : The method or operation is not implemented.";

    public static TheoryData<string> Katas() => [.. Repository.Load(TestCompilation.Repository).Katas.Select(kata => kata.Id)];

    [Theory]
    [MemberData(nameof(Katas))]
    public async Task Is_named_and_no_other(string id)
    {
        var kata = Repository.Load(all.Root).Find(id)!;
        var received = Received(kata);
        var known = await new Fingerprints(kata).AllAsync(CancellationToken.None);
        var tests = known.SelectMany(print => print.Failed.Keys).Distinct().ToList();
        int steps = kata.Steps().Count, written = 0, named = 0;

        known.Select(print => print.Id).Should().Equal(MistakeFile.Read(kata).Select(mistake => mistake.Id), "every mistake has a fingerprint");
        foreach (var print in known)
        {
            var run = tests.Select(test => Result(test, print.Failed.TryGetValue(test, out var words) ? words ?? "samples" : null)).ToList();

            // A test that fails differently each time shows nothing; a mistake that fails no other is not to be had.
            if (print.Failed.Values.Any(words => words is not null))
            {
                Recogniser.Name(run, known).Should().Be(print.Id, "a test that takes no samples tells it from every other");
            }

            foreach (var atStep in Enumerable.Range(1, steps))
            {
                var half = Named(run.Select(result => StepOf(result) <= atStep ? result : Result(result.DisplayName, WantOfCode)));
                Named(run.Select(result => StepOf(result) <= atStep ? result : Result(result.DisplayName, "something else")));
                if (run.Exists(result => !result.Passed && StepOf(result) <= atStep))
                {
                    written++;
                    named += half is null ? 0 : 1;
                }
            }

            foreach (var other in known.Where(other => other != print))
            {
                Named(run.Select(result => result.Passed && other.Failed.TryGetValue(result.DisplayName, out var words) ? Result(result.DisplayName, words ?? "samples") : result), other.Id);
            }

            string? Named(IEnumerable<TestResult> seen, string? alsoRight = null)
            {
                var name = Recogniser.Name([.. seen], known);
                name.Should().BeOneOf([null, print.Id, alsoRight], "the code has no other mistake");
                return name;
            }
        }

        known.Count(print => print.Failed.Values.All(words => words is null)).Should().BeLessThanOrEqualTo(known.Count / 10, "nearly all can be named");
        ((double)named / written).Should().BeGreaterThan(0.9, "of {0} half-written ones", written);
        Recogniser.Name([.. tests.Select(test => Result(test, null))], known).Should().BeNull("the solution has no mistake");
        Recogniser.Name([.. tests.Select(test => Result(test, WantOfCode))], known).Should().BeNull("the stub has none yet");
        Received(kata).Should().Equal(received, "a mistake's snapshots are not the learner's");
    }

    private static List<string> Received(Kata kata) => [.. Directory.EnumerateFiles(kata.TestFolder, "*.received.*").Order(StringComparer.Ordinal)];

    private static int StepOf(TestResult result) => Step.FromFile($"{result.ClassName}.cs")!.Number;

    private static TestResult Result(string name, string? message) => new(StepClass().Match(name).Value, name, Passed: message is null, message ?? "", "", "");

    [GeneratedRegex(@"Step\d+_\w+")]
    private static partial Regex StepClass();

    public sealed class AllKatas : IDisposable
    {
        private readonly WorkingCopy copy = new();

        public string Root => copy.Root;

        public void Dispose() => copy.Dispose();
    }
}
