using System.CommandLine;
using Katas.Cli.Screen;
using Katas.Engine.Catalogue;
using Katas.Engine.Comparing;
using Katas.Engine.Learner;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata compare</c>: after green, the learner's code beside the reference.</summary>
internal static class CompareVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var spoil = new Option<bool>("--spoil") { Description = "Show the reference although the kata is not green." };
        var page = new Option<string?>("--html") { Description = "Write it all to this file, as a page for a browser or for paper.", HelpName = "FILE" };
        var limit = VerbParts.TimeLimit();
        var command = new Command("compare", "After green: your code beside the reference, line by line and in numbers.") { id, spoil, page, limit };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            Comparison.MustHaveReference(kata);
            var file = parsed.GetValue(page);
            if (file is not null)
            {
                ComparisonPage.MustBeFree(file);
            }

            if (!parsed.GetValue(spoil) && session.Progress.Of(kata) is { State: KataState.Red })
            {
                return NotYet(session, kata, "has not been begun");
            }

            var (outcome, verdict) = await Test(session, kata, parsed.GetValue(limit)!, stop);
            if (!parsed.GetValue(spoil) && verdict is null)
            {
                VerdictView.Write(session, kata, outcome, verdict);
                return outcome is RunOutcome.DoesNotCompile ? ExitCode.DoesNotCompile : ExitCode.Red;
            }

            if (!parsed.GetValue(spoil) && verdict is { IsGreen: false })
            {
                return NotYet(session, kata, $"is not green yet: {verdict.PassedTests} of {verdict.Tests} tests are");
            }

            var comparison = await session.While("comparing", () => Comparison.MakeAsync(kata, verdict, parsed.GetValue(limit)!, stop));
            Show(session, comparison, file);
            return ExitCode.Green;
        });
        return command;
    }

    private static async Task<(RunOutcome Outcome, Verdict? Verdict)> Test(Session session, Kata kata, RunLimits limits, CancellationToken stop)
    {
        await using var runner = new KataRunner(kata, limits, keepsSpare: false);
        var outcome = await session.While("running the tests", () => runner.RunAsync(firstLook: false, early: null, stop));
        var verdict = outcome is RunOutcome.Ran ran ? Verdict.Of(kata, ran.Results) : null;
        if (verdict is not null)
        {
            session.Progress.Remember(kata, verdict);
        }

        return (outcome, verdict);
    }

    private static ExitCode NotYet(Session session, Kata kata, string why)
    {
        session.Screen.MarkupLineInterpolated($"[bold]{kata.Id}[/] {why}.");
        session.Screen.MarkupLineInterpolated($"  {Session.Command} watch {kata.Id}  goes on with it");
        session.Screen.MarkupLineInterpolated($"  {Session.Command} compare {kata.Id} --spoil  shows the reference all the same");
        return ExitCode.Red;
    }

    private static void Show(Session session, Comparison comparison, string? file)
    {
        session.Screen.MarkupLineInterpolated($"[bold]{comparison.Kata.Id}[/]  {comparison.Kata.Readme.Title}  ·  {comparison.TestsInWords()}");
        session.Screen.WriteLine();
        if (file is null)
        {
            CompareView.Files(session, comparison);
        }

        CompareView.Numbers(session, comparison);
        if (file is not null)
        {
            ComparisonPage.Write(file, comparison, session.Time.GetLocalNow());
            session.Screen.WriteLine();
            session.Screen.MarkupLineInterpolated($"All of it, with the code side by side, is in [bold]{file}[/]");
        }
    }
}
