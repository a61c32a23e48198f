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
        foreach (var kata in Repository.Load(TestCompilation.Repository).Katas)
        {
            all.Add(kata.Id, false);
            all.Add(kata.Id, true);
        }

        return all;
    }

    public void Dispose() => copy.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public async Task On_every_kata(string id, bool solved)
    {
        var kata = Repository.Load(copy.Root).Find(id)!;
        if (solved)
        {
            foreach (var file in Directory.EnumerateFiles(kata.SolutionFolder, "*.cs"))
            {
                File.Copy(file, Path.Combine(kata.Folder, Path.GetFileName(file)), overwrite: true);
            }
        }

        await using var runner = new KataRunner(kata, RunLimits.Default, keepsSpare: false);
        var ours = await runner.RunAsync(firstLook: false, early: null, CancellationToken.None);
        var theirs = await DotnetTest.RunAsync(kata.Project, kata.TestFilter, CancellationToken.None);

        var (results, expected) = (Said(ours), Said(theirs));
        results.Except(expected).Should().BeEmpty("dotnet test says {0}", string.Join(", ", expected.Except(results)));
        results.Should().HaveSameCount(expected).And.NotBeEmpty();
        results.Should().OnlyContain(result => result.EndsWith(solved ? "passed" : "failed", StringComparison.Ordinal));
    }

    private static List<string> Said(RunOutcome outcome) =>
    [
        .. outcome.Should().BeOfType<RunOutcome.Ran>().Which.Results
            .Select(result => $"{Unescaped().Replace(result.DisplayName, "?")}: {(result.Passed ? "passed" : "failed")}").Order(StringComparer.Ordinal),
    ];

    // A report in XML spells some characters in its own way.
    [GeneratedRegex(@"([^ -~]|\\[ux][0-9A-Fa-f]{4})+")]
    private static partial Regex Unescaped();
}
