using System.CommandLine;
using Katas.Cli.Screen;
using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Katas.Engine.Stubs;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata check</c>: for contributors, does every stub fail every test for the right reason?</summary>
internal static class CheckVerb
{
    public static Command Make(Func<Session> open)
    {
        var ids = VerbParts.Ids("check");
        var command = new Command("check", "For contributors: on its stub every test of a kata is red, for want of code and nothing else.") { ids };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var holds = true;
            foreach (var kata in session.Repository.Named(parsed.GetRequiredValue(ids)))
            {
                holds &= await Check(session, kata, stop);
            }

            return holds ? ExitCode.Green : ExitCode.Red;
        });
        return command;
    }

    /// <summary>Says which files of a kata are not its stub, and how to mend it.</summary>
    public static void SayDifferent(Session session, Kata kata, IReadOnlyList<StubDifference> differences)
    {
        foreach (var difference in differences)
        {
            var what = difference.Stub is null ? "no solution file makes it" : difference.Found is null ? "missing" : "not as the solution makes it";
            session.Screen.MarkupLineInterpolated($"[red]{session.Relative(Path.Combine(kata.Folder, difference.Name))}: {what}[/]");
        }

        session.Screen.MarkupLineInterpolated($"  to mend it: {Session.Command} stub {kata.Id}");
    }

    private static async Task<bool> Check(Session session, Kata kata, CancellationToken stop)
    {
        if (KataStubs.Differences(kata) is { Count: > 0 } differences)
        {
            SayDifferent(session, kata, differences);
            return false;
        }

        await using var runner = new KataRunner(kata, RunLimits.Default, keepsSpare: false);
        switch (await runner.RunAsync(firstLook: false, early: null, stop))
        {
            case RunOutcome.Ran ran:
                var wrong = Verdict.WrongOnStub(kata, ran.Results);
                foreach (var sentence in wrong)
                {
                    session.Screen.MarkupLineInterpolated($"[red]{kata.Id}: {sentence}[/]");
                }

                if (wrong.Count == 0)
                {
                    session.Screen.MarkupLineInterpolated($"{kata.Id}: {ran.Results.Count} tests, each red for want of code");
                }

                return wrong.Count == 0;
            case var outcome:
                VerdictView.Write(session, kata, outcome, verdict: null);
                return false;
        }
    }
}
