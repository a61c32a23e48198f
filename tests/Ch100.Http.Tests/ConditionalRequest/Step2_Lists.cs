using System.Globalization;

namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step2_Lists
{
    [Theory]
    [InlineData("\"xyzzy\"", "\"xyzzy\"")]
    [InlineData("\"xyzzy\", \"r2d2xxxx\", \"c3piozzzz\"", "\"xyzzy\" \"r2d2xxxx\" \"c3piozzzz\"")]
    [InlineData("W/\"xyzzy\", W/\"r2d2xxxx\", W/\"c3piozzzz\"", "W/\"xyzzy\" W/\"r2d2xxxx\" W/\"c3piozzzz\"")]
    [InlineData("*", "*")]
    [Rule("R4")]
    [Rule("R5")]
    public void Rfc9110_13_1_1_and_13_1_2(string line, string expected) => Reads(expected, line);

    [Theory]
    [InlineData("", "")]
    [InlineData(" ,, \t,", "")]
    [InlineData("\"a\",\"b\"", "\"a\" \"b\"")]
    [InlineData(",\"a\" \t,\t ,W/\"b\",", "\"a\" W/\"b\"")]
    [InlineData(" \"a\" ", "\"a\"")]
    [InlineData("\"a,b\", \"c\"", "\"a,b\" \"c\"")] // a comma in quotes is text
    [InlineData("\"*\"", "\"*\"")]
    [InlineData("\"a\", \"a\"", "\"a\" \"a\"")]
    [Rule("R4")]
    public void A_list_is_tags_between_commas(string line, string expected) => Reads(expected, line);

    [Fact]
    [Rule("R4")]
    public void Several_lines_are_one_list()
    {
        Reads("\"a\" W/\"b\" \"c\"", "\"a\"", "", "W/\"b\" , \"c\",");
        Reads("");
    }

    [Theory]
    [InlineData(" * ")]
    [InlineData("\t*\t")]
    [Rule("R5")]
    public void A_star_is_any_tag(string line) => Reads("*", line);

    [Theory]
    [InlineData("a", 0)]
    [InlineData("\"a\" \"b\"", 4)]
    [InlineData("\"a\"; \"b\"", 3)]
    [InlineData("\"a\"\"b\"", 3)]
    [InlineData("\"a\", b", 5)]
    [InlineData("\"a\", w/\"b\"", 5)]
    [InlineData("\"a\", W\"b\"", 6)]
    [InlineData("\"a\", W/ \"b\"", 7)]
    [InlineData("\"a\", W/", 7)] // ends too soon
    [InlineData("\"a\", W", 6)]
    [InlineData("\"a", 2)]
    [InlineData("\"a b\"", 2)]
    [InlineData("\"a\\\"b\"", 4)] // the backslash has not escaped it
    [InlineData("\"a\r\n\"", 2)]
    [InlineData("\u00A0\"a\"", 0)] // no white space of HTTP
    [InlineData("\"a\",\v\"b\"", 4)]
    [InlineData("\"\u0100\"", 1)]
    [Rule("R6")]
    public void What_is_no_list_is_refused_where_it_is_wrong(string line, int offset)
    {
        Refuses(0, offset, line);
        Refuses(1, offset, "\"c\"", line, "*");
    }

    [Theory]
    [InlineData("*, \"a\"", 1)]
    [InlineData("**", 1)]
    [InlineData("* \"a\"", 2)]
    [InlineData("\"a\", *", 5)] // not "any": somebody has put two fields together
    [InlineData(", *", 2)]
    [InlineData("W/*", 2)]
    [Rule("R5")]
    [Rule("R6")]
    public void A_star_is_no_element(string line, int offset) => Refuses(0, offset, line);

    [Theory]
    [InlineData("*", "*")]
    [InlineData("*", "\"a\"")]
    [InlineData("*", "")]
    [InlineData("\"a\"", "*")]
    [InlineData("", "*")]
    [Rule("R5")]
    [Rule("R6")]
    public void A_star_is_the_only_line(string first, string second) => Refuses(1, 0, first, second);

    private static void Reads(string expected, params string[] lines)
    {
        var list = TagList.Parse(lines);

        (list.IsAny ? "*" : string.Join(' ', list.Tags)).Should().Be(expected, "of {0}", string.Join(" and ", lines.Select(Wire.Show)));
        (list.IsAny && list.Tags.Count > 0).Should().BeFalse("* lists none");
    }

    private static void Refuses(int line, int offset, params string[] lines)
    {
        EntityTagFormatException? refusal = null;
        try
        {
            TagList.Parse(lines);
        }
        catch (EntityTagFormatException thrown)
        {
            refusal = thrown;
        }

        refusal.Should().NotBeNull("{0} is no list of tags", string.Join(" and ", lines.Select(Wire.Show)));
        Picture(refusal!.Line, refusal.Offset).Should().Be(Picture(line, offset));

        string Picture(int at, int character) =>
            $"line {at.ToString(CultureInfo.InvariantCulture)}: {(at < lines.Length ? Wire.Mark(lines[at], character) : "there is none")}";
    }
}
