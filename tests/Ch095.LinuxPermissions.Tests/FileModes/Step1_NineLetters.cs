namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step1_NineLetters
{
    [Theory]
    [InlineData("0764", "-rwxrw-r--")]
    [InlineData("0774", "-rwxrwxr--")] // what some notes write for 764
    [InlineData("0644", "-rw-r--r--")]
    [InlineData("0755", "-rwxr-xr-x")]
    [InlineData("0000", "----------")]
    [InlineData("0421", "-r---w---x")] // one bit a class
    [InlineData("0124", "---x-w-r--")]
    [Rule("R2")]
    public void Each_bit_has_a_letter_in_its_place(string digits, string expected)
    {
        var letters = Modes.Regular(digits).ToString();

        letters.Should().Be(expected, "these are the letters of {0}", digits);
    }

    [Fact]
    [Rule("R2")]
    public void All_512_permissions_are_written_class_by_class()
    {
        foreach (var bits in Samples.Below(0x200))
        {
            var letters = new InodeMode(FileType.Regular, (UnixFileMode)bits).ToString();

            letters.Should().Be("-" + Modes.NineLetters(bits), "these are the letters of {0}", Convert.ToString(bits, 8));
        }
    }
}
