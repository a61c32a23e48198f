using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step9_Delete
{
    private readonly Scene scene = new("""
        d 0755 ann /ann
        f 0666 bob /ann/file
        d 0777 bob /ann/empty
        d 0777 bob /ann/full
        f 0644 bob /ann/full/x
        l /ann/link -> full
        d 0733 ann /open
        f 0000 ann /open/file
        d 0000 ann /open/empty
        d 0755 ann /open/full
        f 0644 ann /open/full/x
        l /open/to-file -> file
        l /open/to-empty -> empty
        l /open/gone -> nowhere
        d 0766 ann /sealed
        f 0644 ann /sealed/file
        """);

    [Theory]
    [InlineData("/open/file", "/open/file")] // nobody may read or write it, and it goes
    [InlineData("/open/to-file", "/open/to-file")] // the link goes, not the file
    [InlineData("/open/gone", "/open/gone")]
    [InlineData("/ann/link/x", "/ann/full/x")] // a link on the way is followed
    [InlineData("/open/empty", "EISDIR at /open/empty")]
    [InlineData("/ann/file", "EACCES at /ann")] // Bob's own, writable, and it stays
    [InlineData("/ann/empty", "EACCES at /ann")]
    [InlineData("/sealed/file", "EACCES at /sealed")]
    [InlineData("/open/nothing", "ENOENT at /open")]
    [InlineData("/ann/nothing", "ENOENT at /ann")] // found out before write permission is asked
    [Rule("R13")]
    public void Unlink_asks_the_directory(string path, string expected)
    {
        var resolution = PathResolver.Unlink(scene.As(Bob), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Theory]
    [InlineData("/open/empty", "/open/empty")]
    [InlineData("/open/empty/", "/open/empty")]
    [InlineData("/open/full", "ENOTEMPTY at /open/full")]
    [InlineData("/open/file", "ENOTDIR at /open/file")]
    [InlineData("/open/file/", "ENOTDIR at /open/file")]
    [InlineData("/open/to-empty", "ENOTDIR at /open/to-empty")] // a link is not followed
    [InlineData("/open/to-empty/", "ENOTDIR at /open/to-empty")] // not even for a slash
    [InlineData("/ann/empty", "EACCES at /ann")]
    [InlineData("/ann/full", "EACCES at /ann")]
    [InlineData("/ann/file", "EACCES at /ann")] // whether it may change comes before what it is
    [InlineData("/ann/nothing", "ENOENT at /ann")]
    [InlineData("/sealed/file", "EACCES at /sealed")]
    [Rule("R13")]
    public void Rmdir_wants_an_empty_directory(string path, string expected)
    {
        var resolution = PathResolver.RemoveDirectory(scene.As(Bob), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Theory]
    [InlineData("/", "EISDIR at /", "EBUSY at /")]
    [InlineData("/ann/.", "EISDIR at /ann", "EINVAL at /ann")]
    [InlineData("/ann/./", "EISDIR at /ann", "EINVAL at /ann")]
    [InlineData("/open/full/..", "EISDIR at /open/full", "ENOTEMPTY at /open/full")]
    [InlineData("/sealed/.", "EACCES at /sealed", "EACCES at /sealed")]
    [InlineData("", "ENOENT at nothing", "ENOENT at nothing")]
    [Rule("R13")]
    public void What_has_no_name_of_its_own_cannot_go(string path, string unlink, string rmdir)
    {
        scene.Show(PathResolver.Unlink(scene.As(Bob), path)).Should().Be(unlink);
        scene.Show(PathResolver.RemoveDirectory(scene.As(Bob), path)).Should().Be(rmdir);
    }

    [Theory]
    [InlineData("/open/file/", "ENOTDIR at /open/file")]
    [InlineData("/open/empty/", "EISDIR at /open/empty")]
    [InlineData("/open/to-file/", "ENOTDIR at /open/to-file")]
    [InlineData("/open/to-empty/", "ENOTDIR at /open/to-empty")]
    [InlineData("/ann/file/", "ENOTDIR at /ann/file")] // asked before write permission
    [InlineData("/open/nothing/", "ENOENT at /open")]
    [Rule("R13")]
    public void Unlink_refuses_a_slash(string path, string expected)
    {
        var resolution = PathResolver.Unlink(scene.As(Bob), path);

        scene.Show(resolution).Should().Be(expected);
    }

    [Fact]
    [Rule("R13")]
    public void A_name_that_is_too_long_is_not_looked_for()
    {
        var path = "/open/" + new string('x', 256);

        scene.Show(PathResolver.Unlink(scene.As(Bob), path)).Should().Be("ENAMETOOLONG at /open");
        scene.Show(PathResolver.Unlink(scene.As(Bob), path + "/")).Should().Be("ENAMETOOLONG at /open", "the name comes first");
        scene.Show(PathResolver.RemoveDirectory(scene.As(Bob), path)).Should().Be("ENAMETOOLONG at /open");
    }

    [Fact]
    [Rule("R9")]
    [Rule("R14")]
    public void All_seven_calls_refuse_a_path_that_is_too_long_or_has_a_NUL()
    {
        Func<Process, string, Resolution>[] calls =
        [
            PathResolver.Stat, PathResolver.LinkStat, PathResolver.List, PathResolver.CreateFile, PathResolver.MakeDirectory,
            PathResolver.Unlink, PathResolver.RemoveDirectory,
        ];

        var tooLong = calls.Select(call => scene.Show(call(scene.As(Bob), new string('/', 4096)))).ToList();

        tooLong.Should().AllBeEquivalentTo("ENAMETOOLONG at nothing", "nothing is walked");
        calls.Should().AllSatisfy(call =>
        {
            var withNul = () => call(scene.As(Bob), "/open/file\0");
            withNul.Should().Throw<ArgumentException>().WithParameterName("path");
        });
    }

    [Fact]
    [Rule("R5")]
    public void Root_deletes_everywhere()
    {
        scene.Show(PathResolver.Unlink(scene.As(0), "/sealed/file")).Should().Be("/sealed/file");
        scene.Show(PathResolver.RemoveDirectory(scene.As(0), "/ann/empty")).Should().Be("/ann/empty");
    }
}
