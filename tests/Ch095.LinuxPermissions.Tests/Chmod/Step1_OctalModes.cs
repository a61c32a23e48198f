namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step1_OctalModes
{
    [Theory]
    [InlineData("764", "0764")]
    [InlineData("4755", "4755")]
    [InlineData("0", "0000")]
    [InlineData("7", "0007")] // digits count from the right: one digit is other's
    [InlineData("1777", "1777")]
    [Rule("R1")]
    public void Octal_digits_are_the_whole_mode(string mode, string expected)
    {
        var after = Octal.After(mode, from: "0640");

        after.Should().Be(Octal.Show(expected), "{0} sets every bit, whatever the mode was before", mode);
    }

    [Theory]
    [InlineData("00755")]
    [InlineData("000000000000000000000000000000000755")] // longer than any integer has digits
    [Rule("R1")]
    public void Leading_zeros_do_not_change_the_value(string mode)
    {
        var after = Octal.After(mode, from: "6000");

        after.Should().Be(Octal.Show("0755"));
    }

    [Theory]
    [InlineData("7776")]
    [InlineData("7777")]
    [Rule("R1")]
    public void Up_to_7777_it_is_a_mode(string mode)
    {
        var after = Octal.After(mode, from: "0000");

        after.Should().Be(Octal.Show(mode), "7777 is the largest mode");
    }

    [Theory]
    [InlineData("10000")] // one above
    [InlineData("100000000000000755")] // 0755 in the low bits of any integer type
    [InlineData("40000000755")]
    [Rule("R1")]
    public void Above_7777_it_is_not_a_mode(string mode)
    {
        var parse = () => ModeChange.Parse(mode);

        parse.Should().Throw<ModeFormatException>("7777 is the largest mode, however the number is cut to an integer");
    }

    [Fact]
    [Rule("R1")]
    public void The_umask_does_not_count()
    {
        var after = Octal.After("0666", from: "0000", umask: "0077");

        after.Should().Be(Octal.Show("0666"), "a numeric mode says everything itself");
    }
}
