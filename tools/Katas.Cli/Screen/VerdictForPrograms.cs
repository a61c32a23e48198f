using System.Text.Json;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Cli.Screen;

/// <summary>What <c>kata test --json</c> prints.</summary>
internal static class VerdictForPrograms
{
    public static object Of(Session session, Kata kata, RunOutcome outcome, Verdict? verdict, Mistake? known) => new
    {
        Kata = kata.Id,
        Verdict = outcome switch
        {
            RunOutcome.DoesNotCompile => "doesNotCompile",
            RunOutcome.Broke => "broke",
            RunOutcome.NoText => "noText",
            _ => verdict is { IsGreen: true } ? "green" : "red",
        },
        Steps = verdict?.Steps.Select(step => new { step.Step.Number, step.Step.Title, step.Passed, step.Tests }),
        FirstFailure = verdict?.FirstFailure is not { } failure ? null : new
        {
            Step = failure.Step.Number,
            failure.Sentence,
            failure.Case,
            failure.IsNotImplemented,
            Misbehaviour = failure.Result.Misbehaviour == Misbehaviour.None ? null : JsonNamingPolicy.CamelCase.ConvertName(failure.Result.Misbehaviour.ToString()),
            failure.Result.Message,
            failure.Result.Output,
            Rules = failure.Rules.Select(rule => new { Id = rule.Key, Text = rule.Value }),
            Test = Place(session, failure.InTheTest),
            YourCode = Place(session, failure.InYourCode),
        },
        KnownMistake = known is null ? null : new { known.Id, known.Title, known.Paragraph },
        Errors = (outcome as RunOutcome.DoesNotCompile)?.Errors.Select(error => error with { File = session.Relative(error.File) }),
        Output = (outcome as RunOutcome.Broke)?.Output,
        File = (outcome as RunOutcome.NoText) is { } nothing ? session.Relative(nothing.File) : null,
    };

    private static object? Place(Session session, CodePlace? place) =>
        place is null ? null : place with { File = session.Relative(place.File) };
}
