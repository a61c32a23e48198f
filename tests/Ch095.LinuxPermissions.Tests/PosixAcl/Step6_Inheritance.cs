using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step6_Inheritance
{
    [Theory]
    [InlineData("0666", "0022", "u::rw- g::r-- o::r--")]
    [InlineData("0777", "0077", "u::rwx g::--- o::---")]
    [InlineData("0640", "0027", "u::rw- g::r-- o::---")]
    [Rule("R9")]
    public void Without_a_default_ACL_it_is_mode_and_umask(string asked, string umask, string expected)
    {
        foreach (var isDirectory in new[] { false, true })
        {
            var created = FileAcl.Create(null, Octal(asked), Octal(umask), isDirectory);

            Show(created.Access).Should().Be(expected);
            created.Default.Should().BeNull();
        }
    }

    [Theory]
    [InlineData("u::rwx g::r-x o::---", "0666", "u::rw- g::r-- o::---")]
    [InlineData("u::rwx g::rwx o::rwx", "0640", "u::rw- g::r-- o::---")]
    [InlineData("u::r-- g::--- o::---", "0777", "u::r-- g::--- o::---")] // nothing is added
    [InlineData("u::rwx u:7:rwx g::r-x m::rwx o::--x", "0666", "u::rw- u:7:rwx g::r-x m::rw- o::---")] // the mask alone loses x
    [InlineData("u::rwx g::rwx g:7:rwx m::rwx o::rwx", "0600", "u::rw- g::rwx g:7:rwx m::--- o::---")]
    [InlineData("u::rwx g::rwx m::r-x o::rwx", "0775", "u::rwx g::rwx m::r-x o::r-x")]
    [Rule("R10")]
    public void With_one_it_is_that_without_what_was_not_asked_for(string parent, string asked, string expected)
    {
        foreach (var umask in new[] { "0000", "0022", "0777" })
        {
            var created = FileAcl.Create(Read(parent), Octal(asked), Octal(umask), isDirectory: false);

            Show(created.Access).Should().Be(expected, "{0} is asked for, and the umask {1} is ignored", asked, umask);
        }
    }

    [Theory]
    [InlineData("0777")]
    [InlineData("0700")]
    [InlineData("0000")]
    [Rule("R11")]
    public void A_directory_hands_the_default_on(string asked)
    {
        const string Default = "u::rwx u:7:rwx g::r-x m::rwx o::--x";

        var directory = FileAcl.Create(Read(Default), Octal(asked), Octal("0022"), isDirectory: true);

        directory.Default.Should().NotBeNull("what is created in it shall begin alike");
        Show(directory.Default!).Should().Be(Default, "{0} is asked for, and that is about this one directory", asked);
    }

    [Fact]
    [Rule("R11")]
    public void In_a_file_nothing_is_created()
    {
        var file = FileAcl.Create(Read("u::rwx g::r-x o::--x"), Octal("0700"), Octal("0022"), isDirectory: false);

        file.Default.Should().BeNull();
    }

    [Fact]
    [Rule("R10")]
    public void A_directory_has_the_access_that_a_file_has()
    {
        const string Default = "u::rwx u:7:rwx g::r-x m::rwx o::--x";

        var directory = FileAcl.Create(Read(Default), Octal("0700"), Octal("0022"), isDirectory: true);

        Show(directory.Access).Should().Be("u::rwx u:7:rwx g::r-x m::--- o::---");
    }

    [Theory]
    [InlineData("0777", "0777", null)]
    [InlineData("1777", "0022", "asked")]
    [InlineData("0777", "1000", "umask")]
    [Rule("R21")]
    public void Both_are_nine_bits(string asked, string umask, string? parameter)
    {
        foreach (var parent in new[] { null, Read("u::rwx g::r-x o::---") })
        {
            var where = parent is null ? "without a default ACL" : "with a default ACL";
            var create = () => FileAcl.Create(parent, Octal(asked), Octal(umask), isDirectory: true);

            if (parameter is null)
            {
                create.Should().NotThrow("{0} under umask {1}, {2}", asked, umask, where);
            }
            else
            {
                create.Should().Throw<ArgumentOutOfRangeException>("{0} under umask {1}, {2}", asked, umask, where).WithParameterName(parameter);
            }
        }
    }
}
