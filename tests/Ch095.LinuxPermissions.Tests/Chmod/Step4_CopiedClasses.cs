namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step4_CopiedClasses
{
    [Theory]
    [InlineData("g=u", "0750", "0770")]
    [InlineData("u=o", "0754", "0454")]
    [InlineData("o=g", "0731", "0733")]
    [InlineData("o+g", "0731", "0733")]
    [InlineData("o-g", "0753", "0752")]
    [InlineData("go=u", "0600", "0666")]
    [InlineData("u=u", "0641", "0641")] // the same class
    [InlineData("a=g", "0641", "0444")]
    [Rule("R6")]
    public void A_class_in_place_of_letters_is_its_permissions(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1}", mode, Octal.Show(from));
    }

    [Theory]
    [InlineData("u=rw,g=u", "0700", "0660")]
    [InlineData("u-x,go=u", "0755", "0666")]
    [InlineData("g=u-w", "0700", "0750")] // the second action of the clause sees the copy
    [Rule("R6")]
    public void A_copy_is_taken_at_that_moment(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "the class is copied as the actions before have left it");
    }

    [Theory]
    [InlineData("g=u", "4700", "4770")]
    [InlineData("u=g", "2070", "2770")]
    [InlineData("ug=o", "1007", "1777")]
    [InlineData("a+u", "4700", "4777")]
    [Rule("R6")]
    public void Special_bits_are_not_copied(string mode, string from, string expected)
    {
        var after = Octal.After(mode, from);

        after.Should().Be(Octal.Show(expected), "chmod {0} on {1} copies rwx only", mode, Octal.Show(from));
    }
}
