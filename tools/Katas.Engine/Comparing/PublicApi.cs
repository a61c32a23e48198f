using System.Runtime.CompilerServices;
using Katas.Engine.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Engine.Comparing;

/// <summary>What others can see of a kata's code.</summary>
public static class PublicApi
{
    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.Default,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>What only one side has, in alphabetical order.</summary>
    /// <param name="yours">The learner's code with the tests.</param>
    /// <param name="reference">The reference with the tests.</param>
    /// <param name="assemblies">The paths of the assemblies that both refer to.</param>
    public static ApiDifference Difference(Compiled.Image yours, Compiled.Image reference, IEnumerable<string> assemblies)
    {
        var references = assemblies.Select(path => MetadataReference.CreateFromFile(path)).ToList();
        var (left, right) = (Of(yours, references), Of(reference, references));
        return new ApiDifference([.. left.Except(right)], [.. right.Except(left)]);
    }

    private static List<string> Of(Compiled.Image image, IEnumerable<MetadataReference> references)
    {
        // The kata comes first; in one piece with the tests, these are told by their namespace.
        var subject = MetadataReference.CreateFromImage([.. image.Assemblies[0].Assembly.Span]);
        var compilation = CSharpCompilation.Create("api", references: references.Append(subject));
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(subject)!;
        return [.. Types(assembly.GlobalNamespace).SelectMany(Members).Select(member => member.ToDisplayString(Format)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol within) => within.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol { Name: "Steps" } => [],
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol type when IsVisible(type) => Types(type).Prepend(type),
        _ => [],
    });

    // An accessor is told by its property.
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null } && IsVisible(member) && !IsMadeByTheCompiler(member))
        .Prepend(type);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsMadeByTheCompiler(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(CompilerGeneratedAttribute));
}

/// <summary>Public declarations that only one side has.</summary>
/// <param name="OnlyYours">Those of the learner.</param>
/// <param name="OnlyReference">Those of the reference.</param>
public sealed record ApiDifference(IReadOnlyList<string> OnlyYours, IReadOnlyList<string> OnlyReference)
{
    /// <summary>Both have the same.</summary>
    public bool IsNone => OnlyYours.Count == 0 && OnlyReference.Count == 0;
}
