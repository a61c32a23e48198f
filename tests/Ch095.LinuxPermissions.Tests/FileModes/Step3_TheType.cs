namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step3_TheType
{
    [Theory]
    [InlineData(FileType.Regular, "-rw-r-----")]
    [InlineData(FileType.Directory, "drw-r-----")]
    [InlineData(FileType.SymbolicLink, "lrw-r-----")]
    [InlineData(FileType.CharacterDevice, "crw-r-----")]
    [InlineData(FileType.BlockDevice, "brw-r-----")] // 0x6000 has the bits of directory and character device
    [InlineData(FileType.Fifo, "prw-r-----")]
    [InlineData(FileType.Socket, "srw-r-----")]
    [InlineData(FileType.Unknown, "?rw-r-----")]
    [InlineData((FileType)0x3000, "?rw-r-----")]
    [InlineData((FileType)0xF000, "?rw-r-----")]
    [Rule("R4")]
    public void Each_type_has_a_letter(FileType type, string expected)
    {
        var letters = new InodeMode(type, Modes.Octal("640")).ToString();

        letters.Should().Be(expected);
    }

    [Theory]
    [InlineData(FileType.Directory, "1777", "drwxrwxrwt")]
    [InlineData(FileType.Directory, "2775", "drwxrwsr-x")]
    [InlineData(FileType.CharacterDevice, "4000", "c--S------")]
    [InlineData(FileType.Socket, "0777", "srwxrwxrwx")] // this s is a type
    [Rule("R3")]
    public void Special_bits_look_alike_on_every_type(FileType type, string digits, string expected)
    {
        var letters = new InodeMode(type, Modes.Octal(digits)).ToString();

        letters.Should().Be(expected, "this is {0} of {1}", digits, type);
    }
}
