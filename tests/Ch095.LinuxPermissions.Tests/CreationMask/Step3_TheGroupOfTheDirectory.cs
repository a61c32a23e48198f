using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step3_TheGroupOfTheDirectory
{
    [Theory]
    [InlineData("2775", Staff)]
    [InlineData("2777", Staff)]
    [InlineData("2700", Staff)]
    [InlineData("2765", Staff)] // shown as S: for a directory it needs no x
    [InlineData("0775", Ann)]
    [InlineData("5775", Ann)] // neither set-user-ID nor the sticky bit does it
    [Rule("R3")]
    public void Set_group_ID_gives_whatever_is_created_the_directorys_group(string directory, uint expected)
    {
        var created = new[]
        {
            Creation.CreateFile(As(Ann), In(directory), Octal("0644")),
            Creation.MakeDirectory(As(Ann), In(directory), Octal("0755")),
            Creation.MakeSymbolicLink(As(Ann), In(directory)),
        };

        created.Select(inode => inode.Group).Should().AllBeEquivalentTo(expected, "the directory is {0}", directory);
        created.Select(inode => inode.Owner).Should().AllBeEquivalentTo(Ann, "owners are never inherited");
    }

    [Theory]
    [InlineData("0666", "0022", "0644")] // no w for the group, although the directory has it
    [InlineData("0666", "0002", "0664")] // the umask is where that comes from
    [InlineData("0600", "0000", "0600")]
    [InlineData("0000", "0000", "0000")]
    [Rule("R5")]
    public void A_file_inherits_no_bit(string asked, string umask, string expected)
    {
        var file = Creation.CreateFile(As(Ann, umask, Staff), In("7777"), Octal(asked));

        Show(file).Should().Be($"1001:50 {expected}", "{0} is asked for with umask {1} in a directory 7777", asked, umask);
    }

    [Theory]
    [InlineData("2775", "0777", "0022", "2755")]
    [InlineData("2775", "2777", "0022", "2755")]
    [InlineData("2775", "0700", "0077", "2700")]
    [InlineData("2775", "0777", "0777", "2000")] // the umask does not take it
    [InlineData("7777", "0755", "0000", "2755")] // set-user-ID and sticky bit stay behind
    [InlineData("2765", "0755", "0000", "2755")]
    [InlineData("5777", "0755", "0000", "0755")]
    [Rule("R5")]
    public void A_directory_hands_the_bit_on(string parent, string asked, string umask, string expected)
    {
        var group = parent is "5777" ? Ann : Staff;

        var directory = Creation.MakeDirectory(As(Ann, umask), In(parent), Octal(asked));

        Show(directory).Should().Be(
            $"1001:{group} {expected}", "mkdir asks for {0} with umask {1} in {2}", asked, umask, parent);
    }

    [Fact]
    [Rule("R5")]
    public void So_a_whole_tree_stays_with_the_group()
    {
        var parent = In("2775");
        for (var depth = 0; depth < 3; depth++)
        {
            var made = Creation.MakeDirectory(As(Ann, umask: "0022"), parent, Octal("0777"));

            Show(made).Should().Be("1001:50 2755", "it is {0} deep", depth + 1);
            parent = new ParentDirectory(made.Owner, made.Group, made.Mode, BsdGroups: false);
        }
    }

    [Fact]
    [Rule("R6")]
    public void A_link_gets_nothing_but_the_group()
    {
        var link = Creation.MakeSymbolicLink(As(Ann, umask: "0077"), In("7777"));

        Show(link).Should().Be("1001:50 0777");
    }
}
