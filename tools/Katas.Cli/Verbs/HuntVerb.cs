using System.CommandLine;
using Katas.Cli.Screen;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Hunting;
using Katas.Engine.Running;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata hunt</c>: the learner's own tests, scored by the mistakes that they catch.</summary>
internal static class HuntVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var limit = VerbParts.TimeLimit();
        var command = new Command("hunt", "Write tests of your own, in Hunt.cs, and see which known mistakes they catch.") { id, limit };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            if (HuntFile.Begin(kata))
            {
                session.Screen.MarkupLineInterpolated($"[bold]{session.Relative(kata.HuntFile)}[/] is made. Write tests in it, then again:");
                session.Screen.MarkupLineInterpolated($"  {Session.Command} hunt {kata.Id}  says which known mistakes they catch");
                return ExitCode.Green;
            }

            return await Hunt(session, kata, parsed.GetValue(limit)!, stop);
        });
        return command;
    }

    private static async Task<ExitCode> Hunt(Session session, Kata kata, RunLimits limits, CancellationToken stop)
    {
        await using var hunt = new HuntRun(kata, limits);
        var outcome = await session.While("running your tests on the reference", () => hunt.OnReferenceAsync(stop));
        switch (outcome)
        {
            case RunOutcome.NoText { Trouble: FileTrouble.Empty } or RunOutcome.Ran { Results: [] }:
                session.Screen.MarkupLineInterpolated($"[red]{session.Relative(kata.HuntFile)} has no tests yet.[/]");
                return ExitCode.Red;
            case RunOutcome.Ran ran when ran.Results.Any(result => !result.Passed):
                HuntView.NotOnReference(session, kata, ran.Results);
                return ExitCode.Red;
            case RunOutcome.Ran ran:
                var score = await session.While("running your tests on each mistake", () => hunt.OnMistakesAsync(ran, stop));
                HuntView.Score(session, kata, score);
                return score.Survivors.Any() ? ExitCode.Red : ExitCode.Green;
            default:
                VerdictView.NoVerdict(session, kata, outcome);
                return outcome is RunOutcome.DoesNotCompile ? ExitCode.DoesNotCompile : ExitCode.Red;
        }
    }
}
