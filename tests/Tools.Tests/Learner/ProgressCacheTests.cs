using Katas.Engine.Learner;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Tools.Tests.Learner;

public sealed class ProgressCacheTests : IDisposable
{
    private readonly ScratchRepository scratch = new();

    private KataProgress Progress => new ProgressCache(scratch.Root).Of(scratch.Kata);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_stub_is_red_and_an_edited_file_started_without_a_run()
    {
        Progress.State.Should().Be(KataState.Red);

        File.AppendAllText(scratch.LearnerFile, "// begun");

        Progress.State.Should().Be(KataState.Started);
    }

    [Fact]
    public void What_a_run_said_holds_until_a_file_changes()
    {
        File.WriteAllText(scratch.LearnerFile, ScratchRepository.Solution);
        Remember(passed: [true, true]);
        Progress.Should().Be(new KataProgress(KataState.Green, StepsPassed: 2, AtStep: 1, IsCurrent: true));

        File.AppendAllText(scratch.LearnerFile, "// and then");

        Progress.Should().Be(new KataProgress(KataState.Started, StepsPassed: 2, AtStep: 1, IsCurrent: false));
    }

    [Fact]
    public void A_changed_test_makes_it_unknown_as_well()
    {
        File.WriteAllText(scratch.LearnerFile, ScratchRepository.Solution);
        Remember(passed: [true, true]);

        scratch.Write("tests/Ch007.Doors.Tests/Greeting/Step2_GoodBye.cs", "// one more test");

        Progress.State.Should().Be(KataState.Started);
    }

    [Fact]
    public void The_step_with_the_first_failure_is_where_the_learner_is()
    {
        File.WriteAllText(scratch.LearnerFile, ScratchRepository.Solution);

        Remember(passed: [true, false]);

        Progress.Should().Be(new KataProgress(KataState.Started, StepsPassed: 1, AtStep: 2, IsCurrent: true));
    }

    [Fact]
    public void A_cache_that_cannot_be_read_is_empty()
    {
        scratch.Write(".kata/progress.json", "{ half");

        Progress.State.Should().Be(KataState.Red);
    }

    private void Remember(bool[] passed)
    {
        var results = scratch.Kata.Steps().Zip(passed, (step, didPass) =>
            new TestResult($"Katas.Doors.Greeting.Steps.{step.ClassName}", $"Katas.Doors.Greeting.Steps.{step.ClassName}.It", didPass, "", "", ""));
        new ProgressCache(scratch.Root).Remember(scratch.Kata, Verdict.Of(scratch.Kata, [.. results]));
    }
}
