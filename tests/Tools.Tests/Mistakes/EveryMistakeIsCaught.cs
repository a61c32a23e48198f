using System.Collections.Concurrent;
using System.Diagnostics;
using System.Xml.Linq;
using Katas.Engine.Mistakes;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Katas.Tools.Tests.Mistakes;

/// <summary>Puts each mistake of each kata into the solution and watches its tests fail.</summary>
public sealed class EveryMistakeIsCaught(ITestOutputHelper output)
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string Root = TestCompilation.Repository;

    public static TheoryData<string, string> Katas()
    {
        var katas = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "solutions"), "mistakes.md", SearchOption.AllDirectories))
        {
            var folder = Path.GetDirectoryName(file)!;
            katas.Add(Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder));
        }

        return katas;
    }

    [Theory]
    [MemberData(nameof(Katas))]
    [Trait("Category", "Mistakes")]
    public async Task By_a_set_of_tests_of_its_own(string chapter, string kata)
    {
        var folder = Path.Combine(Root, "solutions", chapter, kata);
        var mistakes = MistakeFile.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "mistakes.md")));
        var caught = new ConcurrentDictionary<string, string>();

        await Parallel.ForEachAsync(mistakes, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (mistake, _) =>
            caught[mistake.Id] = string.Join('\n', await FailingTests(chapter, kata, mistake)));

        foreach (var mistake in mistakes)
        {
            var tests = caught[mistake.Id].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            output.WriteLine($"{mistake.Id}: {tests.Length} tests, first {tests.FirstOrDefault() ?? "none"}");
        }

        caught.Where(c => c.Value.Length == 0).Select(c => c.Key).Should().BeEmpty("each mistake must fail a test");
        caught.GroupBy(c => c.Value, c => c.Key).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same.Order()))
            .Should().BeEmpty("two mistakes that fail the same tests cannot be told apart");
        mistakes.Count.Should().BeGreaterThanOrEqualTo(5, "a kata knows at least five mistakes");
    }

    private static async Task<IEnumerable<string>> FailingTests(string chapter, string kata, Mistake mistake)
    {
        var built = Path.Combine(AppContext.BaseDirectory.Replace("Tools.Tests", $"{chapter}.Tests", StringComparison.Ordinal));
        var scratch = Directory.CreateTempSubdirectory("kata-mistake-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(built))
            {
                File.Copy(file, Path.Combine(scratch.FullName, Path.GetFileName(file)));
            }

            Compile(chapter, kata, mistake, Path.Combine(scratch.FullName, $"{chapter}.Solution.dll"));
            return await Run(Path.Combine(scratch.FullName, $"{chapter}.Tests.dll"), kata);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Compile(string chapter, string kata, Mistake mistake, string assembly)
    {
        var chapterFolder = Path.Combine(Root, "solutions", chapter);
        var kataFolder = Path.Combine(chapterFolder, kata);
        var files = Directory.GetFiles(kataFolder, "*.cs")
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));
        var others = Directory.GetDirectories(chapterFolder)
            .Where(folder => folder != kataFolder && Path.GetFileName(folder) is not ("bin" or "obj"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs")).Select(File.ReadAllText);

        var result = TestCompilation.Of($"{chapter}.Solution", mistake.Apply(files).Values.Concat(others).Append(ImplicitUsings))
            .Emit(assembly);

        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Should().BeEmpty("{0} must compile", mistake.Id);
    }

    private static async Task<IEnumerable<string>> Run(string tests, string kata)
    {
        var report = Path.Combine(Path.GetDirectoryName(tests)!, "report.trx");
        var start = new ProcessStartInfo("dotnet",
        [
            "vstest", tests, $"--TestCaseFilter:FullyQualifiedName~.{kata}.", $"--logger:trx;LogFileName={report}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DiffEngine_Disabled"] = "true" },
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return ["(the run does not end)"];
        }

        XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        return File.Exists(report)
            ? XDocument.Load(report).Descendants(trx + "UnitTestResult")
                .Where(result => (string?)result.Attribute("outcome") == "Failed")
                .Select(result => (string)result.Attribute("testName")!).Order(StringComparer.Ordinal)
            : ["(the run ends early)"];
    }
}
