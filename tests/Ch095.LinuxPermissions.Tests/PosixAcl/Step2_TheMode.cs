using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step2_TheMode
{
    [Theory]
    [InlineData("u::rw- g::r-- o::---", "0640", false)]
    [InlineData("u::rwx g::--- o::--x", "0701", false)]
    [InlineData("u::rw- g::r-- m::rwx o::---", "0670", true)] // the mask's, even if it is more
    [InlineData("u::rw- u:7:rwx g::rwx m::r-- o::---", "0640", true)]
    [InlineData("u::rw- g::rwx g:7:rwx m::--- o::-w-", "0602", true)]
    [Rule("R3")]
    public void The_groups_bits_are_the_masks_if_there_is_one(string entries, string mode, bool isExtended)
    {
        var acl = Read(entries);

        Digits(acl.Mode).Should().Be(mode, "that is what ls shows of {0}", entries);
        acl.IsExtended.Should().Be(isExtended);
    }

    [Fact]
    [Rule("R3")]
    public void A_mode_is_a_list_of_three()
    {
        Show(Acl.FromMode(Octal("0641"))).Should().Be("u::rw- g::r-- o::--x");
        foreach (var mode in Samples.Below(0x200).Select(bits => (UnixFileMode)bits))
        {
            var acl = Acl.FromMode(mode);

            acl.Entries.Select(entry => entry.Tag).Should().Equal(AclTag.UserObj, AclTag.GroupObj, AclTag.Other);
            Digits(acl.Mode).Should().Be(Digits(mode));
        }
    }

    [Theory]
    [InlineData("u::rw- g::rw- o::r--", "0751", "u::rwx g::r-x o::--x")]
    [InlineData("u::rw- g::rw- m::rw- o::r--", "0751", "u::rwx g::rw- m::r-x o::--x")]
    [InlineData("u::rw- u:7:rwx g::rw- g:7:-w- m::rwx o::r--", "0600", "u::rw- u:7:rwx g::rw- g:7:-w- m::--- o::---")]
    [InlineData("u::--- u:7:--x g::--- m::--- o::---", "0777", "u::rwx u:7:--x g::--- m::rwx o::rwx")]
    [Rule("R4")]
    public void Chmod_changes_the_mask_and_leaves_those_behind_it(string entries, string mode, string expected)
    {
        var acl = Read(entries);

        var changed = acl.WithMode(Octal(mode));

        Show(changed).Should().Be(expected, "chmod {0} on {1}", mode, entries);
        Digits(changed.Mode).Should().Be(mode);
        Show(acl).Should().Be(entries, "an ACL never changes, there is only another one");
    }

    [Fact]
    [Rule("R4")]
    public void What_chmod_takes_it_can_give_back()
    {
        var acl = Read("u::rw- u:7:rwx g::r-- m::rwx o::---");

        Show(acl.WithMode(Octal("0600")).WithMode(Octal("0670"))).Should().Be(Show(acl));
    }

    [Theory]
    [InlineData("0777", true)]
    [InlineData("1000", false)]
    [InlineData("4755", false)]
    [Rule("R21")]
    public void A_mode_is_nine_bits_here(string digits, bool allowed)
    {
        foreach (var act in (Action[])[() => Acl.FromMode(Octal(digits)), () => Read("u::r-- g::r-- o::r--").WithMode(Octal(digits))])
        {
            if (allowed)
            {
                act.Should().NotThrow();
            }
            else
            {
                act.Should().Throw<ArgumentOutOfRangeException>("an ACL has no special bits").WithParameterName("mode");
            }
        }
    }
}
