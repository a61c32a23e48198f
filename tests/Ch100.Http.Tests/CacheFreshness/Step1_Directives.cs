namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step1_Directives
{
    [Theory]
    [InlineData("max-age=60", "max-age=[60]")]
    [InlineData("no-store", "no-store")]
    [InlineData("public, max-age=60", "public max-age=[60]")]
    [InlineData("public,max-age=60", "public max-age=[60]")]
    [InlineData(" \tpublic \t,\t max-age=60\t ", "public max-age=[60]")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData(",", "")]
    [InlineData(",, ,public,\t,", "public")] // empty elements do not count
    [InlineData("Max-Age=60", "Max-Age=[60]")] // as it was sent
    [InlineData("a, a=1, a", "a a=[1] a")]
    [InlineData("!#$%&'*+-.^_`|~09azAZ=!#$%&'*+-.^_`|~09azAZ", "!#$%&'*+-.^_`|~09azAZ=[!#$%&'*+-.^_`|~09azAZ]")]
    [Rule("R1")]
    public void Directives_are_tokens_between_commas(string line, string expected) => Reads(expected, line);

    [Theory]
    [InlineData("max-age=\"60\"", "max-age=[60]")]
    [InlineData("private=\"a, b\", public", "private=[a, b] public")] // a comma in quotes is text
    [InlineData("a=\"no-store\"", "a=[no-store]")]
    [InlineData("a=\"\"", "a=[]")]
    [InlineData("a=\" \t\"", "a=[ \t]")]
    [InlineData("a=\"=;,\", b", "a=[=;,] b")]
    [InlineData("a=\"\\\"\", b", "a=[\"] b")] // an escaped quote ends nothing
    [InlineData("a=\"\\\\\", b", "a=[\\] b")]
    [InlineData("a=\"\\b\\,\\ \\\t\"", "a=[b, \t]")]
    [InlineData("a=\"\u0080\u00FF!~\"", "a=[\u0080\u00FF!~]")]
    [InlineData("a=\"\\\u0080\"", "a=[\u0080]")]
    [Rule("R1")]
    public void An_argument_may_be_a_quoted_string(string line, string expected) => Reads(expected, line);

    [Fact]
    [Rule("R1")]
    public void Several_lines_are_one_list()
    {
        Reads("public max-age=[60] no-cache", "public", "", "max-age=60 , no-cache,");
        Reads("");
    }

    [Theory]
    [InlineData("=60", 0)]
    [InlineData("max-age=", 8)]
    [InlineData("max-age =60", 8)]
    [InlineData("max-age= 60", 8)]
    [InlineData("max-age=60 no-store", 11)]
    [InlineData("max-age=60; no-store", 10)] // a semicolon is no comma
    [InlineData("max-age=60=1", 10)]
    [InlineData("a, max-age=,b", 11)]
    [InlineData("no store", 3)]
    [InlineData("\"no-store\"", 0)]
    [InlineData("a\"b\"", 1)]
    [InlineData("a=b\"c\"", 3)]
    [InlineData("a=\"b\"c", 5)]
    [InlineData("a=\"b\" c", 6)]
    [InlineData("a=(b)", 2)]
    [InlineData("a/b", 1)]
    [InlineData("@", 0)]
    [Rule("R2")]
    public void What_breaks_the_grammar_is_refused_where_it_does(string line, int offset) => Refuses(0, offset, line);

    [Theory]
    [InlineData("no-store\0", 8)]
    [InlineData("no-store\r\nX: y", 8)]
    [InlineData("max-age=\u0661", 8)] // a digit of somebody else's
    [InlineData("no\u00ADstore", 2)]
    [InlineData("a=\u00E9", 2)]
    [InlineData("\uFEFFno-store", 0)]
    [InlineData("a\u00A0,b", 1)] // no white space of HTTP
    [InlineData("a\v,b", 1)]
    [InlineData("a=\"\u007F\"", 3)]
    [InlineData("a=\"\u001F\"", 3)]
    [InlineData("a=\"b\n\"", 4)]
    [InlineData("a=\"\\\r\"", 4)]
    [InlineData("a=\"\u0100\"", 3)] // never was a byte
    [InlineData("a=\"\\\u2028\"", 4)]
    [Rule("R2")]
    public void Hostile_characters_are_refused_where_they_stand(string line, int offset) => Refuses(0, offset, line);

    [Theory]
    [InlineData("a=\"", 3)]
    [InlineData("a=\"60, no-store", 15)] // an open quote swallows what follows
    [InlineData("a=\"b\\", 5)]
    [InlineData("a=\"b\\\"", 6)]
    [Rule("R2")]
    public void A_string_that_does_not_end_is_refused_at_the_end(string line, int offset) => Refuses(0, offset, line);

    [Fact]
    [Rule("R2")]
    public void An_error_tells_the_line()
    {
        Refuses(2, 3, "public", "", "no store", "also bad");
        Refuses(0, 3, "a=\"", "b\""); // nothing goes on in the next line
        Refuses(1, 0, "a", "=b");
    }

    [Fact]
    [Rule("R2")]
    public void A_line_without_end_ends()
    {
        var count = Samples.Of(20_000);
        var many = string.Concat(Enumerable.Repeat("a=\"\\b,\" ,, ", count));

        CacheControl.Parse([many]).Directives.Should().HaveCount(count);
        Refuses(0, many.Length, many + "=");
    }

    [Fact]
    [Rule("R2")]
    public void Whatever_is_read_is_read_again_from_what_it_says()
    {
        string[] pieces = ["a", "no-store", "=", "\"", "\\", ",", " ", "\t", "60", "\0", "\u00E9", "\u0100", ";", "\r\n"];
        var random = new Random(9111);
        for (var i = 0; i < Samples.Of(20_000); i++)
        {
            var line = string.Concat(random.GetItems(pieces, random.Next(8)));
            try
            {
                var read = CacheControl.Parse([line]);
                var written = string.Join(", ", read.Directives.Select(each =>
                    each.Argument is null ? each.Name : $"{each.Name}=\"{string.Concat(each.Argument.Select(c => $"\\{c}"))}\""));
                Show(CacheControl.Parse([written])).Should().Be(Show(read), "seed 9111, {0}", Wire.Show(line));
            }
            catch (CacheControlFormatException refusal)
            {
                refusal.Offset.Should().BeInRange(0, line.Length, "seed 9111, {0}", Wire.Show(line));
            }
        }
    }

    private static void Reads(string expected, params string[] lines) => Show(CacheControl.Parse(lines)).Should().Be(expected);

    private static void Refuses(int line, int offset, params string[] lines)
    {
        CacheControlFormatException? refusal = null;
        try
        {
            CacheControl.Parse(lines);
        }
        catch (CacheControlFormatException thrown)
        {
            refusal = thrown;
        }

        refusal.Should().NotBeNull("{0} breaks the grammar", Wire.Show(lines[line].Length < 99 ? lines[line] : "…"));
        refusal!.Line.Should().Be(line, "that line is the first that breaks the grammar");
        Assert.Equal(Wire.Mark(lines[line], offset), Wire.Mark(lines[line], refusal.Offset));
    }

    private static string Show(CacheControl read) =>
        string.Join(' ', read.Directives.Select(each => each.Argument is null ? each.Name : $"{each.Name}=[{each.Argument}]"));
}
