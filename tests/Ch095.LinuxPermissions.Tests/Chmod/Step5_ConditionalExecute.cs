namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step5_ConditionalExecute
{
    [Theory]
    [InlineData("a+X", "0644", "0644")] // a text stays a text
    [InlineData("a+X", "0744", "0755")] // one class is enough
    [InlineData("a+X", "0645", "0755")] // any class
    [InlineData("g+X", "0700", "0710")] // it asks all classes and serves the named ones
    [InlineData("a-X", "0755", "0644")]
    [InlineData("go=rX", "0700", "0755")]
    [InlineData("a+rX", "0600", "0644")]
    [InlineData("u+Xx", "0644", "0744")] // the question does not wait for the x beside it
    [Rule("R7")]
    public void On_a_file_X_is_x_if_any_class_has_x(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("a+X", "0644", "0755")]
    [InlineData("a-X", "0755", "0644")]
    [InlineData("u=rwX,go=rX", "0000", "0755")]
    [Rule("R7")]
    public void On_a_directory_X_is_x(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from, isDirectory: true);

        after.Should().Be(Octal.Show(expected), "chmod {0} on a directory of {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("u+x,g+X", "0644", "0754")] // the clause before made it executable
    [InlineData("a-x,g+X", "0755", "0644")] // the clause before took it away
    [InlineData("a-x+X", "0755", "0644")]
    [Rule("R7")]
    public void X_asks_the_mode_that_the_actions_before_have_left(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "in {0} the X sees the mode just before its own action", mode);
    }

    [Theory]
    [InlineData("a=X", "0755", "0111")]
    [InlineData("u=X", "0744", "0144")]
    [InlineData("a=rX", "0100", "0555")]
    [InlineData("a=X", "0644", "0000")]
    [Rule("R7")]
    public void X_asks_before_its_own_operator_clears(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "{0} asks first, then clears and sets", mode);
    }
}
