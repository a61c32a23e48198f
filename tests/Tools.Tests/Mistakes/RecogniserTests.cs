using Katas.Engine.Mistakes;
using Katas.Engine.Running;

namespace Katas.Tools.Tests.Mistakes;

/// <summary>A row of letters is a run: the tests A, B of step 1, C, D of step 2, E of step 3.</summary>
/// <remarks><c>.</c> passes; <c>-</c> fails for want of code; <c>?</c> is unsure, of a fingerprint; <c>*</c> fails in words that differ each time; other letters are the words of a failure.</remarks>
public sealed class RecogniserTests
{
    private static readonly string[] Tests = ["Step1_X.A", "Step1_X.B", "Step2_X.C", "Step2_X.D", "Step3_X.E"];

    [Theory]
    [InlineData(".x...", "one")] // all of it
    [InlineData(".x---", "one")] // half written: what is not reached says nothing
    [InlineData("-x---", "one")]
    [InlineData("..xy.", "two")]
    [InlineData("..-y.", "two")]
    [InlineData(".....", null)] // the solution
    [InlineData("-----", null)] // the stub
    [InlineData("..x--", null)] // two, or three?
    [InlineData("..-.x", "three")]
    public void A_mistake_is_named_where_it_alone_explains_what_is_seen(string run, string? name) =>
        Name(run, ("one", ".x..."), ("two", "..xy."), ("three", "..x.x")).Should().Be(name);

    [Theory]
    [InlineData(".z...")] // says something else
    [InlineData("zx...")] // and something that it does not explain
    [InlineData("x....")]
    public void Another_failure_is_another_mistake(string run) => Name(run, ("one", ".x...")).Should().BeNull();

    [Theory]
    [InlineData(".xzzz", "one")] // later steps are not there yet, or hold other mistakes
    [InlineData(".x--z", "one")]
    [InlineData(".xz.z", "one")] // D passes by accident: its step is not done
    [InlineData(".x..z", null)] // D passes in a step that is done: it does not have this mistake
    [InlineData(".x--.", "one")]
    [InlineData("zx--z", null)] // of the first red step all must be explained
    public void Later_steps_may_be_red_by_other_causes(string run, string? name) =>
        Name(run, ("one", ".x.y."), ("two", "z....")).Should().Be(name);

    [Fact]
    public void Who_is_told_apart_only_by_later_steps_is_not_named_by_earlier_ones() =>
        Name(".x.z.", ("one", ".x..."), ("two", ".xy..")).Should().BeNull();

    [Theory]
    [InlineData("*....", "?....", null)] // a failure that says each time something else proves nothing
    [InlineData("*x...", "*x...", "one")]
    [InlineData("*x...", "?x...", "one")] // with more samples it may fail
    [InlineData(".x...", "?x...", "one")]
    [InlineData(".x...", "*x...", null)] // with more samples it fails all the more
    public void Samples_prove_nothing_and_may_disprove(string run, string one, string? name) => Name(run, ("one", one)).Should().Be(name);

    [Theory]
    [InlineData(".x...", true)]
    [InlineData("--x--", true)]
    [InlineData(".....", false)]
    [InlineData("..---", false)]
    public void Only_code_that_has_been_written_has_mistakes(string run, bool hasCause) => Recogniser.HasCause(Run(run)).Should().Be(hasCause);

    [Theory]
    [InlineData("Expected a to be 1, but found 2.", "Expected a to be 1, but found 3.", false)]
    [InlineData("System.FormatException : no digit", "System.FormatException : not a number", true)]
    [InlineData("System.FormatException : no", "System.OverflowException : no", false)]
    [InlineData("Expected a <X> to be thrown, but found <System.FormatException>: \"one\"\n   at A.B()", "Expected a <X> to be thrown, but found <System.FormatException>: \"other\"\n   at C.D()", true)]
    [InlineData("Did not expect any exception, but found System.FormatException: one\n   at A.B()", "Did not expect any exception, but found System.OverflowException: one", false)]
    [InlineData("VerifyXunit.VerifyException : line 2:\n  kept:     yes\n  received: no\nkept:     /a/b.txt\nreceived: /a/c.txt", "VerifyXunit.VerifyException : line 2:\n  kept:     yes\n  received: no\nkept:     /d/b.txt\nreceived: /d/c.txt", true)]
    [InlineData("VerifyXunit.VerifyException : line 2:\n  kept:     yes\n  received: no\nkept:     /a/b.txt", "VerifyXunit.VerifyException : line 2:\n  kept:     yes\n  received: perhaps\nkept:     /a/b.txt", false)]
    public void The_words_of_a_failure_say_what_was_seen_and_not_how_somebody_puts_it(string one, string other, bool same)
    {
        var print = Fingerprint.Of("one", [Result("Step1_X.A", one)], [], _ => false);

        Recogniser.Name([Result("Step1_X.A", other)], [print]).Should().Be(same ? "one" : null);
    }

    [Theory]
    [InlineData(Misbehaviour.Loops, "one")]
    [InlineData(Misbehaviour.StackOverflow, null)]
    public void Misbehaviour_is_known_by_its_kind(Misbehaviour seen, string? name)
    {
        var print = Fingerprint.Of("one", [Result("Step1_X.A", "after 5 s") with { Misbehaviour = Misbehaviour.Loops }], Tests, _ => false);

        Recogniser.Name([Result("Step1_X.A", "after 4 s") with { Misbehaviour = seen }], [print]).Should().Be(name);
        print.Unsure.Should().BeEquivalentTo(Tests[1..], "the process has ended before them");
    }

    private static string? Name(string run, params (string Id, string Run)[] known) =>
        Recogniser.Name(Run(run), [.. known.Select(one => Fingerprint.Of(one.Id, Run(one.Run), Tests, IsSampled))]);

    private static bool IsSampled(TestResult result) => result.Message == "*" || result.Output == "?";

    private static TestResult[] Run(string letters) =>
    [
        .. letters.Zip(Tests).Select(pair => pair.First switch
        {
            '.' => Result(pair.Second, null),
            '?' => Result(pair.Second, null) with { Output = "?" },
            '-' => Result(pair.Second, "System.NotImplementedException : The method or operation is not implemented."),
            var words => Result(pair.Second, words.ToString()),
        }),
    ];

    private static TestResult Result(string name, string? message) => new(name.Split('.')[0], name, Passed: message is null, message ?? "", "", "");
}
