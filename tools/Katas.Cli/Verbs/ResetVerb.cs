using System.CommandLine;
using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Katas.Engine.Stubs;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata reset</c>: the stub back, the learner's files kept.</summary>
internal static class ResetVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var command = new Command("reset", "Put a kata's stub back; your files are kept under .kata/backup/.") { id };
        command.Does(parsed =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            var differences = KataStubs.Differences(kata);
            if (differences.Count == 0)
            {
                session.Screen.MarkupLineInterpolated($"[bold]{kata.Id}[/] is its stub already; nothing was changed.");
            }
            else
            {
                PutBack(session, kata, differences);
            }

            return ExitCode.Green;
        });
        return command;
    }

    /// <summary>Puts the stubs back and says what became of the files that were there.</summary>
    public static void PutBack(Session session, Kata kata, IReadOnlyList<StubDifference> differences)
    {
        var backup = new LearnerFiles(session.Time).PutStubsBack(kata, differences);
        foreach (var difference in differences)
        {
            var what = difference.Stub is null ? "taken away" : difference.Found is null ? "made" : "made anew";
            session.Screen.MarkupLineInterpolated($"{session.Relative(Path.Combine(kata.Folder, difference.Name))}: {what}");
        }

        if (backup is not null)
        {
            session.Screen.MarkupLineInterpolated($"What was there is in [bold]{session.Relative(backup)}/[/]");
        }
    }
}
