using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Katas.Engine.Compiling;

/// <summary>The source generators that the build brings, the framework's own among them (<c>[GeneratedRegex]</c>).</summary>
internal static class Generators
{
    public static GeneratorDriver Of(CSharpCommandLineArguments arguments, EditorConfigs configs)
    {
        var loader = new Loader();
        var generators = arguments.AnalyzerReferences
            .SelectMany(reference => new AnalyzerFileReference(Path.GetFullPath(reference.FilePath), loader).GetGenerators(LanguageNames.CSharp));
        return CSharpGeneratorDriver.Create(generators, [], arguments.ParseOptions, configs.Settings);
    }

    // They are the SDK's, as the compiler is: one of each, in one context.
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
