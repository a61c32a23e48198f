using System.Globalization;
using System.Text;
using static Katas.LinuxPermissions.PathWalk.Steps.Scene;

namespace Katas.LinuxPermissions.PathWalk.Steps;

public sealed class Step5_Limits
{
    [Theory]
    [InlineData(39, "/end")]
    [InlineData(40, "/end")]
    [InlineData(41, "ELOOP at /link1")] // the forty-first that would be followed
    [Rule("R8")]
    public void Forty_links_are_followed(int count, string expected)
    {
        var scene = Chain(count);

        var resolution = PathResolver.Stat(scene.As(Ann), string.Create(CultureInfo.InvariantCulture, $"/link{count}"));

        scene.Show(resolution).Should().Be(expected, "a chain of {0} links", count);
    }

    [Theory]
    [InlineData(20, 20, "/end")]
    [InlineData(21, 20, "ELOOP at /link1")] // twenty and one, then twenty
    [Rule("R8")]
    public void The_whole_path_has_one_count(int first, int second, string expected)
    {
        var scene = Chain(21);

        var resolution = PathResolver.Stat(
            scene.As(Ann), string.Create(CultureInfo.InvariantCulture, $"/link{first}/../link{second}"));

        scene.Show(resolution).Should().Be(expected);
    }

    [Fact]
    [Rule("R8")]
    public void A_link_that_is_not_followed_is_not_counted()
    {
        var scene = Chain(40);
        scene.Add("/end/last", new SymbolicLink("."));

        scene.Show(PathResolver.LinkStat(scene.As(Ann), "/link40/last")).Should().Be("/end/last", "forty were followed");
        scene.Show(PathResolver.Stat(scene.As(Ann), "/link40/last")).Should().Be("ELOOP at /end/last", "this is the forty-first");
    }

    [Fact]
    [Rule("R8")]
    public void A_link_to_itself_ends_as_well()
    {
        var scene = new Scene("l /me -> me");

        scene.Show(PathResolver.Stat(scene.As(Ann), "/me")).Should().Be("ELOOP at /me");
        scene.Show(PathResolver.LinkStat(scene.As(Ann), "/me")).Should().Be("/me");
    }

    [Theory]
    [InlineData("/e", 4094, true)]
    [InlineData("/e", 4095, true)]
    [InlineData("/e", 4096, false)]
    [InlineData("/e", 8192, false)] // no limit is another mistake than one too high
    [InlineData("/é", 4095, true)] // é is one character and two bytes
    [InlineData("/é", 4096, false)]
    [Rule("R9")]
    public void A_path_has_4095_bytes_at_most(string start, int bytes, bool found)
    {
        var scene = new Scene($"d 0755 root {start}");
        var path = start + new string('/', bytes - Encoding.UTF8.GetByteCount(start));

        var resolution = PathResolver.Stat(scene.As(Ann), path);

        resolution.Should().Be(
            found ? new Resolution(Errno.None, scene[start]) : new Resolution(Errno.ENAMETOOLONG, null), "{0} bytes", bytes);
    }

    [Theory]
    [InlineData(254, Errno.ENOENT)]
    [InlineData(255, Errno.ENOENT)]
    [InlineData(256, Errno.ENAMETOOLONG)]
    [InlineData(512, Errno.ENAMETOOLONG)] // too many characters, too
    [Rule("R9")]
    public void A_name_has_255_bytes_at_most(int length, Errno expected)
    {
        var scene = new Scene("d 0755 root /sub\nf 0755 root /file\nd 0744 root /window");
        var name = new string('é', length / 2) + new string('x', length % 2);

        scene.Show(PathResolver.Stat(scene.As(Ann), $"/sub/{name}")).Should().Be($"{expected} at /sub");
        scene.Show(PathResolver.Stat(scene.As(Ann), $"/sub/{name}/y")).Should().Be($"{expected} at /sub");
        scene.Show(PathResolver.Stat(scene.As(Ann), $"/file/{name}")).Should().Be("ENOTDIR at /file", "it is no directory");
        scene.Show(PathResolver.Stat(scene.As(Ann), $"/window/{name}")).Should().Be("EACCES at /window", "nor without search");
    }

    [Fact]
    [Rule("R9")]
    public void The_targets_of_links_do_not_lengthen_the_path()
    {
        var scene = new Scene("");
        scene.Add("/far", new SymbolicLink(new string('/', 4000)));

        var resolution = PathResolver.Stat(scene.As(Ann), "/far" + new string('/', 4000));

        scene.Show(resolution).Should().Be("/", "the limit is about what the process hands over");
    }

    // /link1 leads to the directory /end, every other link to the one before it.
    private static Scene Chain(int count)
    {
        var scene = new Scene("d 0755 root /end");
        for (var i = 1; i <= count; i++)
        {
            var target = i == 1 ? "end" : string.Create(CultureInfo.InvariantCulture, $"link{i - 1}");
            scene.Add(string.Create(CultureInfo.InvariantCulture, $"/link{i}"), new SymbolicLink(target));
        }

        return scene;
    }
}
