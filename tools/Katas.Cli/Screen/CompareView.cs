using System.Globalization;
using DiffPlex.DiffBuilder.Model;
using Katas.Engine.Comparing;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Screen;

/// <summary>A learner's code beside the reference: every file, then the numbers.</summary>
internal static class CompareView
{
    // Two sides of so few columns are no easier to read than one below the other.
    private const int NarrowScreen = 80;

    private const int NumberWidth = 4;
    private const int TabWidth = 4;
    private const int MostMethods = 6;

    // Colour is never the only sign: a line that differs has a sign before it, what differs in it is underlined.
    private static readonly Style YoursStyle = new(Color.Yellow), ReferenceStyle = new(Color.Green), Quiet = new(Color.Grey);

    /// <summary>The files, side by side where the screen is wide enough for it.</summary>
    public static void Files(Session session, Comparison comparison)
    {
        foreach (var file in comparison.Files)
        {
            session.Screen.MarkupLineInterpolated($"[bold]{file.Name}[/]  [grey]{file.InWords()}[/]");
            if (file.Rows.Count > 0)
            {
                var isWide = session.Screen.Profile is { Out.IsTerminal: true, Width: > NarrowScreen };
                session.Screen.Write(isWide && file.Sides == FileSides.Both ? SideBySide(file, session.Screen.Profile.Width) : Unified(file, session.Screen.Profile.Width));
            }

            session.Screen.WriteLine();
        }
    }

    /// <summary>The numbers, and what they mean.</summary>
    public static void Numbers(Session session, Comparison comparison)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("")
            .AddColumn(new TableColumn("yours").RightAligned()).AddColumn(new TableColumn("reference").RightAligned()).AddColumn(new TableColumn("difference").RightAligned());
        foreach (var fact in comparison.Facts())
        {
            table.AddRow(new Text(fact.What), new Text(fact.Yours), new Text(fact.Reference), new Text(fact.Difference));
        }

        session.Screen.Write(table);
        session.Screen.Write(Methods(comparison));
        foreach (var note in comparison.Notes())
        {
            session.Screen.MarkupLineInterpolated($"[grey]{note}[/]");
        }

        foreach (var workload in comparison.Workloads ?? [])
        {
            if (workload.Trouble is { } trouble)
            {
                var place = Failure.InCodeOf(comparison.Kata, trouble) is { } code ? $" {code.Member}, {session.Relative(code.File)}:{code.Line.ToString(CultureInfo.InvariantCulture)}" : "";
                session.Screen.MarkupLineInterpolated($"[red]{workload.Name}: {VerdictView.Named(trouble.Misbehaviour) ?? "stopped"}.[/]{place}");
            }
        }
    }

    private static Grid SideBySide(FileComparison file, int width)
    {
        // Of each side: number, blank, sign, blank, text, blank.
        var text = (width / 2) - NumberWidth - 4;
        var grid = Columns(new Grid(), text);
        Columns(grid, text);
        foreach (var row in file.Rows)
        {
            if (row.Folded > 0)
            {
                grid.AddRow(Folded(row));
            }
            else
            {
                grid.AddRow([.. Line(row.Yours, "-", YoursStyle), .. Line(row.Reference, "+", ReferenceStyle)]);
            }
        }

        return grid;
    }

    private static Grid Unified(FileComparison file, int width)
    {
        var grid = Columns(new Grid(), width - NumberWidth - 4);
        var waiting = new List<DiffPiece>(); // the reference's lines, until the learner's are through
        foreach (var row in file.Rows)
        {
            if (row.IsEqual)
            {
                Flush();
                grid.AddRow(row.Folded > 0 ? Folded(row) : Line(row.Yours, "-", YoursStyle));
                continue;
            }

            if (row.Yours.Type != ChangeType.Imaginary)
            {
                grid.AddRow(Line(row.Yours, "-", YoursStyle));
            }

            if (row.Reference.Type != ChangeType.Imaginary)
            {
                waiting.Add(row.Reference);
            }
        }

        Flush();
        return grid;

        void Flush()
        {
            waiting.ForEach(line => grid.AddRow(Line(line, "+", ReferenceStyle)));
            waiting.Clear();
        }
    }

    private static Grid Columns(Grid grid, int text)
    {
        foreach (var width in new[] { NumberWidth, 1, text })
        {
            grid.AddColumn(new GridColumn { Width = width, Padding = new Padding(0, 0, 1, 0), Alignment = width == NumberWidth ? Justify.Right : Justify.Left });
        }

        return grid;
    }

    private static Text[] Folded(DiffRow row) =>
        [new Text("⋮", Quiet), new Text(""), new Text($"{row.Folded.ToString(CultureInfo.InvariantCulture)} equal lines", Quiet)];

    private static Spectre.Console.Rendering.IRenderable[] Line(DiffPiece line, string sign, Style style)
    {
        if (DiffRow.Pieces(line) is not { } pieces)
        {
            return [new Text(""), new Text(""), new Text("")];
        }

        var differs = line.Type != ChangeType.Unchanged;
        var paragraph = new Paragraph { Overflow = Overflow.Fold };
        var column = 0;
        foreach (var (text, marked) in pieces)
        {
            var shown = Shown(text, ref column);
            paragraph.Append(shown, !differs ? Style.Plain : marked ? style.Decoration(Decoration.Underline) : style);
        }

        return [new Text((line.Position ?? 0).ToString(CultureInfo.InvariantCulture), Quiet), new Text(differs ? sign : "", style), paragraph];
    }

    // Tabs as blanks up to the next stop; what else would move the cursor as a mark.
    private static string Shown(string text, ref int column)
    {
        var shown = new System.Text.StringBuilder();
        foreach (var character in text)
        {
            var cell = character == '\t' ? new string(' ', TabWidth - (column % TabWidth)) : char.IsControl(character) ? "\uFFFD" : character.ToString();
            shown.Append(cell);
            column += cell.Length;
        }

        return shown.ToString();
    }

    private static Table Methods(Comparison comparison)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("your most complex methods").AddColumn(new TableColumn("").RightAligned()).AddColumn("the reference's").AddColumn(new TableColumn("").RightAligned());
        foreach (var (yours, reference) in comparison.MethodsSideBySide().Take(MostMethods))
        {
            table.AddRow(Cells(yours).Concat(Cells(reference)));
        }

        return table;
    }

    private static IEnumerable<Text> Cells(MethodMeasure? method) =>
        [new Text(method?.Name ?? ""), new Text(method?.Complexity.ToString(CultureInfo.InvariantCulture) ?? "")];
}
