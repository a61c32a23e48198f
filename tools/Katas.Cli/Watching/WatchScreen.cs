using System.Globalization;
using Katas.Cli.Screen;
using Katas.Cli.Verbs;
using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Watching;

/// <summary>What is on the screen while a kata is watched: one page a verdict, or what a key has asked for.</summary>
internal sealed class WatchScreen(Session session, Kata kata)
{
    // Of each step: the runtime takes up what it has seen 30 times.
    private const int MostPractice = 4;

    private readonly Pager pager = new(session.Screen);
    private Verdict? last;
    private Verdict? beforeSave;
    private string times = "";
    private Verdict? shown;
    private Func<Mistake?, string> page = _ => "";

    /// <summary>Saves are found by looking at the files.</summary>
    public bool IsPolling { get; set; }

    /// <summary>The kata to go on with: the first after this one, and round again, that is not green.</summary>
    public Kata? Next
    {
        get
        {
            var all = session.Repository.Katas.ToList();
            var at = all.FindIndex(other => other.Id == kata.Id);
            var others = Enumerable.Range(1, all.Count - 1).Select(i => all[(at + i) % all.Count]).ToList();
            return others.Find(other => session.Progress.Of(other).State != KataState.Green) ?? others.FirstOrDefault();
        }
    }

    /// <summary>Shows the outcome of a run.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="verdict">Null if there is none.</param>
    /// <param name="stages">How long it took.</param>
    /// <param name="isFirstLook">All samples are still to be tried.</param>
    public void Show(RunOutcome outcome, Verdict? verdict, Stages stages, bool isFirstLook)
    {
        if (isFirstLook)
        {
            beforeSave = last;
            times = string.Create(CultureInfo.InvariantCulture, $"{stages.Total.TotalMilliseconds:0} ms");
            if (IsWide)
            {
                times += string.Create(
                    CultureInfo.InvariantCulture,
                    $": noticed {stages.Notice.TotalMilliseconds:0}, compiled {stages.Compile.TotalMilliseconds:0}, ran {stages.Test.TotalMilliseconds:0}");
            }
        }
        else if (IsWide)
        {
            times += string.Create(CultureInfo.InvariantCulture, $"; all samples {stages.Test.TotalMilliseconds:0}");
        }

        var change = verdict is null || beforeSave is null ? 0 : verdict.PassedTests - beforeSave.PassedTests;
        shown = verdict;
        last = verdict ?? last;
        page = known => Drawn(screen =>
        {
            Title(screen, verdict, change);
            if (verdict is null)
            {
                VerdictView.NoVerdict(session with { Screen = screen }, kata, outcome);
            }
            else if (verdict.FirstFailure is { } failure)
            {
                VerdictView.Failed(session with { Screen = screen }, failure, known);
            }
            else
            {
                Green(screen, verdict, isFirstLook);
            }
        });
        if (isFirstLook)
        {
            pager.Show(page(null), Keys);
        }
        else
        {
            pager.Replace(page(null), Keys);
        }
    }

    /// <summary>Draws failures of each step, and shows them nowhere: the first ones take long.</summary>
    /// <param name="results">Of the kata's tests; they are taken as failed.</param>
    /// <param name="stop">There is something else to do.</param>
    public void Practise(IReadOnlyList<TestResult> results, CancellationToken stop)
    {
        var stack = $"   at Practice.Fail() in {Path.Combine(kata.Folder, "Practice.cs")}:line 1";
        var verdict = Verdict.Of(kata, [.. results.Select(result => result with { Passed = false, Message = "practice", StackTrace = stack })]);
        foreach (var failure in verdict.Failures.GroupBy(failure => failure.Step).SelectMany(ofStep => ofStep.Take(MostPractice)).TakeWhile(_ => !stop.IsCancellationRequested))
        {
            _ = Drawn(screen =>
            {
                Title(screen, verdict, change: 0);
                VerdictView.Failed(session with { Screen = screen }, failure);
            });
        }
    }

    /// <summary>Says which mistake the last outcome shows.</summary>
    public void Name(Mistake mistake) => pager.Replace(page(mistake), Keys);

    /// <summary>Says that something takes longer than usual; the last verdict stays.</summary>
    public void Busy(string what) => pager.Foot($"{what} …");

