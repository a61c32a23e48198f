using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Tools.Tests.Verdicts;

public sealed class VerdictTests : IDisposable
{
    private const string Class = "Katas.Doors.Greeting.Steps.Step2_GoodBye";
    private const string NotImplemented = "System.NotImplementedException : The method or operation is not implemented.";

    private readonly ScratchRepository scratch = new();
    private readonly string test;

    public VerdictTests() => test = scratch.Write(
        "tests/Ch007.Doors.Tests/Greeting/Step2_GoodBye.cs",
        """
        public sealed class Step2_GoodBye
        {
            [Rule("R2")]
            public void First_of_all() { }

            [Theory]
            [InlineData("x")]
            [Rule("R1")]
            [Rule("R2")]
            public void Second_of_all(string who)
            {
                Greeter.Hello(who);
            }
        }
        """);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Results_are_counted_by_step()
    {
        var verdict = Of(
            Result("Step1_Hello", "A", passed: true), Result("Step2_GoodBye", "First_of_all", passed: true), Result("Step2_GoodBye", "Second_of_all"));

        verdict.Steps.Select(step => (step.Step.Number, step.Passed, step.Tests, step.IsGreen)).Should().Equal((1, 1, 1, true), (2, 1, 2, false));
        (verdict.IsGreen, verdict.PassedTests, verdict.Tests).Should().Be((false, 2, 3));
    }

    [Fact]
    public void A_step_without_a_result_is_not_green()
    {
        Of(Result("Step1_Hello", "A", passed: true)).IsGreen.Should().BeFalse("step 2 has not run");
    }

    [Fact]
    public void The_first_failure_is_the_first_in_the_source()
    {
        var failure = Of(Result("Step2_GoodBye", "Second_of_all(who: \"x\")"), Result("Step2_GoodBye", "First_of_all")).FirstFailure!;

        failure.Sentence.Should().Be("First of all");
        failure.Case.Should().BeEmpty();
    }

    [Fact]
    public void A_failure_knows_its_case_its_rules_its_source_and_the_learners_line()
    {
        var stack = $"   at Katas.Doors.Greeting.Greeter.Hello(String who) in {scratch.LearnerFile}:line 6\n   at {Class}.Second_of_all(String who) in {test}:line 12\n";
        var failure = Of(Result("Step2_GoodBye", "Second_of_all(who: \"a (b)\")", message: "none", stack: stack)).FirstFailure!;

        failure.Sentence.Should().Be("Second of all");
        failure.Case.Should().Be("who: \"a (b)\"");
        failure.Rules.Select(rule => rule.Key).Should().Equal("R1", "R2");
        failure.Rules[1].Value.Should().Be("(§2) Nobody is greeted by nothing.");
        failure.Method!.FirstLine.Should().Be(10);
        failure.Method.Lines.Should().HaveCount(4).And.HaveElementAt(2, "        Greeter.Hello(who);");
        failure.InYourCode.Should().Be(new CodePlace(scratch.LearnerFile, 6, "Greeter.Hello"));
        failure.InTheTest!.Line.Should().Be(12);
        failure.IsNotImplemented.Should().BeFalse();
    }

    [Theory]
    [InlineData(NotImplemented, true)]
    [InlineData("Expected a <X> to be thrown, but found <System.NotImplementedException>: …", true)]
    [InlineData("Did not expect any exception, but found System.NotImplementedException: …", true)]
    [InlineData("Expected \"System.NotImplementedException\" to be \"hello\"", false)]
    [InlineData("System.InvalidOperationException : not yet", false)]
    public void Code_that_is_not_written_yet_is_told_from_a_mistake(string message, bool expected)
    {
        Of(Result("Step2_GoodBye", "First_of_all", message: message)).FirstFailure!.IsNotImplemented.Should().Be(expected);
    }

    private Verdict Of(params TestResult[] results) => Verdict.Of(scratch.Kata, results);

    private static TestResult Result(string step, string name, bool passed = false, string message = "", string stack = "") =>
        new($"Katas.Doors.Greeting.Steps.{step}", $"Katas.Doors.Greeting.Steps.{step}.{name}", passed, message, stack, "");
}
