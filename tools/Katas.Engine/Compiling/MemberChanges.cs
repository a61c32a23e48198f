using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Compiling;

/// <summary>The methods and <c>set</c> accessors that a file has got and lost, of those that an assembly can get and lose while it is loaded.</summary>
internal sealed class MemberChanges
{
    /// <summary>Compares a file with itself at another time.</summary>
    public MemberChanges(SyntaxTree before, SyntaxTree after)
    {
        (Before, After) = (before, after);
        var (was, @is) = (before.GetRoot(), after.GetRoot());
        if (SyntaxFactory.AreEquivalent(was, @is, topLevel: true))
        {
            AreAll = true;
            return;
        }

        var (were, are) = (Optional(was), Optional(@is));
        Added = [.. are.Where(member => !were.ContainsKey(member.Key)).Select(member => member.Value)];
        Removed = [.. were.Where(member => !are.ContainsKey(member.Key)).Select(member => member.Value)];
        AreAll = Any && SyntaxFactory.AreEquivalent(Without(was, Removed), Without(@is, Added), topLevel: true);
    }

    /// <summary>The file as it was.</summary>
    public SyntaxTree Before { get; }

    /// <summary>The file as it is.</summary>
    public SyntaxTree After { get; }

    /// <summary>In <see cref="After"/>.</summary>
    public IReadOnlyList<SyntaxNode> Added { get; } = [];

    /// <summary>In <see cref="Before"/>.</summary>
    public IReadOnlyList<SyntaxNode> Removed { get; } = [];

    /// <summary>There are some.</summary>
    public bool Any => Added.Count + Removed.Count > 0;

    /// <summary>But for them, and the inside of methods, the file is the same.</summary>
    public bool AreAll { get; }

    /// <summary>Code that nobody has touched means what it meant, and compiles: a method's name is new, or said no more.</summary>
    /// <param name="was">The assembly before.</param>
    /// <param name="is">The assembly after.</param>
    public bool CountForNothingElse(Compilation was, Compilation @is) =>
        Added.OfType<MethodDeclarationSyntax>().All(method => IsUnsaid(Name(method), was))
        && Removed.OfType<MethodDeclarationSyntax>().All(method => IsUnsaid(Name(method), @is))
        && Removed.OfType<AccessorDeclarationSyntax>().SelectMany(accessor => Setting(@is, Name(accessor))).Distinct()
            .All(file => !@is.GetSemanticModel(file).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static bool IsUnsaid(string name, Compilation compilation) =>
        !Surface.IsLookedFor(name) && !compilation.SyntaxTrees.SelectMany(Surface.Names).Contains(name);

    // What sets something of that name, of whatever type.
    private static IEnumerable<SyntaxTree> Setting(Compilation compilation, string name) => compilation.SyntaxTrees.Where(tree =>
        tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            .Any(node => node.Identifier.ValueText == name && IsSet(node.Parent is MemberAccessExpressionSyntax access ? access : node)));

    private static bool IsSet(SyntaxNode node) => node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node,
        ArgumentSyntax argument => argument.Parent is TupleExpressionSyntax || argument.RefKindKeyword != default,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or MemberBindingExpressionSyntax => true,
        _ => false,
    };

    private static string Name(MethodDeclarationSyntax method) => method.Identifier.ValueText;

    private static string Name(AccessorDeclarationSyntax accessor) => accessor.FirstAncestorOrSelf<PropertyDeclarationSyntax>()!.Identifier.ValueText;

    private static SyntaxNode Without(SyntaxNode file, IReadOnlyList<SyntaxNode> members) => file.RemoveNodes(members, SyntaxRemoveOptions.KeepNoTrivia)!;

    // By type, name and parameters. Two that are the same do not compile, and are none.
    private static Dictionary<string, SyntaxNode> Optional(SyntaxNode file) => file.DescendantNodes(node => node is not MethodDeclarationSyntax).Where(IsOptional)
        .GroupBy(node => string.Join(' ', node.AncestorsAndSelf().Select(Key))).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.Single());

    private static string Key(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => $"{method.Modifiers} {method.ReturnType} {method.Identifier.ValueText}{method.ParameterList}",
        AccessorDeclarationSyntax accessor => $"{accessor.Modifiers} {accessor.Keyword}",
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => "",
    };

    // Nothing generic, nothing that can take another's place (a public one may be what an interface asks for), and nothing that an
    // attribute lets somebody else call.
    private static bool IsOptional(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null, TypeParameterList: null, AttributeLists: [] } method =>
                IsPlain(method.Modifiers) && !method.Modifiers.Any(SyntaxKind.PublicKeyword)
                && !method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword)),
            AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.SetAccessorDeclaration, AttributeLists: [] } accessor =>
                accessor.Parent?.Parent is PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property && IsPlain(property.Modifiers)
                && (accessor.Modifiers.Count > 0 || !property.Modifiers.Any(SyntaxKind.PublicKeyword)),
            _ => false,
        }
        && node.Ancestors().OfType<TypeDeclarationSyntax>().All(type =>
            type is { TypeParameterList: null, RawKind: not ((int)SyntaxKind.InterfaceDeclaration or (int)SyntaxKind.ExtensionBlockDeclaration) });

    private static bool IsPlain(SyntaxTokenList modifiers) => !modifiers.Any(modifier => modifier.Kind() is SyntaxKind.AbstractKeyword
        or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.NewKeyword or SyntaxKind.PartialKeyword or SyntaxKind.ExternKeyword);
}
