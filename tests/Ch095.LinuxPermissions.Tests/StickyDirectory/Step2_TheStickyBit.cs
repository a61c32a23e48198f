using static Katas.LinuxPermissions.StickyDirectory.Steps.People;

namespace Katas.LinuxPermissions.StickyDirectory.Steps;

public sealed class Step2_TheStickyBit
{
    [Theory]
    [InlineData(Ann, true)] // owns the entry
    [InlineData(Bob, true)] // owns the directory
    [InlineData(Cleo, false)] // owns neither
    [InlineData(0u, true)] // root
    [Rule("R5")]
    public void In_a_sticky_directory_an_entry_goes_only_with_its_owner_or_the_directorys(uint user, bool allowed)
    {
        var tmp = Directory("1777", owner: Bob);

        var decision = DirectoryEntries.Delete(As(user), tmp, File(owner: Ann));

        decision.Should().Be(
            allowed ? Allowed : Refused(Check.Sticky, Errno.EPERM, tmp), "user {0} takes Ann's file out of Bob's directory", user);
    }

    [Fact]
    [Rule("R5")]
    public void Without_the_bit_everybody_who_may_write_may_delete()
    {
        var decision = DirectoryEntries.Delete(As(Cleo), Directory("0777", owner: Bob), File(owner: Ann));

        decision.Should().Be(Allowed);
    }

    [Fact]
    [Rule("R5")]
    public void A_shared_group_is_not_an_owner()
    {
        var tmp = Directory("1777", owner: 0, group: Staff);

        var decision = DirectoryEntries.Delete(new Credentials(Cleo, Staff, [Staff]), tmp, File(owner: Ann, group: Staff));

        decision.Should().Be(Refused(Check.Sticky, Errno.EPERM, tmp), "the bit knows owners, not groups");
    }

    [Theory]
    [InlineData("1776", Check.Search)]
    [InlineData("1775", Check.Write)]
    [Rule("R5")]
    public void What_cannot_be_written_refuses_first(string mode, Check failed)
    {
        var directory = Directory(mode, owner: Bob);

        var decision = DirectoryEntries.Delete(As(Cleo), directory, File(owner: Ann));

        decision.Should().Be(Refused(failed, Errno.EACCES, directory), "EACCES comes before EPERM");
    }

    [Theory]
    [InlineData("0777", "1644", true)]
    [InlineData("1777", "0666", false)]
    [Rule("R4")]
    public void The_files_own_stickiness_and_write_bits_do_not_matter(string mode, string file, bool allowed)
    {
        var directory = Directory(mode, owner: Bob);

        var decision = DirectoryEntries.Delete(As(Cleo), directory, File(owner: Ann, mode: file));

        decision.Should().Be(allowed ? Allowed : Refused(Check.Sticky, Errno.EPERM, directory));
    }
}
