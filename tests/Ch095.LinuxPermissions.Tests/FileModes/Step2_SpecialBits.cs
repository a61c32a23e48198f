namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step2_SpecialBits
{
    [Theory]
    [InlineData("4755", "-rwsr-xr-x")]
    [InlineData("4655", "-rwSr-xr-x")] // capital: the owner has no x
    [InlineData("2755", "-rwxr-sr-x")]
    [InlineData("2745", "-rwxr-Sr-x")]
    [InlineData("1755", "-rwxr-xr-t")]
    [InlineData("1754", "-rwxr-xr-T")]
    [InlineData("7777", "-rwsrwsrwt")]
    [InlineData("7000", "---S--S--T")]
    [InlineData("1777", "-rwxrwxrwt")]
    [Rule("R3")]
    public void A_special_bit_takes_the_place_of_its_classes_x(string digits, string expected)
    {
        var letters = Modes.Regular(digits).ToString();

        letters.Should().Be(expected, "these are the letters of {0}", digits);
    }

    [Fact]
    [Rule("R3")]
    public void All_4096_modes_are_written_and_no_two_alike()
    {
        var written = Samples.Below(0x1000).Select(bits => (bits, new InodeMode(FileType.Regular, (UnixFileMode)bits).ToString())).ToList();

        foreach (var (bits, letters) in written)
        {
            letters.Should().Be("-" + Modes.NineLetters(bits), "these are the letters of {0}", Convert.ToString(bits, 8));
        }

        written.Should().OnlyHaveUniqueItems(mode => mode.Item2, "nothing is hidden");
    }
}
