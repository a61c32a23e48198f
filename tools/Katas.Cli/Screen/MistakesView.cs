using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Screen;

/// <summary>The mistakes of a kata: what each misunderstands, and what catches it.</summary>
internal static class MistakesView
{
    public static void Write(Session session, Kata kata, IReadOnlyList<Mistake> mistakes, IReadOnlyList<Fingerprint> known)
    {
        session.Screen.MarkupLineInterpolated($"[bold]{kata.Id}[/]  {kata.Readme.Title}  ·  {mistakes.Count} mistakes");
        var markdown = new MarkdownView(session.Screen);
        foreach (var mistake in mistakes)
        {
            session.Screen.WriteLine();
            session.Screen.MarkupLineInterpolated($"[bold]{mistake.Title}[/]");
            session.Screen.Write(new Padder(markdown.Paragraph(mistake.Paragraph), new Padding(2, 0, 0, 0)));
            if (known.FirstOrDefault(print => print.Id == mistake.Id) is { Failed.Count: > 0 } print)
            {
                session.Screen.Write(new Padder(Catcher(kata, print), new Padding(2, 0, 0, 0)));
            }
        }
    }

    private static Markup Catcher(Kata kata, Fingerprint print)
    {
        var failures = Verdict.Of(kata, print.Failures()).Failures.ToList();
        var (first, tests) = (failures[0], failures.DistinctBy(failure => (failure.Step, failure.Sentence)).Count());
        var others = tests switch { 1 => "", 2 => ", and one other test", _ => string.Create(CultureInfo.InvariantCulture, $", and {tests - 1} other tests") };
        var row = first.Case.Length == 0 ? "" : $" ({first.Case})";
        return Markup.FromInterpolated(CultureInfo.InvariantCulture, $"[green]Caught by[/] step {first.Step.Number}: {first.Sentence}{row}{others}");
    }
}
