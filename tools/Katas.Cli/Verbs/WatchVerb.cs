using System.CommandLine;
using System.Threading.Channels;
using Katas.Cli.Watching;

namespace Katas.Cli.Verbs;

/// <summary><c>kata watch</c>: the verdict on each save.</summary>
internal static class WatchVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var limit = VerbParts.TimeLimit();
        var poll = new Option<bool>("--poll") { Description = "Look at the files all the time, where the file system does not tell of saves." };
        var command = new Command("watch", "Run one kata each time you save a file.") { id, limit, poll };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var events = Channel.CreateUnbounded<WatchEvent>();
            if (session.Screen.Profile.Out.IsTerminal && !Console.IsInputRedirected)
            {
                new Thread(() => ReadKeys(events.Writer)) { IsBackground = true, Name = "keys" }.Start();
            }

            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            while (kata is not null)
            {
                await using var loop = new WatchLoop(session, kata, parsed.GetValue(limit)!, parsed.GetValue(poll), events);
                kata = await loop.RunAsync(stop);
            }

            return ExitCode.Green;
        });
        return command;
    }

    private static void ReadKeys(ChannelWriter<WatchEvent> events)
    {
        while (events.TryWrite(new WatchEvent.Pressed(Console.ReadKey(intercept: true))))
        {
        }
    }
}
