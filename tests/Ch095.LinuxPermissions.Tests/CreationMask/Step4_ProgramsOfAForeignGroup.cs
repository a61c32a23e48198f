using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step4_ProgramsOfAForeignGroup
{
    [Theory]
    [InlineData("2755", "0755")]
    [InlineData("2010", "0010")]
    [InlineData("6777", "4777")] // the user's bit makes a program of the creator's own
    [InlineData("7777", "5777")]
    [InlineData("2745", "2745")] // no x for the group, so no program of the group's
    [InlineData("2600", "2600")]
    [InlineData("4711", "4711")]
    [InlineData("0777", "0777")]
    [Rule("R7")]
    public void A_stranger_makes_no_program_that_runs_as_the_group(string asked, string expected)
    {
        var file = Creation.CreateFile(As(Ann), In("2777"), Octal(asked));

        Show(file).Should().Be($"1001:50 {expected}", "Ann is not in the group 50 and asks for {0}", asked);
    }

    [Theory]
    [InlineData("0010", "0745")]
    [InlineData("0777", "0000")]
    [InlineData("0000", "0755")]
    [Rule("R7")]
    public void What_was_asked_for_counts_and_not_what_the_umask_leaves(string umask, string expected)
    {
        var file = Creation.CreateFile(As(Ann, umask), In("2777"), Octal("2755"));

        Digits(file.Mode).Should().Be(expected, "2755 is asked for, with the group's x; the umask is {0}", umask);
    }

    [Fact]
    [Rule("R7")]
    public void A_member_may()
    {
        var byFirstGroup = As(Ann) with { FileSystemGroup = Staff };
        var byOther = As(Ann, "0000", 77, Staff);
        var byNumberOnly = As(Staff) with { FileSystemGroup = Ann }; // a user whose number is that of the group

        Digits(Creation.CreateFile(byFirstGroup, In("2777"), Octal("2755")).Mode).Should().Be("2755");
        Digits(Creation.CreateFile(byOther, In("2777"), Octal("2755")).Mode).Should().Be("2755");
        Digits(Creation.CreateFile(byNumberOnly, In("2777"), Octal("2755")).Mode).Should().Be("0755");
    }

    [Theory]
    [InlineData(Root, false, "0755")] // user 0 without the capability is a stranger, too
    [InlineData(Root, true, "2755")]
    [InlineData(Ann, true, "2755")]
    [Rule("R7")]
    public void The_capability_may(uint user, bool capable, string expected)
    {
        var creator = As(user) with { CapFsetid = capable };

        var file = Creation.CreateFile(creator, In("2777"), Octal("2755"));

        Show(file).Should().Be($"{user}:50 {expected}");
    }

    [Fact]
    [Rule("R7")]
    public void In_an_ordinary_directory_the_group_is_ones_own()
    {
        var file = Creation.CreateFile(As(Ann), In("0777"), Octal("2755"));

        Show(file).Should().Be("1001:1001 2755");
    }

    [Fact]
    [Rule("R5")]
    public void A_stranger_does_make_directories_that_hand_the_group_on()
    {
        var directory = Creation.MakeDirectory(As(Ann), In("2777"), Octal("2777"));

        Show(directory).Should().Be("1001:50 2777", "on a directory the bit makes no program");
    }
}
