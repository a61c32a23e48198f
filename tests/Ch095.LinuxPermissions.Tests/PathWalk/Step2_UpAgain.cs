using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step2_UpAgain
{
    private readonly Scene scene = new("""
        d 0755 root /jail
        d 0755 root /jail/etc
        f 0644 root /jail/etc/motd
        d 0755 root /home
        d 0755 root /home/ann
        """);

    [Theory]
    [InlineData("..", "/jail")]
    [InlineData("../etc/motd", "/jail/etc/motd")]
    [InlineData("../..", "/")]
    [InlineData("/jail/etc/../../home", "/home")]
    [InlineData("/..", "/")]
    [InlineData("/../../jail", "/jail")]
    [InlineData("../../../../..", "/")]
    [Rule("R3")]
    public void Dot_dot_is_the_parent_and_the_top_is_its_own(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/jail/etc"), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Theory]
    [InlineData("/", "/jail")]
    [InlineData("/etc/motd", "/jail/etc/motd")]
    [InlineData("/..", "/jail")] // the process's root, not the tree's
    [InlineData("../../../etc", "/jail/etc")]
    [InlineData("/jail", "ENOENT at /jail")]
    [Rule("R3")]
    public void Nobody_walks_up_past_their_root(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/jail/etc", root: "/jail"), path);

        scene.Show(resolution).Should().Be(expected, "/jail is the root of this process");
    }

    [Theory]
    [InlineData("..", "/home")]
    [InlineData("../../jail", "/jail")] // it went by another way, and never met its root
    [InlineData("../../home", "/home")]
    [InlineData("/../home", "ENOENT at /jail")]
    [Rule("R3")]
    public void Who_stands_outside_of_the_root_is_not_held_by_it(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/home/ann", root: "/jail"), path);

        scene.Show(resolution).Should().Be(expected, "'..' stops at the root and nowhere else below the top");
    }
}
