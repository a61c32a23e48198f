using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step1_ValidLists
{
    [Theory]
    [InlineData("u::rw- g::r-- o::---")]
    [InlineData("u::rw- g::r-- m::r-x o::---")] // a mask that nobody needs
    [InlineData("u::rwx u:0:rwx g::r-x m::rwx o::r-x")]
    [InlineData("u::--- g::--- g:4294967294:--- m::--- o::---")]
    [InlineData("u::rw- u:50:r-- g::r-- g:50:-w- m::rw- o::---")] // a user and a group of one number
    [Rule("R1")]
    public void A_list_has_the_three_and_a_mask_when_it_names_somebody(string entries)
    {
        var acl = Read(entries);

        Show(acl).Should().Be(entries);
    }

    [Theory]
    [InlineData("g::r-- o::r--")]
    [InlineData("u::r-- o::r--")]
    [InlineData("u::r-- g::r--")]
    [InlineData("u::r-- u::rw- g::r-- o::r--")]
    [InlineData("u::r-- g::r-- g::r-- o::r--")]
    [InlineData("u::r-- g::r-- o::r-- o::rw-")]
    [InlineData("u::r-- g::r-- m::r-- m::r-- o::r--")]
    [InlineData("u::r-- u:7:r-- g::r-- o::r--")] // a named user without a mask
    [InlineData("u::r-- g::r-- g:7:r-- o::r--")]
    [InlineData("u::r-- u:7:r-- u:7:-w- g::r-- m::r-- o::r--")]
    [InlineData("u::r-- u:7:r-- u:8:r-- u:7:r-- g::r-- m::r-- o::r--")]
    [InlineData("u::r-- g::r-- g:7:r-- g:7:r-- m::r-- o::r--")]
    [InlineData("u::r-- u:4294967295:r-- g::r-- m::r-- o::r--")] // one above the largest
    [Rule("R1")]
    public void Anything_else_is_no_list(string entries) => MustBeRefused(Entries(entries), entries);

    [Fact]
    [Rule("R1")]
    public void Nothing_is_no_list() => MustBeRefused([], "no entry");

    [Theory]
    [InlineData(AclTag.UserObj, 7u)]
    [InlineData(AclTag.GroupObj, 0u)]
    [InlineData(AclTag.Mask, 7u)]
    [InlineData(AclTag.Mask, uint.MaxValue)]
    [InlineData(AclTag.Other, 7u)]
    [InlineData(AclTag.User, null)]
    [InlineData(AclTag.Group, null)]
    [InlineData((AclTag)6, null)]
    [InlineData((AclTag)(-1), null)]
    [Rule("R1")]
    public void Named_entries_have_a_qualifier_and_others_have_none(AclTag tag, uint? qualifier)
    {
        var others = Entries("u::r-- u:8:r-- g::r-- g:8:r-- m::r-- o::r--").Where(entry => entry.Tag != tag);

        MustBeRefused([.. others, new AclEntry(tag, qualifier, Rights.Read)], $"{tag} with the qualifier {qualifier}");
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [Rule("R1")]
    public void There_are_three_rights(int rights)
    {
        foreach (var entry in Entries("u::r-- u:8:r-- g::r-- g:8:r-- m::r-- o::r--"))
        {
            var others = Entries("u::r-- u:8:r-- g::r-- g:8:r-- m::r-- o::r--").Where(other => other != entry);

            MustBeRefused([.. others, entry with { Rights = (Rights)rights }], $"{rights} for {entry.Tag}");
        }
    }

    [Theory]
    [InlineData("o::--- m::r-- g::r-- u::rw-", "u::rw- g::r-- m::r-- o::---")]
    [InlineData(
        "g:9:r-- g::r-- u:10:r-- o::--- u:9:rw- g:8:--x m::r-- u::rwx",
        "u::rwx u:9:rw- u:10:r-- g::r-- g:8:--x g:9:r-- m::r-- o::---")]
    [InlineData("u:4294967294:r-- u:0:r-- u::r-- g::r-- m::r-- o::r--", "u::r-- u:0:r-- u:4294967294:r-- g::r-- m::r-- o::r--")]
    [Rule("R2")]
    public void Entries_are_in_order_however_they_came(string entries, string expected) =>
        Show(Read(entries)).Should().Be(expected);

    private static void MustBeRefused(IEnumerable<AclEntry> given, string what)
    {
        var make = () => new Acl(given);

        make.Should().Throw<ArgumentException>("{0} is no valid ACL", what).WithParameterName("entries");
    }
}
