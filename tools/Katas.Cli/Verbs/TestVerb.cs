using System.CommandLine;
using System.Text.Json;
using Katas.Cli.Screen;
using Katas.Engine;
using Katas.Engine.Catalogue;
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
        var command = new Command("test", "Build and run one kata: what passes, and the first failing test with its rule.") { id, json };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            var outcome = await Run(session.Screen, kata, quiet: parsed.GetValue(json), stop);
            var verdict = outcome is RunOutcome.Ran ran ? Verdict.Of(kata, ran.Results) : null;
            if (verdict is not null)
            {
                session.Progress.Remember(kata, verdict);
            }

            if (parsed.GetValue(json))
            {
                await session.Output.WriteLineAsync(JsonSerializer.Serialize(VerdictForPrograms.Of(session, kata, outcome, verdict), JsonFormat.Readable));
            }
            else
            {
                VerdictView.Write(session, kata, outcome, verdict);
            }

            return outcome is RunOutcome.DoesNotCompile ? ExitCode.DoesNotCompile
                : verdict is { IsGreen: true } ? ExitCode.Green
                : ExitCode.Red;
        });
        return command;
    }

    private static Task<RunOutcome> Run(IAnsiConsole screen, Kata kata, bool quiet, CancellationToken stop) =>
        quiet || !screen.Profile.Out.IsTerminal
            ? DotnetTest.RunAsync(kata.Project, kata.TestFilter, stop)
            : screen.Status().StartAsync($"{kata.Id}: building and running", _ => DotnetTest.RunAsync(kata.Project, kata.TestFilter, stop));
}
