using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step7_Letters
{
    [Theory]
    [InlineData("u=rwx,g=rx,o=rx", "0777", "0022")]
    [InlineData("g-w", "0000", "0020")] // no longer kept: into the mask
    [InlineData("g+w", "0022", "0002")]
    [InlineData("g+w", "0002", "0002")]
    [InlineData("o=", "0022", "0027")]
    [InlineData("o=r", "0000", "0003")]
    [InlineData("a=rx", "0000", "0222")]
    [InlineData("=rx", "0000", "0222")] // no letters are all letters
    [InlineData("-w", "0000", "0222")]
    [InlineData("+x", "0777", "0666")]
    [InlineData("ug+r", "0777", "0337")]
    [InlineData("ugo=rwx", "0777", "0000")]
    [InlineData("ua-x", "0000", "0111")]
    [InlineData("uu=rrxx", "0000", "0200")]
    [InlineData("u=wr", "0777", "0177")] // in any order
    [InlineData("+", "0027", "0027")]
    [InlineData("u-", "0027", "0027")]
    [InlineData("=", "0000", "0777")]
    [InlineData("u=", "0027", "0727")]
    [Rule("R10")]
    public void Letters_say_what_is_kept(string text, string current, string expected)
    {
        var mask = Umask.Parse(text, Octal(current));

        Digits(mask).Should().Be(expected, "umask {0}; before it was {1}", text, current);
    }

    [Theory]
    [InlineData("a=,u+rw", "0022", "0177")]
    [InlineData("u+rw,a=", "0022", "0777")]
    [InlineData("g+w,g-rw,g+r", "0022", "0022")]
    [InlineData("o=rwx,o-w,o=x", "0777", "0776")]
    [Rule("R10")]
    public void Clauses_follow_one_another(string text, string current, string expected)
    {
        var mask = Umask.Parse(text, Octal(current));

        Digits(mask).Should().Be(expected, "umask {0}, from left to right; before it was {1}", text, current);
    }

    [Theory]
    [InlineData("0022", "u=rwx,g=rx,o=rx")]
    [InlineData("0077", "u=rwx,g=,o=")]
    [InlineData("0000", "u=rwx,g=rwx,o=rwx")]
    [InlineData("0777", "u=,g=,o=")]
    [InlineData("0421", "u=wx,g=rx,o=rw")]
    [Rule("R11")]
    public void What_is_kept_is_written_in_letters(string mask, string expected) =>
        Umask.ToSymbolic(Octal(mask)).Should().Be(expected, "umask -S with the mask {0}", mask);

    [Fact]
    [Rule("R10")]
    [Rule("R11")]
    public void Every_mask_is_read_back_from_its_letters()
    {
        foreach (var mask in Samples.Below(0x200).Select(bits => (UnixFileMode)bits))
        {
            var letters = Umask.ToSymbolic(mask);

            Digits(Umask.Parse(letters, UnixFileMode.None)).Should().Be(Digits(mask), "umask {0} after 0000", letters);
            Digits(Umask.Parse(letters, Octal("0777"))).Should().Be(Digits(mask), "umask {0} after 0777", letters);
        }
    }

    [Fact]
    [Rule("R13")]
    public void A_mask_has_nine_bits()
    {
        Umask.ToSymbolic(Octal("0777")).Should().Be("u=,g=,o=");
        ((Action[])[() => Umask.ToSymbolic(Octal("1000")), () => Umask.Parse("a=r", Octal("1000"))])
            .Select(act => Assert.Throws<ArgumentOutOfRangeException>(act).ParamName).Should().Equal("mask", "current");
    }
}
