using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Xunit.Abstractions;

namespace Katas.Tools.Tests.Mistakes;

/// <summary>Puts each mistake of each kata into a learner's files and watches the tests fail.</summary>
public sealed class EveryMistakeIsCaught(ITestOutputHelper output) : IDisposable
{
    private readonly WorkingCopy copy = new();

    public static TheoryData<string> Katas() => new(Repository.Load(TestCompilation.Repository).Katas.Select(kata => kata.Id));

    public void Dispose() => copy.Dispose();

    [Theory]
    [MemberData(nameof(Katas))]
    [Trait("Category", "Mistakes")]
    public async Task By_a_set_of_tests_of_its_own(string id)
    {
        var kata = Repository.Load(copy.Root).Find(id)!;
        var mistakes = MistakeFile.Parse(await File.ReadAllTextAsync(Path.Combine(kata.SolutionFolder, "mistakes.md")));
        var solution = Directory.GetFiles(kata.SolutionFolder, "*.cs")
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));
        var caught = new Dictionary<string, List<string>>();

        await using var runner = new KataRunner(kata, RunLimits.Default, keepsSpare: true);
        foreach (var mistake in mistakes)
        {
            foreach (var (name, text) in mistake.Apply(solution))
            {
                await File.WriteAllTextAsync(Path.Combine(kata.Folder, name), text);
            }

            var outcome = await runner.RunAsync(firstLook: false, early: null, CancellationToken.None);
            var results = outcome.Should().BeOfType<RunOutcome.Ran>("{0} must compile: {1}", mistake.Id, (outcome as RunOutcome.DoesNotCompile)?.Errors[0])
                .Which.Results;
            caught[mistake.Id] = [.. results.Where(result => !result.Passed).Select(result => $"{result.DisplayName} {result.Misbehaviour}").Order(StringComparer.Ordinal)];
            output.WriteLine($"{mistake.Id}: {caught[mistake.Id].Count} tests, first {caught[mistake.Id].FirstOrDefault() ?? "none"}");
        }

        caught.Where(c => c.Value.Count == 0).Select(c => c.Key).Should().BeEmpty("each mistake must fail a test");
        caught.GroupBy(c => string.Join('\n', c.Value), c => c.Key).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same.Order()))
            .Should().BeEmpty("two mistakes that fail the same tests cannot be told apart");
        mistakes.Count.Should().BeGreaterThanOrEqualTo(5, "a kata knows at least five mistakes");
    }
}
