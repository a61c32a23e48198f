using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Hunting;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Screen;

/// <summary>What a learner's own tests catch, and what stays free.</summary>
internal static class HuntView
{
    /// <summary>Tests that fail on the reference, and so ask for something that no rule says.</summary>
    public static void NotOnReference(Session session, Kata kata, IReadOnlyList<TestResult> results)
    {
        var failed = results.Where(result => !result.Passed).ToList();
        session.Screen.MarkupLineInterpolated($"[red]{Tests(failed.Count)} of yours {(failed.Count == 1 ? "fails" : "fail")} on the reference[/], which keeps all rules. No mistake was tried.");
        foreach (var result in failed)
        {
            session.Screen.WriteLine();
            session.Screen.MarkupLineInterpolated($"  [bold]{Sentence(result.DisplayName)}[/] {Row(result.DisplayName)}{Place(session, kata, result)}");
            if (VerdictView.Named(result.Misbehaviour) is { } name)
            {
                session.Screen.MarkupLineInterpolated($"  [bold red]{name}.[/] What stands after it was not run.");
            }

            session.Screen.Write(new Padder(new Text(VerdictView.WithoutStack(result.Message), new Style(Color.Red)), new Padding(2, 0, 0, 0)));
        }
    }

    /// <summary>All mistakes: what caught them, or nothing but their names.</summary>
    public static void Score(Session session, Kata kata, HuntScore score)
    {
        const int Width = 24;
        var filled = score.Caught * Width / score.Mistakes.Count;
        session.Screen.MarkupLineInterpolated($"[bold]{kata.Id}[/]  {kata.Readme.Title}  ·  your hunt");
        session.Screen.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"[green]{new string('━', filled)}[/][grey]{new string('━', Width - filled)}[/]  {score.Caught} of {score.Mistakes.Count} mistakes caught by {Tests(score.Tests)}"));
        session.Screen.WriteLine();

        var grid = new Grid().AddColumn(new GridColumn { Width = 1 }).AddColumn().AddColumn();
        foreach (var mistake in score.Mistakes)
        {
            grid.AddRow(
                new Markup(mistake.CaughtBy is null ? "[red]✘[/]" : "[green]✔[/]"), new Text(mistake.Title),
                mistake.CaughtBy is null ? new Markup("[red]survives[/]") : new Text(Sentence(mistake.CaughtBy), new Style(Color.Grey)));
        }

        session.Screen.Write(new Padder(grid, new Padding(2, 0, 0, 0)));
        if (score.Survivors.Any())
        {
            session.Screen.WriteLine();
            session.Screen.MarkupLineInterpolated($"Which rule would each survivor break?  {Session.Command} mistakes {kata.Id}  tells, once the kata is green.");
        }
    }

    private static string Tests(int count) => count == 1 ? "1 test" : string.Create(CultureInfo.InvariantCulture, $"{count} tests");

    // Katas.Doors.Door.Steps.Hunt.A_door_opens(by: 3): A door opens
    private static string Sentence(string displayName) => displayName.Split('(')[0].Split('.')[^1].Replace('_', ' ');

    // (by: 3)
    private static string Row(string displayName) =>
        displayName.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? displayName[at..] : "";

    private static string Place(Session session, Kata kata, TestResult result) =>
        Failure.PlaceIn(kata.HuntFile, result) is { } place ? string.Create(CultureInfo.InvariantCulture, $"  {session.Relative(place.File)}:{place.Line}") : "";
}
