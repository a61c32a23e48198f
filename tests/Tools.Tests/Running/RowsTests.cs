using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>Rows of a theory that stand in its attributes are found once, and run as if they were found anew each time.</summary>
public sealed class RowsTests(DoorRun door) : IClassFixture<DoorRun>
{
    [Fact]
    public async Task One_that_does_not_fit_fails_alone_and_they_keep_their_order()
    {
        door.Copy.Write(
            "tests/Ch007.Doors.Tests/Door/Step2_Rows.cs",
            """
            namespace Katas.Doors.Door.Steps;

            public sealed class Step2_Rows
            {
                [Theory]
                [InlineData(2)]
                [InlineData("x")]
                [InlineData(1, 1)]
                [InlineData(1)]
                [Rule("R1")]
                public void Some(double row) => row.Should().BePositive();
            }

            """);

        var results = ((RunOutcome.Ran)await door.Again()).Results.Where(result => result.ClassName.EndsWith("Step2_Rows", StringComparison.Ordinal)).ToList();

        results.Select(result => result.Passed).Should().Equal(true, false, false, true);
        results.Select(result => result.DisplayName.Split("Step2_Rows.")[1]).Should().StartWith(["Some(row: 2)", "Some(row: \"x\")"]);
    }
}
