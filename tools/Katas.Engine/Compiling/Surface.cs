using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Compiling;

/// <summary>What of a file another assembly, the tests', can see.</summary>
internal static class Surface
{
    /// <summary>Code that was compiled against the one is the same if it is compiled against the other.</summary>
    /// <param name="one">A file.</param>
    /// <param name="other">The file at another time.</param>
    public static bool IsSame(SyntaxNode one, SyntaxNode other) =>
        SyntaxFactory.AreEquivalent(one, other, topLevel: true) || SyntaxFactory.AreEquivalent(WithoutPrivate(one), WithoutPrivate(other), topLevel: true);

    private static SyntaxNode WithoutPrivate(SyntaxNode file) => file.RemoveNodes(file.DescendantNodes(MayHaveMembers).Where(IsPrivate), SyntaxRemoveOptions.KeepNoTrivia)!;

    // Private constants may be part of public ones, a private constructor stands in place of the public one that nobody writes, and
    // others may count the fields of a struct.
    private static bool IsPrivate(SyntaxNode node) =>
        node is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } or FieldDeclarationSyntax
        && node.Parent is ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }
        && !((MemberDeclarationSyntax)node).Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword
            or SyntaxKind.ProtectedKeyword or SyntaxKind.ConstKeyword or SyntaxKind.PartialKeyword);

    private static bool MayHaveMembers(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
}
