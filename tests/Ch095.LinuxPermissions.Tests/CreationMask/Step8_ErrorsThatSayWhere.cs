using CsCheck;

namespace Katas.LinuxPermissions.CreationMask.Steps;

public sealed class Step8_ErrorsThatSayWhere
{
    // All letters of the language, then what looks like one.
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["ugoa+-=rwx,01234567ugo+-=rwx,89Xst \0\tR７٧é"], 0, 8];

    [Theory]
    [InlineData("", 0)]
    [InlineData("8", 0)]
    [InlineData("9", 0)]
    [InlineData("08", 1)]
    [InlineData("0228", 3)]
    [InlineData("10000", 4)] // 1000 could still have become a mask
    [InlineData("17777", 4)]
    [InlineData("00000000000000010000", 19)]
    [InlineData("99999999999999999999", 0)]
    [InlineData("22 ", 2)]
    [InlineData(" 22", 0)]
    [InlineData("0x12", 1)]
    [InlineData("0o22", 1)]
    [InlineData("022,u+r", 3)]
    [InlineData("02２", 2)] // a full-width two
    [InlineData("٢", 0)] // an Arabic two
    [InlineData("+22", 1)]
    [InlineData("-22", 1)]
    [InlineData("=022", 1)]
    [InlineData("u", 1)]
    [InlineData("ugo", 3)]
    [InlineData("rwx", 0)]
    [InlineData("ux", 1)]
    [InlineData("u+r,", 4)]
    [InlineData("u+r,g", 5)]
    [InlineData("u+r,,g+r", 4)]
    [InlineData(",u+r", 0)]
    [InlineData("u+r, g+r", 4)]
    [InlineData("u+r g+r", 3)]
    [InlineData("u=rw+x", 4)] // one operator a clause
    [InlineData("u=rg", 3)]
    [InlineData("u+rg,g+w", 3)] // nothing that follows mends it
    [InlineData("g=u", 2)] // chmod copies, this part of its language does not
    [InlineData("g=ru", 3)]
    [InlineData("a+X", 2)]
    [InlineData("u+s", 2)]
    [InlineData("+t", 1)]
    [InlineData("U+r", 0)]
    [InlineData("u+R", 2)]
    [InlineData("u+r\0", 3)]
    [InlineData("022\0", 3)]
    [Rule("R12")]
    public void What_is_not_a_umask_is_refused_where_it_stops_being_one(string text, int offset)
    {
        var error = Refusal(text);

        error.Should().NotBeNull("{0} is not a umask", Wire.Show(text));
        Wire.Mark(text, error!.Offset).Should().Be(Wire.Mark(text, offset), "no umask goes on like this after the '^'");
        error.Text.Should().Be(text);
    }

    [Fact]
    [Rule("R12")]
    public void Random_text_is_read_or_refused_where_nothing_could_mend_it()
    {
        Refusal("u").Should().NotBeNull("'u' ends too soon");

        Gen.Select(Texts, Texts).Sample(
            (text, more) =>
            {
                if (Refusal(text) is not { } error)
                {
                    ((int)Umask.Parse(text, UnixFileMode.None)).Should().BeInRange(0, 0x1FF);
                    return;
                }

                // What comes before the error can be finished, with an operator at most. What comes after it cannot help.
                var before = text[..error.Offset];
                Array.Exists(["", "+", "0"], end => Refusal(before + end) is null).Should().BeTrue(
                    "{0} comes before the error in {1} and could have become a umask", Wire.Show(before), Wire.Show(text));
                if (error.Offset < text.Length)
                {
                    Refusal(text[..(error.Offset + 1)] + more)!.Offset.Should().Be(
                        error.Offset, "{0} has its error there, whatever follows", Wire.Mark(text, error.Offset));
                }
            },
            iter: Samples.Of(20_000));
    }

    [Fact]
    [Rule("R12")]
    public void A_long_text_is_read_to_its_end()
    {
        var text = string.Join(',', Enumerable.Repeat("u+x,u-x", 10_000));

        Umask.ToOctal(Umask.Parse(text + ",g-w", UnixFileMode.None)).Should().Be("0120");
        Refusal(text + ",")!.Offset.Should().Be(text.Length + 1);
        Refusal(new string('0', 10_000) + "8")!.Offset.Should().Be(10_000);
    }

    [Fact]
    [Rule("R13")]
    public void No_text_is_the_callers_mistake()
    {
        var parse = () => Umask.Parse(null!, UnixFileMode.None);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("text");
    }

    private static UmaskFormatException? Refusal(string text)
    {
        try
        {
            _ = Umask.Parse(text, UnixFileMode.None);
            return null;
        }
        catch (UmaskFormatException error)
        {
            return error;
        }
    }
}
