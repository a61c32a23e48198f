using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step5_Scripts
{
    private static readonly ExecutableFile Shell = new(Root, Root, Octal("0755"));

    [Fact]
    [Rule("R5")]
    public void A_scripts_own_bits_are_ignored()
    {
        var outcome = ProgramStart.Execute(As(Bob), Script("6755", Shell));

        Show(outcome).Should().Be("user 1002/1002/1002 group 1002/1002/1002");
    }

    [Fact]
    [Rule("R5")]
    public void Its_interpreters_bits_count()
    {
        var outcome = ProgramStart.Execute(As(Bob), Script("0755", Script("6755", new ExecutableFile(7, 8, Octal("6755")))));

        Show(outcome).Should().Be("user 1002/7/7 group 1002/8/8", "it is the binary at the end that runs");
    }

    [Theory]
    [InlineData(MountOptions.NoSetId, MountOptions.None, "user 1002/7/7 group 1002/8/8")]
    [InlineData(MountOptions.None, MountOptions.NoSetId, "user 1002/1002/1002 group 1002/1002/1002")]
    [InlineData(MountOptions.NoExecute, MountOptions.None, "EACCES, user 1002/1002/1002 group 1002/1002/1002")]
    [InlineData(MountOptions.None, MountOptions.NoExecute, "EACCES, user 1002/1002/1002 group 1002/1002/1002")]
    [Rule("R5")]
    public void Nosuid_counts_where_the_binary_is(MountOptions script, MountOptions binary, string expected)
    {
        var file = Script("0755", new ExecutableFile(7, 8, Octal("6755"), binary)) with { Mount = script };

        var outcome = ProgramStart.Execute(As(Bob), file);

        Show(outcome).Should().Be(expected);
    }

    [Theory]
    [InlineData("0744", "0755", "0755", false)]
    [InlineData("0755", "0744", "0755", false)]
    [InlineData("0755", "0755", "0744", false)]
    [InlineData("0711", "0711", "0711", true)]
    [Rule("R5")]
    public void Each_of_them_must_be_executable(string script, string interpreter, string binary, bool allowed)
    {
        var outcome = ProgramStart.Execute(As(Bob), Script(script, Script(interpreter, Binary(binary))));

        outcome.Errno.Should().Be(allowed ? Errno.None : Errno.EACCES);
    }

    [Theory]
    [InlineData(4, "0755", Errno.None)]
    [InlineData(5, "0755", Errno.None)]
    [InlineData(6, "0755", Errno.ELOOP)]
    [InlineData(7, "0755", Errno.ELOOP)]
    [InlineData(6, "0644", Errno.EACCES)] // the sixth one's interpreter is opened before anybody counts
    [InlineData(7, "0644", Errno.ELOOP)] // the seventh one's is not
    [Rule("R6")]
    [Rule("R13")]
    public void Five_scripts_may_stand_before_the_binary(int scripts, string binary, Errno expected)
    {
        var process = As(Bob) with { User = new Ids(Bob, Bob, Saved: Ann) };
        var file = Enumerable.Range(0, scripts).Aggregate(Binary(binary), (interpreter, _) => Script("0755", interpreter));

        var outcome = ProgramStart.Execute(process, file);

        outcome.Errno.Should().Be(expected, "{0} scripts", scripts);
        if (expected != Errno.None)
        {
            outcome.Credentials.Should().BeSameAs(process, "nothing is saved by an exec that fails");
        }
    }
}
