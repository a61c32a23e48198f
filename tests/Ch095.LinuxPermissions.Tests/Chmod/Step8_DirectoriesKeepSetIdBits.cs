namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step8_DirectoriesKeepSetIdBits
{
    [Theory]
    [InlineData("0755", "6700", "6755")]
    [InlineData("755", "6700", "6755")]
    [InlineData("u=rwx,go=rx", "6700", "6755")]
    [InlineData("a=", "6777", "6000")]
    [InlineData("=", "6777", "6000")]
    [InlineData("u=x", "6777", "6177")]
    [InlineData("g=u", "6700", "6770")] // a copy does not speak of them
    [InlineData("a-u", "6700", "6000")]
    [InlineData("o=s", "6777", "6770")] // s for a class that owns neither
    [Rule("R10")]
    public void A_mode_that_does_not_speak_of_them_keeps_them(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, isDirectory: true);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a directory of {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("u-s", "6755", "2755")]
    [InlineData("a-s", "6755", "0755")]
    [InlineData("-s", "6755", "0755")]
    [InlineData("g+s", "0755", "2755")]
    [InlineData("+s", "0755", "6755")]
    [InlineData("g=s", "4777", "6707")] // speaks of g's only
    [InlineData("u=rwxs", "2000", "6700")]
    [InlineData("=s", "0777", "6000")]
    [Rule("R10")]
    public void An_s_speaks_of_the_bits_of_its_classes(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, isDirectory: true);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a directory of {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("4755", "0700", "4755")]
    [InlineData("4755", "2700", "6755")] // the other one stays
    [InlineData("2000", "4777", "6000")]
    [InlineData("6755", "0700", "6755")]
    [Rule("R10")]
    public void A_one_in_a_numeric_mode_sets_that_bit_and_keeps_the_other(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, isDirectory: true);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a directory of {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("0755", "6755")] // four digits: one below
    [InlineData("00755", "0755")] // five
    [InlineData("000755", "0755")] // one above
    [InlineData("04755", "4755")]
    [Rule("R10")]
    public void From_five_digits_on_a_numeric_mode_is_meant_to_the_letter(string mode, string expected)
    {
        var after = Octal.After(mode, from: "6700", isDirectory: true);

        after.Should().Be(Octal.Show(expected), "{0} has {1} digits", mode, mode.Length);
    }

    [Theory]
    [InlineData("=755", "6700", "0755")]
    [InlineData("-6000", "6755", "0755")]
    [InlineData("-2000", "6755", "4755")]
    [InlineData("+6000", "0755", "6755")]
    [InlineData("=7", "6700", "0007")] // however few digits
    [Rule("R11")]
    public void Digits_after_an_operator_speak_of_all_bits(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, isDirectory: true);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a directory of {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("0755", "1777", "0755")]
    [InlineData("a=rwx", "1777", "0777")]
    [InlineData("=rwx", "1777", "0777")]
    [Rule("R10")]
    public void The_sticky_bit_has_no_such_protection(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, isDirectory: true);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a directory of {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("0755", "6755")]
    [InlineData("u=rwx,go=rx", "6755")]
    [InlineData("=rwx", "6777")]
    [Rule("R10")]
    public void A_file_does_not_keep_them(string mode, string from)
    {
        var after = ModeChange.Parse(mode).Apply(Octal.Read(from), isDirectory: false, umask: UnixFileMode.None);

        (after & (UnixFileMode.SetUser | UnixFileMode.SetGroup)).Should().Be(
            UnixFileMode.None, "chmod {0} on a file of {1}: only directories keep set-ID bits", mode, Octal.Show(from));
    }
}
