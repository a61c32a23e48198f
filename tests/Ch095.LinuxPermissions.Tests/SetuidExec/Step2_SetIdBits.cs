using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step2_SetIdBits
{
    [Theory]
    [InlineData("4755", "user 1002/1001/1001 group 1002/1002/1002")]
    [InlineData("2755", "user 1002/1002/1002 group 1002/50/50")]
    [InlineData("6755", "user 1002/1001/1001 group 1002/50/50")]
    [InlineData("1755", "user 1002/1002/1002 group 1002/1002/1002")] // sticky means nothing here
    [InlineData("4655", "user 1002/1001/1001 group 1002/1002/1002")] // rwSr-xr-x still is set-user-ID
    [InlineData("2745", "user 1002/1002/1002 group 1002/1002/1002")] // rwxr-Sr-x is not set-group-ID
    [InlineData("6745", "user 1002/1001/1001 group 1002/1002/1002")]
    [Rule("R2")]
    public void The_effective_and_the_saved_id_become_the_files(string mode, string expected)
    {
        var outcome = ProgramStart.Execute(As(Bob), Binary(mode));

        Show(outcome).Should().Be(expected, "Bob executes Ann's program of mode {0}; real ids stay his", mode);
    }

    [Fact]
    [Rule("R2")]
    public void Other_groups_are_not_touched()
    {
        var outcome = ProgramStart.Execute(As(Bob, 7, 8), Binary("6755"));

        outcome.Credentials.SupplementaryGroups.Should().Equal(7u, 8u);
    }

    [Fact]
    [Rule("R2")]
    public void Root_becomes_less_by_them()
    {
        var outcome = ProgramStart.Execute(As(Root), Binary("4755"));

        Show(outcome).Should().Be("user 0/1001/1001 group 0/0/0", "the bit means: act for the owner, whoever that is");
    }

    [Fact]
    [Rule("R2")]
    public void One_set_ID_program_executes_another()
    {
        var first = ProgramStart.Execute(As(Bob), Binary("6755")).Credentials;

        var outcome = ProgramStart.Execute(first, new ExecutableFile(7, 8, Octal("6755")));

        Show(outcome).Should().Be("user 1002/7/7 group 1002/8/8", "nothing remembers the program in between");
    }
}
