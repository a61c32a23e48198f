using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step3_Search
{
    private readonly Scene scene = new("""
        d 0711 ann /passage
        d 0755 ann /passage/room
        f 0000 ann /passage/room/secret
        d 0744 ann /window
        d 0755 ann /window/room
        d 0750 ann /club
        f 0644 ann /club/list
        d 0705 ann /outcast
        f 0644 ann /outcast/list
        d 0077 ann /own
        f 0644 ann /own/list
        """);

    [Theory]
    [InlineData("/passage/room", "/passage/room")] // x is enough
    [InlineData("/passage/room/secret", "/passage/room/secret")] // the file's own bits are not asked
    [InlineData("/window/room", "EACCES at /window")] // r is not
    [InlineData("/window/nothing", "EACCES at /window")] // nor may one learn what is there
    [InlineData("/window", "/window")] // it is not entered
    [InlineData("/window/", "/window")] // nothing is looked up in it
    [InlineData("/window/.", "EACCES at /window")] // '.' is
    [InlineData("/window/..", "EACCES at /window")]
    [InlineData("/window/room/..", "EACCES at /window")]
    [Rule("R4")]
    public void To_look_up_takes_x_on_the_directory(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Bob), path);

        scene.Show(resolution).Should().Be(expected, "drwx--x--x lets others through, drwxr--r-- does not");
    }

    [Theory]
    [InlineData("room", "EACCES at /window")]
    [InlineData(".", "EACCES at /window")]
    [InlineData("/passage/room", "/passage/room")]
    [Rule("R4")]
    public void The_working_directory_is_one_of_them(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Bob, at: "/window"), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Fact]
    [Rule("R4")]
    public void What_lies_above_the_working_directory_is_not()
    {
        var resolution = PathResolver.Stat(scene.As(Bob, at: "/window/room"), ".");

        scene.Show(resolution).Should().Be("/window/room", "who is there already did not have to come through /window");
    }

    [Theory]
    [InlineData("/own/list", Ann, false, "EACCES at /own")] // the owner has ---, and no other class counts
    [InlineData("/own/list", Bob, false, "/own/list")]
    [InlineData("/club/list", Bob, true, "/club/list")]
    [InlineData("/club/list", Bob, false, "EACCES at /club")]
    [InlineData("/outcast/list", Bob, true, "EACCES at /outcast")]
    [InlineData("/outcast/list", Bob, false, "/outcast/list")]
    [InlineData("/own/list", 0u, false, "/own/list")] // root
    [InlineData("/window/room", 0u, false, "/window/room")]
    [Rule("R5")]
    public void The_first_class_that_fits_decides_alone(string path, uint user, bool inStaff, string expected)
    {
        var process = inStaff ? scene.As(user, groups: [7, Staff]) : scene.As(user);

        var resolution = PathResolver.Stat(process, path);

        scene.Show(resolution).Should().Be(expected, "user {0} walks{1}", user, inStaff ? ", who is in staff" : "");
    }

    [Fact]
    [Rule("R5")]
    public void The_effective_group_counts_too()
    {
        var resolution = PathResolver.Stat(scene.As(Bob) with { Group = Staff }, "/club/list");

        scene.Show(resolution).Should().Be("/club/list");
    }
}
