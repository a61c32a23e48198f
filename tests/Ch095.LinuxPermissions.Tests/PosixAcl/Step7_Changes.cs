using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step7_Changes
{
    [Theory]
    [InlineData("u::rw- g::r-- o::---", "u::rwx", "u::rwx g::r-- o::---")] // no mask is made without need
    [InlineData("u::rw- g::r-- o::---", "u:7:rw-", "u::rw- u:7:rw- g::r-- m::rw- o::---")]
    [InlineData("u::rw- g::r-- o::---", "g:7:--x", "u::rw- g::r-- g:7:--x m::r-x o::---")]
    [InlineData("u::rwx g::r-- o::rwx", "u:7:---", "u::rwx u:7:--- g::r-- m::r-- o::rwx")] // of those behind it only
    [InlineData("u::rw- u:7:rw- g::r-- m::rw- o::---", "u:7:r--", "u::rw- u:7:r-- g::r-- m::r-- o::---")] // it becomes smaller, too
    [InlineData("u::rw- u:7:rw- g::r-- m::--- o::---", "u:8:---", "u::rw- u:7:rw- u:8:--- g::r-- m::rw- o::---")] // what it hid is back
    [InlineData("u::rw- u:7:rw- g::r-- m::--- o::---", "o::r--", "u::rw- u:7:rw- g::r-- m::rw- o::r--")]
    [InlineData("u::rw- g::r-- m::--- o::---", "o::r--", "u::rw- g::r-- m::r-- o::r--")]
    [Rule("R12")]
    [Rule("R14")]
    public void An_entry_is_put_in_and_the_mask_follows(string before, string entry, string expected)
    {
        var after = AclChange.Modify(Read(before), Entries(entry));

        Show(after).Should().Be(expected, "setfacl -m {0} on {1}", entry, before);
    }

    [Theory]
    [InlineData("u::rw- g::r-- o::---", "u:7:rwx m::r--", "u::rw- u:7:rwx g::r-- m::r-- o::---")]
    [InlineData("u::rw- g::r-- o::---", "m::--x", "u::rw- g::r-- m::--x o::---")]
    [InlineData("u::rw- u:7:rwx g::r-- m::rwx o::---", "m::--- u:7:r--", "u::rw- u:7:r-- g::r-- m::--- o::---")]
    [Rule("R14")]
    public void A_mask_that_is_given_stays_as_it_is_given(string before, string entries, string expected)
    {
        var after = AclChange.Modify(Read(before), Entries(entries));

        Show(after).Should().Be(expected, "setfacl -m {0} on {1}", entries, before);
    }

    [Fact]
    [Rule("R12")]
    public void Of_two_for_the_same_the_later_counts()
    {
        var before = Read("u::rw- g::r-- o::---");

        Show(AclChange.Modify(before, Entries("u:7:rwx u:8:r-- u:7:--x"))).Should().Be("u::rw- u:7:--x u:8:r-- g::r-- m::r-x o::---");
        Show(AclChange.Modify(before, [])).Should().Be(Show(before));
        Show(before).Should().Be("u::rw- g::r-- o::---", "an ACL never changes");
    }

    [Theory]
    [InlineData("u::rw- u:7:rwx g::r-- m::rwx o::---", AclTag.User, 7u, "u::rw- g::r-- m::r-- o::---")] // the mask stays
    [InlineData("u::rw- u:7:rwx g::r-- g:7:-w- m::rwx o::---", AclTag.User, 7u, "u::rw- g::r-- g:7:-w- m::rw- o::---")]
    [InlineData("u::rw- u:7:rwx g::r-- g:7:-w- m::rwx o::---", AclTag.Group, 7u, "u::rw- u:7:rwx g::r-- m::rwx o::---")]
    [InlineData("u::rw- u:7:rwx g::r-- m::--x o::---", AclTag.User, 8u, "u::rw- u:7:rwx g::r-- m::rwx o::---")] // not there
    [InlineData("u::rw- g::r-- m::rwx o::---", AclTag.Mask, null, "u::rw- g::r-- o::---")]
    [InlineData("u::rw- g::r-- o::---", AclTag.Mask, null, "u::rw- g::r-- o::---")]
    [InlineData("u::rw- u:7:rwx g::r-- m::--x o::---", AclTag.Mask, 7u, "u::rw- u:7:rwx g::r-- m::--x o::---")] // it speaks of the mask
    [InlineData("u::rw- u:7:rwx g::r-- m::--x o::---", AclTag.UserObj, 7u, "u::rw- u:7:rwx g::r-- m::rwx o::---")] // not there
    [InlineData("u::rw- g::r-- o::---", AclTag.User, 7u, "u::rw- g::r-- o::---")]
    [Rule("R13")]
    [Rule("R14")]
    public void An_entry_is_taken_out_and_the_mask_follows(string before, AclTag tag, uint? qualifier, string expected)
    {
        var after = AclChange.Remove(Read(before), tag, qualifier);

        Show(after).Should().Be(expected, "the entry {0} {1} is taken out of {2}", tag, qualifier, before);
    }

    [Theory]
    [InlineData(AclTag.UserObj)]
    [InlineData(AclTag.GroupObj)]
    [InlineData(AclTag.Other)]
    [InlineData(AclTag.Mask)]
    [Rule("R14")]
    public void What_a_list_must_have_stays(AclTag tag)
    {
        var remove = () => AclChange.Remove(Read("u::rw- u:7:rwx g::r-- m::rwx o::---"), tag, null);

        remove.Should().Throw<ArgumentException>("without {0} it is no valid ACL", tag).WithParameterName("entries");
    }

    [Fact]
    [Rule("R14")]
    public void What_has_no_place_in_a_list_is_not_put_in()
    {
        var modify = () => AclChange.Modify(Acl.FromMode(Octal("0640")), [new AclEntry(AclTag.User, null, Rights.Read)]);

        modify.Should().Throw<ArgumentException>().WithParameterName("entries");
        Show(AclChange.Modify(Acl.FromMode(Octal("0640")), [new AclEntry(AclTag.UserObj, null, (Rights)8), .. Entries("u::r--")]))
            .Should().Be("u::r-- g::r-- o::---", "of two for the same only the later counts, and the result is valid");
    }
}
