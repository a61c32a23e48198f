using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console;
using Spectre.Console.Rendering;
using Table = Markdig.Extensions.Tables.Table;
using TableCell = Markdig.Extensions.Tables.TableCell;
using TableRow = Markdig.Extensions.Tables.TableRow;

namespace Katas.Cli.Screen;

/// <summary>Markdown in a terminal.</summary>
internal static class MarkdownView
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>A whole text; web addresses are written out behind their links.</summary>
    public static IRenderable Document(string markdown) => Blocks(Markdown.Parse(markdown, Pipeline));

    /// <summary>One paragraph; of links only the text.</summary>
    public static IRenderable Paragraph(string markdown) =>
        new Markup(Inlines(Markdown.Parse(markdown, Pipeline).Descendants<ParagraphBlock>().FirstOrDefault()?.Inline, addresses: false));

    private static Rows Blocks(IEnumerable<Block> blocks) => new(blocks.Select(Block).OfType<IRenderable>());

    private static IRenderable? Block(Block block) => block switch
    {
        HeadingBlock heading => Spaced(new Markup($"[bold underline]{Inlines(heading.Inline)}[/]")),
        ParagraphBlock { Parent: ListItemBlock } paragraph => new Markup(Inlines(paragraph.Inline)),
        ParagraphBlock paragraph => Spaced(new Markup(Inlines(paragraph.Inline))),
        CodeBlock code => Spaced(new Padder(new Text(code.Lines.ToString(), new Style(Color.Teal)), new Padding(4, 0, 0, 0))),
        ListBlock list => Spaced(List(list)),
        Table table => Spaced(Cells(table)),
        QuoteBlock quote => new Padder(Blocks(quote), new Padding(2, 0, 0, 0)),
        ThematicBreakBlock => new Rule(),
        _ => null, // link definitions and the like show nothing
    };

    private static Padder Spaced(IRenderable content) => new(content, new Padding(0, 0, 0, 1));

    private static Grid List(ListBlock list)
    {
        var number = int.Parse(list.OrderedStart ?? "1", CultureInfo.InvariantCulture);
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(1, 0, 1, 0) }).AddColumn();
        foreach (var item in list.Cast<ListItemBlock>())
        {
            grid.AddRow(new Text(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}.") : "•"), Blocks(item));
        }

        return grid;
    }

    private static Spectre.Console.Table Cells(Table table)
    {
        var rows = table.Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(Blocks).ToList()).ToList();
        var view = new Spectre.Console.Table().Border(TableBorder.Rounded);
        foreach (var heading in rows[0])
        {
            view.AddColumn(new TableColumn(heading));
        }

        foreach (var row in rows.Skip(1))
        {
            view.AddRow(row);
        }

        return view;
    }

    private static string Inlines(ContainerInline? inlines, bool addresses = true) => string.Concat((inlines ?? []).Select(inline => inline switch
    {
        CodeInline code => $"[teal]{Markup.Escape(code.Content)}[/]",
        EmphasisInline emphasis => $"[{(emphasis.DelimiterCount > 1 ? "bold" : "italic")}]{Inlines(emphasis, addresses)}[/]",
        LinkInline link => Inlines(link, addresses) + (addresses ? Address(link.Url) : ""),
        AutolinkInline link => Markup.Escape(link.Url),
        LineBreakInline line => line.IsHard ? "\n" : " ",
        HtmlEntityInline entity => Markup.Escape(entity.Transcoded.ToString()),
        ContainerInline container => Inlines(container, addresses),
        _ => Markup.Escape(inline.ToString() ?? ""),
    }));

    private static string Address(string? url) => url?.StartsWith("http", StringComparison.Ordinal) == true ? $" [grey]({Markup.Escape(url)})[/]" : "";
}
