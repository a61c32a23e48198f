using System.CommandLine;
using Katas.Cli.Screen;
using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary>What shows a solution, or parts of it, waits until the kata is green or <c>--spoil</c> is given.</summary>
internal static class AfterGreen
{
    public static Option<bool> Spoil(string what) => new("--spoil") { Description = $"Show {what} although the kata is not green." };

    /// <summary>Runs the tests, and says why it is too soon if it is.</summary>
    /// <param name="session">Has the screen.</param>
    /// <param name="kata">The kata.</param>
    /// <param name="spoils">Whatever comes of it, it is not too soon.</param>
    /// <param name="verb">Of the command, for advice.</param>
    /// <param name="limits">What a test may take.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What to end with, or null to go on; and the verdict, if there is one.</returns>
    public static async Task<(ExitCode? TooSoon, Verdict? Verdict)> TestAsync(
        Session session, Kata kata, bool spoils, string verb, RunLimits limits, CancellationToken stop)
    {
        if (!spoils && session.Progress.Of(kata).State == KataState.Red)
        {
            return (NotYet(session, kata, verb, "has not been begun"), null);
        }

        await using var runner = new KataRunner(kata, limits, keepsSpare: false);
        var outcome = await session.While("running the tests", () => runner.RunAsync(firstLook: false, early: null, stop));
        var verdict = outcome is RunOutcome.Ran ran ? Verdict.Of(kata, ran.Results) : null;
        if (verdict is not null)
        {
            session.Progress.Remember(kata, verdict);
        }

        if (spoils || verdict is { IsGreen: true })
        {
            return (null, verdict);
        }

        if (verdict is not null)
        {
            return (NotYet(session, kata, verb, $"is not green yet: {verdict.PassedTests} of {verdict.Tests} tests are"), verdict);
        }

        VerdictView.Write(session, kata, outcome, verdict);
        return (outcome is RunOutcome.DoesNotCompile ? ExitCode.DoesNotCompile : ExitCode.Red, null);
    }

    private static ExitCode NotYet(Session session, Kata kata, string verb, string why)
    {
        session.Screen.MarkupLineInterpolated($"[bold]{kata.Id}[/] {why}.");
        session.Screen.MarkupLineInterpolated($"  {Session.Command} watch {kata.Id}  goes on with it");
        session.Screen.MarkupLineInterpolated($"  {Session.Command} {verb} {kata.Id} --spoil  shows it all the same");
        return ExitCode.Red;
    }
}
