using System.CommandLine;
using System.Globalization;
using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Running;

namespace Katas.Cli.Verbs;

/// <summary>What several verbs share: a kata's id on the command line, and a body that ends with an exit code.</summary>
internal static class VerbParts
{
    public static Argument<string> Id() => new("id") { Description = "The kata's id, as the map shows it." };

    public static Argument<string[]> Ids(string whatFor) =>
        new("id") { Description = $"The katas to {whatFor}; all of them if none is named.", Arity = ArgumentArity.ZeroOrMore };

    public static Option<bool> ForPrograms() => new("--json") { Description = "Print JSON, for programs." };

    /// <summary>How long a test may take.</summary>
    public static Option<RunLimits> TimeLimit() => new("--limit")
    {
        Description = "Seconds that a test may take. [default: 5]",
        DefaultValueFactory = _ => RunLimits.Default,
        CustomParser = value =>
        {
            if (double.TryParse(value.Tokens[0].Value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 3600)
            {
                return RunLimits.Default with { Time = TimeSpan.FromSeconds(seconds) };
            }

            value.AddError($"'{value.Tokens[0].Value}' is no number of seconds between 0 and 3600.");
            return null;
        },
    };

    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<ExitCode>> body) =>
        command.SetAction(async (parsed, stop) => (int)await body(parsed, stop));

    public static void Does(this Command command, Func<ParseResult, ExitCode> body) =>
        command.SetAction(parsed => (int)body(parsed));

    /// <summary>The kata of that id.</summary>
    /// <exception cref="KataException">There is none; names the nearest ones.</exception>
    public static Kata Named(this Repository repository, string id)
    {
        var near = repository.Nearest(id);
        var advice = near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"{Session.Command} lists them.";
        return repository.Find(id) ?? throw new KataException($"There is no kata '{id}'. {advice}");
    }

    public static IReadOnlyList<Kata> Named(this Repository repository, string[] ids) =>
        ids.Length == 0 ? [.. repository.Katas] : [.. ids.Select(repository.Named)];
}
