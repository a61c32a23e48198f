using System.Text;

namespace Katas.SessionsAndTokens.JwsCompact.Steps;

public sealed class Step5_NoTwoReadings
{
    // The caret is before the name that comes a second time.
    [Theory]
    [InlineData("""{"alg":"HS256",^"alg":"none"}""")] // the attack: who checks takes the first, who uses it the last
    [InlineData("""{"alg":"none",^"alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256", ^"alg" :"HS256"}""")]
    [InlineData("""{"alg":"HS256","kid":"a","typ":"JWT",^"kid":"b"}""")]
    [InlineData("""{"alg":"HS256","x":[],"y":{"x":1},^"x":null}""")]
    [InlineData("""{"alg":"HS256","":1,^"":1}""")]
    [Rule("R11")]
    public void No_name_is_there_twice(string marked)
    {
        RefusesAtCaret(marked, JwsViolation.DuplicateName);
    }

    [Theory]
    [InlineData("""{"alg":"HS256",^"\u0061lg":"none"}""")]
    [InlineData("""{"\u0061\u006C\u0067":"none",^"alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","é":1,^"\u00e9":1}""")]
    [Rule("R11")]
    public void Names_are_compared_without_their_escapes(string marked)
    {
        RefusesAtCaret(marked, JwsViolation.DuplicateName);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","jwk":{"kty":"RSA",^"kty":"oct"}}""")]
    [InlineData("""{"alg":"HS256","x":[0,[{"y":1,"z":{"y":2},^"y":1}]]}""")]
    [Rule("R11")]
    public void Nor_in_an_object_inside_the_header(string marked)
    {
        RefusesAtCaret(marked, JwsViolation.DuplicateName);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","x":[{"y":1},{"y":1}],"y":{"x":{"x":true}}}""")] // in other objects
    [InlineData("""{"alg":"HS256","Alg":"HS256"}""")] // in other letters
    [InlineData("""{"alg":"HS256","\u00e9":1,"e\u0301":1}""")] // two ways to write é: RFC 8259 §8.3 compares code units
    [Rule("R11")]
    public void Other_names_are_other_names(string header)
    {
        Tokens.Split(Tokens.WithHeader(header)).Header["alg"].GetString().Should().Be("HS256");
    }

    [Theory]
    [InlineData("""{"alg":"HS256",^"alg":"none","x":"\ud800"}""", JwsViolation.DuplicateName)]
    [InlineData("""{"x":1,^"x":2}""", JwsViolation.DuplicateName)] // and no alg
    [InlineData("""{"alg":"HS256","b64":true,^"b64":false}""", JwsViolation.DuplicateName)]
    [InlineData("""{"alg":"HS256","x":{"y":^{"alg":1}},"x":1}""", JwsViolation.TooDeep)]
    [Rule("R11")]
    [Rule("R12")]
    public void The_first_of_several_is_told(string marked, JwsViolation expected)
    {
        RefusesAtCaret(marked, expected, new JwsSplitter { MaxDepth = 2 });
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(4, 5, true)]
    [InlineData(5, 5, true)]
    [InlineData(6, 5, false)]
    [InlineData(63, 64, true)]
    [InlineData(64, 64, true)]
    [InlineData(65, 64, false)]
    [Rule("R12")]
    public void It_nests_no_deeper_than_is_allowed(int depth, int allowed, bool fits)
    {
        foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("[", "]"), ("{\"x\":", "}")])
        {
            var splitter = new JwsSplitter { MaxDepth = allowed };
            if (fits)
            {
                splitter.Split(Tokens.WithHeader(Deep(depth, open, close))).Header.Should().ContainKey("x");
            }
            else
            {
                RefusesAtCaret(Deep(depth, open, close, marked: allowed), JwsViolation.TooDeep, splitter);
            }
        }
    }

    [Fact]
    [Rule("R12")]
    public void By_default_16_levels_are_allowed()
    {
        Tokens.Split(Tokens.WithHeader(Deep(16, "[", "]"))).Header.Should().ContainKey("x");
        RefusesAtCaret(Deep(17, "[", "]", marked: 16), JwsViolation.TooDeep);
    }

    [Fact]
    [Rule("R12")]
    public void Fifty_thousand_levels_are_refused_like_seventeen()
    {
        RefusesAtCaret(Deep(17 + Samples.Of(49_983), "[", "]", marked: 16), JwsViolation.TooDeep, new JwsSplitter { MaxLength = 200_000 });
    }

    // The header itself is the first level, what is written inside it the others; the caret goes before the first too deep.
    private static string Deep(int depth, string open, string close, int? marked = null)
    {
        var opened = Enumerable.Range(1, depth - 1).Select(level => level == marked ? $"^{open}" : open);
        return $"{{\"alg\":\"HS256\",\"x\":{string.Concat(opened)}0{string.Concat(Enumerable.Repeat(close, depth - 1))}}}";
    }

    private static void RefusesAtCaret(string marked, JwsViolation expected, JwsSplitter? splitter = null)
    {
        var caret = marked.IndexOf('^', StringComparison.Ordinal);
        var token = Tokens.WithHeader(marked.Remove(caret, 1));

        var error = Tokens.Refusal(token, splitter);

        error.Violation.Should().Be(expected, "in {0}", marked);
        var expectedOffset = Tokens.CharacterOfByte(Encoding.UTF8.GetByteCount(marked.AsSpan(0, caret)));
        error.Offset.Should().Be(expectedOffset, "the caret is before what is wrong in {0}", marked);
    }
}
