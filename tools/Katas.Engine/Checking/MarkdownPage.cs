using Katas.Engine.Catalogue;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Katas.Engine.Checking;

/// <summary>A Markdown file with what is checked in it.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline AsOnGitHub = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePreciseSourceLocation().Build();

    private MarkdownPage(string file, string text) => (File, Text, Document) = (file, text, Markdown.Parse(text, AsOnGitHub));

    /// <summary>Its path.</summary>
    public string File { get; }

    /// <summary>The whole of it, with <c>\n</c> as line end.</summary>
    public string Text { get; }

    public MarkdownDocument Document { get; }

    public IEnumerable<HeadingBlock> Headings => Document.OfType<HeadingBlock>();

    /// <summary>What a link may name behind its <c>#</c>.</summary>
    public IEnumerable<string?> Anchors => Headings.Select(heading => heading.TryGetAttributes()?.Id);

    public IEnumerable<LinkInline> Links => Document.Descendants<LinkInline>();

    public static MarkdownPage Read(string file) => new(file, System.IO.File.ReadAllText(file).ReplaceLineEndings("\n"));

    /// <summary>The line of a part, from 1.</summary>
    public static int Line(MarkdownObject part) => part.Line + 1;

    /// <summary>The block as it is written.</summary>
    public string Slice(Block block) => MarkdownText.Slice(Text, block);

    /// <summary>The words of a heading, without its <c>#</c>.</summary>
    public string Title(HeadingBlock heading) => Slice(heading).TrimStart('#').Trim();

    /// <summary>The blocks between a heading and the next one.</summary>
    public IEnumerable<Block> Below(HeadingBlock heading) => Document.SkipWhile(block => block != heading).Skip(1).TakeWhile(block => block is not HeadingBlock);

    /// <summary>The line that begins with <paramref name="start"/>, from 1, or null.</summary>
    public int? LineOf(string start) =>
        Array.FindIndex(Text.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)) is >= 0 and var index ? index + 1 : null;
}
