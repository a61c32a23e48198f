using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Katas.Engine.Compiling;

/// <summary>Compiles what a save changes inside of methods, and those that come and go, into patches of an image that is loaded somewhere.</summary>
/// <remarks>
/// It is what a debugger does for "edit and continue". What it cannot do, or could do only with a difference to a compilation of
/// everything, it leaves to that: static fields that begin with another value, code that does not compile.
/// </remarks>
internal sealed class PatchChain
{
    // Each makes compiler and runtime remember more.
    private const int MostPatches = 50;

    // What lies in the data of an assembly, the bytes of "text"u8 for one, lies in that of a patch, too, and takes no memory when it is used.
    private static readonly EmitDifferenceOptions WithData = new() { EmitFieldRva = true };

    private readonly Compiled.Image start;
    private List<Patch> patches = [];
    private CSharpCompilation last;
    private EmitBaseline baseline;
    private PatchedData data;

    /// <summary>Begins with an image that can be patched.</summary>
    /// <param name="start">It is loaded.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The baseline reads it as long as there is one; it holds memory only.")]
    public PatchChain(Compiled.Image start)
    {
        this.start = start;
        last = start.Yours!;
        var assembly = ModuleMetadata.CreateFromImage(start.Assemblies[0].Assembly.ToArray());
        baseline = EmitBaseline.CreateInitialBaseline(last, assembly, _ => default, _ => default, hasPortableDebugInformation: true);
        data = PatchedData.Of(assembly.GetMetadataReader());
    }

    /// <summary>The tests that its image was compiled with.</summary>
    public AssemblyImage Tests => start.Assemblies[^1];

    /// <summary>An image that differs from the last one by a patch at most; null if that cannot be.</summary>
    /// <param name="now">The kata's part as it is now.</param>
    /// <param name="serve">Its tests need not be compiled again.</param>
    /// <param name="whole">Compiles all of it, if that should be needed after all.</param>
    /// <param name="stop">Gives up.</param>
    public Compiled.Image? Continue(CSharpCompilation now, Func<bool> serve, Func<AssemblyImage> whole, CancellationToken stop)
    {
        if (patches.Count >= MostPatches || last.SyntaxTrees.Length != now.SyntaxTrees.Length)
        {
            return null;
        }

        // What is new must be there before it is used, and what is gone must not be used any more.
        var changes = last.SyntaxTrees.Zip(now.SyntaxTrees).Where(pair => pair.First != pair.Second)
            .Select(pair => new MemberChanges(pair.First, pair.Second)).OrderBy(changes => (changes.Added.Count == 0, changes.Removed.Count > 0)).ToList();
        if (!changes.TrueForAll(change => change.AreAll && change.CountForNothingElse(last, now)) || (changes.Exists(change => change.Any) && !serve()))
        {
            return null;
        }

        var (soFar, newLast, newBaseline, newData) = (patches.ToList(), last, baseline, data);
        foreach (var change in changes)
        {
            var moves = new List<Move>();
            var next = newLast.ReplaceSyntaxTree(change.Before, change.After);
            if (Edits(newLast, next, change, moves) is not { } edits)
            {
                return null;
            }

            if (edits.Count > 0 || moves.Count > 0)
            {
                if (Emit(newBaseline, next, edits, stop) is not var (metadata, code, symbols, emitted) || newData.With(metadata) is not { } withMore)
                {
                    return null;
                }

                soFar.Add(new Patch(metadata, code, symbols, change.After.FilePath, moves));
                (newBaseline, newData) = (emitted, withMore);
            }

            newLast = next;
        }

        (patches, last, baseline, data) = (soFar, newLast, newBaseline, newData);
        return new Compiled.Image(start, [.. patches], now, new(() => [whole(), Tests]));
    }

    /// <summary>Compiles the same once more, from the texts on, for nothing but practice.</summary>
    public void Practise(SyntaxTree before, SyntaxTree after, CancellationToken stop)
    {
        var next = last.ReplaceSyntaxTree(before, after);
        Edits(last, next, new MemberChanges(before, after), []);
        Emit(baseline, next, Once(Code(before).Zip(Code(after)).SelectMany(pair => Edit(last, next, pair.First, pair.Second))), stop);
    }

    private static (byte[] Metadata, byte[] Code, byte[] Symbols, EmitBaseline Baseline)? Emit(
        EmitBaseline baseline, CSharpCompilation next, List<SemanticEdit> edits, CancellationToken stop)
    {
        if (edits.Count == 0)
        {
            return ([], [], [], baseline);
        }

        using var metadata = new MemoryStream();
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = next.EmitDifference(baseline, edits, edits.Where(edit => edit.Kind == SemanticEditKind.Insert).Select(edit => edit.NewSymbol).Contains, metadata, code, symbols, WithData, stop);
        return result.Success ? (metadata.ToArray(), code.ToArray(), symbols.ToArray(), result.Baseline!) : null;
    }

