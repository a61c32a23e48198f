using Katas.Engine.Catalogue;
using Markdig;
using Markdig.Syntax;

namespace Katas.Engine.Mistakes;

/// <summary>Reads a kata's mistakes.md; CONTRIBUTING.md shows the format.</summary>
public static class MistakeFile
{
    /// <summary>What a kata's file is called.</summary>
    public static string Of(Kata kata) => Path.Combine(kata.SolutionFolder, "mistakes.md");

    /// <summary>The mistakes of a kata, in the order of its file; none if it has no such file.</summary>
    /// <exception cref="KataException">Something is missing, twice there, or not a diff; the message names the line.</exception>
    public static IReadOnlyList<Mistake> Read(Kata kata) => File.Exists(Of(kata)) ? Parse(File.ReadAllText(Of(kata))) : [];

    /// <summary>The mistakes in the order of the file.</summary>
    /// <exception cref="KataException">Something is missing, twice there, or not a diff; the message names the line.</exception>
    public static IReadOnlyList<Mistake> Parse(string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n");
        var mistakes = new List<Mistake>();
        var blocks = Markdown.Parse(text).SkipWhile(block => block is not HeadingBlock { Level: 2 }).ToList();
        for (var next = 0; next < blocks.Count;)
        {
            var heading = blocks[next++];
            var body = blocks.Skip(next).TakeWhile(block => block is not HeadingBlock { Level: 2 }).ToList();
            next += body.Count;

            var id = MarkdownText.Slice(text, heading)[2..].Trim();
            Require(MarkdownText.IsId(id), heading, $"'{id}' is not an id: small letters, digits and '-'");
            Require(mistakes.TrueForAll(mistake => mistake.Id != id), heading, $"'{id}' is there twice");

            var diffs = body.OfType<FencedCodeBlock>().Where(block => block.Info == "diff").ToList();
            Require(diffs.Count == 1, heading, $"'{id}' must have one ```diff block, and has {diffs.Count}");
            var paragraph = string.Join("\n\n", body.OfType<ParagraphBlock>().Select(block => MarkdownText.Slice(text, block)));
            Require(paragraph.Length > 0, heading, $"'{id}' does not say what was misunderstood");

            mistakes.Add(new Mistake(id, paragraph, Hunks(diffs[0])));
        }

        return mistakes;
    }

    private static List<Hunk> Hunks(FencedCodeBlock diff)
    {
        var hunks = new List<Hunk>();
        string? file = null;
        List<string>? old = null, @new = null;
        foreach (var line in diff.Lines.ToString().Split('\n'))
        {
            if (line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                Close();
                file = line[4..].Trim();
            }
            else if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                Close();
                (old, @new) = ([], []);
            }
            else if (old != null || line.Length > 0)
            {
                Require(old != null, diff, $"'{line}' stands before the first @@");
                Require(line.Length == 0 || line[0] is ' ' or '-' or '+', diff, $"'{line}' begins with none of ' ', '-', '+'");
                var rest = line.Length == 0 ? "" : line[1..];
                if (line.Length == 0 || line[0] != '+')
                {
                    old!.Add(rest);
                }

                if (line.Length == 0 || line[0] != '-')
                {
                    @new!.Add(rest);
                }
            }
        }

        Close();
        Require(hunks.Count > 0, diff, "the diff has no hunk");
        return hunks;

        void Close()
        {
            if (old is null)
            {
                return;
            }

            Require(old.Count > 0 && !old.SequenceEqual(@new!), diff, "a hunk changes nothing, or says not where");
            hunks.Add(new Hunk(file, Lines(old), Lines(@new!)));
            old = null;
        }
    }

    private static string Lines(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static void Require(bool holds, Block block, string otherwise)
    {
        if (!holds)
        {
            throw new KataException("mistakes.md", block.Line + 1, otherwise);
        }
    }
}
