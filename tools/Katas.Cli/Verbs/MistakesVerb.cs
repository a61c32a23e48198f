using System.CommandLine;
using Katas.Cli.Screen;
using Katas.Engine;
using Katas.Engine.Learner;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;

namespace Katas.Cli.Verbs;

/// <summary><c>kata mistakes</c>: after green, what people get wrong in a kata, and the tests that catch it.</summary>
internal static class MistakesVerb
{
    public static Command Make(Func<Session> open)
    {
        var id = VerbParts.Id();
        var spoil = AfterGreen.Spoil("the mistakes");
        var command = new Command("mistakes", "After green: the plausible mistakes in a kata, each with the test that catches it.") { id, spoil };
        command.Does(async (parsed, stop) =>
        {
            var session = open();
            var kata = session.Repository.Named(parsed.GetRequiredValue(id));
            var mistakes = MistakeFile.Read(kata);
            if (mistakes.Count == 0)
            {
                throw new KataException($"'{kata.Id}' has no mistakes: solutions/{kata.Chapter}/{kata.Name}/mistakes.md is not there. git checkout -- solutions brings it back.");
            }

            var isGreen = session.Progress.Of(kata) is { State: KataState.Green, IsCurrent: true };
            if (!isGreen && !parsed.GetValue(spoil) && (await AfterGreen.TestAsync(session, kata, spoils: false, "mistakes", RunLimits.Default, stop)).TooSoon is { } tooSoon)
            {
                return tooSoon;
            }

            var fingerprints = new Fingerprints(kata);
            var known = fingerprints.Kept ?? await session.While("running the tests on each mistake, which takes some seconds", () => fingerprints.AllAsync(stop));
            MistakesView.Write(session, kata, mistakes, known);
            return ExitCode.Green;
        });
        return command;
    }
}
