using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Katas.Engine.Compiling;

/// <summary>Compiles what a save changes inside of methods, and only that, into patches of an image that is loaded somewhere.</summary>
/// <remarks>
/// It is what a debugger does for "edit and continue". What it cannot do, or could do only with a difference to a compilation of
/// everything, it leaves to that: two files at once, fields that begin with another value, code that does not compile.
/// </remarks>
internal sealed class PatchChain
{
    private readonly Compiled.Image start;
    private readonly List<Patch> patches = [];
    private CSharpCompilation last;
    private EmitBaseline baseline;

    /// <summary>Begins with an image that can be patched.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The baseline reads it as long as there is one; it holds memory only.")]
    public PatchChain(Compiled.Image start)
    {
        this.start = start;
        last = start.Yours!;
        baseline = EmitBaseline.CreateInitialBaseline(
            last, ModuleMetadata.CreateFromImage(start.Assemblies[0].Assembly.ToArray()), _ => default, _ => default, hasPortableDebugInformation: true);
    }

    /// <summary>The tests that its image was compiled with.</summary>
    public AssemblyImage Tests => start.Assemblies[^1];

    /// <summary>An image that differs from the last one by a patch at most; null if that cannot be.</summary>
    /// <param name="next">The kata's part as it is now.</param>
    /// <param name="whole">Compiles all of it, if that should be needed after all.</param>
    /// <param name="stop">Gives up.</param>
    public Compiled.Image? Continue(CSharpCompilation next, Func<AssemblyImage> whole, CancellationToken stop)
    {
        var changed = last.SyntaxTrees.Zip(next.SyntaxTrees).Where(pair => pair.First != pair.Second).ToList();
        if (changed.Count > 1)
        {
            return null;
        }

        if (changed is [var (before, after)])
        {
            if (Edits(next, before, after, isPractice: false) is not { } edits)
            {
                return null;
            }

            if (edits.Count > 0)
            {
                if (Emit(next, edits, after.FilePath, stop) is not var (patch, newBaseline))
                {
                    return null;
                }

                patches.Add(patch);
                baseline = newBaseline;
                last = next;
            }
        }

        return new Compiled.Image(start, [.. patches], next, new(() => [whole(), Tests]));
    }

    /// <summary>Compiles the same once more, from the texts on, for nothing but practice.</summary>
    public void Practise(SyntaxTree before, SyntaxTree after, CancellationToken stop)
    {
        var next = last.ReplaceSyntaxTree(before, after);
        if (Edits(next, before, after, isPractice: true) is { } edits)
        {
            Emit(next, edits, after.FilePath, stop);
        }
    }

    private (Patch Patch, EmitBaseline Baseline)? Emit(CSharpCompilation next, List<SemanticEdit> edits, string file, CancellationToken stop)
    {
        using var metadata = new MemoryStream();
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = next.EmitDifference(baseline, edits, isAddedSymbol: _ => false, metadata, code, symbols, stop);
        return result.Success ? (new Patch(metadata.ToArray(), code.ToArray(), symbols.ToArray(), file), result.Baseline!) : null;
    }

    // The methods that have another body now, or the same one on other lines.
    private List<SemanticEdit>? Edits(CSharpCompilation next, SyntaxTree before, SyntaxTree after, bool isPractice)
    {
        if (after.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            || !SyntaxFactory.AreEquivalent(before, after, topLevel: true))
        {
            return null;
        }

        var edits = new List<SemanticEdit>();
        var (oldModel, newModel) = (last.GetSemanticModel(before), next.GetSemanticModel(after));
        foreach (var (was, @is) in Code(before).Zip(Code(after)))
        {
            if (!isPractice && Line(was) == Line(@is) && was.ToFullString() == @is.ToFullString())
            {
                continue;
            }

            if (Method(oldModel, was) is not { } method || Method(newModel, @is) is not { } changed || changed.ContainingType.TypeKind == TypeKind.Extension)
            {
                if (isPractice)
                {
                    continue;
                }

                return null;
            }

            edits.Add(new SemanticEdit(SemanticEditKind.Update, method, changed));
        }

        return edits;
    }

    // All code of a file, as that of one method each; what a field or a parameter begins with has no method.
    private static IEnumerable<SyntaxNode> Code(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(node => node is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax))
        .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or PrimaryConstructorBaseTypeSyntax);

    private static IMethodSymbol? Method(SemanticModel model, SyntaxNode code) => code switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => model.GetDeclaredSymbol(code) as IMethodSymbol,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } => (model.GetDeclaredSymbol(property) as IPropertySymbol)?.GetMethod,
        _ => null,
    };

    private static int Line(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line;
}
