using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Engine.Compiling;

/// <summary>How <c>dotnet build</c> compiles a chapter, as MSBuild itself says.</summary>
/// <param name="Project">The chapter's folder in katas/.</param>
/// <param name="Arguments">The compiler's command line.</param>
/// <param name="RuntimeAssemblies">The paths of the assemblies that the tests need to run.</param>
/// <param name="Inputs">What it depends on; see <see cref="BuildInputs"/>.</param>
public sealed record ChapterBuild(string Project, IReadOnlyList<string> Arguments, IReadOnlyList<string> RuntimeAssemblies, string Inputs)
{
    private const string Define = "/define:";

    /// <summary>The same as <c>dotnet build -c Release</c> compiles it: optimised, and without what is there for debugging only.</summary>
    public ChapterBuild Optimised() => this with { Arguments = [.. Arguments.Select(WithoutDebug), "/optimize+"] };

    /// <summary>The paths of the assemblies that the compiler is given.</summary>
    public IReadOnlyList<string> References() =>
        [.. CSharpCommandLineParser.Default.Parse(Words(), Project, sdkDirectory: null).MetadataReferences.Select(reference => reference.Reference)];

    /// <summary>The command line in words, as the compiler's own parser wants them.</summary>
    public IEnumerable<string> Words() =>
        CommandLineParser.SplitCommandLineIntoArguments(string.Join(' ', Arguments), removeHashComments: false).Where(word => word != "/noconfig");

    private static string WithoutDebug(string argument) => argument.StartsWith(Define, StringComparison.Ordinal)
        ? Define + string.Join(';', argument[Define.Length..].Split(';').Where(symbol => symbol != "DEBUG"))
        : argument;
}
