using System.Text.RegularExpressions;
using Katas.Engine.Catalogue;
using Katas.Engine.Stubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Engine.Checking;

/// <summary>The stub is the solution without its bodies, and no text for the learner has a line of them.</summary>
internal static partial class InStep
{
    // Shorter ones are what anybody writes (return value; i++), and what a text must be free to say.
    private const int FewestTokens = 5;

    private static readonly HashSet<string> Ends = [";", ",", "{", "(", ")", "=", ">"];

    public static IEnumerable<Complaint> Of(Kata kata) => [.. Differences(kata), .. Leaks(kata)];

    private static IEnumerable<Complaint> Differences(Kata kata) =>
        from difference in KataStubs.Differences(kata)
        let what = difference.Stub is null ? "no solution file makes this stub" : difference.Found is null ? "the stub is missing" : "it is not as the solution makes it"
        select new Complaint(
            CheckPoint.InStep, Path.Combine(kata.Folder, difference.Name), FirstDifference(difference), what, $"./kata stub {kata.Id}");

    private static int? FirstDifference(StubDifference difference)
    {
        if (difference is not { Stub: { } stub, Found: { } found })
        {
            return null;
        }

        return found.ReplaceLineEndings("\n").Split('\n').Zip(stub.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
    }

    private static IEnumerable<Complaint> Leaks(Kata kata)
    {
        var stub = KataStubs.Make(kata).Values.SelectMany(Lines).ToHashSet();
        var secret = Kata.SourceFiles(kata.SolutionFolder).SelectMany(file => Lines(File.ReadAllText(file)))
            .Where(line => !stub.Contains(line) && line.Count(c => c == ' ') > FewestTokens).Distinct().ToList();
        foreach (var page in new[] { Whole.ReadmeFile(kata), Whole.HintsFile(kata) }.Where(File.Exists).Select(MarkdownPage.Read))
        {
            // Token by token, so that neither spaces nor line ends nor backticks hide a line.
            var found = Word().Matches(page.Text).Where(word => word.Value != "`").ToList();
            var text = Joined(found.Select(word => word.Value));
            foreach (var line in secret)
            {
                if (text.IndexOf(line, StringComparison.Ordinal) is >= 0 and var at)
                {
                    var first = found[text.AsSpan(0, at).Count(' ')];
                    yield return new Complaint(
                        CheckPoint.InStep, page.File, page.Text.AsSpan(0, first.Index).Count('\n') + 1, $"it tells a line of the solution: {line.Trim()}",
                        "say the thought, not the code");
                }
            }
        }
    }

    // The lines of code, without comments, each as its tokens with single spaces between and around. What only ends a line does not count.
    private static IEnumerable<string> Lines(string source) =>
        CSharpSyntaxTree.ParseText(source.ReplaceLineEndings("\n")).GetRoot().DescendantTokens()
            .GroupBy(token => token.GetLocation().GetLineSpan().StartLinePosition.Line, token => token.Text)
            .Select(line => line.SelectMany(text => Word().Matches(text).Select(word => word.Value)).Reverse().SkipWhile(Ends.Contains).Reverse())
            .Select(Joined);

    private static string Joined(IEnumerable<string> words) => $" {string.Join(' ', words)} ";

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex Word();
}
