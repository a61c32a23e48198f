using static Katas.LinuxPermissions.AccessCheck.Steps.Asking;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

public sealed class Step2_Groups
{
    [Theory]
    [InlineData(Staff, new uint[] { }, true)] // the group that it acts for
    [InlineData(7u, new uint[] { Staff }, true)]
    [InlineData(7u, new uint[] { 8, 9, Staff }, true)]
    [InlineData(7u, new uint[] { 8, 9 }, false)]
    [Rule("R2")]
    public void One_group_of_the_process_is_enough(uint group, uint[] supplementary, bool member)
    {
        var decision = PermissionCheck.Decide(
            new Subject(Bob, group, supplementary, Capabilities.None), File("0640"), Rights.Read);

        decision.Should().Be(new Decision(member, member ? FileClass.Group : FileClass.Other, Capabilities.None));
    }

    [Fact]
    [Rule("R2")]
    public void A_user_id_is_no_group_id()
    {
        var inode = new Inode(Owner: Staff, Group: Bob, Octal("0770"), IsDirectory: false);

        var decision = PermissionCheck.Decide(new Subject(Bob, Staff, [Ann], Capabilities.None), inode, Rights.Read);

        decision.Should().Be(new Decision(false, FileClass.Other, Capabilities.None), "user 50 is not group 50");
    }
}
