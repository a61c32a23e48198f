using Katas.Engine.Checking;
using Katas.Engine.Running;

namespace Katas.Tools.Tests.Checking;

/// <summary>What is checked by compiling and running: each part is broken, and exactly that is complained of.</summary>
[Collection(nameof(CheckedKata))]
public sealed class RunChecks(CheckedKata kata) : IDisposable
{
    public void Dispose() => kata.Mend();

    [Fact]
    public async Task A_kata_that_keeps_its_promises_is_not_complained_of()
    {
        var report = await kata.RunAsync();

        report.Complaints.Should().BeEmpty();
        (report.Tests, report.Rules, report.Mistakes, report.Seed).Should().Be((6, 2, 5, CheckedKata.Seed));
    }

    [Fact]
    public async Task What_the_texts_show_is_complained_of_too()
    {
        kata.Break(CheckedKata.Readme, "How bright is 101?", "101 is bright.");

        await kata.MustComplainOnly(CheckPoint.Whole, CheckedKata.Readme + ":32", "nothing is asked");
    }

    [Theory]
    [InlineData("Lamp.Brighter(50", "Lamp.Lighter(50", ":23", "CS0117")]
    [InlineData("Append(level);", "Append(level)", ":24", "CS1002")]
    [InlineData("Append(level);", "Append(Lamp.Most);", ":24", "CS0122")] // private
    [InlineData("Append(level);", "Append(level).Should();", ":24", "CS1061")] // what only tests import
    public async Task Fragments_compile(string text, string instead, string line, string what)
    {
        kata.Break(CheckedKata.Readme, text, instead);

        await kata.MustComplainOnly(CheckPoint.Whole, CheckedKata.Readme + line, what);
    }

    [Theory]
    [InlineData("true.Should().BeTrue();", "passes on the stub")]
    [InlineData("WrittenOr(() => throw new InvalidOperationException(\"no\"));", "fails on the stub by another cause: System.InvalidOperationException : no")]
    public async Task On_the_stub_tests_fail_for_want_of_code(string body, string what)
    {
        kata.Break(
            CheckedKata.Step2, "public void It_gets_darker()",
            $"public void A_lamp_is_a_lamp() => {body}\n\n    [Fact]\n    [Rule(\"R2\")]\n    public void It_gets_darker()");
        kata.Break(
            CheckedKata.Step2, "Be(0);\n",
            "Be(0);\n\n    private static void WrittenOr(Action otherwise)\n    {\n        try { Lamp.Darker(1, 1); } catch (NotImplementedException) { otherwise(); }\n    }\n");

        await kata.MustComplainOnly(CheckPoint.Red, CheckedKata.Step2 + ":7", what);
    }

    [Fact]
    public async Task A_step_has_tests_and_a_test_a_step()
    {
        kata.Break(CheckedKata.Step2, "class Step2_Darker", "class Darkness");

        var complaints = (await kata.RunAsync()).Complaints;

        complaints.Select(complaint => (complaint.Point, kata.Place(complaint), complaint.What)).Should().Equal(
            (CheckPoint.Red, CheckedKata.Step2, "Step2_Darker has no test"),
            (CheckPoint.Red, CheckedKata.Step2 + ":7", "It_gets_darker is in no step"),
            (CheckPoint.Red, CheckedKata.Step2 + ":11", "It_ends_at_0 is in no step"));
    }

    [Fact]
    public async Task The_solution_passes()
    {
        kata.Break(CheckedKata.Step1, "Be(100)", "Be(99)");

        await kata.MustComplainOnly(CheckPoint.Green, CheckedKata.Step1 + ":13", "It_ends_at_100 fails on the solution: Expected");
    }

    [Fact]
    public async Task In_any_order()
    {
        kata.Break(CheckedKata.Step1, "It_gets_brighter() => ", "It_gets_brighter() { runs = 100; ");
        kata.Break(CheckedKata.Step1, "Be(30);", "Be(30); }");
        kata.Break(CheckedKata.Step1, "It_ends_at_100() => Lamp.Brighter(90, 20).Should().Be(100);", "It_ends_at_100() { Lamp.Brighter(90, 20).Should().Be(100); runs.Should().Be(100); }");

        await kata.MustComplainOnly(CheckPoint.Green, CheckedKata.Step1 + ":13", $"It_ends_at_100 fails on the solution in random order (seed {CheckedKata.Seed})");
    }

