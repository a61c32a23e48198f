using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Tools.Tests.Running;

public sealed class FirstLookTests(DoorRun door) : IClassFixture<DoorRun>
{
    [Fact]
    public async Task Who_waits_sees_the_fewest_samples_and_cuts()
    {
        door.Copy.Write(
            "tests/Ch007.Doors.Tests/Door/Step2_Samples.cs",
            """
            namespace Katas.Doors.Door.Steps;

            public sealed class Step2_Samples
            {
                [Fact]
                [Rule("R1")]
                public void There_are_so_many() =>
                    Console.Write($"{Samples.Of(1_000)} of 1000, cut at {string.Join(' ', Cuts.Of(41, last: 31).Select(cut => cut[0]))}");
            }

            """);

        door.FirstLook = true;
        Printed(await door.Again()).Should().Be("2 of 1000, cut at 41 1 31 1", "the whole, the first place and the last, and byte by byte");

        var cuts = $"cut at 41 {string.Join(' ', Enumerable.Range(1, 31))} 1";
        door.FirstLook = false;
        Printed(await door.Again()).Should().Be($"1000 of 1000, {cuts}");
        Printed(await door.Run(new RunPlan(FirstLook: true))).Should().Be($"10 of 1000, {cuts}", "what it says is compared with what others say, word by word");
    }

    private static string Printed(RunOutcome outcome) => ((RunOutcome.Ran)outcome).Results[^1].Output;
}
