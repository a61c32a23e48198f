using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step7_List
{
    private readonly Scene scene = new("""
        d 0744 ann /window
        d 0711 ann /passage
        d 0711 ann /passage/room
        f 0777 ann /file
        f 0000 ann /shut
        l /link -> window
        l /self -> self
        """);

    [Theory]
    [InlineData("/window", "/window")] // r is enough
    [InlineData("/passage", "EACCES at /passage")] // x is not
    [InlineData("/link", "/window")]
    [InlineData("/window/.", "EACCES at /window")] // '.' is looked up, and that takes x
    [InlineData("/passage/room", "EACCES at /passage/room")]
    [InlineData("/file", "ENOTDIR at /file")]
    [InlineData("/shut", "ENOTDIR at /shut")] // what it is comes before its bits
    [InlineData("/nothing", "ENOENT at /")]
    [InlineData("/self", "ELOOP at /self")]
    [Rule("R11")]
    public void To_list_takes_r_on_the_directory(string path, string expected)
    {
        var resolution = PathResolver.List(scene.As(Bob), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Fact]
    [Rule("R11")]
    public void Root_lists_everything()
    {
        scene.Show(PathResolver.List(scene.As(0), "/passage/room")).Should().Be("/passage/room");
    }
}
