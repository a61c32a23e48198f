using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step8_Written
{
    [Theory]
    [InlineData("u::rw- g::r-- o::---", "user::rw-\ngroup::r--\nother::---\n")]
    [InlineData("u::rwx g::-w- m::--x o::rwx", "user::rwx\ngroup::-w-\t#effective:---\nmask::--x\nother::rwx\n")]
    [InlineData("u::--- g::--x m::--x o::r-x", "user::---\ngroup::--x\nmask::--x\nother::r-x\n")]
    [InlineData(
        "u::rwx u:7:rw- u:10:r-- g::rwx g:0:-wx m::rw- o::rwx",
        "user::rwx\nuser:7:rw-\nuser:10:r--\ngroup::rwx\t#effective:rw-\ngroup:0:-wx\t#effective:-w-\nmask::rw-\nother::rwx\n")]
    [Rule("R15")]
    public void The_long_form_is_a_line_an_entry(string entries, string expected) =>
        AclText.ToLong(new FileAcl(Read(entries), null)).Should().Be(expected, "getfacl writes it for {0}", entries);

    [Fact]
    [Rule("R15")]
    public void The_default_ACL_follows_with_a_mask_of_its_own()
    {
        var acl = new FileAcl(Read("u::rwx u:7:rwx g::r-x m::r-x o::---"), Read("u::rwx u:7:rwx g::rwx m::rwx o::--x"));

        AclText.ToLong(acl).Should().Be(
            "user::rwx\nuser:7:rwx\t#effective:r-x\ngroup::r-x\nmask::r-x\nother::---\n"
            + "default:user::rwx\ndefault:user:7:rwx\ndefault:group::rwx\ndefault:mask::rwx\ndefault:other::--x\n");
    }

    [Theory]
    [InlineData("u::rw- g::r-- o::---", "u::rw-,g::r--,o::---")]
    [InlineData("u::rw- u:7:rwx g::r-- g:4294967294:--x m::r-- o::---", "u::rw-,u:7:rwx,g::r--,g:4294967294:--x,m::r--,o::---")]
    [Rule("R16")]
    public void The_short_form_is_one_line(string entries, string expected) => AclText.ToShort(Read(entries)).Should().Be(expected);
}
