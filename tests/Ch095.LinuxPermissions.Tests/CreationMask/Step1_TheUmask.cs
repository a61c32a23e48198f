using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step1_TheUmask
{
    [Theory]
    [InlineData("0666", "0022", "0644")]
    [InlineData("0777", "0022", "0755")]
    [InlineData("0666", "0000", "0666")]
    [InlineData("0666", "0777", "0000")]
    [InlineData("0600", "0022", "0600")] // nothing to take away
    [InlineData("0640", "0027", "0640")] // a subtraction would leave 0611
    [InlineData("0666", "0111", "0666")] // and here 0555
    [InlineData("0400", "0007", "0400")]
    [InlineData("0000", "0022", "0000")] // nothing is added
    [Rule("R1")]
    public void Bits_of_the_umask_are_cleared(string asked, string umask, string expected)
    {
        var file = Creation.CreateFile(As(Ann, umask), In("0755"), Octal(asked));

        Digits(file.Mode).Should().Be(expected, "{0} is asked for with umask {1}", asked, umask);
    }

    [Fact]
    [Rule("R1")]
    public void Each_bit_is_by_itself()
    {
        for (var asked = 0; asked < 9; asked++)
        {
            for (var umask = 0; umask < 9; umask++)
            {
                var creator = As(Ann) with { Umask = (UnixFileMode)(1 << umask) };

                var file = Creation.CreateFile(creator, In("0755"), (UnixFileMode)(1 << asked));

                var expected = asked == umask ? 0 : 1 << asked;
                file.Mode.Should().Be((UnixFileMode)expected, "bit {0} is asked for, bit {1} is in the umask", asked, umask);
            }
        }
    }

    [Theory]
    [InlineData("4755", "4700")]
    [InlineData("2755", "2700")]
    [InlineData("1755", "1700")]
    [InlineData("7777", "7700")]
    [Rule("R1")]
    public void Special_bits_are_asked_for_as_well_and_no_umask_takes_them(string asked, string expected)
    {
        var file = Creation.CreateFile(As(Ann, umask: "0077"), In("0755"), Octal(asked));

        Digits(file.Mode).Should().Be(expected);
    }

    [Theory]
    [InlineData("0755")]
    [InlineData("4755")]
    [InlineData("1777")]
    [Rule("R2")]
    [Rule("R3")]
    public void It_belongs_to_the_creator_and_the_creators_group(string directory)
    {
        var creator = As(Ann) with { FileSystemGroup = Bob };

        var file = Creation.CreateFile(creator, In(directory), Octal("0644"));

        Show(file).Should().Be("1001:1002 0644", "the directory is root's and of the group 50, and {0}", directory);
    }

    [Theory]
    [InlineData("7777", true)]
    [InlineData("10000", false)]
    [InlineData("100644", false)]
    [Rule("R13")]
    public void A_mode_is_twelve_bits(string mode, bool allowed)
    {
        var asked = () => Creation.CreateFile(As(Ann), In("0755"), Octal(mode));
        var parent = () => Creation.CreateFile(As(Ann), In(mode), Octal("0644"));

        MustThrow(asked, allowed ? null : "asked");
        MustThrow(parent, allowed ? null : "parent");
    }

    [Theory]
    [InlineData("0777", true)]
    [InlineData("1000", false)]
    [InlineData("4022", false)]
    [Rule("R13")]
    public void A_umask_is_nine_bits(string umask, bool allowed)
    {
        var create = () => Creation.CreateFile(As(Ann, umask), In("0755"), Octal("0644"));

        MustThrow(create, allowed ? null : "creator");
    }

    private static void MustThrow(Func<NewInode> create, string? parameter)
    {
        if (parameter is null)
        {
            create.Should().NotThrow();
        }
        else
        {
            create.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        }
    }
}
