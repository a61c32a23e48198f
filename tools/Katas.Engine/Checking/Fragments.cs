using System.Globalization;
using Katas.Engine.Catalogue;
using Markdig.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Checking;

/// <summary>Every C# fragment of a kata's README compiles, as a program of its own that uses the kata.</summary>
/// <remarks>
/// It need not name the namespaces that a reader has before his eyes: those that the framework's projects import, the kata's own,
/// and those that the solution's files use.
/// </remarks>
internal static class Fragments
{
    private static readonly string[] Imported =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    public static bool IsCSharp(FencedCodeBlock block) => block.Info is "csharp" or "cs" or "c#";

    /// <summary>What does not compile.</summary>
    /// <param name="kata">The kata.</param>
    /// <param name="solution">The solution, compiled with the tests.</param>
    /// <param name="stop">Gives up.</param>
    public static IEnumerable<Complaint> Of(Kata kata, Compilation solution, CancellationToken stop)
    {
        var page = MarkdownPage.Read(Whole.ReadmeFile(kata));
        var options = (CSharpParseOptions)solution.SyntaxTrees.First().Options;
        var imports = CSharpSyntaxTree.ParseText(Imports(kata), options, cancellationToken: stop);
        foreach (var block in page.Document.Descendants<FencedCodeBlock>().Where(IsCSharp))
        {
            // The block's first line is that of the fence.
            var code = new string('\n', MarkdownPage.Line(block)) + block.Lines;
            var tree = CSharpSyntaxTree.ParseText(code, options, page.File, cancellationToken: stop);
            var isProgram = tree.GetRoot(stop).ChildNodes().OfType<GlobalStatementSyntax>().Any();
            var compilation = CSharpCompilation.Create(
                "Fragment", [imports, tree], solution.References.Append(solution.ToMetadataReference()),
                new CSharpCompilationOptions(
                    isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            foreach (var error in compilation.GetDiagnostics(stop).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(1))
            {
                yield return new Complaint(
                    CheckPoint.Whole, page.File, error.Location.GetLineSpan().StartLinePosition.Line + 1,
                    $"the fragment does not compile: {error.Id} {error.GetMessage(CultureInfo.InvariantCulture)}", "correct it: what a README shows can be copied and run");
            }
        }
    }

    private static string Imports(Kata kata)
    {
        var files = Kata.SourceFiles(kata.SolutionFolder).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetCompilationUnitRoot()).ToList();
        var own = files.SelectMany(file => file.Members).OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString());
        var used = files.SelectMany(file => file.Usings).Where(directive => directive.Alias is null).Select(directive => directive.WithoutTrivia().ToString());
        return string.Concat(Imported.Concat(own).Select(name => $"using {name};").Concat(used).Distinct().Select(directive => $"global {directive}\n"));
    }
}
