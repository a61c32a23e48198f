using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Checking;

/// <summary>A test as its source declares it, whether or not it names a rule.</summary>
/// <param name="File">The path of its source.</param>
/// <param name="Line">Of its name, from 1.</param>
/// <param name="ClassName">Without its namespace.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Rules">The ids that it names.</param>
/// <param name="IsRacing">It is marked as <c>[Racing]</c>.</param>
internal sealed record TestDeclaration(string File, int Line, string ClassName, string Name, IReadOnlyList<string> Rules, bool IsRacing)
{
    /// <summary>All of a kata, file by file.</summary>
    public static IReadOnlyList<TestDeclaration> Of(Kata kata) => [.. kata.TestFiles().SelectMany(In)];

    /// <summary>The result is one of this test.</summary>
    public bool Is(TestResult result) =>
        result.ClassName.EndsWith($".{ClassName}", StringComparison.Ordinal)
        && result.DisplayName[(result.ClassName.Length + 1)..].Split('(')[0] == Name;

    private static IEnumerable<TestDeclaration> In(string file) =>
        from method in CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let attributes = method.AttributeLists.SelectMany(list => list.Attributes).ToLookup(attribute => attribute.Name.ToString())
        where attributes.Contains("Fact") || attributes.Contains("Theory")
        let type = method.Ancestors().OfType<TypeDeclarationSyntax>().First()
        select new TestDeclaration(
            file, method.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1, type.Identifier.ValueText, method.Identifier.ValueText,
            [.. attributes["Rule"].Select(rule => rule.ArgumentList?.Arguments[0].Expression is LiteralExpressionSyntax id ? id.Token.ValueText : "")],
            attributes.Contains("Racing"));
}
