namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step6_LettersReadBack
{
    [Theory]
    [InlineData("-rwxrw-r--", FileType.Regular, "0764")]
    [InlineData("drwxr-xr-x", FileType.Directory, "0755")]
    [InlineData("-rwsr-xr-x", FileType.Regular, "4755")]
    [InlineData("-rwSr-xr-x", FileType.Regular, "4655")] // capital: without x
    [InlineData("drwxrwsr-x", FileType.Directory, "2775")]
    [InlineData("drwxrwSr-x", FileType.Directory, "2765")]
    [InlineData("drwxrwxrwt", FileType.Directory, "1777")] // t: sticky and x
    [InlineData("drwxrwxrwT", FileType.Directory, "1776")]
    [InlineData("lrwxrwxrwx", FileType.SymbolicLink, "0777")]
    [InlineData("s---------", FileType.Socket, "0000")]
    [InlineData("b-w--w----", FileType.BlockDevice, "0220")]
    [InlineData("?rw-------", FileType.Unknown, "0600")]
    [Rule("R8")]
    public void Ten_letters_are_a_mode(string letters, FileType type, string digits)
    {
        var mode = InodeMode.Parse(letters);

        (mode.Type, mode.Bits).Should().Be((type, Modes.Octal(digits)), "{0} is {1} of {2}", letters, digits, type);
    }

    [Fact]
    [Rule("R8")]
    public void Every_mode_comes_back_from_its_letters()
    {
        foreach (var raw in Modes.EveryRawMode)
        {
            var mode = InodeMode.Parse(Modes.TenLetters(raw));

            var named = Modes.Letters.ContainsKey((FileType)(raw & 0xF000));
            mode.Raw.Should().Be(named ? raw : raw & 0xFFF, "st_mode 0{0} has the letters {1}", Convert.ToString(raw, 8), Modes.TenLetters(raw));
        }
    }

    [Theory]
    [InlineData("-rwxr-xr-x.")] // GNU ls on a system with SELinux
    [InlineData("-rwxr-xr-x+")] // a file with an access control list
    [InlineData("-rwxr-xr-x ")]
    [InlineData(" -rwxr-xr-x")]
    [InlineData("rwxr-xr-x")] // the type is missing
    [InlineData("Drwxr-xr-x")]
    [InlineData("-rwxr-xr-s")] // s is no letter of other
    [InlineData("-rwtr-xr-x")] // t is no letter of user
    [InlineData("-rwTr-xr-x")]
    [InlineData("-rwxr-tr-x")]
    [InlineData("-rwxr-xr-S")]
    [InlineData("-RWXr-xr-x")]
    [InlineData("-rwXr-xr-x")] // X is of chmod's language
    [InlineData("-rrwx-xr-x")]
    [InlineData("-xwrr-xr-x")] // the right letters in the wrong order
    [InlineData("-755")]
    [Rule("R8")]
    public void What_ls_would_not_write_is_refused(string text)
    {
        var parse = () => InodeMode.Parse(text);

        parse.Should().Throw<ModeFormatException>("{0} is not how a mode is written", Wire.Show(text));
    }
}
