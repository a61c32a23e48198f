using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Tools.Tests.Running;

/// <summary>Who waits for a first look has two workers at it: one takes tests from the first on, one from the last.</summary>
[Trait("Category", "Linux")]
public sealed class SharedRunTests : IClassFixture<DoorRun>
{
    private const string Tests =
        """
        namespace Katas.Doors.Door.Steps;

        public sealed class Step2_Which
        {
            [Theory]
            [InlineData(2)]
            [InlineData(1)]
            [Rule("R1")]
            public void Says_which(int row)
            {
                Console.Write($"{row} ");
                Door.Meet();
            }
        }

        """;

    // Whoever comes first waits for the other worker, but not for ever: there may be none.
    private const string Meet =
        """
            public static void Meet()
            {
                Console.Write($"in {Environment.ProcessId}");
                File.WriteAllText(Path.Combine("PLACE", $"{Environment.ProcessId}"), "");
                SpinWait.SpinUntil(() => Directory.GetFiles("PLACE").Length > 1, 1000);
            }

        """;

    private readonly DoorRun door;
    private readonly string place;
    private readonly string code;

    public SharedRunTests(DoorRun door)
    {
        this.door = door;
        door.FirstLook = true;
        door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Which.cs", Tests);
        place = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(door.Copy.DoorFile)!, "met")).FullName;
        code = DoorRun.Code
            .Replace("    private static bool Opens()", $"{Meet.Replace("PLACE", place, StringComparison.Ordinal)}    private static bool Opens()", StringComparison.Ordinal)
            .Replace("return ++opened <= 2;", "Meet();\n        return true;", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_have_some_and_the_results_are_in_the_order_of_one()
    {
        var alone = (await Save(code)).Select(result => result.DisplayName).ToList();

        var shared = await UntilTwo();

        shared.Select(result => result.DisplayName).Should().Equal(alone);
        shared.Should().OnlyContain(result => result.Passed);
        shared.Where(result => result.DisplayName.Contains("(row: ", StringComparison.Ordinal))
            .Select(result => result.Output[0]).Should().Equal(['2', '1'], "each has its own output");
        Process(shared[0]).Should().NotBe(Process(shared[^1]), "they begin at both ends");
    }

    [Theory]
    [InlineData("while (true) { }", Misbehaviour.Loops)]
    [InlineData("static bool Deep() => Deep() && Deep(); return Deep();", Misbehaviour.StackOverflow)]
    [InlineData("Environment.Exit(3); return true;", Misbehaviour.Exits)]
    [InlineData("((IAsyncResult)Task.Run(() => throw new InvalidOperationException())).AsyncWaitHandle.WaitOne(); return true;", Misbehaviour.LosesException)]
    [InlineData("new Thread(() => Thread.Sleep(Timeout.Infinite)).Start(); return true;", Misbehaviour.LeavesThread)]
    public async Task What_misbehaves_in_one_of_them_is_told_as_by_one_worker(string broken, Misbehaviour expected)
    {
        await UntilTwo();

        var results = await Save(code.Replace("return true;", broken, StringComparison.Ordinal));

        results.Select(result => result.Misbehaviour).Should().Contain(expected).And.OnlyContain(found => found == Misbehaviour.None || found == expected);
        (await Save(code)).Should().HaveCount(4).And.OnlyContain(result => result.Passed, "the next save works");
    }

    [Fact]
    public async Task What_is_loaded_anew_is_shared_as_well()
    {
        await UntilTwo();

        var results = await Save(code + "internal static class Another;\n");

        door.IsPatched.Should().BeFalse();
        results.Should().HaveCount(4).And.OnlyContain(result => result.Passed);
        Processes(results).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_test_is_taken_once_in_each_run()
    {
        const int Tests = 2000;
        var file = ClaimedTests.MakeFile();
        var workers = new[] { new ClaimedTests(file), new ClaimedTests(file) };
        File.Delete(file);

        foreach (var run in (int[])[1, 2])
        {
            using var start = new Barrier(workers.Length);
            var taken = await Task.WhenAll(workers.Select((worker, me) => Task.Run(() =>
            {
                start.SignalAndWait();
                return Enumerable.Range(0, Tests).Select(i => me == 0 ? i : Tests - 1 - i).Where(test => worker.Take(test, run)).ToList();
            })));

            taken.SelectMany(tests => tests).Order().Should().Equal(Enumerable.Range(0, Tests));
        }
    }

    // The second worker gets ready while nobody waits.
    private async Task<IReadOnlyList<TestResult>> UntilTwo()
    {
        for (var save = 0; save < 50; save++)
        {
            var results = await Save($"{code}// {save}\n");
            if (Processes(results).Count == 2)
            {
                return results;
            }

            await door.Practise();
        }

        throw new InvalidOperationException("one worker did it all");
    }

    private async Task<IReadOnlyList<TestResult>> Save(string text)
    {
        Directory.GetFiles(place).ToList().ForEach(File.Delete);
        return (await door.Save(text)).Should().BeOfType<RunOutcome.Ran>().Which.Results;
    }

    private static List<string> Processes(IReadOnlyList<TestResult> results) =>
        [.. results.Where(result => result.Output.Contains("in ", StringComparison.Ordinal)).Select(Process).Distinct()];

    private static string Process(TestResult result) => result.Output.Split(' ')[^1];
}
