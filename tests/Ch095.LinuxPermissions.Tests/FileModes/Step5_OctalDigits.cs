namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step5_OctalDigits
{
    [Theory]
    [InlineData("0755", "755")]
    [InlineData("4755", "4755")]
    [InlineData("0044", "44")]
    [InlineData("0007", "7")]
    [InlineData("0000", "0")]
    [InlineData("7777", "7777")]
    [Rule("R6")]
    public void Written_without_leading_zeros(string digits, string expected)
    {
        var octal = Modes.Regular(digits).ToOctal();

        octal.Should().Be(expected);
    }

    [Theory]
    [InlineData(FileType.Directory)]
    [InlineData(FileType.Socket)]
    [InlineData((FileType)0xF000)]
    [Rule("R6")]
    public void Written_without_the_type(FileType type)
    {
        var octal = new InodeMode(type, Modes.Octal("0755")).ToOctal();

        octal.Should().Be("755", "%a is about the twelve bits, whatever the type");
    }

    [Theory]
    [InlineData("764", 0x1F4)]
    [InlineData("0764", 0x1F4)]
    [InlineData("4755", 0x9ED)]
    [InlineData("7", 0x007)] // digits count from the right
    [InlineData("10", 0x008)]
    [InlineData("0", 0)]
    [InlineData("0000", 0)]
    [InlineData("7777", 0xFFF)] // the largest
    [Rule("R7")]
    public void One_to_four_digits_are_read(string digits, int expected)
    {
        var bits = InodeMode.ParseOctal(digits);

        bits.Should().Be((UnixFileMode)expected);
    }

    [Theory]
    [InlineData("00764")] // five digits, though the value is small
    [InlineData("10000")]
    [InlineData("40755")] // a directory in git
    [InlineData("100644")]
    [InlineData("00000000000000000000755")]
    [Rule("R7")]
    public void Five_digits_are_not_mode_bits(string digits)
    {
        var parse = () => InodeMode.ParseOctal(digits);

        parse.Should().Throw<ModeFormatException>("the fifth digit from the right is the file type");
    }

    [Fact]
    [Rule("R7")]
    public void All_4096_modes_come_back_from_their_digits_padded_or_not()
    {
        foreach (var bits in Samples.Below(0x1000))
        {
            var digits = new InodeMode(FileType.Regular, (UnixFileMode)bits).ToOctal();

            digits.Should().Be(Convert.ToString(bits, 8));
            InodeMode.ParseOctal(digits).Should().Be((UnixFileMode)bits);
            InodeMode.ParseOctal(digits.PadLeft(4, '0')).Should().Be((UnixFileMode)bits);
        }
    }
}
