using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step5_AnEmptyMask
{
    private const string List = "u::rw- u:1002:rw- g::rw- g:51:rw- m::--- o::r--";

    [Theory]
    [InlineData(Bob, Wheel, "r", true, AclStep.Other)] // named, and yet one of the others
    [InlineData(Bob, Wheel, "w", false, AclStep.Other)]
    [InlineData(Cleo, Audit, "r", true, AclStep.Other)]
    [InlineData(Bob, Staff, "r", false, AclStep.Groups)] // the file's own group is still asked
    [InlineData(Cleo, Staff, "r", false, AclStep.Groups)]
    [InlineData(Cleo, Wheel, "r", true, AclStep.Other)]
    [InlineData(Ann, Audit, "rw", true, AclStep.Owner)]
    [Rule("R8")]
    public void Named_entries_fit_nobody(uint user, uint group, string asked, bool granted, AclStep step)
    {
        var decision = Ask(As(user, group), List, asked);

        decision.Should().Be(
            new Decision(granted, step), "user {0} of group {1} asks for {2} of {3}, shown as rw----r--+", user, group, asked, List);
    }

    [Theory]
    [InlineData("--x")]
    [InlineData("-w-")]
    [InlineData("r--")]
    [Rule("R8")]
    public void One_bit_in_the_mask_and_they_fit_again(string mask)
    {
        var list = List.Replace("m::---", $"m::{mask}", StringComparison.Ordinal);

        Ask(As(Bob, Wheel), list, "r").Should().Be(new Decision(mask == "r--", AclStep.NamedUser));
        Ask(As(Cleo, Audit), list, "r").Should().Be(new Decision(mask == "r--", AclStep.Groups));
    }
}