    [Fact]
    public async Task Each_of_ten_times_if_threads_race()
    {
        kata.Break(CheckedKata.Step1, "runs++;", "(++runs).Should().BeLessThan(10);");

        await kata.MustComplainOnly(CheckPoint.Green, CheckedKata.Step1 + ":19", "Threads_may_share_it(by: 1) fails on the solution in one of 10 runs");

        kata.Mend();
        kata.Break(CheckedKata.Step1, "runs++;", "(++runs).Should().BeLessThan(11);");
        (await kata.RunAsync()).Complaints.Should().BeEmpty("it runs ten times, and no more");
    }

    [Theory]
    [InlineData(CheckedKata.Solution, "return sum > Most", "return summ > Most", CheckedKata.Solution + ":14", "the solution does not compile with its tests: CS0103")]
    [InlineData(CheckedKata.Step1, "Lamp.Brighter(90", "Lamp.Lighter(90", CheckedKata.Step1 + ":13", "the solution does not compile with its tests: CS0117")]
    public async Task And_compiles(string file, string text, string instead, string place, string what)
    {
        kata.Break(file, text, instead);

        await kata.MustComplainOnly(CheckPoint.Green, place, what);
    }

    [Fact]
    public async Task No_test_asks_the_machine_for_the_time()
    {
        (string Code, string What)[] uses =
        [
            ("System.Threading.Thread.Sleep(0)", "System.Threading.Thread.Sleep sleeps"),
            ("_ = System.Threading.Tasks.Task.Delay(1)", "System.Threading.Tasks.Task.Delay sleeps"),
            ("_ = DateTime.UtcNow", "System.DateTime.UtcNow reads the wall clock"),
            ("_ = DateTimeOffset.Now", "System.DateTimeOffset.Now reads the wall clock"),
            ("_ = Environment.TickCount64", "System.Environment.TickCount64 reads the wall clock"),
            ("_ = TimeProvider.System", "System.TimeProvider.System takes the wall clock"),
            ("_ = new System.Diagnostics.Stopwatch()", "System.Diagnostics.Stopwatch reads the wall clock"),
            ("using CancellationTokenSource soon = new(1)", "System.Threading.CancellationTokenSource waits for the wall clock"),
        ];
        kata.Break(CheckedKata.Step1, "runs++;", string.Join("\n        ", uses.Select(use => $"{use.Code};")));

        (await kata.RunAsync()).Complaints.Select(complaint => (complaint.Point, kata.Place(complaint), complaint.What))
            .Should().Equal(uses.Select((use, index) => (CheckPoint.HonestTime, $"{CheckedKata.Step1}:{21 + index}", use.What)));
    }

    [Fact]
    public async Task Time_that_is_given_is_free_and_so_is_what_only_sounds_like_it()
    {
        kata.Break(CheckedKata.Step1, "runs++;", "runs++;\n        var (Now, time) = (1, new Clock());\n        _ = Now;\n        _ = Task.Delay(TimeSpan.Zero, time);\n        using var never = new CancellationTokenSource();");
        kata.Break(CheckedKata.Step1, "    private static IEnumerable", "    private sealed class Clock : TimeProvider;\n\n    private static IEnumerable");

        (await kata.RunAsync()).Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData(900, 900, 900, 900, 900)]
    [InlineData(1000, 1000, 1001, 1001, 1000)]
    [InlineData(3000, 900, 3000, 800, 800)] // a busy machine
    [InlineData(600, 2000, 700, 2000, 600)] // four threads
    [InlineData(1001, 1002, 1003, 1004, 1001)]
    public void A_test_takes_what_it_takes_at_best(int time1, int processor1, int time2, int processor2, int expected)
    {
        var runs = new[] { (time1, processor1), (time2, processor2) }.Select(run => new TestResult("C", "C.M", Passed: true, "", "", "")
        {
            Time = TimeSpan.FromMilliseconds(run.Item1),
            ProcessorTime = TimeSpan.FromMilliseconds(run.Item2),
        });

        HonestTime.TimeOf(runs).Should().Be(TimeSpan.FromMilliseconds(expected));
    }

    [Fact]
    public async Task A_test_that_takes_over_a_second_is_named()
    {
        // By the clock as by the processor, though another thread may use one as well; but not in a first look.
        kata.Break(CheckedKata.Step1, "runs++;", "if (Samples.Of(100) < 100) { return; }");
        kata.Break(CheckedKata.Step1, "Be(11);", "Be(11);\n        while (Environment.CpuUsage.TotalTime - began < TimeSpan.FromSeconds(2.5)) { }");
        kata.Break(CheckedKata.Step1, "    private static int runs;", "    private readonly TimeSpan began = Environment.CpuUsage.TotalTime;\n");
        kata.Break(CheckedKata.Step1, "    [Racing]\n", "");

        await kata.MustComplainOnly(CheckPoint.HonestTime, CheckedKata.Step1 + ":19", "Threads_may_share_it(by: 1) takes * s");
    }
}
