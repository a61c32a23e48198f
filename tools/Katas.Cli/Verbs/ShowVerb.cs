using System.CommandLine;
using Katas.Cli.Screen;

namespace Katas.Cli.Verbs;

/// <summary><c>kata show</c>: a kata's README in the terminal.</summary>
internal static class ShowVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var command = new Command("show", "A kata's text: what to build, the rules, the steps.") { id };
        command.Does(parsed =>
        {
            var session = open();
            session.Screen.Write(new MarkdownView(session.Screen).Document(session.Repository.Named(parsed.GetRequiredValue(id)).Readme.Body));
            return ExitCode.Green;
        });
        return command;
    }
}
