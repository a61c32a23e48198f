using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>Who waits for a first look has two workers at it, with half of the tests each.</summary>
[Trait("Category", "Linux")]
public sealed class HalvesTests : IClassFixture<DoorRun>
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
            public void Says_which(int row) => Console.Write($"{row} in {Environment.ProcessId}");
        }

        """;

    private static readonly string Code =
        DoorRun.Code.Replace("return ++opened <= 2;", "Console.Write($\"in {Environment.ProcessId}\");\n        return true;", StringComparison.Ordinal);

    private readonly DoorRun door;

    public HalvesTests(DoorRun door)
    {
        this.door = door;
        door.FirstLook = true;
        door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Which.cs", Tests);
    }

    [Fact]
    public async Task Both_have_some_and_the_results_are_in_the_order_of_one()
    {
        var alone = (await Save(Code)).Select(result => result.DisplayName).ToList();

        var halves = await UntilTwo();

        halves.Select(result => result.DisplayName).Should().Equal(alone);
        halves.Should().OnlyContain(result => result.Passed);
        halves.Where(result => result.DisplayName.Contains("(row: ", StringComparison.Ordinal))
            .Select(result => result.Output[0]).Should().Equal(['2', '1'], "each has its own output");
    }

    [Theory]
    [InlineData("while (true) { }", Misbehaviour.Loops)]
    [InlineData("return Opens() && Opens();", Misbehaviour.StackOverflow)]
    [InlineData("Environment.Exit(3); return true;", Misbehaviour.Exits)]
    [InlineData("((IAsyncResult)Task.Run(() => throw new InvalidOperationException())).AsyncWaitHandle.WaitOne(); return true;", Misbehaviour.LosesException)]
    [InlineData("new Thread(() => Thread.Sleep(Timeout.Infinite)).Start(); return true;", Misbehaviour.LeavesThread)]
    public async Task What_misbehaves_in_one_half_is_told_as_by_one_worker(string code, Misbehaviour expected)
    {
        await UntilTwo();

        var results = await Save(Code.Replace("return true;", code, StringComparison.Ordinal));

        results.Select(result => result.Misbehaviour).Should().Contain(expected).And.OnlyContain(found => found == Misbehaviour.None || found == expected);
        (await Save(Code)).Should().HaveCount(4).And.OnlyContain(result => result.Passed, "the next save works");
    }

    [Fact]
    public async Task What_is_loaded_anew_is_in_halves_as_well()
    {
        await UntilTwo();

        var results = await Save(Code + "internal static class Another;\n");

        door.IsPatched.Should().BeFalse();
        results.Should().HaveCount(4).And.OnlyContain(result => result.Passed);
        Processes(results).Should().HaveCount(2);
    }

    // The second worker gets ready while nobody waits.
    private async Task<IReadOnlyList<TestResult>> UntilTwo()
    {
        for (var save = 0; save < 200; save++)
        {
            var results = await Save($"{Code}// {save}\n");
            if (Processes(results).Count == 2)
            {
                return results;
            }

            await door.Practise();
        }

        throw new InvalidOperationException("one worker did it all");
    }

    private async Task<IReadOnlyList<TestResult>> Save(string code) => (await door.Save(code)).Should().BeOfType<RunOutcome.Ran>().Which.Results;

    private static List<string> Processes(IReadOnlyList<TestResult> results) =>
        [.. results.Where(result => result.Output.Contains("in ", StringComparison.Ordinal)).Select(result => result.Output.Split(' ')[^1]).Distinct()];
}