    // The methods that have another body now; null if something else has changed.
    private static List<SemanticEdit>? Edits(CSharpCompilation last, CSharpCompilation next, MemberChanges change, List<Move> moves)
    {
        var (before, after) = (change.Before, change.After);
        if (after.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            || !HiddenFields(before).SequenceEqual(HiddenFields(after)))
        {
            return null;
        }

        var (codeBefore, codeAfter) = (Code(before).Except(change.Removed).ToList(), Code(after).Except(change.Added).ToList());
        if (!codeBefore.Select(node => node.RawKind).SequenceEqual(codeAfter.Select(node => node.RawKind)))
        {
            return null;
        }

        var edits = change.Added.SelectMany(node => Methods(next, node)).Select(method => new SemanticEdit(SemanticEditKind.Insert, oldSymbol: null, method))
            .Concat(change.Removed.SelectMany(node => Methods(last, node)).Select(method => new SemanticEdit(SemanticEditKind.Delete, method, TypeOf(method, next))))
            .ToList();
        foreach (var (was, @is) in codeBefore.Zip(codeAfter))
        {
            if (was.ToString() == @is.ToString())
            {
                var (from, to) = (Lines(was), Lines(@is));
                if (from != to)
                {
                    moves.Add(new Move(from.First, from.Last, to.First - from.First));
                }
            }
            else if (Edit(last, next, was, @is) is { Count: > 0 } some)
            {
                edits.AddRange(some);
            }
            else
            {
                return null;
            }
        }

        return Once(edits);
    }

    // A constructor may have been changed, and a field that it sets, too. Of what is gone, it is the type that is new.
    private static List<SemanticEdit> Once(IEnumerable<SemanticEdit> edits) =>
        [.. edits.DistinctBy(edit => edit.Kind == SemanticEditKind.Delete ? edit.OldSymbol : edit.NewSymbol, SymbolEqualityComparer.Default)];

    private static INamedTypeSymbol? TypeOf(IMethodSymbol method, CSharpCompilation next) =>
        (INamedTypeSymbol?)DocumentationCommentId.GetFirstSymbolForDeclarationId(method.ContainingType.GetDocumentationCommentId()!, next);

    private static List<SemanticEdit> Edit(CSharpCompilation last, CSharpCompilation next, SyntaxNode was, SyntaxNode @is) =>
    [
        .. from pair in Methods(last, was).Zip(Methods(next, @is))
           where pair.Second.ContainingType.TypeKind != TypeKind.Extension
           select new SemanticEdit(SemanticEditKind.Update, pair.First, pair.Second),
    ];

    // All code of a file, as that of one method each; but what a field begins with is code of each constructor.
    private static IEnumerable<SyntaxNode> Code(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(node => !IsCode(node)).Where(node => IsCode(node) || node is PrimaryConstructorBaseTypeSyntax);

    // A field is there with or without what it begins with.
    private static bool IsCode(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax;

    // Whether there is a field that nobody has declared: for a parameter of a primary constructor that a method uses, for a property
    // that says "field". A patch that drops one lets the next one find it empty.
    private static IEnumerable<bool> HiddenFields(SyntaxTree tree) => tree.GetRoot().DescendantNodes(MayHaveMembers).SelectMany(node => node switch
    {
        TypeDeclarationSyntax { ParameterList.Parameters: var parameters } type => Uses(type, parameters),
        BasePropertyDeclarationSyntax property => [property.DescendantNodes().OfType<FieldExpressionSyntax>().Any()],
        _ => [],
    });

    private static bool MayHaveMembers(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static IEnumerable<bool> Uses(TypeDeclarationSyntax type, IEnumerable<ParameterSyntax> parameters)
    {
        var names = type.Members.SelectMany(member => member.DescendantNodes().OfType<IdentifierNameSyntax>()).Select(name => name.Identifier.ValueText).ToHashSet();
        return parameters.Select(parameter => names.Contains(parameter.Identifier.ValueText));
    }

    private static IEnumerable<IMethodSymbol> Methods(CSharpCompilation compilation, SyntaxNode code)
    {
        var model = compilation.GetSemanticModel(code.SyntaxTree);
        return code switch
        {
            BaseMethodDeclarationSyntax or AccessorDeclarationSyntax when model.GetDeclaredSymbol(code) is IMethodSymbol method => [method],
            ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } when model.GetDeclaredSymbol(property) is IPropertySymbol { GetMethod: { } get } => [get],
            VariableDeclaratorSyntax => Constructors(model.GetDeclaredSymbol(code)),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Constructors(model.GetDeclaredSymbol(property)),
            _ => [],
        };
    }

    private static IEnumerable<IMethodSymbol> Constructors(ISymbol? field) =>
        field is { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct } type }
            ? type.InstanceConstructors.Where(constructor => !LeavesFieldsToAnother(constructor)) : [];

    // One that begins with this(…), the one that copies a record, and the one of a struct that nobody has written.
    private static bool LeavesFieldsToAnother(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer })
        || (constructor is { IsImplicitlyDeclared: true, Parameters: [var only] } && SymbolEqualityComparer.Default.Equals(only.Type, constructor.ContainingType))
        || constructor is { IsImplicitlyDeclared: true, Parameters: [], ContainingType.TypeKind: TypeKind.Struct };

    // From 1.
    private static (int First, int Last) Lines(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return (span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1);
    }
}
