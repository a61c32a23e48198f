using static Katas.LinuxPermissions.StickyDirectory.Steps.People;

namespace Katas.LinuxPermissions.StickyDirectory.Steps;

public sealed class Step5_DirectoriesMove
{
    private static readonly Inode Here = Directory("0777", owner: Bob, number: 1);
    private static readonly Inode There = Directory("0777", owner: Bob, number: 2);

    [Theory]
    [InlineData("0200", true)]
    [InlineData("0577", false)]
    [Rule("R8")]
    public void A_directory_that_gets_another_parent_is_written(string mode, bool allowed)
    {
        var moved = Directory(mode, owner: Ann, number: 3);

        var decision = DirectoryEntries.Rename(As(Ann), Here, moved, There, replaced: null);

        decision.Should().Be(allowed ? Allowed : Refused(Check.MovedDirectory, Errno.EACCES, moved), "its '..' changes");
    }

    [Fact]
    [Rule("R8")]
    public void A_directory_that_keeps_its_parent_is_not()
    {
        var sameAgain = Here with { };

        var decision = DirectoryEntries.Rename(As(Ann), Here, Directory("0000", owner: Ann, number: 3), sameAgain, replaced: null);

        decision.Should().Be(Allowed, "within one directory its '..' stays");
    }

    [Fact]
    [Rule("R8")]
    public void A_file_that_moves_is_not_written()
    {
        var decision = DirectoryEntries.Rename(As(Ann), Here, File(owner: Bob, mode: "0000"), There, replaced: null);

        decision.Should().Be(Allowed, "a file does not know where it is");
    }

    [Fact]
    [Rule("R8")]
    public void Root_moves_it()
    {
        var decision = DirectoryEntries.Rename(Root, Here, Directory("0000", owner: Ann, number: 3), There, replaced: null);

        decision.Should().Be(Allowed);
    }

    [Theory]
    [InlineData(true, true, Errno.None)]
    [InlineData(true, false, Errno.ENOTDIR)]
    [InlineData(false, true, Errno.EISDIR)]
    [InlineData(false, false, Errno.None)]
    [Rule("R7")]
    public void Kind_replaces_kind(bool entryIsDirectory, bool replacedIsDirectory, Errno errno)
    {
        var entry = new Inode(3, Ann, Ann, UnixFileMode.UserWrite, entryIsDirectory);
        var replaced = new Inode(4, Ann, Ann, UnixFileMode.UserWrite, replacedIsDirectory);

        var decision = DirectoryEntries.Rename(As(Ann), Here, entry, There, replaced);

        decision.Should().Be(errno == Errno.None ? Allowed : Refused(Check.FileType, errno, replaced));
    }

    [Theory]
    [InlineData("1777", Check.Sticky, Errno.EPERM)]
    [InlineData("0775", Check.Write, Errno.EACCES)]
    [Rule("R7")]
    public void Whose_it_is_comes_before_what_it_is(string mode, Check failed, Errno errno)
    {
        var to = Directory(mode, owner: Bob, number: 2);

        var decision = DirectoryEntries.Rename(As(Cleo), Here, Directory("0777", Cleo, number: 3), to, replaced: File(owner: Ann));

        decision.Should().Be(Refused(failed, errno, to));
    }

    [Theory]
    [InlineData(true, Check.MovedDirectory)]
    [InlineData(false, Check.FileType)]
    [Rule("R10")]
    public void What_it_is_comes_before_its_own_bits(bool replacedIsDirectory, Check failed)
    {
        var moved = Directory("0000", owner: Ann, number: 3);
        var replaced = new Inode(4, Ann, Ann, UnixFileMode.None, replacedIsDirectory);

        var decision = DirectoryEntries.Rename(As(Ann), Here, moved, There, replaced);

        decision.FailedCheck.Should().Be(failed, "the moved directory's own bits are asked last");
    }
}
