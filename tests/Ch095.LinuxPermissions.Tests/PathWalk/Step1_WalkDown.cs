using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step1_WalkDown
{
    private readonly Scene scene = new("""
        d 0755 root /home
        d 0755 ann /home/ann
        f 0644 ann /home/ann/notes
        d 0755 ann /home/ann/src
        """);

    [Theory]
    [InlineData("/home/ann/notes", "/home/ann/notes")]
    [InlineData("/home", "/home")]
    [InlineData("/", "/")]
    [InlineData("///", "/")]
    [InlineData("//home///ann//notes", "/home/ann/notes")] // many slashes are one
    [InlineData("notes", "/home/ann/notes")] // from the working directory
    [InlineData("src", "/home/ann/src")]
    [InlineData(".", "/home/ann")]
    [InlineData("./././notes", "/home/ann/notes")]
    [InlineData("/home/./ann", "/home/ann")]
    [Rule("R1")]
    public void A_path_is_walked_component_by_component(string path, string expected)
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/home/ann"), path);

        scene.Show(resolution).Should().Be(expected, "that is where {0} leads from /home/ann", path);
    }

    [Theory]
    [InlineData("nothing", "/home/ann")]
    [InlineData("/home/bob/notes", "/home")] // in the middle
    [InlineData("/Home", "/")] // a name is compared as it is
    [InlineData("src/notes", "/home/ann/src")]
    [Rule("R2")]
    public void A_name_that_is_not_there_ends_the_walk(string path, string directory)
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/home/ann"), path);

        scene.Show(resolution).Should().Be($"ENOENT at {directory}", "it is this directory that lacks the name");
    }

    [Theory]
    [InlineData("/home/ann/notes/x")]
    [InlineData("/home/ann/notes/.")]
    [InlineData("/home/ann/notes/..")] // not back to where it came from
    [InlineData("notes/../notes")]
    [Rule("R2")]
    public void A_file_leads_nowhere(string path)
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/home/ann"), path);

        scene.Show(resolution).Should().Be("ENOTDIR at /home/ann/notes");
    }

    [Fact]
    [Rule("R2")]
    public void The_empty_path_is_not_the_working_directory()
    {
        var resolution = PathResolver.Stat(scene.As(Ann, at: "/home/ann"), "");

        resolution.Should().Be(new Resolution(Errno.ENOENT, null));
    }

    [Fact]
    [Rule("R14")]
    public void A_path_has_no_NUL()
    {
        var stat = () => PathResolver.Stat(scene.As(Ann), "/home\0/ann");

        stat.Should().Throw<ArgumentException>().WithParameterName("path");
    }
}
