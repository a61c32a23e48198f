using static Katas.LinuxPermissions.StickyDirectory.Steps.People;

namespace Katas.LinuxPermissions.StickyDirectory.Steps;

public sealed class Step1_TheDirectoryDecides
{
    [Theory]
    [InlineData("0300", Check.None)]
    [InlineData("0200", Check.Search)]
    [InlineData("0100", Check.Write)]
    [InlineData("0400", Check.Search)] // both are missing; search is asked first
    [Rule("R3")]
    public void A_deletion_needs_search_and_write(string mode, Check failed)
    {
        var directory = Directory(mode, owner: Ann);

        var decision = DirectoryEntries.Delete(As(Ann), directory, File(owner: Ann));

        decision.Should().Be(failed == Check.None ? Allowed : Refused(failed, Errno.EACCES, directory));
    }

    [Theory]
    [InlineData("0070", Ann, Check.Search)] // the owner's class speaks first, even though Ann is in the group
    [InlineData("0007", Ann, Check.Search)]
    [InlineData("0707", Bob, Check.Search)] // Bob is in the group, so other's bits are not his
    [InlineData("0770", Cleo, Check.Search)]
    [InlineData("0107", Ann, Check.Write)]
    [InlineData("0717", Bob, Check.Write)]
    [InlineData("0775", Cleo, Check.Write)]
    [InlineData("0300", Ann, Check.None)]
    [InlineData("0030", Bob, Check.None)]
    [InlineData("0003", Cleo, Check.None)]
    [Rule("R1")]
    public void The_first_class_that_fits_decides_alone(string mode, uint user, Check failed)
    {
        var directory = Directory(mode, owner: Ann, group: Staff);
        var process = user == Cleo ? As(Cleo) : As(user, Staff);

        var decision = DirectoryEntries.Delete(process, directory, File(owner: user));

        decision.Should().Be(
            failed == Check.None ? Allowed : Refused(failed, Errno.EACCES, directory),
            "user {0} asks a directory of {1} that is Ann's and Staff's", user, mode);
    }

    [Theory]
    [InlineData(Staff, 7u, true)] // the effective group
    [InlineData(7u, Staff, true)] // a supplementary one
    [InlineData(7u, 8u, false)]
    [Rule("R1")]
    public void Every_group_of_the_process_makes_it_a_member(uint effective, uint supplementary, bool member)
    {
        var directory = Directory("0030", owner: Ann, group: Staff);

        var decision = DirectoryEntries.Delete(new Credentials(Bob, effective, [9, supplementary]), directory, File(owner: Bob));

        decision.Should().Be(member ? Allowed : Refused(Check.Search, Errno.EACCES, directory));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("1000")]
    [Rule("R2")]
    public void Root_may(string mode)
    {
        var decision = DirectoryEntries.Delete(Root, Directory(mode, owner: Ann), File(owner: Bob));

        decision.Should().Be(Allowed, "neither the bits nor stickiness bind root");
    }

    [Theory]
    [InlineData("0000", "0300", Check.None)] // nobody may write the file; its name goes all the same
    [InlineData("0777", "0500", Check.Write)] // everybody may write the file; its name stays
    [InlineData("1644", "0300", Check.None)]
    [Rule("R4")]
    public void The_mode_of_the_file_does_not_matter(string file, string mode, Check failed)
    {
        var directory = Directory(mode, owner: Ann);

        var decision = DirectoryEntries.Delete(As(Ann), directory, File(owner: Bob, mode: file));

        decision.Should().Be(failed == Check.None ? Allowed : Refused(failed, Errno.EACCES, directory));
    }

    [Fact]
    [Rule("R4")]
    public void A_directory_is_deleted_like_a_file()
    {
        var entry = Directory("0000", owner: Bob, number: 2);

        var decision = DirectoryEntries.Delete(As(Ann), Directory("0300", owner: Ann), entry);

        decision.Should().Be(Allowed, "rmdir asks the directory that holds the name");
    }

    [Fact]
    [Rule("R11")]
    public void Only_a_directory_has_entries()
    {
        var delete = () => DirectoryEntries.Delete(As(Ann), File(owner: Ann), File(owner: Ann));

        delete.Should().Throw<ArgumentException>().WithParameterName("directory");
    }
}
