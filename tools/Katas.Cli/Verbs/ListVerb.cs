using System.CommandLine;
using System.Text.Json;
using Katas.Cli.Screen;
using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Cli.Verbs;

/// <summary><c>kata list</c>: the map.</summary>
internal static class ListVerb
{
    public static Command Make(Func<Session> open)
    {
        var json = VerbParts.ForPrograms();
        var run = new Option<bool>("--run") { Description = "Run every kata that has been started, instead of telling from the last run." };
        var command = new Command("list", "The map: chapters and katas, what is red, started or green, and where to begin.") { json, run };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            if (parsed.GetValue(run))
            {
                await RunStarted(session, stop);
            }

            return Show(session, parsed.GetValue(json));
        });
        return command;
    }

    public static void MakeDefault(RootCommand root, Func<Session> open) => root.Does(_ => Show(open(), json: false));

    private static ExitCode Show(Session session, bool json)
    {
        if (json)
        {
            session.Output.WriteLine(JsonSerializer.Serialize(session.Repository.Chapters.Select(chapter => ForPrograms(session, chapter)), JsonFormat.Readable));
        }
        else
        {
            MapView.Write(session);
        }

        return ExitCode.Green;
    }

    private static async Task RunStarted(Session session, CancellationToken stop)
    {
        foreach (var kata in session.Repository.Katas.Where(kata => session.Progress.Of(kata) is { State: not KataState.Red }))
        {
            if (await DotnetTest.RunAsync(kata.Project, kata.TestFilter, stop) is RunOutcome.Ran ran)
            {
                session.Progress.Remember(kata, Verdict.Of(kata, ran.Results));
            }
        }
    }

    private static object ForPrograms(Session session, Chapter chapter) => new
    {
        chapter.Number,
        chapter.Title,
        Katas = chapter.Katas.Select(kata =>
        {
            var progress = session.Progress.Of(kata);
            return new
            {
                kata.Id,
                kata.Readme.Title,
                kata.Readme.Difficulty,
                kata.Readme.Minutes,
                progress.State,
                progress.StepsPassed,
                Steps = kata.Steps().Count,
                Folder = session.Relative(kata.Folder),
            };
        }),
    };
}
