using System.CommandLine;
using Katas.Engine.Stubs;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata stub</c>: for contributors, stubs from solutions.</summary>
internal static class StubVerb
{
    public static Command Make(Func<Session> open)
    {
        var ids = VerbParts.Ids("make stubs of");
        var check = new Option<bool>("--check") { Description = "Change nothing; say what is not as the solution makes it." };
        var command = new Command("stub", "For contributors: make the stubs from the solutions.") { ids, check };
        command.Does(parsed =>
        {
            var session = open();
            var different = session.Repository.Named(parsed.GetRequiredValue(ids))
                .Select(kata => (kata, differences: KataStubs.Differences(kata))).Where(pair => pair.differences.Count > 0).ToList();
            if (different.Count == 0)
            {
                session.Screen.MarkupLine("[green]Every stub is as its solution makes it.[/]");
                return ExitCode.Green;
            }

            foreach (var (kata, differences) in different)
            {
                if (parsed.GetValue(check))
                {
                    CheckVerb.SayDifferent(session, kata, differences);
                }
                else
                {
                    ResetVerb.PutBack(session, kata, differences);
                }
            }

            return parsed.GetValue(check) ? ExitCode.Red : ExitCode.Green;
        });
        return command;
    }
}
