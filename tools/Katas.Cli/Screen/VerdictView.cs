using System.Diagnostics;
using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Cli.Screen;

/// <summary>What a learner sees after a run: how far the steps are, then the first failure and nothing else.</summary>
internal static class VerdictView
{
    private const int Indent = 2;

    // One public name that is wrong breaks every test that uses it.
    private const int MostTestErrors = 3;

    public static void Write(Session session, Kata kata, RunOutcome outcome, Verdict? verdict)
    {
        session.Screen.MarkupLineInterpolated($"[bold]{kata.Id}[/]  {kata.Readme.Title}");
        session.Screen.WriteLine();
        if (verdict is null)
        {
            NoVerdict(session, kata, outcome);
        }
        else
        {
            Steps(session, verdict);
        }
    }

    /// <summary>Why there is no verdict.</summary>
    public static void NoVerdict(Session session, Kata kata, RunOutcome outcome)
    {
        switch (outcome)
        {
            case RunOutcome.DoesNotCompile wrong:
                Errors(session, kata, wrong.Errors);
                break;
            case RunOutcome.NoText { Trouble: var trouble } nothing:
                var what = trouble switch
                {
                    FileTrouble.Gone => "is gone",
                    FileTrouble.Unreadable => "cannot be read",
                    _ => "is empty: half saved?",
                };
                session.Screen.MarkupLineInterpolated($"[red]{session.Relative(nothing.File)} {what}.[/]");
                session.Screen.MarkupLineInterpolated($"  {Session.Command} reset {kata.Id}  brings the stub back.");
                break;
            case RunOutcome.Broke broke:
                session.Screen.MarkupLine("[red]The tests gave no verdict.[/] This is what was printed:");
                session.Screen.Write(Indented(new Text(broke.Output)));
                break;
        }
    }

