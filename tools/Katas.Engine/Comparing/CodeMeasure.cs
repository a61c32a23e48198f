using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Comparing;

/// <summary>How much code some files hold.</summary>
/// <param name="Files">How many they are.</param>
/// <param name="Lines">Lines with code on them: neither blank nor only a comment.</param>
/// <param name="Methods">Everything with a body, the most complex first.</param>
public sealed record CodeMeasure(int Files, int Lines, IReadOnlyList<MethodMeasure> Methods)
{
    /// <summary>Measures source texts.</summary>
    public static CodeMeasure Of(IReadOnlyCollection<string> texts)
    {
        var roots = texts.Select(text => CSharpSyntaxTree.ParseText(text).GetRoot()).ToList();
        return new CodeMeasure(
            texts.Count,
            roots.Sum(CodeLines),
            [.. roots.SelectMany(root => root.DescendantNodes()).Where(HasBody).Select(Measure).OrderByDescending(method => method.Complexity)]);
    }

    private static int CodeLines(SyntaxNode root) => root.DescendantTokens()
        .Where(token => token.Span.Length > 0)
        .Select(token => token.GetLocation().GetLineSpan())
        .SelectMany(span => Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1))
        .Distinct().Count();

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody is not null,
        _ => false,
    };

    private static MethodMeasure Measure(SyntaxNode body)
    {
        var walker = new DecisionWalker();
        walker.Visit(body);
        var type = body.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text;
        return new MethodMeasure($"{type}.{Name(body)}", walker.Decisions + 1);
    }

    private static string Name(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static constructor" : "constructor",
        DestructorDeclarationSyntax => "finalizer",
        OperatorDeclarationSyntax @operator => $"operator {@operator.OperatorToken.Text}",
        ConversionOperatorDeclarationSyntax conversion => $"operator {conversion.Type}",
        PropertyDeclarationSyntax property => property.Identifier.Text,
        AccessorDeclarationSyntax accessor => $"{(accessor.Parent?.Parent as PropertyDeclarationSyntax)?.Identifier.Text ?? "this[]"}.{accessor.Keyword.Text}",
        _ => "this[]",
    };
}

/// <summary>A method, constructor, operator, property or accessor with a body.</summary>
/// <param name="Name">Its type's and its own: <c>ModeParser.Clause</c>.</param>
/// <param name="Complexity">
/// McCabe's cyclomatic complexity: the number of decisions, and one. What is written inside of it (local functions, lambdas) is
/// counted with it.
/// </param>
/// <remarks>T. J. McCabe, "A Complexity Measure", IEEE Transactions on Software Engineering SE-2(4), 1976.</remarks>
public sealed record MethodMeasure(string Name, int Complexity);

/// <summary>Counts the places at which the way forks.</summary>
internal sealed class DecisionWalker : CSharpSyntaxWalker
{
    /// <summary>The forks so far.</summary>
    public int Decisions { get; private set; }

    public override void DefaultVisit(SyntaxNode node)
    {
        Decisions += node.Kind() switch
        {
            SyntaxKind.IfStatement or SyntaxKind.WhileStatement or SyntaxKind.DoStatement or SyntaxKind.ForStatement
                or SyntaxKind.ForEachStatement or SyntaxKind.ForEachVariableStatement => 1,
            SyntaxKind.CatchClause or SyntaxKind.CatchFilterClause or SyntaxKind.WhenClause => 1,
            SyntaxKind.CaseSwitchLabel or SyntaxKind.CasePatternSwitchLabel => 1,

            // The arm that takes all the rest is no decision, as default is none.
            SyntaxKind.SwitchExpressionArm => node is SwitchExpressionArmSyntax { Pattern: DiscardPatternSyntax, WhenClause: null } ? 0 : 1,
            SyntaxKind.ConditionalExpression or SyntaxKind.ConditionalAccessExpression => 1,
            SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression
                or SyntaxKind.CoalesceAssignmentExpression or SyntaxKind.AndPattern or SyntaxKind.OrPattern => 1,
            _ => 0,
        };
        base.DefaultVisit(node);
    }
}
