using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step1_ExecKeepsAndCopies
{
    [Fact]
    [Rule("R1")]
    public void A_plain_program_changes_nobody()
    {
        var process = As(Bob, Staff, 7) with { NoNewPrivileges = true };

        var outcome = ProgramStart.Execute(process, Binary("0755"));

        outcome.Should().BeEquivalentTo(new Outcome(Errno.None, process), "groups and no_new_privs stay as well");
    }

    [Fact]
    [Rule("R1")]
    public void The_effective_id_is_saved()
    {
        var process = As(Bob) with { User = new Ids(Real: 1, Effective: 2, Saved: 3), Group = new Ids(4, 5, 6) };

        var outcome = ProgramStart.Execute(process, Binary("0755"));

        Show(outcome).Should().Be("user 1/2/2 group 4/5/5", "what was saved before is gone");
    }
}
