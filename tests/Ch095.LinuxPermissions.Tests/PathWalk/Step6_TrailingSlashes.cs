using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step6_TrailingSlashes
{
    private readonly Scene scene = new("""
        d 0755 root /dir
        f 0644 root /file
        l /to-dir -> dir
        l /to-file -> file
        l /to-slash -> file/
        l /to-link -> to-dir
        l /gone -> nowhere
        """);

    [Theory]
    [InlineData("/dir/", "/dir")]
    [InlineData("/dir///", "/dir")]
    [InlineData("/file/", "ENOTDIR at /file")]
    [InlineData("/to-dir/", "/dir")]
    [InlineData("/to-file/", "ENOTDIR at /file")]
    [InlineData("/to-slash", "ENOTDIR at /file")] // the slash is in the link's text
    [InlineData("/nothing/", "ENOENT at /")]
    [Rule("R10")]
    public void A_slash_at_the_end_asks_for_a_directory(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Ann), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Theory]
    [InlineData("/to-dir", "/to-dir")]
    [InlineData("/to-dir/", "/dir")]
    [InlineData("/to-link/", "/dir")] // and so on, to the end
    [InlineData("/to-file/", "ENOTDIR at /file")]
    [InlineData("/gone/", "ENOENT at /")]
    [Rule("R10")]
    public void It_makes_lstat_follow(string path, string expected)
    {
        var resolution = PathResolver.LinkStat(scene.As(Ann), path);

        scene.Show(resolution).Should().Be(expected, "a link is no directory, what it stands for may be one");
    }
}
