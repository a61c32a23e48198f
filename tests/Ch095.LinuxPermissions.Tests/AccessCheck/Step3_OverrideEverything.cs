using static Katas.LinuxPermissions.AccessCheck.Steps.Asking;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

public sealed class Step3_OverrideEverything
{
    private static readonly Subject Overrider = As(Cleo) with { Capabilities = Capabilities.DacOverride };

    [Theory]
    [InlineData("0000", "rw", true)]
    [InlineData("0000", "x", false)] // nobody's program
    [InlineData("0000", "rx", false)]
    [InlineData("0666", "x", false)]
    [InlineData("7666", "x", false)] // s and t are not x
    [InlineData("0100", "x", true)]
    [InlineData("0010", "x", true)] // one x is enough, whosever it is
    [InlineData("0001", "rwx", true)]
    [InlineData("0100", "rwx", true)]
    [Rule("R4")]
    public void A_file_is_executed_only_if_somebody_may_execute_it(string mode, string asked, bool granted)
    {
        var subject = As(Bob, Staff) with { Capabilities = Capabilities.DacOverride };

        var decision = PermissionCheck.Decide(subject, File(mode), Letters(asked));

        decision.Granted.Should().Be(granted, "a file {0} is asked for {1} with CAP_DAC_OVERRIDE", mode, asked);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("rw")]
    [InlineData("rwx")]
    [Rule("R4")]
    public void A_directory_opens_to_everything(string asked)
    {
        var decision = PermissionCheck.Decide(Overrider, Directory("0000"), Letters(asked));

        decision.Should().Be(new Decision(true, FileClass.Other, Capabilities.DacOverride), "a directory is searched, not run");
    }

    [Fact]
    [Rule("R8")]
    public void What_the_bits_grant_needs_no_capability()
    {
        var decision = PermissionCheck.Decide(Overrider, File("0006"), Letters("rw"));

        decision.Should().Be(new Decision(true, FileClass.Other, Capabilities.None));
    }

    [Fact]
    [Rule("R4")]
    public void The_owner_too_may_overrule_the_bits()
    {
        var subject = As(Ann) with { Capabilities = Capabilities.DacOverride };

        var decision = PermissionCheck.Decide(subject, File("0077"), Rights.Write);

        decision.Should().Be(new Decision(true, FileClass.User, Capabilities.DacOverride));
    }

    [Theory]
    [InlineData(Capabilities.None, false)]
    [InlineData(Capabilities.DacOverride, true)]
    [Rule("R6")]
    public void Root_is_who_has_the_capability(Capabilities held, bool granted)
    {
        var decision = PermissionCheck.Decide(Root with { Capabilities = held }, File("0600"), Rights.Write);

        decision.Should().Be(new Decision(granted, FileClass.Other, held), "user 0 without the capability is one of the others");
    }
}
