using static Katas.LinuxPermissions.StickyDirectory.Steps.People;

namespace Katas.LinuxPermissions.StickyDirectory.Steps;

public sealed class Step4_ReplaceAnEntry
{
    [Theory]
    [InlineData("0777", Check.None)]
    [InlineData("1777", Check.Sticky)]
    [InlineData("0775", Check.Write)]
    [InlineData("1775", Check.Write)]
    [Rule("R7")]
    public void What_is_replaced_must_be_deletable(string mode, Check failed)
    {
        var home = Directory("0700", owner: Cleo, number: 1);
        var to = Directory(mode, owner: Bob, number: 2);

        var decision = DirectoryEntries.Rename(As(Cleo), home, File(owner: Cleo), to, replaced: File(owner: Ann, number: 101));

        var errno = failed == Check.Sticky ? Errno.EPERM : Errno.EACCES;
        decision.Should().Be(
            failed == Check.None ? Allowed : Refused(failed, errno, to), "to rename over Ann's file is to delete Ann's file");
    }

    [Theory]
    [InlineData(Ann, true)]
    [InlineData(Cleo, false)]
    [Rule("R7")]
    public void Within_one_sticky_directory_both_entries_must_be_yours(uint ownerOfReplaced, bool allowed)
    {
        var tmp = Directory("1777", owner: 0);

        var decision = DirectoryEntries.Rename(
            As(Ann), tmp, File(owner: Ann), tmp, replaced: File(owner: ownerOfReplaced, number: 101));

        decision.Should().Be(allowed ? Allowed : Refused(Check.Sticky, Errno.EPERM, tmp));
    }

    [Fact]
    [Rule("R7")]
    public void The_old_directory_is_settled_before_the_new_one()
    {
        var from = Directory("1777", owner: Bob, number: 1);
        var to = Directory("1777", owner: Bob, number: 2);

        var decision = DirectoryEntries.Rename(As(Cleo), from, File(owner: Ann), to, replaced: File(owner: Ann, number: 101));

        decision.Should().Be(Refused(Check.Sticky, Errno.EPERM, from), "the entry could not leave its directory anyway");
    }

    [Theory]
    [InlineData("0000", true)]
    [InlineData("0666", true)]
    [Rule("R4")]
    public void The_replaced_files_own_mode_does_not_matter(string file, bool allowed)
    {
        var directory = Directory("0777", owner: Bob);

        var decision = DirectoryEntries.Rename(
            As(Cleo), directory, File(owner: Ann), directory, replaced: File(owner: Ann, mode: file, number: 101));

        (decision == Allowed).Should().Be(allowed);
    }

    [Fact]
    [Rule("R9")]
    public void Two_names_of_one_file_are_left_alone()
    {
        var tmp = Directory("1777", owner: Bob);

        var decision = DirectoryEntries.Rename(As(Cleo), tmp, File(owner: Ann), tmp, replaced: File(owner: Ann));

        decision.Should().Be(Allowed, "rename(2) does nothing when both names are the same inode");
    }

    [Theory]
    [InlineData("0776", "0777", 1)]
    [InlineData("0777", "0776", 2)]
    [Rule("R9")]
    public void But_both_names_must_be_found(string oldMode, string newMode, int which)
    {
        var from = Directory(oldMode, owner: Bob, number: 1);
        var to = Directory(newMode, owner: Bob, number: 2);

        var decision = DirectoryEntries.Rename(As(Cleo), from, File(owner: Ann), to, replaced: File(owner: Ann));

        decision.Should().Be(Refused(Check.Search, Errno.EACCES, which == 1 ? from : to));
    }
}
