using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Spectre.Console;

namespace Katas.Cli.Screen;

/// <summary>The map of all katas, and the one to go on with.</summary>
internal static class MapView
{
    private const string Indent = "  ";

    public static void Write(Session session)
    {
        var screen = session.Screen;
        foreach (var chapter in session.Repository.Chapters)
        {
            screen.MarkupLineInterpolated($"[bold]{chapter.Number} {chapter.Title}[/]");
            screen.Write(Katas(session, chapter));
            screen.WriteLine();
        }

        var states = session.Repository.Katas.ToLookup(kata => session.Progress.Of(kata).State);
        if ((states[KataState.Started].FirstOrDefault() ?? states[KataState.Red].FirstOrDefault()) is { } next)
        {
            Next(session, next);
        }
        else
        {
            screen.MarkupLine("[green]All katas are green.[/]");
        }
    }

    private static Grid Katas(Session session, Chapter chapter)
    {
        // The same columns for all chapters. An id is what one types: it stays on one line.
        var all = session.Repository.Katas;
        var grid = new Grid();
        foreach (var width in new[] { Indent.Length + all.Max(kata => kata.Id.Length), all.Max(kata => kata.Readme.Title.Length) + 1, 5, 7 })
        {
            grid.AddColumn(new GridColumn { Width = width, Padding = new Padding(0, 0, 1, 0) });
        }

        grid.AddColumn(new GridColumn { NoWrap = true });
        foreach (var kata in chapter.Katas)
        {
            var progress = session.Progress.Of(kata);
            var difficulty = new string('•', kata.Readme.Difficulty).PadRight(5, '·');
            grid.AddRow(
                Markup.FromInterpolated(CultureInfo.InvariantCulture, $"{Indent}{kata.Id}"),
                new Text(kata.Readme.Title),
                new Text(difficulty),
                Markup.FromInterpolated(CultureInfo.InvariantCulture, $"{kata.Readme.Minutes} min"),
                State(progress, kata.Steps().Count));
        }

        return grid;
    }

    private static Markup State(KataProgress progress, int steps) => new(progress switch
    {
        { State: KataState.Green } => "[green]green[/]",
        { State: KataState.Red } => "[red]red[/]",
        { StepsPassed: var passed, IsCurrent: true } when passed > 0 => $"[yellow]started, {passed} of {steps} steps green[/]",
        { IsCurrent: true } => "[yellow]started[/]",
        _ => "[yellow]started, changed[/]",
    });

    private static void Next(Session session, Kata kata)
    {
        var begun = session.Progress.Of(kata).State == KataState.Started;
        session.Screen.Write(new MarkdownView(session.Screen).Paragraph($"{(begun ? "Go on" : "Begin")} with **{kata.Id}**. {kata.Readme.Opening}"));
        session.Screen.WriteLine();

        var grid = new Grid().AddColumn(new GridColumn { Width = 8 }).AddColumn();
        grid.AddRow("  read", $"{Session.Command} show {kata.Id}");
        foreach (var file in Unfinished(kata))
        {
            grid.AddRow("  write", session.Relative(file));
        }

        grid.AddRow("  run", $"{Session.Command} watch {kata.Id}");
        session.Screen.Write(grid);
    }

    // Exceptions, enums and records are given; what is left to write throws.
    private static List<string> Unfinished(Kata kata)
    {
        var files = kata.LearnerFiles().ToList();
        var unfinished = files.Where(file => File.ReadAllText(file).Contains("NotImplementedException", StringComparison.Ordinal)).ToList();
        return unfinished.Count > 0 ? unfinished : files;
    }
}
