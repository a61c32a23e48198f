using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>What nobody can change of tests, rows of a theory for one, is found once, and they run as if it were found anew each time.</summary>
public sealed class RowsTests : IClassFixture<DoorRun>
{
    private const string Some =
        """
            [Theory]
            [InlineData(2)]
            [InlineData("x")]
            [InlineData(1, 1)]
            [InlineData(1)]
            [Rule("R1")]
            public void Some(double row) => row.Should().BePositive();
        """;

    private readonly DoorRun door;

    public RowsTests(DoorRun door)
    {
        this.door = door;
        door.Patch(); // what has been found once serves the next run
    }

    [Fact]
    public async Task One_that_does_not_fit_fails_alone_and_they_keep_their_order()
    {
        var results = await Results(Some, DoorRun.Code);

        results.Select(result => result.Passed).Should().Equal(true, false, false, true);
        results.Select(result => result.DisplayName.Split("Step2_Rows.")[1]).Should().StartWith(["Some(row: 2)", "Some(row: \"x\")"]);
    }

    [Fact]
    public async Task A_row_that_a_run_could_change_is_made_anew()
    {
        const string Test =
            """
                [Theory]
                [InlineData(new byte[] { 1, 2 })]
                [Rule("R1")]
                public void Some(byte[] row)
                {
                    row.Should().Equal(1, 2);
                    row[0] = 0;
                }
            """;

        (await Results(Test, DoorRun.Code)).Select(result => result.Passed).Should().Equal(true);
        (await Results(Test, DoorRun.Code)).Select(result => result.Passed).Should().Equal(true);
        door.IsPatched.Should().BeTrue();
    }

    [Fact]
    public async Task Rows_that_come_from_the_code_are_those_that_it_has_now()
    {
        const string Test =
            """
                public static TheoryData<int> Most => new(Door.Most());

                [Theory]
                [MemberData(nameof(Most))]
                [Rule("R1")]
                public void Some(int row) => row.Should().Be(2);
            """;
        var code = DoorRun.Code.Replace("    private static bool Opens()", "    internal static int Most()\n    {\n        return 2;\n    }\n\n    private static bool Opens()", StringComparison.Ordinal);

        (await Results(Test, code)).Select(result => result.Passed).Should().Equal(true);
        (await Results(Test, code.Replace("return 2;", "return 3;", StringComparison.Ordinal))).Select(result => result.Passed).Should().Equal(false);
        door.IsPatched.Should().BeTrue();
    }

    [Fact]
    public async Task None_at_all_is_a_failure()
    {
        const string Test =
            """
                [Theory]
                [Rule("R1")]
                public void Some(int row) => row.Should().Be(2);
            """;

        (await Results(Test, DoorRun.Code)).Should().ContainSingle().Which.Message.Should().EndWith("No data found for Katas.Doors.Door.Steps.Step2_Rows.Some");
    }

    [Fact]
    public async Task What_attributes_do_around_a_test_is_done_each_time()
    {
        const string Test =
            """
                [Theory]
                [InlineData(1)]
                [InlineData(2)]
                [Counted]
                [Rule("R1")]
                public void Some(int row) => CountedAttribute.Times.Should().Be(row);

                private sealed class CountedAttribute : Xunit.Sdk.BeforeAfterTestAttribute
                {
                    public static int Times { get; private set; }

                    public override void Before(System.Reflection.MethodInfo methodUnderTest) => Times++;
                }
            """;

        (await Results(Test, DoorRun.Code)).Select(result => result.Passed).Should().Equal(true, true);
        (await Results(Test, DoorRun.Code)).Select(result => result.Passed).Should().Equal(true, true);
        door.IsPatched.Should().BeTrue();
    }

    private async Task<List<TestResult>> Results(string test, string code)
    {
        door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Rows.cs", $"namespace Katas.Doors.Door.Steps;\n\npublic sealed class Step2_Rows\n{{\n{test}\n}}\n");
        return [.. ((RunOutcome.Ran)await door.Save(code)).Results.Where(result => result.ClassName.EndsWith("Step2_Rows", StringComparison.Ordinal))];
    }
}
