using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Checking;
using Katas.Engine.Stubs;
using Spectre.Console;

namespace Katas.Cli.Verbs;

/// <summary><c>kata check</c>: for contributors, does a kata keep what is promised of every kata?</summary>
internal static class CheckVerb
{
    public static Command Make(Func<Session> open)
    {
        var ids = VerbParts.Ids("check");
        var json = VerbParts.ForPrograms();
        var seed = new Option<int?>("--seed") { Description = "The random order to run the tests in, too: a number from 1. Runs what has not changed, too." };
        seed.Validators.Add(given =>
        {
            if (given.Tokens is [var word] && !(int.TryParse(word.Value, CultureInfo.InvariantCulture, out var number) && number > 0))
            {
                given.AddError($"'{word.Value}' is no seed: a whole number from 1 to {int.MaxValue}.");
            }
        });
        var command = new Command("check", "For contributors: a kata is whole, in step, red, green, traced, deadly, recognised, and honest about time.") { ids, json, seed };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var named = parsed.GetRequiredValue(ids);
            var unreadable = new List<KataException>();
            var repository = Repository.Load(session.Root, unreadable.Add);
            var katas = unreadable.Count == 0 ? repository.Named(named) : [.. repository.Katas.Where(kata => named.Length == 0 || named.Contains(kata.Id))];
            var pages = unreadable.Select(trouble => RepositoryCheck.Unreadable(session.Root, trouble)).Concat(named.Length == 0 ? RepositoryCheck.Pages(session.Root) : []).ToList();

            var reports = new List<KataReport>();
            await new RepositoryCheck(repository, parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(1, int.MaxValue), anew: parsed.GetValue(seed) is not null).RunAsync(katas, Tell, stop);
            if (parsed.GetValue(json))
            {
                await session.Output.WriteLineAsync(JsonSerializer.Serialize(ForPrograms(session, reports, pages), JsonFormat.Readable));
            }
            else if (pages.Count > 0)
            {
                Say(session, "pages", pages);
            }

            return pages.Count == 0 && reports.TrueForAll(report => report.Complaints.Count == 0) ? ExitCode.Green : ExitCode.Red;

            void Tell(KataReport report)
            {
                reports.Add(report);
                if (parsed.GetValue(json))
                {
                    return;
                }

                if (report.Complaints.Count > 0)
                {
                    Say(session, report.Kata.Id, report.Complaints);
                }
                else
                {
                    var how = report.Seed is { } order ? $"random order {order}" : "unchanged since it was run";
                    session.Screen.MarkupLineInterpolated(
                        $"[green]{report.Kata.Id}[/]: {report.Tests} tests, {report.Rules} rules, {report.Mistakes} mistakes: all holds ({how})");
                }
            }
        });
        return command;
    }

    /// <summary>Says which files of a kata are not its stub, and how to mend it.</summary>
    public static void SayDifferent(Session session, Kata kata, IReadOnlyList<StubDifference> differences)
    {
        foreach (var difference in differences)
        {
            var what = difference.Stub is null ? "no solution file makes it" : difference.Found is null ? "missing" : "not as the solution makes it";
            session.Screen.MarkupLineInterpolated($"[red]{session.Relative(Path.Combine(kata.Folder, difference.Name))}: {what}[/]");
        }

        session.Screen.MarkupLineInterpolated($"  to mend it: {Session.Command} stub {kata.Id}");
    }

    private static void Say(Session session, string whose, IReadOnlyList<Complaint> complaints)
    {
        session.Screen.MarkupLineInterpolated($"[red]{whose}[/]: {(complaints.Count == 1 ? "one thing does" : $"{complaints.Count} things do")} not hold");
        foreach (var complaint in complaints)
        {
            session.Screen.MarkupLineInterpolated($"  [red]{session.Relative(complaint.File)}{(complaint.Line is { } line ? $":{line}" : "")}[/]: {complaint.What}");
            session.Screen.MarkupLineInterpolated($"    to mend it: {complaint.Mend}");
        }
    }

    private static object ForPrograms(Session session, List<KataReport> reports, List<Complaint> pages) => new
    {
        Holds = pages.Count == 0 && reports.TrueForAll(report => report.Complaints.Count == 0),
        Katas = reports.Select(report => new
        {
            Kata = report.Kata.Id,
            Holds = report.Complaints.Count == 0,
            report.Tests,
            report.Rules,
            report.Mistakes,
            report.Seed,
            Complaints = report.Complaints.Select(complaint => Relative(session, complaint)),
        }),
        Pages = pages.Select(complaint => Relative(session, complaint)),
    };

    private static Complaint Relative(Session session, Complaint complaint) => complaint with { File = session.Relative(complaint.File) };
}