    private static void Steps(Session session, Verdict verdict)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true }).AddColumn(new GridColumn { NoWrap = true }).AddColumn();
        foreach (var step in verdict.Steps)
        {
            var isFirst = step.Step == verdict.FirstFailure?.Step;
            var (colour, mark) = step.IsGreen ? ("green", "✔") : isFirst ? ("red", "✘") : ("grey", "·");
            grid.AddRow(
                new Markup($"[{colour}]{mark}[/] {step.Step.Number.ToString(CultureInfo.InvariantCulture)}"),
                new Text(step.Step.Title),
                new Markup($"[{colour}]{step.Passed} of {step.Tests}[/]"));
        }

        session.Screen.Write(Indented(grid));
        session.Screen.WriteLine();
        if (verdict.FirstFailure is { } failure)
        {
            Failed(session, failure);
            session.Screen.MarkupLineInterpolated(
                $"{verdict.Steps.Count(step => step.IsGreen)} of {verdict.Steps.Count} steps, {verdict.PassedTests} of {verdict.Tests} tests green.  {Session.Command} hint {verdict.Kata.Id}  helps.");
        }
        else
        {
            session.Screen.MarkupLineInterpolated($"[green]All {verdict.Tests} tests are green.[/]  {Session.Command} compare {verdict.Kata.Id}  shows the reference beside it.");
        }
    }

    /// <summary>A mistake that has been recognised: its name, and what was misunderstood.</summary>
    public static void Known(Session session, Mistake mistake)
    {
        session.Screen.Write(Line($"[bold yellow]This looks like a known mistake: {mistake.Title}[/]"));
        session.Screen.Write(Indented(new MarkdownView(session.Screen).Paragraph(mistake.Paragraph)));
        session.Screen.WriteLine();
    }

    /// <summary>A failed test: its sentence, what it says, the rule, its source, what it printed.</summary>
    /// <param name="session">Has the screen.</param>
    /// <param name="failure">The test.</param>
    /// <param name="known">The mistake that has been recognised, if one has.</param>
    public static void Failed(Session session, Failure failure, Mistake? known = null)
    {
        var screen = session.Screen;
        screen.MarkupLineInterpolated($"[bold]Step {failure.Step.Number}: {failure.Sentence}[/]");
        if (failure.Case.Length > 0)
        {
            screen.Write(Indented(new Text(failure.Case)));
        }

        screen.WriteLine();
        if (failure.IsNotImplemented)
        {
            screen.Write(Line($"[yellow]Not written yet:[/] {Where(session, failure.InYourCode, "the code that this test calls")}"));
        }
        else
        {
            if (Named(failure.Result.Misbehaviour) is { } name)
            {
                screen.Write(Line($"[bold red]{name}.[/]"));
            }

            screen.Write(Indented(new Text(WithoutStack(failure.Result.Message), new Style(Color.Red))));
            if (failure.InYourCode is not null)
            {
                screen.Write(Line($"In your code: {Where(session, failure.InYourCode, "")}"));
            }
        }

        screen.WriteLine();
        foreach (var (id, text) in failure.Rules)
        {
            screen.Write(Indented(new MarkdownView(session.Screen).Paragraph($"**{id}** {text}")));
        }

        screen.WriteLine();
        if (known is not null)
        {
            Known(session, known);
        }

        Source(session, failure);
        if (failure.Result.Output.Length > 0)
        {
            screen.Write(Line($"The test printed:"));
            screen.Write(Indented(new Text(failure.Result.Output.TrimEnd() + "\n")));
        }
    }

    /// <summary>What a learner calls it; null for nothing but a failure.</summary>
    public static string? Named(Misbehaviour misbehaviour) => misbehaviour switch
    {
        Misbehaviour.None => null,
        Misbehaviour.Loops => "Endless loop",
        Misbehaviour.Blocks => "Waits for ever",
        Misbehaviour.NeverCompletes => "Awaits for ever",
        Misbehaviour.StackOverflow => "Stack overflow",
        Misbehaviour.OutOfMemory => "Out of memory",
        Misbehaviour.Exits => "Ends the process",
        Misbehaviour.CrashesOnThread => "Crash on another thread",
        Misbehaviour.LosesException => "Lost exception",
        Misbehaviour.LeavesThread => "Thread left running",
        Misbehaviour.Dies => "The process died",
        _ => throw new UnreachableException(),
    };

    /// <summary>A message without an exception's stack: what that says is said by the learner's own line.</summary>
    public static string WithoutStack(string message) =>
        string.Join('\n', message.Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal)));

    private static void Source(Session session, Failure failure)
    {
        if (failure.Method is not { } method)
        {
            return;
        }

        session.Screen.Write(Line($"[grey]{session.Relative(failure.Step.File)}[/]"));
        var indent = method.Lines[0].Length - method.Lines[0].TrimStart().Length;
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Alignment = Justify.Right }).AddColumn();
        foreach (var (line, number) in method.Lines.Select((line, i) => (line, method.FirstLine + i)))
        {
            var style = number == failure.InTheTest?.Line ? new Style(Color.Red) : Style.Plain;
            var mark = number == failure.InTheTest?.Line ? "▸" : " ";
            grid.AddRow(
                new Text($"{mark}{number.ToString(CultureInfo.InvariantCulture)}", style),
                new Text(line.Length > indent ? line[indent..] : line.Trim(), style));
        }

        session.Screen.Write(Indented(grid));
        session.Screen.WriteLine();
    }

    private static void Errors(Session session, Kata kata, IReadOnlyList<CompileError> errors)
    {
        var katas = Path.Combine(kata.Root, "katas") + Path.DirectorySeparatorChar;
        var yours = errors.Where(error => error.File.StartsWith(katas, StringComparison.Ordinal)).ToList();
        session.Screen.MarkupLine(yours.Count > 0
            ? yours[0].IsAtTheEnd ? "[red]Does not compile:[/] the file ends too soon. Half saved?" : "[red]Does not compile.[/]"
            : "[red]The tests do not fit your code:[/] a public name or type is not as the stub has it.");
        var shown = yours.Count > 0 ? yours : [.. errors.Take(MostTestErrors)];
        foreach (var error in shown)
        {
            session.Screen.WriteLine();
            session.Screen.Write(Line($"{session.Relative(error.File)}:{error.Line}:{error.Column}"));
            session.Screen.Write(Line($"[red]{error.Id}: {error.Message}[/]"));
            if (File.ReadLines(error.File).ElementAtOrDefault(error.Line - 1) is { } line)
            {
                // Tabs stay tabs above the caret, so that it stands under its column whatever their width.
                var before = string.Concat(line.Take(error.Column - 1).Select(c => c == '\t' ? '\t' : ' '));
                session.Screen.WriteLine($"    {line}");
                session.Screen.WriteLine($"    {before}^");
            }
        }
    }

    private static string Where(Session session, CodePlace? place, string otherwise) =>
        place is null ? otherwise : string.Create(CultureInfo.InvariantCulture, $"{place.Member}, {session.Relative(place.File)}:{place.Line}");

    private static Padder Line(FormattableString markup) => Indented(Markup.FromInterpolated(CultureInfo.InvariantCulture, markup));

    private static Padder Indented(IRenderable content) => new(content, new Padding(Indent, 0, 0, 0));
}
