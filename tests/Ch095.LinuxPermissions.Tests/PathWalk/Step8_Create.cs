using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step8_Create
{
    private readonly Scene scene = new("""
        d 0755 ann /ann
        d 0755 ann /ann/dir
        f 0644 ann /ann/file
        l /ann/gone -> nowhere
        l /ann/self -> self
        d 0733 ann /drop
        f 0644 ann /drop/taken
        d 0766 ann /sealed
        l /to-drop -> drop
        """);

    [Theory]
    [InlineData("/drop/new", "/drop")] // w and x, but not r
    [InlineData("/to-drop/new", "/drop")]
    [InlineData("/ann/new", "EACCES at /ann")]
    [InlineData("/sealed/new", "EACCES at /sealed")] // w without x
    [InlineData("/nothing/new", "ENOENT at /")]
    [InlineData("/ann/file/new", "ENOTDIR at /ann/file")]
    [InlineData("/drop/taken", "EEXIST at /drop/taken")]
    [InlineData("/ann/file", "EEXIST at /ann/file")] // found out before write permission is asked
    [InlineData("/ann/dir", "EEXIST at /ann/dir")]
    [InlineData("/ann/gone", "EEXIST at /ann/gone")] // a link that leads nowhere is there, too
    [InlineData("/ann/self", "EEXIST at /ann/self")]
    [InlineData("/", "EEXIST at /")]
    [InlineData("/ann/.", "EEXIST at /ann")]
    [InlineData("/ann/dir/..", "EEXIST at /ann")]
    [InlineData("/sealed/..", "EACCES at /sealed")]
    [InlineData("", "ENOENT at nothing")]
    [Rule("R12")]
    public void A_new_name_takes_w_and_x_on_the_directory(string path, string expected)
    {
        var file = PathResolver.CreateFile(scene.As(Bob), path);
        var directory = PathResolver.MakeDirectory(scene.As(Bob), path);

        scene.Show(file).Should().Be(expected, "a file is created as {0}", path);
        scene.Show(directory).Should().Be(expected, "a directory is created as {0}", path);
    }

    [Theory]
    [InlineData("/drop/new/", "EISDIR at /drop", "/drop")]
    [InlineData("/ann/new/", "EISDIR at /ann", "EACCES at /ann")]
    [InlineData("/ann/file/", "EISDIR at /ann", "EEXIST at /ann/file")]
    [InlineData("/ann/gone/", "EISDIR at /ann", "EEXIST at /ann/gone")]
    [InlineData("/ann/./", "EEXIST at /ann", "EEXIST at /ann")]
    [InlineData("/ann/../", "EEXIST at /", "EEXIST at /")]
    [InlineData("/sealed/new/", "EACCES at /sealed", "EACCES at /sealed")]
    [Rule("R12")]
    public void Only_a_directory_is_created_with_a_slash(string path, string file, string directory)
    {
        scene.Show(PathResolver.CreateFile(scene.As(Bob), path)).Should().Be(file, "a file is created as {0}", path);
        scene.Show(PathResolver.MakeDirectory(scene.As(Bob), path)).Should().Be(directory, "a directory is created as {0}", path);
    }

    [Fact]
    [Rule("R12")]
    public void A_name_that_is_too_long_is_not_created()
    {
        var path = "/ann/" + new string('x', 256);

        scene.Show(PathResolver.CreateFile(scene.As(Bob), path)).Should().Be("ENAMETOOLONG at /ann");
        scene.Show(PathResolver.CreateFile(scene.As(Bob), path + "/")).Should().Be("EISDIR at /ann", "the slash comes first");
        scene.Show(PathResolver.MakeDirectory(scene.As(Bob), path + "/")).Should().Be("ENAMETOOLONG at /ann");
    }

    [Fact]
    [Rule("R5")]
    public void Root_creates_everywhere()
    {
        scene.Show(PathResolver.CreateFile(scene.As(0), "/sealed/new")).Should().Be("/sealed");
        scene.Show(PathResolver.MakeDirectory(scene.As(0), "/ann/new")).Should().Be("/ann");
    }
}
