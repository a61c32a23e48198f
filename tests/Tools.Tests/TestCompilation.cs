using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Tools.Tests;

/// <summary>Compiles sources in memory as the projects of this repository would.</summary>
internal static class TestCompilation
{
    // Read once: there are some two hundred, and every mistake of every kata is a compilation of its own.
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The folder that holds Katas.sln, wherever the tests have been built to.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    public static CSharpCompilation Of(string name, IEnumerable<string> sources) => CSharpCompilation.Create(
        name,
        sources.Select(source => CSharpSyntaxTree.ParseText(source)),
        Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static string Here([CallerFilePath] string file = "") => file;
}
