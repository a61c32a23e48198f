using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Checking;

/// <summary>Tests that may ask <c>Samples</c> how many cases to try. All others say in a first look what they say at the last.</summary>
internal sealed class SampledTests
{
    private readonly HashSet<string> asking = ["Samples"];
    private readonly List<TestDeclaration> racing;

    /// <summary>Finds the members that ask, or that use one that does; by name, so rather too many than too few.</summary>
    public SampledTests(Kata kata)
    {
        racing = [.. TestDeclaration.Of(kata).Where(test => test.IsRacing)];
        var members = kata.TestFiles()
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            .Where(member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax)
            .Select(member => (Names: Names(member), Uses: member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet()))
            .ToList();
        for (var count = 0; count < asking.Count;)
        {
            count = asking.Count;
            asking.UnionWith(members.Where(member => member.Uses.Overlaps(asking)).SelectMany(member => member.Names).ToList());
        }
    }

    /// <summary>The result is one of such a test.</summary>
    public bool Has(TestResult result) => asking.Contains(result.DisplayName[(result.ClassName.Length + 1)..].Split('(')[0]);

    /// <summary>The result is one of such a test, or of one in which threads race: it may differ from run to run.</summary>
    public bool Vary(TestResult result) => Has(result) || racing.Exists(test => test.Is(result));

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),

        // A constructor or an operator has no name of its own: whoever names the type may use it.
        _ => member.Ancestors().OfType<TypeDeclarationSyntax>().Take(1).Select(type => type.Identifier.ValueText),
    };
}
