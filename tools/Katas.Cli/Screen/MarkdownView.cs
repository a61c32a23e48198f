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

/// <summary>Markdown in a terminal. What only colour would tell apart is written as in the source where there is no colour.</summary>
internal sealed class MarkdownView(IAnsiConsole screen)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly bool hasColour = screen.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    /// <summary>A whole text, with the addresses of its links at the end.</summary>
    public IRenderable Document(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var links = document.Descendants<LinkInline>().Where(link => IsOnTheWeb(link.Url)).DistinctBy(link => link.Url).ToList();
        var addresses = new Grid().AddColumn(new GridColumn { NoWrap = true }).AddColumn();
        foreach (var link in links)
        {
            addresses.AddRow(new Markup(Inlines(link)), new Text(link.Url!));
        }

        return new Rows(Blocks(document), addresses);
    }

    /// <summary>One paragraph.</summary>
    public IRenderable Paragraph(string markdown) =>
        new Markup(Inlines(Markdown.Parse(markdown, Pipeline).Descendants<ParagraphBlock>().FirstOrDefault()?.Inline));

    private Rows Blocks(IEnumerable<Block> blocks) => new(blocks.Select(Block).OfType<IRenderable>());

    private IRenderable? Block(Block block) => block switch
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

    private Grid List(ListBlock list)
    {
        var number = int.Parse(list.OrderedStart ?? "1", CultureInfo.InvariantCulture);
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(1, 0, 1, 0) }).AddColumn();
        foreach (var item in list.Cast<ListItemBlock>())
        {
            grid.AddRow(new Text(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}.") : "•"), Blocks(item));
        }

        return grid;
    }

    private Spectre.Console.Table Cells(Table table)
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

    private string Inlines(ContainerInline? inlines) => string.Concat((inlines ?? []).Select(inline => inline switch
    {
        CodeInline code => hasColour ? $"[teal]{Markup.Escape(code.Content)}[/]" : Markup.Escape($"`{code.Content}`"),
        EmphasisInline emphasis => $"[{(emphasis.DelimiterCount > 1 ? "bold" : "italic")}]{Inlines(emphasis)}[/]",
        LinkInline link when IsOnTheWeb(link.Url) => $"[link={Markup.Escape(link.Url!)}]{Inlines(link)}[/]",
        AutolinkInline link => Markup.Escape(link.Url),
        LineBreakInline line => line.IsHard ? "\n" : " ",
        HtmlEntityInline entity => Markup.Escape(entity.Transcoded.ToString()),
        ContainerInline container => Inlines(container),
        _ => Markup.Escape(inline.ToString() ?? ""),
    }));

    private static bool IsOnTheWeb(string? url) => url?.StartsWith("http", StringComparison.Ordinal) == true;
}
