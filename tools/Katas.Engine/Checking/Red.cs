using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Engine.Checking;

/// <summary>On the stub every test of every step fails, for want of code and nothing else.</summary>
internal static class Red
{
    public static IEnumerable<Complaint> Of(Kata kata, IReadOnlyList<TestDeclaration> tests, IReadOnlyList<TestResult> onStub)
    {
        var steps = kata.Steps();
        foreach (var step in steps.Where(step => !onStub.Any(result => IsOf(step, result))))
        {
            yield return new Complaint(CheckPoint.Red, step.File, null, $"{step.ClassName} has no test", "write one, or take the step out");
        }

        foreach (var result in onStub)
        {
            var step = steps.FirstOrDefault(step => IsOf(step, result));
            var (what, mend) = step is null ? ("is in no step", "move it into a class StepN_Title")
                : result.Passed ? ("passes on the stub", "let it ask something of the code that is to be written")
                : !new Failure(kata, step, result, Method: null).IsNotImplemented
                    ? ($"fails on the stub by another cause: {result.Message.Split('\n')[0]}", "let it reach the code that is to be written, and expect nothing before")
                : default;
            if (what is not null)
            {
                yield return Green.About(CheckPoint.Red, kata, tests, result, what, mend);
            }
        }
    }

    private static bool IsOf(Step step, TestResult result) => result.ClassName.EndsWith($".{step.ClassName}", StringComparison.Ordinal);
}
