using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step2_DirectoriesAndLinks
{
    [Theory]
    [InlineData("0777", "0022", "0755")]
    [InlineData("0750", "0027", "0750")]
    [InlineData("0777", "0777", "0000")]
    [InlineData("1777", "0000", "1777")]
    [InlineData("1777", "0777", "1000")]
    [InlineData("6755", "0022", "0755")] // mkdir cannot be asked for set-ID bits
    [InlineData("4777", "0000", "0777")]
    [InlineData("2777", "0000", "0777")]
    [InlineData("7777", "0077", "1700")]
    [Rule("R4")]
    public void A_directory_gets_permissions_and_the_sticky_bit(string asked, string umask, string expected)
    {
        var directory = Creation.MakeDirectory(As(Ann, umask), In("0755"), Octal(asked));

        Show(directory).Should().Be($"1001:1001 {expected}", "mkdir asks for {0} with umask {1}", asked, umask);
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("0022")]
    [InlineData("0777")]
    [Rule("R6")]
    public void A_link_has_all_permissions(string umask)
    {
        var link = Creation.MakeSymbolicLink(As(Ann, umask), In("5755"));

        Show(link).Should().Be("1001:1001 0777", "nobody asks for a mode, and nobody looks at it; the umask is {0}", umask);
    }

    [Fact]
    [Rule("R13")]
    public void They_take_the_same_modes()
    {
        Creation.MakeDirectory(As(Ann, "0777"), In("7777"), Octal("7777")).Owner.Should().Be(Ann);
        ((Action[])
        [
            () => Creation.MakeDirectory(As(Ann), In("0755"), Octal("10000")),
            () => Creation.MakeDirectory(As(Ann), In("10000"), Octal("0755")),
            () => Creation.MakeDirectory(As(Ann, "1000"), In("0755"), Octal("0755")),
            () => Creation.MakeSymbolicLink(As(Ann), In("10000")),
            () => Creation.MakeSymbolicLink(As(Ann, "1000"), In("0755")),
        ]).Select(create => Assert.Throws<ArgumentOutOfRangeException>(create).ParamName)
            .Should().Equal("asked", "parent", "creator", "parent", "creator");
    }
}
