using static Katas.LinuxPermissions.CreationMask.Steps.Creating;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step6_Digits
{
    [Theory]
    [InlineData("0", "0000")]
    [InlineData("2", "0002")]
    [InlineData("22", "0022")] // digits are counted from the right
    [InlineData("022", "0022")]
    [InlineData("0022", "0022")]
    [InlineData("00000000000000000000000000000000000022", "0022")]
    [InlineData("777", "0777")]
    [InlineData("1000", "0000")] // umask(2) keeps the permission bits only
    [InlineData("1022", "0022")]
    [InlineData("7777", "0777")]
    [Rule("R9")]
    public void Digits_are_the_new_mask(string text, string expected)
    {
        foreach (var current in new[] { "0000", "0022", "0777" })
        {
            var mask = Umask.Parse(text, Octal(current));

            Digits(mask).Should().Be(expected, "umask {0}; before it was {1}", text, current);
        }
    }

    [Fact]
    [Rule("R9")]
    [Rule("R11")]
    public void Every_mask_is_written_in_four_digits_and_read_back()
    {
        foreach (var mask in Samples.Below(0x200).Select(bits => (UnixFileMode)bits))
        {
            Umask.ToOctal(mask).Should().Be(Digits(mask));
            Umask.Parse(Umask.ToOctal(mask), UnixFileMode.OtherWrite).Should().Be(mask);
        }
    }

    [Fact]
    [Rule("R13")]
    public void A_mask_has_nine_bits()
    {
        Umask.ToOctal(Octal("0777")).Should().Be("0777");
        ((Action[])[() => Umask.ToOctal(Octal("1000")), () => Umask.Parse("022", Octal("1000")), () => Umask.Parse("8", Octal("1000"))])
            .Select(act => Assert.Throws<ArgumentOutOfRangeException>(act).ParamName).Should().Equal("mask", "current", "current");
    }
}
