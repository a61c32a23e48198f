using System.Collections.Concurrent;
using Katas.Engine.Running;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Verdicts;

/// <summary>A test as its source has it.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Rules">The ids of the rules that it checks.</param>
/// <param name="FirstLine">The line of the signature, from 1.</param>
/// <param name="Lines">From the signature to the closing brace.</param>
public sealed record TestMethod(string Name, IReadOnlyList<string> Rules, int FirstLine, IReadOnlyList<string> Lines)
{
    // By file. Whoever saves again and again sees tests of the same one fail.
    private static readonly ConcurrentDictionary<string, (string Text, IReadOnlyList<TestMethod> Methods)> Known = new();

    /// <summary>The methods of a file that name a rule, in its order.</summary>
    public static IReadOnlyList<TestMethod> ReadAll(string file)
    {
        var text = File.ReadAllText(file);
        var known = Known.GetValueOrDefault(file);
        return known.Text == text ? known.Methods : (Known[file] = (text, In(text))).Methods;
    }

    /// <summary>The result is one of this method.</summary>
    public bool Is(TestResult result) =>
        result.DisplayName == $"{result.ClassName}.{Name}" || result.DisplayName.StartsWith($"{result.ClassName}.{Name}(", StringComparison.Ordinal);

    private static IReadOnlyList<TestMethod> In(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        return
        [
            .. from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               let rules = method.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString() == "Rule")
                   .Select(attribute => ((LiteralExpressionSyntax)attribute.ArgumentList!.Arguments[0].Expression).Token.ValueText).ToList()
               where rules.Count > 0
               let first = tree.GetLineSpan(method.Modifiers.Span).StartLinePosition.Line
               let last = tree.GetLineSpan(method.Span).EndLinePosition.Line
               select new TestMethod(
                   method.Identifier.ValueText, rules, first + 1, [.. tree.GetText().Lines.Skip(first).Take(last - first + 1).Select(line => line.ToString())]),
        ];
    }
}
