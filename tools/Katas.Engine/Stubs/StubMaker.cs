using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Engine.Stubs;

/// <summary>Makes a learner's stub from a solution: the public surface with its doc comments, and every body a throw.</summary>
/// <remarks>
/// It edits the text and never prints a tree, so what stays, stays byte for byte. Making a stub of a stub changes nothing.
/// </remarks>
public static partial class StubMaker
{
    private const string GivenMark = "// Given:";
    private const string Throw = "throw new NotImplementedException();";

    /// <summary>The stub of one source file, or the empty text when no public type is left in it.</summary>
    /// <param name="solutionSource">C# source; a file that begins with <c>// Given:</c> is returned as it is.</param>
    public static string Make(string solutionSource)
    {
        var source = solutionSource.ReplaceLineEndings("\n");
        if (source.StartsWith(GivenMark, StringComparison.Ordinal))
        {
            return source;
        }

        var root = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        var edits = new List<TextChange>();
        var types = root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).Cast<MemberDeclarationSyntax>().ToList();
        foreach (var type in types)
        {
            Member(type, source, edits);
        }

        return types.Exists(IsVisible) ? Tidy(SourceText.From(source).WithChanges(edits).ToString()) : "";
    }

    private static void Member(MemberDeclarationSyntax member, string source, List<TextChange> edits)
    {
        if (!IsVisible(member) && !ClosesAHierarchy(member))
        {
            edits.Add(new TextChange(member.FullSpan, ""));
            return;
        }

        // Plain comments explain the code that goes. Those before the file's first type stay.
        if (member.Parent is TypeDeclarationSyntax)
        {
            edits.AddRange(PlainComments(member.GetLeadingTrivia(), source));
        }

        switch (member)
        {
            case InterfaceDeclarationSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax:
            case TypeDeclarationSyntax type when IsException(type):
                break;
            case TypeDeclarationSyntax type:
                foreach (var inner in type.Members)
                {
                    Member(inner, source, edits);
                }

                break;
            case BaseMethodDeclarationSyntax method when !ClosesAHierarchy(member):
                Method(method, edits);
                break;
            case BasePropertyDeclarationSyntax property:
                Property(property, edits);
                break;
            default:
                break;
        }
    }

    private static void Method(BaseMethodDeclarationSyntax method, List<TextChange> edits)
    {
        if (((SyntaxNode?)method.Body ?? method.ExpressionBody) is not { } body)
        {
            return; // abstract or extern: nothing to take out
        }

        // An async method without an await would be a warning in the learner's build.
        edits.AddRange(method.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword)).Select(m => new TextChange(m.FullSpan, "")));
        edits.Add(ThrowingFrom(body, method));
    }

    private static void Property(BasePropertyDeclarationSyntax property, List<TextChange> edits)
    {
        var arrow = property switch
        {
            PropertyDeclarationSyntax p => p.ExpressionBody,
            IndexerDeclarationSyntax i => i.ExpressionBody,
            _ => null,
        };
        if (arrow is not null)
        {
            edits.Add(ThrowingFrom(arrow, property));
            return;
        }

        var accessors = property.AccessorList!.Accessors;
        foreach (var accessor in accessors)
        {
            if (((SyntaxNode?)accessor.Body ?? accessor.ExpressionBody) is { } body)
            {
                var before = body.GetFirstToken().GetPreviousToken();
                edits.Add(new TextChange(TextSpan.FromBounds(before.Span.End, accessor.Span.End), $" => {Throw}"));
            }
        }

        // Without an automatic accessor nothing is stored, and C# allows no initial value.
        if (property is PropertyDeclarationSyntax { Initializer: not null }
            && accessors.All(a => a.Body != null || a.ExpressionBody != null))
        {
            edits.Add(new TextChange(TextSpan.FromBounds(property.AccessorList.Span.End, property.Span.End), ""));
        }
    }

    // From the end of the signature to the end of the member, whatever stood between.
    private static TextChange ThrowingFrom(SyntaxNode body, MemberDeclarationSyntax member)
    {
        var signatureEnd = body.GetFirstToken().GetPreviousToken().Span.End;
        var indent = member.SyntaxTree.GetLineSpan(member.Span).StartLinePosition.Character;
        return new TextChange(
            TextSpan.FromBounds(signatureEnd, member.Span.End), $" =>\n{new string(' ', indent + 4)}{Throw}");
    }

    private static bool IsVisible(MemberDeclarationSyntax member) => member switch
    {
        { Parent: InterfaceDeclarationSyntax } or EnumMemberDeclarationSyntax or ExtensionBlockDeclarationSyntax => true,
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => true,
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => true,
        FieldDeclarationSyntax field => IsPublic(field) && field.Modifiers.Any(
            m => m.IsKind(SyntaxKind.ConstKeyword) || m.IsKind(SyntaxKind.StaticKeyword)),
        _ => IsPublic(member),
    };

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword))
        && !member.Modifiers.Any(m => m.IsKind(SyntaxKind.PrivateKeyword));

    // The private, empty constructor of an abstract type keeps strangers out of its list of cases: that is its shape, not its body.
    private static bool ClosesAHierarchy(MemberDeclarationSyntax member) =>
        member is ConstructorDeclarationSyntax { Body.Statements.Count: 0, ParameterList.Parameters.Count: 0 } constructor
        && constructor.Modifiers.Any(SyntaxKind.PrivateKeyword)
        && constructor.Parent is TypeDeclarationSyntax parent && parent.Modifiers.Any(SyntaxKind.AbstractKeyword);

    private static bool IsException(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.FirstOrDefault()?.Type.ToString().EndsWith("Exception", StringComparison.Ordinal) == true;

    private static IEnumerable<TextChange> PlainComments(SyntaxTriviaList trivia, string source) =>
        from comment in trivia
        where comment.IsKind(SyntaxKind.SingleLineCommentTrivia) || comment.IsKind(SyntaxKind.MultiLineCommentTrivia)
        let start = source.LastIndexOf('\n', comment.SpanStart) + 1
        let end = source.IndexOf('\n', comment.Span.End) + 1
        select new TextChange(TextSpan.FromBounds(start, end), "");

    // What went leaves blank lines behind: none after '{', none before '}', never two.
    private static string Tidy(string text)
    {
        text = ManyBlankLines().Replace(text, "\n\n");
        text = BlankAfterBrace().Replace(text, "{\n");
        text = BlankBeforeBrace().Replace(text, "\n$1}");
        return text.Trim('\n') + "\n";
    }

    [GeneratedRegex(@"\n([ \t]*\n){2,}")]
    private static partial Regex ManyBlankLines();

    [GeneratedRegex(@"\{\n([ \t]*\n)+")]
    private static partial Regex BlankAfterBrace();

    [GeneratedRegex(@"\n(?:[ \t]*\n)+([ \t]*)\}")]
    private static partial Regex BlankBeforeBrace();
}
