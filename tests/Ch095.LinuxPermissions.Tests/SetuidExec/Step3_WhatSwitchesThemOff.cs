using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step3_WhatSwitchesThemOff
{
    [Theory]
    [InlineData(MountOptions.NoSetId, false)]
    [InlineData(MountOptions.None, true)]
    [Rule("R3")]
    public void The_bits_do_nothing(MountOptions mount, bool noNewPrivileges)
    {
        var process = As(Bob) with { User = new Ids(1, 2, 3), Group = new Ids(4, 5, 6), NoNewPrivileges = noNewPrivileges };

        var outcome = ProgramStart.Execute(process, Binary("6755", mount));

        Show(outcome).Should().Be("user 1/2/2 group 4/5/5", "what is effective is saved all the same");
    }

    [Fact]
    [Rule("R3")]
    public void Not_even_for_root()
    {
        var outcome = ProgramStart.Execute(As(Root) with { NoNewPrivileges = true }, Binary("6755"));

        Show(outcome).Should().Be("user 0/0/0 group 0/0/0");
        outcome.Credentials.NoNewPrivileges.Should().BeTrue("it is never cleared again");
    }
}
