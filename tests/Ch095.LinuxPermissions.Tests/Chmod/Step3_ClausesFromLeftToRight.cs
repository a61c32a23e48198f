namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step3_ClausesFromLeftToRight
{
    [Theory]
    [InlineData("u+x,g-w,o=", "0666", "0740")]
    [InlineData("a=,u+rw", "0777", "0600")]
    [InlineData("u+rw,a=", "0777", "0000")] // the other way round
    [InlineData("a+w,a-w", "0444", "0444")]
    [InlineData("a-w,a+w", "0444", "0666")]
    [Rule("R5")]
    public void Clauses_take_effect_one_after_the_other(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "in {0} each clause works on what the one before it left", mode);
    }

    [Theory]
    [InlineData("u+r-w", "0200", "0400")]
    [InlineData("go+r-w", "0666", "0644")] // the -w is about g and o, too
    [InlineData("go=r+x-r", "0700", "0711")]
    [InlineData("u+x-x+x", "0000", "0100")]
    [InlineData("u=+x", "0700", "0100")] // = with no permissions, then +x
    [Rule("R5")]
    public void Actions_of_one_clause_share_its_who(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Fact]
    [Rule("R5")]
    public void A_who_ends_with_its_clause()
    {
        var after = Octal.After("u+x,+w", from: "0000");

        after.Should().Be(Octal.Show("0322"), "the second clause names nobody, so with umask 0 it is for all");
    }

    [Fact]
    [Rule("R13")]
    public void Applying_a_change_leaves_no_trace_in_it()
    {
        var change = ModeChange.Parse("u+w,g=u");

        change.Apply(Octal.Read("0777"), isDirectory: true, Octal.Read("0022"));
        var after = change.Apply(Octal.Read("0400"), isDirectory: false, Octal.Read("0000"));

        Octal.Show(after).Should().Be(Octal.Show("0660"), "the same change is applied to many files");
    }
}
