using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step4_WhoMayExecute
{
    [Theory]
    [InlineData("4700", Bob, false, false)]
    [InlineData("4701", Bob, false, true)]
    [InlineData("4701", Bob, true, false)] // group speaks for Bob, and has none
    [InlineData("4710", Bob, true, true)]
    [InlineData("4677", Ann, true, false)] // the owner has none
    [InlineData("4100", Ann, false, true)]
    [InlineData("6666", Root, false, false)] // s is not x, not even for root
    [InlineData("6001", Root, false, true)]
    [InlineData("6010", Root, false, true)]
    [InlineData("6100", Root, false, true)]
    [Rule("R4")]
    public void Execute_permission_comes_first(string mode, uint user, bool inStaff, bool allowed)
    {
        var process = inStaff ? As(user, 7, Staff) : As(user);

        var outcome = ProgramStart.Execute(process, Binary(mode));

        outcome.Errno.Should().Be(allowed ? Errno.None : Errno.EACCES, "user {0} executes Ann's and Staff's {1}", user, mode);
        if (!allowed)
        {
            outcome.Credentials.Should().BeSameAs(process, "a process that executed nothing is who it was");
        }
    }

    [Fact]
    [Rule("R4")]
    public void The_effective_ids_are_asked()
    {
        var actsForAnn = As(Bob) with { User = new Ids(Bob, Ann, Bob) };
        var actsForStaff = As(Bob) with { Group = new Ids(Bob, Staff, Bob) };
        var wasRoot = As(Root) with { User = new Ids(Root, Bob, Root) };

        ProgramStart.Execute(actsForAnn, Binary("0100")).Errno.Should().Be(Errno.None);
        ProgramStart.Execute(actsForStaff, Binary("0010")).Errno.Should().Be(Errno.None);
        ProgramStart.Execute(wasRoot, Binary("0100")).Errno.Should().Be(Errno.EACCES, "Bob is effective, and Bob may not");
    }

    [Theory]
    [InlineData(Bob)]
    [InlineData(Root)]
    [Rule("R4")]
    public void Nothing_is_executed_on_a_noexec_mount(uint user)
    {
        var outcome = ProgramStart.Execute(As(user), Binary("6777", MountOptions.NoExecute));

        outcome.Errno.Should().Be(Errno.EACCES);
    }
}
