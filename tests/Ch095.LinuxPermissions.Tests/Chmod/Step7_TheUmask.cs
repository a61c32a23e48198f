namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step7_TheUmask
{
    [Theory]
    [InlineData("+w", "0444", "0022", "0644")]
    [InlineData("+x", "0644", "0077", "0744")]
    [InlineData("-w", "0666", "0022", "0466")] // neither sets nor clears
    [InlineData("-r", "0777", "0777", "0777")]
    [InlineData("+u", "0700", "0027", "0750")] // copies, too
    [InlineData("+X", "0100", "0007", "0110")]
    [InlineData("u+x,+w", "0000", "0022", "0300")]
    [Rule("R9")]
    public void Without_who_bits_of_the_umask_are_left_alone(string mode, string from, string umask, string expected)
    {
        var after = Octal.After(mode, from, umask);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1} with umask {2}", mode, Octal.Show(from), umask);
    }

    [Theory]
    [InlineData("a+w", "0444", "0022", "0666")]
    [InlineData("aa+w", "0444", "0022", "0666")] // named twice is named
    [InlineData("ugo-w", "0666", "0022", "0444")]
    [InlineData("go=rwx", "0700", "0077", "0777")]
    [InlineData("o=u", "0700", "0777", "0707")]
    [Rule("R9")]
    public void With_who_the_umask_never_counts(string mode, string from, string umask, string expected)
    {
        var after = Octal.After(mode, from, umask);

        after.Should().Be(Octal.Show(expected), "{0} says whom it means, even if that is everybody", mode);
    }

    [Theory]
    [InlineData("=r", "0777", "0022", "0444")]
    [InlineData("=rwx", "0000", "0022", "0755")]
    [InlineData("=", "7777", "0777", "0000")]
    [InlineData("=u", "0700", "0027", "0750")]
    [Rule("R9")]
    public void A_bare_equals_clears_what_the_umask_covers(string mode, string from, string umask, string expected)
    {
        var after = Octal.After(mode, from, umask);

        after.Should().Be(
            Octal.Show(expected), "chmod {0} on {1} with umask {2}: all is cleared, then set within the umask", mode, from, umask);
    }

    [Theory]
    [InlineData("+s", "0755", "0777", "6755")]
    [InlineData("+t", "0755", "0777", "1755")]
    [InlineData("-st", "7755", "0777", "0755")]
    [InlineData("=rwxst", "0000", "0027", "7750")]
    [Rule("R9")]
    public void A_umask_has_no_special_bits_to_protect(string mode, string from, string umask, string expected)
    {
        var after = Octal.After(mode, from, umask);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1} with umask {2}", mode, Octal.Show(from), umask);
    }

    [Theory]
    [InlineData("+4000", "0755", "4755")]
    [InlineData("+022", "0644", "0666")]
    [InlineData("-022", "0666", "0644")]
    [InlineData("-7777", "7654", "0000")]
    [InlineData("=755", "7000", "0755")]
    [InlineData("+r+7", "0000", "0407")] // letters first: +r within the umask, then 7 whatever the umask
    [InlineData("+7,u+w", "0000", "0207")]
    [InlineData("+0000000000000000000000000000000000011", "0000", "0011")]
    [Rule("R11")]
    public void Digits_after_an_operator_mean_their_bits_whatever_the_umask(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, umask: "0077");

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1} with umask 0077", mode, Octal.Show(from));
    }
}
