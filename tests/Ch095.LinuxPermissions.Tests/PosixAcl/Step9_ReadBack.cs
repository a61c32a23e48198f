using CsCheck;
using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step9_ReadBack
{
    private static readonly Gen<Rights> AnyRights = Gen.Int[0, 7].Select(bits => (Rights)bits);

    private static readonly Gen<Acl> AnyList =
        Gen.Select(Gen.UInt[0, AclEntry.LargestId].HashSet[0, 4], Gen.UInt[0, 9].HashSet[0, 4], AnyRights.Array[12]).Select(
            (users, groups, rights) => new Acl(
                Enumerable.Repeat(AclTag.User, users.Count).Zip(users)
                    .Concat(Enumerable.Repeat(AclTag.Group, groups.Count).Zip(groups))
                    .Select((named, place) => new AclEntry(named.First, named.Second, rights[place]))
                    .Concat(new[] { AclTag.UserObj, AclTag.GroupObj, AclTag.Mask, AclTag.Other }
                        .Select((tag, place) => new AclEntry(tag, null, rights[8 + place])))));

    [Theory]
    [InlineData("user::rw-\ngroup::r--\nother::---\n")]
    [InlineData("u::rw-,g::r--,o::---")]
    [InlineData("o::---,g::r--,u::rw-")] // in any order
    [InlineData("u::rw,g::r,o::-")]
    [InlineData("u::wr,g::--r,o::---")]
    [InlineData("user::rw-,g::r-\nother::---")]
    [InlineData(" u :\t: rw-\t, g: :r--\r\n\to::---  ")]
    [InlineData("# file: f\n# owner: 0\n# group: 0\nuser::rw-\ngroup::r--\nother::---\n\n")]
    [InlineData("\n\n  \r\nu::rw- # the owner, who else\n\t# nothing\ng::r--#\no::---#o::rwx")]
    [Rule("R17")]
    public void Both_forms_are_read(string text)
    {
        var acl = AclText.Parse(text);

        Show(acl.Access).Should().Be("u::rw- g::r-- o::---", "{0} says so", Wire.Show(text));
        acl.Default.Should().BeNull();
    }

    [Theory]
    [InlineData("u::r,u:0:w,g::r,g:0:x,m::rwx,o::-", "u::r-- u:0:-w- g::r-- g:0:--x m::rwx o::---")]
    [InlineData("u::r,u:4294967294:w,g::r,m::rwx,o::-", "u::r-- u:4294967294:-w- g::r-- m::rwx o::---")]
    [InlineData("u::r,user : 10 : w,g::r,group:9:x,mask::xwr,other::-", "u::r-- u:10:-w- g::r-- g:9:--x m::rwx o::---")]
    [InlineData("u::r\nu:7:rwx\t#effective:---\ng::r\nm::-\no::-", "u::r-- u:7:rwx g::r-- m::--- o::---")] // a comment is a comment
    [Rule("R18")]
    public void Ids_are_numbers(string text, string expected) => Show(AclText.Parse(text).Access).Should().Be(expected);

    [Theory]
    [InlineData("u::rwx,g::rx,o::x,d:u::rwx,d:u:7:r,d:g::-,d:m::r,d:o::-")]
    [InlineData("d:m::r,default:o::-,u::rwx,d : u : 7 : r,g::rx,d:u::rwx,o::x\ndefault:group::-")]
    [Rule("R19")]
    public void The_default_ACL_is_an_ACL_of_its_own(string text)
    {
        var acl = AclText.Parse(text);

        Show(acl.Access).Should().Be("u::rwx g::r-x o::--x");
        Show(acl.Default!).Should().Be("u::rwx u:7:r-- g::--- m::r-- o::---");
    }

    [Fact]
    [Rule("R17")]
    [Rule("R19")]
    public void What_is_written_is_read_back()
    {
        AclText.ToShort(AclText.Parse("o::-,g::r,u::rw").Access).Should().Be("u::rw-,g::r--,o::---");

        Gen.Select(AnyList, AnyList, Gen.Bool).Sample(
            (access, inherited, isDirectory) =>
            {
                var written = AclText.ToLong(new FileAcl(access, isDirectory ? inherited : null));

                var read = AclText.Parse(written);

                Show(read.Access).Should().Be(Show(access), "it was written as {0}", written);
                (read.Default is null ? null : Show(read.Default)).Should().Be(isDirectory ? Show(inherited) : null);
                Show(AclText.Parse(AclText.ToShort(access)).Access).Should().Be(Show(access));
            },
            iter: Samples.Of(2_000));
    }

    [Fact]
    [Rule("R15")]
    [Rule("R17")]
    public void A_long_list_is_written_and_read_to_its_end()
    {
        var many = Samples.Of(10_000);
        var named = string.Join(',', Enumerable.Range(0, many).Select(id => $"u:{id}:rw"));

        var acl = AclText.Parse($"{named},u::r,g::r,m::r,o::r");

        acl.Access.Entries.Should().HaveCount(many + 4);
        AclText.Parse(AclText.ToLong(acl)).Access.Entries.Should().Equal(acl.Access.Entries);
    }
}
