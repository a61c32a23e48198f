using System.CommandLine;
using System.Text.Json;
using Katas.Cli.Screen;
using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata test</c>: one kata, step by step, to the first failing test.</summary>
internal static class TestVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var json = VerbParts.ForPrograms();
        var dotnet = new Option<bool>("--dotnet") { Description = "Build and run with dotnet test." };
        var limit = VerbParts.TimeLimit();
        var command = new Command("test", "Build and run one kata: what passes, and the first failing test with its rule.") { id, json, dotnet, limit };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            var outcome = await Shown(session, kata, quiet: parsed.GetValue(json), () =>
                parsed.GetValue(dotnet) ? DotnetTest.RunAsync(kata.Project, kata.TestFilter, stop) : Run(kata, parsed.GetValue(limit)!, stop));
            var verdict = outcome is RunOutcome.Ran ran ? Verdict.Of(kata, ran.Results) : null;
            if (verdict is not null)
            {
                session.Progress.Remember(kata, verdict);
            }

            if (parsed.GetValue(json))
            {
                var known = outcome is RunOutcome.Ran { Results: var results } ? await Recogniser.NameAsync(kata, results, stop) : null;
                await session.Output.WriteLineAsync(JsonSerializer.Serialize(VerdictForPrograms.Of(session, kata, outcome, verdict, known), JsonFormat.Readable));
            }
            else
            {
                VerdictView.Write(session, kata, outcome, verdict);
                await Name(session, kata, outcome, stop);
            }

            return outcome is RunOutcome.DoesNotCompile ? ExitCode.DoesNotCompile
                : verdict is { IsGreen: true } ? ExitCode.Green
                : ExitCode.Red;
        });
        return command;
    }

    // The verdict does not wait for it.
    private static async Task Name(Session session, Kata kata, RunOutcome outcome, CancellationToken stop)
    {
        if (outcome is RunOutcome.Ran { Results: var results } && Recogniser.HasCause(results))
        {
            var known = new Fingerprints(kata).Kept is null
                ? await session.While("looking whether this mistake is a known one", () => Recogniser.NameAsync(kata, results, stop))
                : await Recogniser.NameAsync(kata, results, stop);
            if (known is not null)
            {
                session.Screen.WriteLine();
                VerdictView.Known(session, known);
            }
        }
    }

    private static async Task<RunOutcome> Run(Kata kata, RunLimits limits, CancellationToken stop)
    {
        await using var runner = new KataRunner(kata, limits, keepsSpare: false);
        return await runner.RunAsync(firstLook: false, early: null, stop);
    }

    private static Task<RunOutcome> Shown(Session session, Kata kata, bool quiet, Func<Task<RunOutcome>> run) =>
        quiet ? run() : session.While($"{kata.Id}: building and running", run);
}
