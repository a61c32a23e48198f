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
        var sources = Texts(Path.Combine(Tests, folder));
        var solution = Texts(Path.Combine(TestCompilation.Repository, "solutions", folder.Replace(".Tests", "", StringComparison.Ordinal)));

        var errors = Compile([.. sources, .. solution]);

        errors.Should().BeEmpty("with -p:UseVerifyPackage=true these sources meet the package instead of our file");
        sources.Where(source => source.Contains("Verifier.Verify(", StringComparison.Ordinal)).Should().NotBeEmpty("the snapshots here have a test");
        Compile([.. sources.Select(source => source.Replace("Verifier.Verify(", "Verifier.Check(", StringComparison.Ordinal)), .. solution])
            .Should().NotBeEmpty("this compilation would notice a method that the package does not have");
    }

    private static List<string> Texts(string folder) => [.. Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText)];

    private static IEnumerable<Diagnostic> Compile(IEnumerable<string> sources) =>
        TestCompilation.Of("Snapshots", sources.Append(Usings).Append(DocumentedApi))
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
