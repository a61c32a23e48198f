using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step5_AnotherKindOfMount
{
    [Theory]
    [InlineData("0755")]
    [InlineData("2755")]
    [Rule("R8")]
    public void The_directory_gives_its_group_without_being_told(string parent)
    {
        var created = new[]
        {
            Creation.CreateFile(As(Ann, "0022"), Bsd(parent), Octal("0666")),
            Creation.MakeDirectory(As(Ann, "0022"), Bsd(parent), Octal("0777")),
            Creation.MakeSymbolicLink(As(Ann, "0022"), Bsd(parent)),
            Creation.MakeDirectory(As(Ann), Bsd(parent), Octal("7777")), // not even by asking does it get the bit
        };

        created.Select(Show).Should().Equal(
            ["1001:50 0644", "1001:50 0755", "1001:50 0777", "1001:50 1777"],
            "no bit is needed to hand the group on; the parent is {0}", parent);
    }

    [Theory]
    [InlineData("0777", "2755")] // nobody stops a stranger here
    [InlineData("2777", "0755")]
    [Rule("R8")]
    public void A_foreign_groups_program_is_a_question_of_the_parents_bit(string parent, string expected)
    {
        var file = Creation.CreateFile(As(Ann), Bsd(parent), Octal("2755"));

        Show(file).Should().Be($"1001:50 {expected}", "Ann is not in the group 50; the parent is {0}", parent);
    }

    private static ParentDirectory Bsd(string mode) => In(mode) with { BsdGroups = true };
}
