using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Engine.Mistakes;

/// <summary>A plausible wrong solution: what was misunderstood, and the change that turns the solution into it.</summary>
/// <param name="Id">The heading in mistakes.md, in kebab case.</param>
/// <param name="Paragraph">What a learner is told, as Markdown.</param>
/// <param name="Hunks">The places to change, in order.</param>
public sealed record Mistake(string Id, string Paragraph, IReadOnlyList<Hunk> Hunks)
{
    /// <summary>The id as words: <c>Umask ignored</c>.</summary>
    public string Title => char.ToUpperInvariant(Id[0]) + Id[1..].Replace('-', ' ');

    /// <summary>In the order in which they are run soonest: what changes the inside of methods of one file is patched into what is loaded.</summary>
    internal static IEnumerable<Mistake> SoonestFirst(IEnumerable<Mistake> mistakes, IReadOnlyDictionary<string, string> solution) =>
        mistakes.OrderBy(mistake => mistake.ChangesSurface(solution)).ThenBy(mistake => mistake.Hunks[0].File, StringComparer.Ordinal);

    /// <summary>The solution's files with the mistake in them.</summary>
    /// <param name="files">Text by file name; line ends are <c>\n</c>.</param>
    /// <exception cref="KataException">A hunk names no file of the solution, or its lines do not occur exactly once.</exception>
    public IReadOnlyDictionary<string, string> Apply(IReadOnlyDictionary<string, string> files)
    {
        var changed = new Dictionary<string, string>(files);
        foreach (var (hunk, number) in Hunks.Select((hunk, index) => (hunk, index + 1)))
        {
            var name = hunk.File ?? (files.Count == 1 ? files.Keys.Single() : throw Trouble(number, "names no file, and there are several"));
            if (!changed.TryGetValue(name, out var text))
            {
                throw Trouble(number, $"names {name}, which the solution does not have");
            }

            var at = text.IndexOf(hunk.Old, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(hunk.Old, at + 1, StringComparison.Ordinal) >= 0)
            {
                var first = hunk.Old.TrimStart('\n').Split('\n')[0].Trim();
                throw Trouble(number, $"must fit {name} in one place; it fits {(at < 0 ? "nowhere" : "several")}: {first}");
            }

            changed[name] = string.Concat(text.AsSpan(0, at), hunk.New, text.AsSpan(at + hunk.Old.Length));
        }

        return changed;
    }

    private bool ChangesSurface(IReadOnlyDictionary<string, string> solution)
    {
        try
        {
            return Apply(solution).Any(file => file.Value != solution[file.Key]
                && !SyntaxFactory.AreEquivalent(CSharpSyntaxTree.ParseText(file.Value), CSharpSyntaxTree.ParseText(solution[file.Key]), topLevel: true));
        }
        catch (KataException)
        {
            return false; // it is not run
        }
    }

    private KataException Trouble(int number, string what) => new($"mistake '{Id}': hunk {number} {what}");
}

/// <summary>Some lines of a file, and the lines that take their place.</summary>
/// <param name="File">The file's name, or null where the solution has one file only.</param>
/// <param name="Old">Whole lines, each with its line end.</param>
/// <param name="New">Whole lines, each with its line end.</param>
public sealed record Hunk(string? File, string Old, string New);
