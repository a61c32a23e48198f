using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step3_UsersAndTheMask
{
    // Every right is somebody's: an answer says who was asked.
    private const string Each = "u::r-- u:1002:-w- g::--- m::rwx o::--x";

    [Theory]
    [InlineData(Ann, "r", AclStep.Owner)]
    [InlineData(Bob, "w", AclStep.NamedUser)]
    [InlineData(Cleo, "x", AclStep.Other)]
    [Rule("R5")]
    public void One_step_answers(uint user, string has, AclStep step)
    {
        foreach (var asked in new[] { "r", "w", "x" })
        {
            var decision = Ask(As(user), Each, asked);

            decision.Should().Be(new Decision(asked == has, step), "user {0} asks for {1} of {2}", user, asked, Each);
        }
    }

    [Theory]
    [InlineData("u::r-- u:1001:rwx g::--- m::rwx o::rwx", AclStep.Owner)] // an entry for the owner's own number
    [InlineData("u::r-- u:7:rwx g::rwx g:1001:rwx m::rwx o::rwx", AclStep.Owner)]
    [Rule("R5")]
    public void The_owner_is_the_owner_first(string acl, AclStep step)
    {
        var decision = Ask(As(Ann, Staff), acl, "w");

        decision.Should().Be(new Decision(false, step), "the owner has r-- of {0}, whatever else names them", acl);
    }

    [Fact]
    [Rule("R5")]
    public void A_named_user_is_one_before_any_group()
    {
        const string List = "u::rwx u:1002:r-- g::rwx g:51:rwx m::rwx o::rwx";

        Ask(As(Bob, Staff, Audit), List, "w").Should().Be(new Decision(false, AclStep.NamedUser), "groups are not asked any more");
        Ask(As(Bob, Staff, Audit), List, "r").Should().Be(new Decision(true, AclStep.NamedUser));
    }

    [Theory]
    [InlineData("u::rwx u:1003:rwx g::rwx m::rwx o::---")] // another user
    [InlineData("u::rwx g::rwx g:1002:rwx m::rwx o::---")] // a group of the same number
    [InlineData("u::rwx u:10:rwx g::rwx m::rwx o::---")] // a user of the group's number
    [Rule("R5")]
    public void A_qualifier_is_compared_with_its_own_kind(string acl)
    {
        var bob = new Subject(Bob, Wheel, []);

        var decision = Ask(bob, acl, "r");

        decision.Should().Be(new Decision(false, AclStep.Other), "{0} does not mean user {1} in group {2}", acl, Bob, Wheel);
    }

    [Theory]
    [InlineData("rwx", "r--", "r", true)]
    [InlineData("rwx", "r--", "w", false)]
    [InlineData("r--", "rwx", "w", false)]
    [InlineData("rw-", "rw-", "rw", true)]
    [InlineData("rw-", "r-x", "rw", false)]
    [InlineData("r-x", "rw-", "x", false)]
    [Rule("R6")]
    public void A_named_user_has_what_both_entry_and_mask_have(string entry, string mask, string asked, bool granted)
    {
        var decision = Ask(As(Bob), $"u::--- u:1002:{entry} g::--- m::{mask} o::---", asked);

        decision.Should().Be(new Decision(granted, AclStep.NamedUser));
    }

    [Theory]
    [InlineData(Ann, AclStep.Owner)]
    [InlineData(Cleo, AclStep.Other)]
    [Rule("R6")]
    public void Owner_and_others_are_not_masked(uint user, AclStep step)
    {
        var decision = Ask(As(user), "u::rwx u:1002:rwx g::rwx m::r-- o::rwx", "rwx");

        decision.Should().Be(new Decision(true, step), "the mask stands before named users and groups only");
    }

    [Theory]
    [InlineData(Ann, AclStep.Owner)]
    [InlineData(Bob, AclStep.NamedUser)]
    [InlineData(Cleo, AclStep.Other)]
    [Rule("R6")]
    public void To_ask_for_nothing_is_granted(uint user, AclStep step)
    {
        var decision = Ask(As(user), "u::--- u:1002:--- g::--- m::r-- o::---", "-");

        decision.Should().Be(new Decision(true, step));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [Rule("R21")]
    public void There_are_three_rights_to_ask_for(int bits)
    {
        var decide = () => AclCheck.Decide(As(Ann), Ann, Staff, Acl.FromMode(Octal("0777")), (Rights)bits);

        AclCheck.Decide(As(Ann), Ann, Staff, Acl.FromMode(Octal("0700")), (Rights)7).Granted.Should().BeTrue();
        decide.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("asked");
    }
}
