using System.CommandLine;
using System.CommandLine.Invocation;
using Katas.Cli.Verbs;
using Katas.Engine;
using Spectre.Console;

namespace Katas.Cli;

/// <summary>Chooses the verb.</summary>
public static class KataCommand
{
    /// <summary>Runs a command line; returns an <see cref="ExitCode"/>.</summary>
    /// <param name="args">The words that were typed.</param>
    /// <param name="screen">Where trouble is told.</param>
    /// <param name="open">Opens the repository; called once a verb needs it.</param>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole screen, Func<Session> open)
    {
        var root = new RootCommand("Systems katas: make the tests green. Without a command it shows the map.")
        {
            ListVerb.Make(open),
            TestVerb.Make(open),
            ShowVerb.Make(open),
            HintVerb.Make(open),
            ResetVerb.Make(open),
            StubVerb.Make(open),
            CheckVerb.Make(open),
        };
        ListVerb.MakeDefault(root, open);

        var parsed = root.Parse(args);
        try
        {
            if (parsed.Action is not ParseErrorAction)
            {
                return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            }

            throw new KataException($"{string.Join('\n', parsed.Errors.Select(error => error.Message))}\n{Session.Command} --help lists the commands");
        }
        catch (KataException error)
        {
            screen.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return (int)ExitCode.Usage;
        }
    }
}
