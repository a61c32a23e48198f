using System.CommandLine;
using Katas.Cli.Screen;
using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata hint</c>: for the step that the learner is at, one level further each time.</summary>
internal static class HintVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var atStep = new Option<int?>("--step") { Description = "Another step than the one with the first failing test." };
        var command = new Command("hint", "The next hint for the step you are at: a nudge, an approach, the key line of thought.") { id, atStep };
        command.Does(parsed =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            var number = parsed.GetValue(atStep) ?? session.Progress.Of(kata).AtStep;
            Give(session, kata, number);
            return ExitCode.Green;
        });
        return command;
    }

    /// <summary>Shows the next hint of a step, after those that have been given.</summary>
    /// <exception cref="KataException">There is no such step.</exception>
    public static void Give(Session session, Kata kata, int number)
    {
        var all = HintFile.Parse(File.ReadAllText(Path.Combine(kata.Folder, "hints.md")));
        var step = kata.Steps().FirstOrDefault(step => step.Number == number);
        if (step is null || !all.TryGetValue(number, out var hints))
        {
            throw new KataException($"'{kata.Id}' has no step {number}; it has {string.Join(", ", all.Keys.Order())}.");
        }

        var level = new HintLog(kata.Root).Next(kata, number);
        session.Screen.MarkupLineInterpolated($"[bold]Step {step.Number}: {step.Title}[/]");
        session.Screen.WriteLine();
        foreach (var hint in hints.Take(level))
        {
            session.Screen.Write(new Padder(new MarkdownView(session.Screen).Paragraph(hint), new Padding(2, 0, 0, 1)));
        }

        session.Screen.MarkupLineInterpolated(level < hints.Count
            ? (FormattableString)$"[grey]Hint {level} of {hints.Count}. Ask again for the next one.[/]"
            : $"[grey]Hint {level} of {hints.Count}: there is no further one.[/]");
    }
}
