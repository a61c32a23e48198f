using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step4_SymbolicLinks
{
    private readonly Scene scene = new("""
        d 0755 root /var
        d 0755 root /var/log
        f 0644 root /var/log/today
        l /var/latest -> log/today
        l /var/up -> ..
        d 0755 root /home
        l /home/logs -> /var/log
        l /home/log -> ../var/log
        l /home/again -> logs
        l /home/gone -> nowhere
        l /home/file -> logs/today
        l /home/top -> /
        d 0700 root /locked
        f 0644 root /locked/in
        l /home/in -> /locked/in
        """);

    [Theory]
    [InlineData("/var/latest", "/var/log/today")] // from the link's directory
    [InlineData("/home/logs", "/var/log")]
    [InlineData("/home/logs/today", "/var/log/today")]
    [InlineData("/home/log/today", "/var/log/today")]
    [InlineData("/home/again/today", "/var/log/today")] // a link to a link
    [InlineData("/home/file", "/var/log/today")] // a link in the middle of a link
    [InlineData("/home/top", "/")]
    [InlineData("/home/top/var", "/var")]
    [InlineData("/var/up/home", "/home")]
    [InlineData("/home/logs/..", "/var")] // not /home: '..' is where one is, not what one wrote
    [InlineData("/home/logs/../latest", "/var/log/today")]
    [Rule("R6")]
    public void A_link_stands_for_its_target(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Bob, at: "/var/log"), path);

        scene.Show(resolution).Should().Be(expected, "that is where {0} leads", path);
    }

    [Theory]
    [InlineData("/home/gone", "ENOENT at /home")]
    [InlineData("/home/gone/x", "ENOENT at /home")]
    [InlineData("/home/file/x", "ENOTDIR at /var/log/today")]
    [InlineData("/home/in", "EACCES at /locked")] // the link's target is walked with the same permissions
    [Rule("R6")]
    public void What_fails_on_the_way_fails(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Bob, at: "/var"), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Theory]
    [InlineData("/home/logs", "/home/logs")]
    [InlineData("/home/gone", "/home/gone")] // it need not lead anywhere
    [InlineData("/home/again/today", "/var/log/today")] // in the middle it is followed all the same
    [InlineData("/home/again/../latest", "/var/latest")]
    [InlineData("/home/top/home/log", "/home/log")]
    [Rule("R7")]
    public void Lstat_stops_at_a_link_that_comes_last(string path, string expected)
    {
        var resolution = PathResolver.LinkStat(scene.As(Bob), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Fact]
    [Rule("R6")]
    public void An_absolute_target_begins_at_the_root_of_the_process()
    {
        var jail = new Scene("""
            d 0755 root /jail
            l /jail/link -> /etc
            d 0755 root /jail/etc
            d 0755 root /etc
            """);

        var resolution = PathResolver.Stat(jail.As(Bob, root: "/jail"), "/link");

        jail.Show(resolution).Should().Be("/jail/etc", "a link's text means what it means to who walks");
    }
}
