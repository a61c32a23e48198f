namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step1_EntityTags
{
    [Theory]
    [InlineData("\"xyzzy\"", false, "xyzzy")]
    [InlineData("W/\"xyzzy\"", true, "xyzzy")]
    [InlineData("\"\"", false, "")]
    [Rule("R1")]
    public void Rfc9110_8_8_3(string text, bool isWeak, string opaque) => Reads(text, isWeak, opaque);

    [Theory]
    [InlineData("W/\"\"", true, "")]
    [InlineData("\"a,b\"", false, "a,b")]
    [InlineData("\"W/\"", false, "W/")]
    [InlineData("\"!#~\u0080\u00FF\"", false, "!#~\u0080\u00FF")]
    [InlineData("\"a\\\"", false, "a\\")] // a backslash is a character, and escapes nothing
    [Rule("R1")]
    public void A_tag_is_whatever_is_between_two_quotes(string text, bool isWeak, string opaque) => Reads(text, isWeak, opaque);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("a\"")]
    [InlineData("'a'")]
    [InlineData("w/\"a\"")] // W has a case
    [InlineData("W\"a\"")]
    [InlineData("W/")]
    [InlineData("W/a")]
    [InlineData("W/ \"a\"")]
    [InlineData("W/W/\"a\"")]
    [InlineData(" \"a\"")]
    [InlineData("\"a\" ")]
    [InlineData("\"a\"\"b\"")]
    [InlineData("\"a\\\"b\"")]
    [InlineData("\"a b\"")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"a\u007F\"")]
    [InlineData("\"a\0\"")]
    [InlineData("\"\u0100\"")] // never was a byte
    [InlineData("*")]
    [Rule("R1")]
    public void Anything_else_is_no_tag(string text)
    {
        EntityTag.TryParse(text, out _).Should().BeFalse("{0} is no entity tag", Wire.Show(text));
    }

    [Theory]
    [InlineData(false, "a1", "\"a1\"")]
    [InlineData(true, "a1", "W/\"a1\"")]
    [InlineData(false, "", "\"\"")]
    [Rule("R2")]
    public void It_is_written_as_it_is_sent(bool isWeak, string opaque, string expected) =>
        new EntityTag(isWeak, opaque).ToString().Should().Be(expected);

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a b")]
    [InlineData("a\r\nSet-Cookie: b")] // would be a field of its own
    [InlineData("\u2028")]
    [Rule("R2")]
    public void None_is_made_that_could_not_be_sent(string opaque)
    {
        ArgumentException? refusal = null;
        try
        {
            _ = new EntityTag(false, opaque);
        }
        catch (ArgumentException thrown)
        {
            refusal = thrown;
        }

        refusal.Should().NotBeNull("{0} is no opaque tag", Wire.Show(opaque));
        refusal!.ParamName.Should().Be("opaque");
    }

    [Theory]
    [InlineData("W/\"1\"", "W/\"1\"", false, true)]
    [InlineData("W/\"1\"", "W/\"2\"", false, false)]
    [InlineData("W/\"1\"", "\"1\"", false, true)]
    [InlineData("\"1\"", "\"1\"", true, true)]
    [Rule("R3")]
    public void Rfc9110_8_8_3_2(string one, string other, bool strongly, bool weakly) => Compares(one, other, strongly, weakly);

    [Theory]
    [InlineData("\"a\"", "\"b\"", false, false)]
    [InlineData("\"a\"", "\"A\"", false, false)] // a tag has a case
    [InlineData("\"\"", "\"\"", true, true)]
    [InlineData("\"1\"", "\"01\"", false, false)] // it is no number
    [Rule("R3")]
    public void Tags_are_compared_character_by_character(string one, string other, bool strongly, bool weakly) =>
        Compares(one, other, strongly, weakly);

    private static void Reads(string text, bool isWeak, string opaque)
    {
        EntityTag.TryParse(text, out var tag).Should().BeTrue("{0} is an entity tag", Wire.Show(text));
        (tag.IsWeak, tag.Opaque).Should().Be((isWeak, opaque), "of {0}", Wire.Show(text));
        tag.ToString().Should().Be(text);
    }

    private static void Compares(string one, string other, bool strongly, bool weakly)
    {
        var (left, right) = (Scene.Tag(one), Scene.Tag(other));

        (left.MatchesStrongly(right), right.MatchesStrongly(left)).Should().Be((strongly, strongly), "{0} and {1}", one, other);
        (left.MatchesWeakly(right), right.MatchesWeakly(left)).Should().Be((weakly, weakly), "{0} and {1}", one, other);
    }
}
