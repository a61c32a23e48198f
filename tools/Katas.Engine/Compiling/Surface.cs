using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Compiling;

/// <summary>What of a kata another assembly, the tests', can see.</summary>
internal static class Surface
{
    private const string Attribute = nameof(Attribute);

    private static readonly SymbolDisplayFormat Everything = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGenericsOptions((SymbolDisplayGenericsOptions)~0)
        .WithMemberOptions((SymbolDisplayMemberOptions)~0)
        .WithParameterOptions((SymbolDisplayParameterOptions)~0)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // The compiler looks for them where nobody says their names.
    private static readonly HashSet<string> Unsaid =
    [
        "Add", "AppendFormatted", "AppendLiteral", "Cast", "Count", "Current", "Deconstruct", "Dispose", "DisposeAsync", "EnterScope", "Equals",
        "GetAsyncEnumerator", "GetAwaiter", "GetEnumerator", "GetHashCode", "GetPinnableReference", "GetResult", "GroupBy", "GroupJoin", "IsCompleted",
        "Join", "Length", "MoveNext", "MoveNextAsync", "OnCompleted", "OrderBy", "OrderByDescending", "PrintMembers", "Select", "SelectMany", "Slice", "ThenBy",
        "ThenByDescending", "ToString", "ToStringAndClear", "Where",
    ];

    /// <summary>Code that was compiled against the one is the same if it is compiled against the other.</summary>
    /// <param name="one">A file.</param>
    /// <param name="other">The file at another time.</param>
    public static bool IsSame(SyntaxNode one, SyntaxNode other) =>
        SyntaxFactory.AreEquivalent(one, other, topLevel: true) || SyntaxFactory.AreEquivalent(WithoutPrivate(one), WithoutPrivate(other), topLevel: true);

    /// <summary>Code that was compiled against the one is the same if it is compiled against the other.</summary>
    /// <param name="one">All files.</param>
    /// <param name="other">All files at another time.</param>
    /// <param name="names">All that the code says.</param>
    public static bool IsSame(Compilation one, Compilation other, IReadOnlySet<string> names)
    {
        var (before, after) = (Members(one), Members(other));
        return Attributes(one.Assembly) == Attributes(other.Assembly)
            && before.Keys.Union(after.Keys).All(id => (before.GetValueOrDefault(id), after.GetValueOrDefault(id)) switch
            {
                ({ } was, { } @is) => Looks(was) == Looks(@is) || IsUnsaid(was, names),
                (null, { } added) => IsUnsaid(added, names) || IsFurtherAccessor(added) || IsPartOf(before, added),
                ({ } removed, _) => IsUnsaid(removed, names) || IsPartOf(after, removed),
                _ => true,
            });
    }

    /// <summary>All names that a file says.</summary>
    public static IEnumerable<string> Names(SyntaxTree file) =>
        file.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    /// <summary>The compiler may look for a member of that name where nobody says it.</summary>
    public static bool IsLookedFor(string name) => Unsaid.Contains(name);

    private static SyntaxNode WithoutPrivate(SyntaxNode file) => file.RemoveNodes(file.DescendantNodes(MayHaveMembers).Where(IsPrivate), SyntaxRemoveOptions.KeepNoTrivia)!;

    // Private constants may be part of public ones, a private constructor stands in place of the public one that nobody writes, and
    // others may count the fields of a struct.
    private static bool IsPrivate(SyntaxNode node) =>
        node is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } or FieldDeclarationSyntax
        && node.Parent is ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }
        && !((MemberDeclarationSyntax)node).Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword
            or SyntaxKind.ProtectedKeyword or SyntaxKind.ConstKeyword or SyntaxKind.PartialKeyword);

    private static bool MayHaveMembers(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    // All namespaces, types and members that can be seen, by id. Where two have the same, the code does not compile.
    private static Dictionary<string, ISymbol> Members(Compilation compilation) =>
        Members(compilation.Assembly.GlobalNamespace).DistinctBy(Id).ToDictionary(Id);

    private static string Id(ISymbol member) => member.GetDocumentationCommentId() ?? "";

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol of) =>
        from member in of.GetMembers()
        where member is not INamedTypeSymbol { IsFileLocal: true }
        where member.DeclaredAccessibility != Accessibility.Private || member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Struct }
        from one in member is INamespaceOrTypeSymbol inner ? Members(inner).Prepend(member) : [member]
        select one;

    // Accessors stand for themselves.
    private static string Looks(ISymbol member) => member switch
    {
        INamedTypeSymbol type => $"{Written(type)} {type.IsAbstract} {type.IsSealed} {type.IsStatic} {type.IsRecord} {type.IsReadOnly} {type.IsRefLikeType} "
            + string.Join(", ", Bases(type).Concat(type.AllInterfaces).Select(other => other.ToDisplayString(Everything))),
        IMethodSymbol method => $"{Written(method)} {method.IsInitOnly} {method.IsReadOnly} {method.IsExtensionMethod} "
            + string.Join(", ", method.GetReturnTypeAttributes().Concat(method.Parameters.SelectMany(parameter => parameter.GetAttributes()))),
        _ => Written(member),
    };

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) => type.BaseType is { } other ? Bases(other).Prepend(other) : [];

    private static string Written(ISymbol member) => $"{member.DeclaredAccessibility} {member.ToDisplayString(Everything)} {Attributes(member)}";

    private static string Attributes(ISymbol of) => string.Join(", ", of.GetAttributes());

    // What nobody says, and what changes nothing for what is said: nothing that a test must implement or may have to set. (The value of
    // a constant is part of how those look that are made of it.)
    private static bool IsUnsaid(ISymbol member, IReadOnlySet<string> names) =>
        !names.Contains(member.Name)
        && !(member.Name.EndsWith(Attribute, StringComparison.Ordinal) && names.Contains(member.Name[..^Attribute.Length]))
        && !Unsaid.Contains(member.Name)
        && member switch
        {
            INamespaceSymbol => true,
            INamedTypeSymbol type => !type.MightContainExtensionMethods,
            IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet, AssociatedSymbol: { } property } => IsUnsaid(property, names),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false, IsRequired: false } => IsPlain(member),
            IFieldSymbol { IsRequired: false, ContainingType.TypeKind: TypeKind.Class } => true,
            _ => false,
        };

    private static bool IsPlain(ISymbol member) =>
        !member.IsAbstract && !member.IsVirtual && !member.IsOverride && !member.IsImplicitlyDeclared && member.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct;

    // Code that did not need it has no use for it.
    private static bool IsFurtherAccessor(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet } && IsPlain(member) && member.ContainingType.TypeKind == TypeKind.Class;

    // A type that comes or goes brings or takes its members.
    private static bool IsPartOf(Dictionary<string, ISymbol> others, ISymbol member) =>
        member.ContainingType is { } type && !others.ContainsKey(Id(type));
}
