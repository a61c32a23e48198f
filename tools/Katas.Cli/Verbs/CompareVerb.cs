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
        var spoil = AfterGreen.Spoil("the reference");
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

            var (tooSoon, verdict) = await AfterGreen.TestAsync(session, kata, parsed.GetValue(spoil), "compare", parsed.GetValue(limit)!, stop);
            if (tooSoon is not null)
            {
                return tooSoon.Value;
            }

            var comparison = await session.While("comparing", () => Comparison.MakeAsync(kata, verdict, parsed.GetValue(limit)!, stop));
            Show(session, comparison, file);
            return ExitCode.Green;
        });
        return command;
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
