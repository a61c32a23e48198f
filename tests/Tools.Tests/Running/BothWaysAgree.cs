using System.Text.RegularExpressions;
using Katas.Engine.Catalogue;
using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>The engine and <c>dotnet test</c> say the same of every test, on stubs and on solutions.</summary>
public sealed partial class BothWaysAgree : IDisposable
{
    private readonly WorkingCopy copy = new();

    public static TheoryData<string, bool> All()
    {
        var all = new TheoryData<string, bool>();
        foreach (var chapter in Repository.Load(TestCompilation.Repository).Katas.Select(kata => Path.GetFileName(kata.Project)).Distinct())
        {
            all.Add(chapter, false);
            all.Add(chapter, true);
        }

        return all;
    }

    public void Dispose() => copy.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public async Task On_every_kata_of(string chapter, bool solved)
    {
        var katas = Repository.Load(copy.Root).Katas.Where(kata => Path.GetFileName(kata.Project) == chapter).ToList();
        foreach (var file in katas.SelectMany(kata => solved ? Directory.EnumerateFiles(kata.SolutionFolder, "*.cs").Select(file => (From: file, kata.Folder)) : []))
        {
            File.Copy(file.From, Path.Combine(file.Folder, Path.GetFileName(file.From)), overwrite: true);
        }

        // First, so that MSBuild has built all by the time that it is asked how.
        var theirs = Ran(await DotnetTest.RunAsync(katas[0].Project, filter: null, CancellationToken.None));

        foreach (var kata in katas)
        {
            await using var runner = new KataRunner(kata, RunLimits.Default, keepsSpare: false);
            var ours = Ran(await runner.RunAsync(firstLook: false, early: null, CancellationToken.None));

            var (results, expected) = (Said(ours), Said(theirs.Where(result => result.ClassName.Contains(kata.TestFilter, StringComparison.Ordinal))));
            results.Except(expected).Should().BeEmpty("dotnet test says {0}", string.Join(", ", expected.Except(results)));
            results.Should().HaveSameCount(expected).And.NotBeEmpty();
            results.Should().OnlyContain(result => result.EndsWith(solved ? "passed" : "failed", StringComparison.Ordinal));
        }
    }

    private static IReadOnlyList<TestResult> Ran(RunOutcome outcome) => outcome.Should().BeOfType<RunOutcome.Ran>($"{(outcome as RunOutcome.DoesNotCompile)?.Errors[0]}").Which.Results;

    private static List<string> Said(IEnumerable<TestResult> results) =>
    [
        .. results.Select(result => $"{Unescaped().Replace(result.DisplayName, "?")}: {(result.Passed ? "passed" : "failed")}").Order(StringComparer.Ordinal),
    ];

    // A report in XML spells some characters in its own way.
    [GeneratedRegex(@"([^ -~]|\\[ux][0-9A-Fa-f]{4})+")]
    private static partial Regex Unescaped();
}
