using CsCheck;

namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step7_ErrorsThatSayWhere
{
    // All that a mode is written with, then what looks like it.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["-dlcbps?rwxstST"], 0, 12],
        Gen.String[Gen.Char["01234567890rw-+. \0\t７٧éRWX"], 0, 7]);

    [Theory]
    [InlineData("", 0)]
    [InlineData("-", 1)] // ends too soon
    [InlineData("-rwxr-xr-", 9)]
    [InlineData("rwxr-xr-x", 0)] // a type called r
    [InlineData("-wxr-xr-x", 1)]
    [InlineData("-rwxrwxrws", 9)]
    [InlineData("-rwtrwxrwx", 3)]
    [InlineData("-rwxrwtrwx", 6)]
    [InlineData("-rwxr-xr-x.", 10)]
    [InlineData("-rwxr-xr-xr-x", 10)]
    [InlineData("-rwxr-xr-x\0", 10)]
    [InlineData("-rwz", 3)] // wrong before it is too short
    [InlineData("?rwxr?xr-x", 5)]
    [InlineData("Crwxr-xr-x", 0)]
    [InlineData("\0rwxr-xr-x", 0)]
    [InlineData("drwхr-xr-x", 3)] // a Cyrillic letter
    [Rule("R9")]
    public void Letters_are_refused_where_they_stop_being_a_mode(string text, int offset) =>
        MustBe(Modes.Refusal(() => InodeMode.Parse(text)), text, offset);

    [Theory]
    [InlineData("", 0)]
    [InlineData("8", 0)]
    [InlineData("9", 0)]
    [InlineData("758", 2)]
    [InlineData("00755", 4)]
    [InlineData("07778", 4)]
    [InlineData("100644", 4)]
    [InlineData("755 ", 3)]
    [InlineData(" 755", 0)]
    [InlineData("+755", 0)]
    [InlineData("-755", 0)]
    [InlineData("0x1f", 1)]
    [InlineData("0o75", 1)]
    [InlineData("7_5", 1)]
    [InlineData("75x55", 2)]
    [InlineData("７55", 0)] // a full-width seven
    [InlineData("7٥5", 1)] // an Arabic five
    [InlineData("755\0", 3)]
    [Rule("R9")]
    public void Digits_are_refused_where_they_stop_being_a_mode(string text, int offset) =>
        MustBe(Modes.Refusal(() => InodeMode.ParseOctal(text)), text, offset);

    [Fact]
    [Rule("R9")]
    public void Random_text_is_read_as_it_would_be_written_or_refused_where_nothing_could_mend_it()
    {
        Modes.Refusal(() => InodeMode.Parse("-rwxr-xr-?")).Should().NotBeNull();

        Gen.Select(Texts, Texts).Sample(
            (text, more) =>
            {
                if (Modes.Refusal(() => InodeMode.Parse(text)) is not { } error)
                {
                    InodeMode.Parse(text).ToString().Should().Be(text, "what is read is what would be written");
                }
                else if (error.Offset < text.Length)
                {
                    Modes.Refusal(() => InodeMode.Parse(text[..(error.Offset + 1)] + more))!.Offset.Should().Be(
                        error.Offset, "{0} has its error there, whatever follows", Wire.Mark(text, error.Offset));
                }
                else
                {
                    Modes.Refusal(() => InodeMode.Parse(text + "----------"[text.Length..])).Should().BeNull(
                        "{0} only ends too soon", Wire.Show(text));
                }
            },
            iter: Samples.Of(20_000));
    }

    [Fact]
    [Rule("R9")]
    public void Random_digits_are_the_mode_of_that_value_or_refused_where_nothing_could_mend_them()
    {
        Modes.Refusal(() => InodeMode.ParseOctal("7x")).Should().NotBeNull();

        Texts.Sample(
            text =>
            {
                var digits = text.TakeWhile(c => c is >= '0' and <= '7').Take(4).Count();
                if (digits == text.Length && digits > 0)
                {
                    InodeMode.ParseOctal(text).Should().Be(Modes.Octal(text));
                }
                else
                {
                    MustBe(Modes.Refusal(() => InodeMode.ParseOctal(text)), text, digits);
                }
            },
            iter: Samples.Of(20_000));
    }

    [Fact]
    [Rule("R9")]
    public void A_changed_letter_is_another_mode_or_an_error_at_that_letter()
    {
        Modes.Refusal(() => InodeMode.Parse("xrwxr-xr-x")).Should().NotBeNull();

        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Int[0, 9], Gen.Char['\0', '\x7f']).Sample(
            (raw, place, letter) =>
            {
                var good = Modes.TenLetters(raw);
                var text = good[..place] + letter + good[(place + 1)..];

                if (Modes.Refusal(() => InodeMode.Parse(text)) is { } error)
                {
                    MustBe(error, text, place);
                }
                else
                {
                    InodeMode.Parse(text).ToString().Should().Be(text, "no other letter means the same");
                }
            },
            iter: Samples.Of(20_000));
    }

    private static void MustBe(ModeFormatException? error, string text, int offset)
    {
        error.Should().NotBeNull("{0} is not a mode", Wire.Show(text));
        Wire.Mark(text, error!.Offset).Should().Be(Wire.Mark(text, offset), "no mode goes on like this after the '^'");
        error.Text.Should().Be(text);
    }
}
