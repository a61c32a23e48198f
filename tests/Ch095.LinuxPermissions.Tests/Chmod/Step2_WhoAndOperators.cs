namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step2_WhoAndOperators
{
    [Theory]
    [InlineData("u+x", "0644", "0744")]
    [InlineData("g+w", "0644", "0664")]
    [InlineData("o+wx", "0644", "0647")]
    [InlineData("a+x", "0644", "0755")]
    [InlineData("ug+x", "0644", "0754")]
    [InlineData("gu+x", "0644", "0754")] // any order
    [InlineData("uu+x", "0644", "0744")] // repeated
    [InlineData("gog+x", "0644", "0655")]
    [InlineData("oo+x", "0644", "0645")]
    [InlineData("aa+x", "0644", "0755")]
    [InlineData("ugo+x", "0644", "0755")] // the same as a
    [Rule("R2")]
    public void Plus_sets_bits_of_the_named_classes_only(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("u-w", "0777", "0577")]
    [InlineData("go-rwx", "0755", "0700")]
    [InlineData("a-x", "0751", "0640")]
    [InlineData("g-w", "0755", "0755")] // clear already
    [Rule("R3")]
    public void Minus_clears_bits_of_the_named_classes_only(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("u=r", "0777", "0477")]
    [InlineData("go=rx", "0607", "0655")]
    [InlineData("a=rw", "0111", "0666")]
    [Rule("R3")]
    public void Equals_makes_them_the_only_bits_of_the_named_classes(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("go=", "0777", "0700")]
    [InlineData("go+", "0777", "0777")]
    [InlineData("go-", "0777", "0777")]
    [Rule("R3")]
    public void Permissions_may_be_missing(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}: no permissions is the empty set", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("u+r", "0400")]
    [InlineData("u+w", "0200")]
    [InlineData("u+x", "0100")]
    [InlineData("g+rr", "0040")] // repeated
    [InlineData("g+ww", "0020")]
    [InlineData("g+xx", "0010")]
    [InlineData("o+xwr", "0007")] // any order
    [Rule("R4")]
    public void Letters_stand_for_bits_of_each_named_class(string mode, string expected)
    {
        var after = Octal.After(mode, from: "0000");

        after.Should().Be(Octal.Show(expected));
    }
}
