using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step4_Groups
{
    private const string Three = "u::--- g::r-- g:10:--- g:51:-w- m::rwx o::rwx";

    [Theory]
    [InlineData(Staff, "r", true)]
    [InlineData(Staff, "w", false)]
    [InlineData(Audit, "w", true)]
    [InlineData(Audit, "r", false)]
    [InlineData(Wheel, "r", false)] // an entry without rights is an entry: others are not asked
    [Rule("R5")]
    public void A_member_is_no_other(uint group, string asked, bool granted)
    {
        var bySupplementary = Ask(As(Bob, 7, group), Three, asked);
        var byFirst = Ask(new Subject(Bob, group, []), Three, asked);

        bySupplementary.Should().Be(new Decision(granted, AclStep.Groups), "{0} is asked of {1}", asked, Three);
        byFirst.Should().Be(bySupplementary, "both kinds of groups count");
    }

    [Fact]
    [Rule("R5")]
    public void The_file_s_group_counts_without_a_mask_as_well()
    {
        Ask(As(Bob, Staff), "u::--- g::rw- o::--x", "rw").Should().Be(new Decision(true, AclStep.Groups));
        Ask(As(Bob, Staff), "u::--- g::rw- o::--x", "x").Should().Be(new Decision(false, AclStep.Groups));
        Ask(As(Bob, Audit), "u::--- g::rw- o::--x", "x").Should().Be(new Decision(true, AclStep.Other));
    }

    [Theory]
    [InlineData("r", true)] // the first entry
    [InlineData("w", true)] // the last one
    [InlineData("x", false)]
    [InlineData("rw", false)] // no entry has both
    [Rule("R7")]
    public void Any_entry_may_grant_it_but_one_must_have_it_all(string asked, bool granted)
    {
        var decision = Ask(As(Bob, Audit, Wheel, Staff), Three, asked);

        decision.Should().Be(new Decision(granted, AclStep.Groups), "bob is in all three groups and asks for {0} of {1}", asked, Three);
    }

    [Fact]
    [Rule("R7")]
    public void One_that_has_it_all_may_be_anywhere()
    {
        foreach (var rights in new[] { "rwx -w- --x", "r-- rwx --x", "r-- -w- rwx" }.Select(text => text.Split(' ')))
        {
            var list = $"u::--- g::{rights[0]} g:10:{rights[1]} g:51:{rights[2]} m::rwx o::---";

            Ask(As(Bob, Staff, Wheel, Audit), list, "rwx").Granted.Should().BeTrue("one entry of {0} has rwx", list);
        }
    }

    [Theory]
    [InlineData("rwx", "r--", "r", true)]
    [InlineData("rwx", "r--", "w", false)]
    [InlineData("r--", "rwx", "w", false)]
    [InlineData("rw-", "r-x", "rw", false)]
    [Rule("R6")]
    public void The_mask_stands_before_every_group(string entry, string mask, string asked, bool granted)
    {
        var fileGroup = Ask(As(Bob, Staff), $"u::--- g::{entry} m::{mask} o::---", asked);
        var named = Ask(As(Bob, Audit), $"u::--- g::--- g:51:{entry} m::{mask} o::---", asked);

        fileGroup.Should().Be(new Decision(granted, AclStep.Groups), "the group has {0} behind the mask {1}", entry, mask);
        named.Should().Be(new Decision(granted, AclStep.Groups), "a named group has {0} behind the mask {1}", entry, mask);
    }

    [Fact]
    [Rule("R5")]
    public void The_file_s_group_by_its_number_is_the_same_group()
    {
        const string List = "u::--- g::r-- g:50:-w- m::rwx o::---";

        Ask(As(Bob, Staff), List, "r").Granted.Should().BeTrue();
        Ask(As(Bob, Staff), List, "w").Granted.Should().BeTrue("both entries are about group 50");
        Ask(As(Bob, Staff), List, "rw").Granted.Should().BeFalse();
    }
}
