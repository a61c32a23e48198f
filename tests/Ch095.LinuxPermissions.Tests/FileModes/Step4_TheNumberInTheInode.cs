namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step4_TheNumberInTheInode
{
    [Theory]
    [InlineData("0100644", FileType.Regular, "0644")]
    [InlineData("0104755", FileType.Regular, "4755")]
    [InlineData("0041777", FileType.Directory, "1777")]
    [InlineData("0060660", FileType.BlockDevice, "0660")]
    [InlineData("0120777", FileType.SymbolicLink, "0777")]
    [InlineData("0000600", FileType.Unknown, "0600")] // an epoll descriptor
    [InlineData("0177777", (FileType)0xF000, "7777")]
    [Rule("R1")]
    public void Four_bits_are_the_type_and_twelve_the_mode(string digits, FileType type, string bits)
    {
        var raw = Convert.ToInt32(digits, 8);

        var mode = InodeMode.FromRaw(raw);

        (mode.Type, mode.Bits).Should().Be((type, Modes.Octal(bits)));
        mode.Should().Be(new InodeMode(type, Modes.Octal(bits)), "the same parts make the same mode");
        mode.Raw.Should().Be(raw);
    }

    [Fact]
    [Rule("R1")]
    [Rule("R4")]
    public void Every_number_is_kept_whole_and_has_its_letters()
    {
        foreach (var raw in Modes.EveryRawMode)
        {
            var mode = InodeMode.FromRaw(raw);

            mode.Raw.Should().Be(raw, "types without a name are kept, too");
            mode.ToString().Should().Be(Modes.TenLetters(raw), "these are the letters of st_mode 0{0}", Convert.ToString(raw, 8));
        }
    }

    [Theory]
    [InlineData(0xFFFF, true)]
    [InlineData(0x10000, false)]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    [InlineData(int.MinValue, false)]
    [Rule("R10")]
    public void A_raw_mode_has_sixteen_bits(int raw, bool allowed)
    {
        var read = () => InodeMode.FromRaw(raw);

        MustBe(allowed, read, "raw");
    }

    [Theory]
    [InlineData(0xF000, 0xFFF, "")]
    [InlineData(0x8000, 0x1000, "bits")] // one above 07777
    [InlineData(0x8000, -1, "bits")]
    [InlineData(0x10000, 0x1FF, "type")] // one above 0170000
    [InlineData(0x8001, 0x1FF, "type")] // a mode bit among the type's
    [InlineData(-0x1000, 0x1FF, "type")]
    [Rule("R10")]
    public void Neither_part_reaches_into_the_other(int type, int bits, string wrong)
    {
        var make = () => new InodeMode((FileType)type, (UnixFileMode)bits);

        MustBe(wrong.Length == 0, make, wrong);
    }

    private static void MustBe(bool allowed, Func<InodeMode> make, string parameter)
    {
        if (allowed)
        {
            make.Should().NotThrow("all these bits belong to st_mode");
        }
        else
        {
            make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        }
    }
}
