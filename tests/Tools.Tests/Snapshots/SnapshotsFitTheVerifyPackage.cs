using Microsoft.CodeAnalysis;

namespace Katas.Tools.Tests.Snapshots;

/// <summary>
/// Not every registry has the package Verify.Xunit, so <c>-p:UseVerifyPackage=true</c> cannot be built everywhere. What can: each
/// snapshot test, against the part of the package's documented API that <c>Katas.Testing/Verifier.cs</c> stands in for.
/// </summary>
public sealed class SnapshotsFitTheVerifyPackage
{
    private const string DocumentedApi =
        """
        namespace VerifyTests
        {
            public class VerifySettings;

            public class VerifyResult;

            public class SettingsTask
            {
                public static implicit operator System.Threading.Tasks.Task(SettingsTask task) => throw null!;

                public System.Runtime.CompilerServices.TaskAwaiter<VerifyResult> GetAwaiter() => throw null!;
            }
        }

        namespace VerifyXunit
        {
            public static class Verifier
            {
                public static VerifyTests.SettingsTask Verify(
                    string? target,
                    VerifyTests.VerifySettings? settings = null,
                    [System.Runtime.CompilerServices.CallerFilePath] string sourceFile = "") => throw null!;
            }
        }
        """;

    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks; "
        + "global using FluentAssertions; global using Katas.Testing; global using VerifyXunit; global using Xunit;";

    private static readonly string Tests = Path.Combine(TestCompilation.Repository, "tests");

    public static TheoryData<string> Folders() =>
    [
        .. Directory.EnumerateFiles(Tests, "*.verified.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Tests, Path.GetDirectoryName(file)!)).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void They_compile_against_its_documented_API(string folder)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Tests, folder), "*.cs").Select(File.ReadAllText).ToList();

        var errors = Compile(sources);

        errors.Should().BeEmpty("with -p:UseVerifyPackage=true these sources meet the package instead of our file");
        sources.Where(source => source.Contains("Verifier.Verify(", StringComparison.Ordinal)).Should().NotBeEmpty("the snapshots here have a test");
        Compile(sources.Select(source => source.Replace("Verifier.Verify(", "Verifier.Check(", StringComparison.Ordinal)))
            .Should().NotBeEmpty("this compilation would notice a method that the package does not have");
    }

    private static IEnumerable<Diagnostic> Compile(IEnumerable<string> sources)
    {
        // The chapters' own assemblies lie beside this one's, where their tests were built.
        var chapters = Directory.EnumerateFiles(Path.Combine(TestCompilation.Repository, "solutions"), "*.Solution.dll", SearchOption.AllDirectories)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).DistinctBy(Path.GetFileName);
        return TestCompilation.Of("Snapshots", sources.Append(Usings).Append(DocumentedApi), chapters)
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
