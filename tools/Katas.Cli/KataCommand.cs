using System.CommandLine;
using System.CommandLine.Invocation;
using Katas.Cli.Verbs;
using Katas.Engine;
using Spectre.Console;

namespace Katas.Cli;

/// <summary>Chooses the verb.</summary>
public static class KataCommand
{
    // After Ctrl+C. On a busy machine it takes some time to take other processes along, and to leave in the middle of that is not safe.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(20);

    /// <summary>Runs a command line; returns an <see cref="ExitCode"/>.</summary>
    /// <param name="args">The words that were typed.</param>
    /// <param name="trouble">Where trouble is told.</param>
    /// <param name="open">Opens the repository; called once a verb needs it.</param>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole trouble, Func<Session> open)
    {
        var root = new RootCommand("Systems katas: make the tests green. Without a command it shows the map.")
        {
            ListVerb.Make(open),
            WatchVerb.Make(open),
            TestVerb.Make(open),
            ShowVerb.Make(open),
            HintVerb.Make(open),
            ResetVerb.Make(open),
            CompareVerb.Make(open),
            MistakesVerb.Make(open),
            HuntVerb.Make(open),
            StubVerb.Make(open),
            CheckVerb.Make(open),
        };
        ListVerb.MakeDefault(root, open);

        var parsed = root.Parse(args);
        try
        {
            if (parsed.Action is ParseErrorAction wrong)
            {
                // It names what was not understood and what may have been meant; the whole help would push that off the screen.
                wrong.ShowHelp = false;
                await parsed.InvokeAsync();
                trouble.WriteLine($"{Session.Command} --help lists the commands");
                return (int)ExitCode.Usage;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToEnd });
        }
        catch (KataException error)
        {
            trouble.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return (int)ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            trouble.WriteLine("stopped");
            return (int)ExitCode.Stopped;
        }
    }
}
