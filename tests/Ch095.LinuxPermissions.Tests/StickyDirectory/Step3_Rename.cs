using static Katas.LinuxPermissions.StickyDirectory.Steps.People;

namespace Katas.LinuxPermissions.StickyDirectory.Steps;

public sealed class Step3_Rename
{
    [Theory]
    [InlineData("0777", Ann, Check.None)]
    [InlineData("1777", Ann, Check.None)] // her own
    [InlineData("1777", Cleo, Check.Sticky)]
    [InlineData("0775", Cleo, Check.Write)]
    [InlineData("0776", Cleo, Check.Search)]
    [Rule("R6")]
    public void Within_a_directory_it_is_guarded_like_a_deletion(string mode, uint user, Check failed)
    {
        var directory = Directory(mode, owner: Bob);

        var decision = DirectoryEntries.Rename(As(user), directory, File(owner: Ann), directory, replaced: null);

        var errno = failed == Check.Sticky ? Errno.EPERM : Errno.EACCES;
        decision.Should().Be(failed == Check.None ? Allowed : Refused(failed, errno, directory));
    }

    [Theory]
    [InlineData("0777", "0777", Check.None, 0)]
    [InlineData("0776", "0776", Check.Search, 1)] // the old directory is searched first
    [InlineData("0775", "0776", Check.Search, 2)] // both are searched before either is written
    [InlineData("1777", "0776", Check.Search, 2)]
    [InlineData("0775", "0775", Check.Write, 1)]
    [InlineData("1777", "0775", Check.Sticky, 1)] // the entry must be free to go before the new directory is asked
    [InlineData("0777", "0775", Check.Write, 2)]
    [Rule("R6")]
    public void Across_directories_both_are_asked_in_this_order(string oldMode, string newMode, Check failed, int which)
    {
        var from = Directory(oldMode, owner: Bob, number: 1);
        var to = Directory(newMode, owner: Bob, number: 2);

        var decision = DirectoryEntries.Rename(As(Cleo), from, File(owner: Ann), to, replaced: null);

        var errno = failed == Check.Sticky ? Errno.EPERM : Errno.EACCES;
        decision.Should().Be(failed == Check.None ? Allowed : Refused(failed, errno, which == 1 ? from : to));
    }

    [Fact]
    [Rule("R6")]
    public void A_free_name_in_a_sticky_directory_may_be_taken()
    {
        var from = Directory("0777", owner: Cleo, number: 1);
        var tmp = Directory("1777", owner: 0, number: 2);

        var decision = DirectoryEntries.Rename(As(Cleo), from, File(owner: Ann), tmp, replaced: null);

        decision.Should().Be(Allowed, "the sticky bit guards entries, and there is none yet");
    }

    [Theory]
    [InlineData(true, false, "to")]
    [InlineData(false, true, "from")]
    [Rule("R11")]
    public void Only_directories_have_entries(bool fromIsDirectory, bool toIsDirectory, string parameter)
    {
        var from = fromIsDirectory ? Directory("0777", Ann) : File(Ann);
        var to = toIsDirectory ? Directory("0777", Ann) : File(Ann);

        var rename = () => DirectoryEntries.Rename(As(Ann), from, File(owner: Ann), to, replaced: null);

        rename.Should().Throw<ArgumentException>().WithParameterName(parameter);
    }
}