    /// <summary>Shows one hint more for the step of the first failure.</summary>
    public void ShowHint() => pager.Open(Drawn(screen =>
    {
        try
        {
            HintVerb.Give(session with { Screen = screen }, kata, last?.FirstFailure?.Step.Number ?? 1);
        }
        catch (KataException none)
        {
            screen.WriteLine(none.Message);
        }
    }));

    /// <summary>Shows the kata's text.</summary>
    public void ShowReadme() => pager.Open(Drawn(screen => screen.Write(new MarkdownView(screen).Document(kata.Readme.Body))));

    /// <summary>Shows every test that fails.</summary>
    public void ShowAll() => pager.Open(Drawn(screen =>
    {
        var failures = shown?.Failures.ToList() ?? [];
        screen.MarkupLineInterpolated($"[bold]{failures.Count} tests fail[/]");
        foreach (var ofStep in failures.GroupBy(failure => failure.Step))
        {
            screen.WriteLine();
            screen.MarkupLineInterpolated($"[bold]Step {ofStep.Key.Number}: {ofStep.Key.Title}[/]");
            foreach (var failure in ofStep)
            {
                var state = failure.IsNotImplemented ? "[yellow]not written yet[/]" : $"[red]{Markup.Escape(failure.Result.Message.Split('\n')[0])}[/]";
                screen.MarkupLine($"  {Markup.Escape(failure.Sentence)}  [grey]{Markup.Escape(failure.Case)}[/]");
                screen.Write(new Padder(new Markup(state), new Padding(4, 0, 0, 0)));
            }
        }
    }));

    /// <summary>A key turns a page that has been opened, or closes it.</summary>
    /// <returns>False if it has nothing to do with pages.</returns>
    public bool Page(ConsoleKeyInfo key) => pager.Turn(key);

    /// <summary>Leaves the last page where it is.</summary>
    public void Leave() => pager.Leave();

    private void Title(IAnsiConsole screen, Verdict? verdict, int change)
    {
        var at = verdict?.FirstFailure?.Step;
        screen.MarkupLineInterpolated($"[bold]{kata.Id}[/]  {kata.Readme.Title}{(at is null ? "" : $"  ·  step {at.Number} of {verdict!.Steps.Count}: {at.Title}")}");
        if (verdict is not null)
        {
            const int Width = 24;
            var filled = verdict.Tests == 0 ? 0 : verdict.PassedTests * Width / verdict.Tests;
            var marks = string.Concat(verdict.Steps.Select(step =>
                step.IsGreen ? "[green]✔[/]" : step.Step == at ? "[red]✘[/]" : step.Passed > 0 ? "[yellow]○[/]" : "[grey]·[/]"));
            var news = change == 0 ? "" : change > 0 ? $"  [green]{change} more green[/]" : $"  [red]{-change} fewer green[/]";
            screen.MarkupLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{marks}  [green]{new string('━', filled)}[/][grey]{new string('━', Width - filled)}[/]  {verdict.PassedTests} of {verdict.Tests} tests{news}"));
        }

        screen.WriteLine();
    }

    private void Green(IAnsiConsole screen, Verdict verdict, bool isFirstLook)
    {
        screen.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[green]All {verdict.Tests} tests are green.[/]{(isFirstLook ? " [grey]Now with all samples …[/]" : "")}"));
        screen.WriteLine();
        screen.MarkupLineInterpolated($"  {Session.Command} compare {kata.Id}  shows the reference beside it.");
        screen.MarkupLineInterpolated($"  {Session.Command} mistakes {kata.Id}  tells what people get wrong; with  hunt {kata.Id}  you write the tests.");
        if (Next is { } next)
        {
            screen.MarkupLineInterpolated($"  [bold]n[/] goes on with [bold]{next.Id}[/]: {next.Readme.Title}");
        }
    }

    private bool IsWide => session.Screen.Profile.Width >= 110;

    private string Keys =>
        $"h hint  r README  n next kata  a all failures  q quit   {times}{(IsPolling ? "  (looking for saves: this file system does not tell)" : "")}";

    // Markup becomes lines here, so that the pager can count them.
    private string Drawn(Action<IAnsiConsole> draw)
    {
        using var text = new StringWriter();
        var real = session.Screen.Profile;
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = real.Capabilities.Ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = (ColorSystemSupport)real.Capabilities.ColorSystem,
        });
        screen.Profile.Width = real.Width;
        draw(screen);
        return text.ToString();
    }
}
