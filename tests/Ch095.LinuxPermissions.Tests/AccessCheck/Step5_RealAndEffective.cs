using static Katas.LinuxPermissions.AccessCheck.Steps.Asking;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

public sealed class Step5_RealAndEffective
{
    // Cleo runs a program that is set-user-ID Ann and set-group-ID Staff.
    private static readonly Credentials SetId = new(
        RealUser: Cleo, EffectiveUser: Ann, RealGroup: Cleo, EffectiveGroup: Staff, SupplementaryGroups: [77, 78],
        Permitted: Both, Effective: Capabilities.DacOverride);

    [Fact]
    [Rule("R10")]
    public void Files_are_used_with_the_effective_ids()
    {
        var subject = SetId.WhenUsing();

        subject.Should().BeEquivalentTo(new Subject(Ann, Staff, [77, 78], Capabilities.DacOverride));
    }

    [Fact]
    [Rule("R11")]
    public void Access_asks_for_the_caller_who_gets_nothing_that_the_program_has()
    {
        var subject = SetId.WhenAskingAccess();

        subject.Should().BeEquivalentTo(
            new Subject(Cleo, Cleo, [77, 78], Capabilities.None), "access(2) judges the user who started the program");
    }

    [Theory]
    [InlineData(Ann, Cleo)] // a program that is set-user-ID only
    [InlineData(Cleo, Staff)] // one that is set-group-ID only
    [Rule("R11")]
    public void Both_the_user_and_the_group_are_the_callers(uint effectiveUser, uint effectiveGroup)
    {
        var process = SetId with { EffectiveUser = effectiveUser, EffectiveGroup = effectiveGroup };

        var subject = process.WhenAskingAccess();

        subject.Should().BeEquivalentTo(new Subject(Cleo, Cleo, [77, 78], Capabilities.None));
    }

    [Theory]
    [InlineData(Capabilities.DacReadSearch, Capabilities.None)]
    [InlineData(Both, Capabilities.DacOverride)]
    [InlineData(Capabilities.None, Capabilities.None)]
    [Rule("R11")]
    public void A_caller_who_is_root_has_all_that_is_permitted(Capabilities permitted, Capabilities effective)
    {
        var process = SetId with { RealUser = 0, RealGroup = 0, Permitted = permitted, Effective = effective };

        var subject = process.WhenAskingAccess();

        subject.Should().BeEquivalentTo(new Subject(0, 0, [77, 78], permitted), "whatever is effective at the moment");
    }

    [Fact]
    [Rule("R11")]
    public void The_two_can_answer_differently()
    {
        var file = File("0640");

        var open = PermissionCheck.Decide((SetId with { Effective = Capabilities.None }).WhenUsing(), file, Rights.Read);
        var access = PermissionCheck.Decide(SetId.WhenAskingAccess(), file, Rights.Read);

        open.Should().Be(new Decision(true, FileClass.User, Capabilities.None));
        access.Should().Be(new Decision(false, FileClass.Other, Capabilities.None), "that is what access(2) is for");
    }
}
