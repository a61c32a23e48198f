using Katas.Engine.Running;
using Katas.Worker;

namespace Katas.Tools.Tests.Running;

public sealed class FirstLookTests(DoorRun door) : IClassFixture<DoorRun>
{
    [Fact]
    public async Task Only_who_waits_sees_streams_cut_at_few_places()
    {
        door.Copy.Write(
            "tests/Ch007.Doors.Tests/Door/Step2_Cuts.cs",
            """
            namespace Katas.Doors.Door.Steps;

            public sealed class Step2_Cuts
            {
                [Fact]
                [Rule("R1")]
                public void A_stream_is_cut() => Console.Write(string.Join(' ', Cuts.Of(41, last: 31).Select(cut => cut[0])));
            }

            """);

        door.FirstLook = true;
        Printed(await door.Again()).Should().Be("41 1 11 21 31 1", "the whole, four places with the first and the last, and byte by byte");

        var all = $"41 {string.Join(' ', Enumerable.Range(1, 31))} 1";
        door.FirstLook = false;
        Printed(await door.Again()).Should().Be(all);
        Printed(await door.Run(new RunPlan(FirstLook: true))).Should().Be(all, "what it says is compared with what others say, word by word");
    }

    private static string Printed(RunOutcome outcome) => ((RunOutcome.Ran)outcome).Results[^1].Output;
}
