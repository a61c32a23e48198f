using static Katas.LinuxPermissions.AccessCheck.Steps.Asking;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

public sealed class Step4_ReadAndSearch
{
    private static readonly Subject Backup = As(Cleo) with { Capabilities = Capabilities.DacReadSearch };

    [Theory]
    [InlineData("r", true)]
    [InlineData("w", false)]
    [InlineData("x", false)]
    [InlineData("rw", false)]
    [InlineData("rx", false)]
    [Rule("R5")]
    public void A_file_is_only_read(string asked, bool granted)
    {
        var decision = PermissionCheck.Decide(Backup, File("0770"), Letters(asked));

        var overruled = granted ? Capabilities.DacReadSearch : Capabilities.None;
        decision.Should().Be(new Decision(granted, FileClass.Other, overruled), "asked for {0}", asked);
    }

    [Theory]
    [InlineData("r", true)]
    [InlineData("x", true)]
    [InlineData("rx", true)]
    [InlineData("w", false)]
    [InlineData("wx", false)]
    [Rule("R5")]
    public void A_directory_is_listed_and_searched(string asked, bool granted)
    {
        var decision = PermissionCheck.Decide(Backup, Directory("0000"), Letters(asked));

        var overruled = granted ? Capabilities.DacReadSearch : Capabilities.None;
        decision.Should().Be(new Decision(granted, FileClass.Other, overruled), "asked for {0}", asked);
    }

    [Theory]
    [InlineData("0002", "w", true)] // by its bits
    [InlineData("0002", "r", true)] // by the capability
    [InlineData("0002", "rw", false)] // by neither
    [InlineData("0001", "rx", false)]
    [Rule("R7")]
    public void Bits_and_capability_do_not_add_up(string mode, string asked, bool granted)
    {
        var decision = PermissionCheck.Decide(Backup, File(mode), Letters(asked));

        decision.Granted.Should().Be(granted, "the bits are asked for all of it, then the capability for all of it");
    }

    [Fact]
    [Rule("R7")]
    public void On_a_directory_neither()
    {
        var decision = PermissionCheck.Decide(Backup, Directory("0003"), Letters("rwx"));

        decision.Granted.Should().BeFalse("the bits grant wx and the capability rx, and nobody grants rwx");
    }

    [Theory]
    [InlineData(false, "r", Capabilities.DacReadSearch)]
    [InlineData(false, "rw", Capabilities.DacOverride)]
    [InlineData(false, "x", Capabilities.DacOverride)]
    [InlineData(true, "rx", Capabilities.DacReadSearch)]
    [InlineData(true, "w", Capabilities.DacOverride)]
    [Rule("R8")]
    public void The_weaker_capability_is_used_where_it_will_do(bool isDirectory, string asked, Capabilities expected)
    {
        var inode = isDirectory ? Directory("0100") : File("0100");

        var decision = PermissionCheck.Decide(Root, inode, Letters(asked));

        decision.Should().Be(new Decision(true, FileClass.Other, expected));
    }
}
