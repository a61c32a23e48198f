using CsCheck;

namespace Katas.LinuxPermissions.Chmod.Steps;

public sealed class Step9_ErrorsThatSayWhere
{
    // All letters of the language, then what looks like one.
    private const string Letters = "ugoa+-=rwxXst,0123456789 \0\tURé";

    private static readonly Gen<string> Texts = Gen.String[Gen.Char[Letters], 0, 8];

    [Theory]
    [InlineData("", 0)]
    [InlineData("8", 0)]
    [InlineData("78", 1)]
    [InlineData("755 ", 3)]
    [InlineData(" 755", 0)]
    [InlineData("0x1ff", 1)]
    [InlineData("10000", 4)] // 1000 could still have become a mode
    [InlineData("+10000", 5)]
    [InlineData("777777", 4)]
    [InlineData("755,u+x", 3)] // a numeric mode is the whole text
    [InlineData("755+x", 3)]
    [InlineData("u", 1)]
    [InlineData("ugo", 3)]
    [InlineData("x+u", 0)]
    [InlineData("ux", 1)]
    [InlineData("rwx", 0)]
    [InlineData("rwxr-xr-x", 0)]
    [InlineData("u+y", 2)]
    [InlineData("u+R", 2)]
    [InlineData("u+rg", 3)] // letters or one class, never both
    [InlineData("u+gr", 3)]
    [InlineData("u+go", 3)]
    [InlineData("g=a", 2)] // a is no class to copy
    [InlineData("u+r,", 4)]
    [InlineData(",u+r", 0)]
    [InlineData("u+r,,g+r", 4)]
    [InlineData("u+r, g+r", 4)]
    [InlineData("u+r;g+r", 3)]
    [InlineData("u+7", 2)]
    [InlineData("u+7,g+w", 2)] // nothing that follows mends it
    [InlineData("a+755", 2)]
    [InlineData("u+r+7", 4)]
    [InlineData("+7+r", 2)]
    [InlineData("+7r", 2)]
    [InlineData("+78", 2)]
    [InlineData("+8", 1)]
    [InlineData("u+x\0", 3)]
    [InlineData("755\0", 3)]
    [InlineData("\0", 0)]
    [Rule("R12")]
    public void What_is_not_a_mode_is_refused_where_it_stops_being_one(string text, int offset)
    {
        var error = Refusal(text);

        error.Should().NotBeNull("{0} is not a mode", Wire.Show(text));
        Wire.Mark(text, error!.Offset).Should().Be(Wire.Mark(text, offset), "no mode goes on like this after the '^'");
        error.Mode.Should().Be(text);
    }

    [Fact]
    [Rule("R12")]
    public void What_follows_an_error_cannot_mend_or_move_it()
    {
        Refusal("u").Should().NotBeNull("'u' ends too soon");

        Gen.Select(Texts, Texts).Sample(
            (text, more) =>
            {
                if (Refusal(text) is { } error && error.Offset < text.Length)
                {
                    Refusal(text[..(error.Offset + 1)] + more)!.Offset.Should().Be(
                        error.Offset, "{0} has its error at {1}, so {2} has it there, too", text, error.Offset, more);
                }
            },
            iter: Samples.Of(2_000));
    }

    [Fact]
    [Rule("R12")]
    public void What_precedes_an_error_could_have_become_a_mode()
    {
        // One of these finishes any beginning of a mode.
        string[] endings = ["", "+"];
        Refusal("u+q").Should().NotBeNull("'q' is no permission");

        Texts.Sample(
            text =>
            {
                if (Refusal(text) is { } error)
                {
                    var before = text[..error.Offset];
                    endings.Any(ending => Refusal(before + ending) == null).Should().BeTrue(
                        "{0} comes before the error in {1}, and one of these could follow it: {2}", before, Wire.Show(text), endings);
                }
            },
            iter: Samples.Of(2_000));
    }

    [Fact]
    [Rule("R12")]
    public void A_long_mode_is_read_to_its_end()
    {
        var mode = string.Join(',', Enumerable.Repeat("u+x-x", Samples.Of(10_000)));

        Octal.After(mode + ",g+w", from: "0000").Should().Be(Octal.Show("0020"));
        Refusal(mode + ",")!.Offset.Should().Be(mode.Length + 1);
    }

    [Fact]
    [Rule("R13")]
    public void No_mode_is_the_callers_mistake()
    {
        var parse = () => ModeChange.Parse(null!);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("mode");
    }

    [Theory]
    [InlineData("7777", true)]
    [InlineData("10000", false)] // one bit above: part of the file type, not of the mode
    [InlineData("100644", false)]
    [Rule("R13")]
    public void A_current_mode_has_twelve_bits(string digits, bool allowed)
    {
        var change = ModeChange.Parse("u+x");

        var apply = () => change.Apply(Octal.Read(digits), isDirectory: false, umask: UnixFileMode.None);

        if (allowed)
        {
            apply.Should().NotThrow("{0} is within 07777", digits);
        }
        else
        {
            apply.Should().Throw<ArgumentOutOfRangeException>("{0} is not within 07777", digits).WithParameterName("current");
        }
    }

    [Theory]
    [InlineData("0777", true)]
    [InlineData("1000", false)] // one above: a umask has no special bits
    [InlineData("4022", false)]
    [Rule("R13")]
    public void A_umask_has_nine_bits(string digits, bool allowed)
    {
        var change = ModeChange.Parse("+x");

        var apply = () => change.Apply(UnixFileMode.None, isDirectory: false, Octal.Read(digits));

        if (allowed)
        {
            apply.Should().NotThrow("{0} is within 0777", digits);
        }
        else
        {
            apply.Should().Throw<ArgumentOutOfRangeException>("{0} is not within 0777", digits).WithParameterName("umask");
        }
    }

    private static ModeFormatException? Refusal(string text)
    {
        try
        {
            _ = ModeChange.Parse(text);
            return null;
        }
        catch (ModeFormatException error)
        {
            return error;
        }
    }
}
