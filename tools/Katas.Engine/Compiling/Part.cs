using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Katas.Engine.Compiling;

/// <summary>An assembly that is compiled again and again; the compiler keeps what it knows of the files that stay the same.</summary>
internal sealed class Part(string name, OutputKind kind, CSharpCommandLineArguments arguments, IReadOnlyList<MetadataReference> references, EditorConfigs configs)
{
    private readonly Dictionary<string, SyntaxTree> trees = [];
    private CSharpCompilation compilation = CSharpCompilation.Create(
        name, references: references, options: arguments.CompilationOptions.WithOutputKind(kind).WithSyntaxTreeOptionsProvider(configs.Severities));

    private GeneratorDriver? generators;

    private EmitOptions EmitOptions => arguments.EmitOptions.WithDebugInformationFormat(DebugInformationFormat.PortablePdb);

    /// <summary>What was last emitted, with what the source generators added.</summary>
    public Compilation? Emitted { get; private set; }

    /// <summary>What other parts can be compiled against, since it was last emitted.</summary>
    public MetadataReference? Reference { get; private set; }

    /// <summary>Takes in the files as they are now.</summary>
    /// <param name="sources">The files, always the same ones.</param>
    /// <param name="other">A part that these files refer to.</param>
    /// <param name="generate">Lets the source generators add what they have to add.</param>
    /// <param name="stop">Gives up.</param>
    public (CSharpCompilation Whole, ImmutableArray<Diagnostic> FromGenerators) With(IEnumerable<SyntaxTree> sources, Part? other, bool generate, CancellationToken stop)
    {
        foreach (var tree in sources)
        {
            if (!trees.TryGetValue(tree.FilePath, out var old))
            {
                compilation = compilation.AddSyntaxTrees(tree);
            }
            else if (old != tree)
            {
                compilation = compilation.ReplaceSyntaxTree(old, tree);
            }

            trees[tree.FilePath] = tree;
        }

        if (other is not null)
        {
            compilation = compilation.WithReferences(references.Append(other.Reference!));
        }

        if (!generate)
        {
            return (compilation, []);
        }

        generators ??= Generators.Of(arguments, configs);
        generators = generators.RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var fromGenerators, stop);
        return ((CSharpCompilation)whole, fromGenerators);
    }

    /// <summary>Compiles the files of this part.</summary>
    /// <param name="sources">The files, always the same ones, as they are now.</param>
    /// <param name="other">A part that these files refer to.</param>
    /// <param name="generate">Lets the source generators add what they have to add.</param>
    /// <param name="stop">Gives up.</param>
    public Emitted Emit(IEnumerable<SyntaxTree> sources, Part? other, bool generate, CancellationToken stop)
    {
        var (whole, fromGenerators) = With(sources, other, generate, stop);
        Emitted = whole;
        Reference = whole.ToMetadataReference();

        var (result, image) = Emit(whole, stop);
        return new Emitted(image, [.. fromGenerators.Concat(result.Diagnostics).Where(diagnostic => !diagnostic.IsSuppressed)]);
    }

    /// <summary>Compiles what the part was at some time.</summary>
    public (EmitResult Result, AssemblyImage? Image) Emit(Compilation whole, CancellationToken stop)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = whole.Emit(assembly, symbols, options: EmitOptions, cancellationToken: stop);
        return (result, result.Success ? new AssemblyImage(assembly.ToArray(), symbols.ToArray()) : null);
    }
}

/// <summary>What came of a part.</summary>
/// <param name="Image">Null if there are errors.</param>
/// <param name="Diagnostics">Errors and warnings, and hints that nobody asked for.</param>
internal sealed record Emitted(AssemblyImage? Image, IReadOnlyList<Diagnostic> Diagnostics);
