namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step6_SpecialBits
{
    [Theory]
    [InlineData("u+s", "0755", "4755")]
    [InlineData("g+s", "0755", "2755")]
    [InlineData("ug+s", "0755", "6755")]
    [InlineData("a+s", "0755", "6755")]
    [InlineData("o+t", "0755", "1755")]
    [InlineData("a+t", "0755", "1755")]
    [InlineData("a+st", "0000", "7000")]
    [InlineData("a+sstt", "0000", "7000")] // repeated
    [InlineData("u-s", "6755", "2755")]
    [InlineData("g-s", "6755", "4755")]
    [InlineData("a-st", "7755", "0755")]
    [Rule("R8")]
    public void Each_special_bit_belongs_to_one_class(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("o+s", "0755")]
    [InlineData("o-s", "6755")]
    [InlineData("u+t", "0755")]
    [InlineData("g+t", "0755")]
    [InlineData("ug-t", "1777")]
    [Rule("R8")]
    public void A_class_that_does_not_own_the_bit_does_nothing(string mode, string from)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(from), "s belongs to u and g, t belongs to o, so {0} changes nothing", mode);
    }

    [Theory]
    [InlineData("u=rwx", "7777", "3777")]
    [InlineData("g=rx", "7777", "5757")]
    [InlineData("o=", "7777", "6770")]
    [InlineData("a=rx", "7777", "0555")]
    [InlineData("u=s", "0755", "4055")]
    [InlineData("o=t", "0755", "1750")]
    [InlineData("u=rws", "2755", "6655")]
    [Rule("R8")]
    public void Equals_clears_the_special_bits_of_the_named_classes(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a file of {1}", mode, Octal.Show(from));
    }
}
