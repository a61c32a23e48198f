using static Katas.LinuxPermissions.AccessCheck.Steps.Asking;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

public sealed class Step1_OneClassDecides
{
    [Theory]
    [InlineData("0400", Ann, FileClass.User, true)]
    [InlineData("0040", Bob, FileClass.Group, true)]
    [InlineData("0004", Cleo, FileClass.Other, true)]
    [InlineData("0044", Ann, FileClass.User, false)] // everybody but the owner
    [InlineData("0404", Bob, FileClass.Group, false)] // everybody but the group
    [InlineData("0440", Cleo, FileClass.Other, false)]
    [Rule("R1")]
    public void The_first_class_that_fits_decides_alone(string mode, uint user, FileClass expected, bool granted)
    {
        var subject = user == Bob ? As(Bob, Staff) : As(user);

        var decision = PermissionCheck.Decide(subject, File(mode), Rights.Read);

        decision.Should().Be(
            new Decision(granted, expected, Capabilities.None), "user {0} reads a file {1} of Ann's and Staff's", user, mode);
    }

    [Theory]
    [InlineData("0070", false)]
    [InlineData("0700", true)]
    [Rule("R1")]
    public void An_owner_who_is_in_the_group_is_the_owner(string mode, bool granted)
    {
        var decision = PermissionCheck.Decide(As(Ann, Staff), File(mode), Rights.Read);

        decision.Should().Be(new Decision(granted, FileClass.User, Capabilities.None));
    }

    [Fact]
    [Rule("R3")]
    public void The_bits_are_read_write_execute_from_left_to_right()
    {
        foreach (var (digit, letters) in new[] { "-", "x", "w", "wx", "r", "rx", "rw", "rwx" }.Index())
        {
            foreach (var asked in new[] { "-", "x", "w", "wx", "r", "rx", "rw", "rwx" })
            {
                var decision = PermissionCheck.Decide(As(Cleo), File($"000{digit}"), Letters(asked));

                var granted = Letters(letters).HasFlag(Letters(asked));
                decision.Granted.Should().Be(granted, "other has {0} and asks for {1}; all of it must be there", letters, asked);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Rule("R3")]
    public void To_ask_for_nothing_is_granted(bool isDirectory)
    {
        var inode = isDirectory ? Directory("0000") : File("0000");

        var decision = PermissionCheck.Decide(As(Ann) with { Capabilities = Both }, inode, Rights.None);

        decision.Should().Be(new Decision(true, FileClass.User, Capabilities.None), "so access(2) asks whether it exists");
    }

    [Theory]
    [InlineData("7000")]
    [InlineData("7666")]
    [Rule("R3")]
    public void Special_bits_grant_nothing(string mode)
    {
        foreach (var subject in new[] { As(Ann), As(Bob, Staff), As(Cleo) })
        {
            var decision = PermissionCheck.Decide(subject, File(mode), Rights.Execute);

            decision.Granted.Should().BeFalse("{0} has no x", mode);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [InlineData(12)]
    [Rule("R9")]
    public void There_are_three_permissions(int bits)
    {
        var decide = () => PermissionCheck.Decide(Root, File("0777"), (Rights)bits);

        decide.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("asked");
    }

    [Fact]
    [Rule("R9")]
    public void A_mode_is_twelve_bits()
    {
        var decide = () => PermissionCheck.Decide(As(Ann), File("10000"), Rights.Read);

        PermissionCheck.Decide(As(Ann), File("7777"), Letters("rwx")).Granted.Should().BeTrue();
        decide.Should().Throw<ArgumentOutOfRangeException>("stat's st_mode has the file's type above").WithParameterName("inode");
    }
}
