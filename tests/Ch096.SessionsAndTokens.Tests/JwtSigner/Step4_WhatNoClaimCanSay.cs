namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step4_WhatNoClaimCanSay
{
    private const long Largest = 9007199254740991;

    [Theory]
    [InlineData(Largest + 1)]
    [InlineData(-Largest - 1)]
    [InlineData(Largest + 2)] // a double has the one below it, but not this one
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [Rule("R10")]
    public void Rfc8259_6_No_number_that_another_reader_rounds(long number) => Refuses("claims[1]", new("a", 1), new("id", number));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [Rule("R10")]
    public void Rfc8259_6_No_number_that_is_none(double number) => Refuses("claims[0]", new Claim("n", number));

    [Theory]
    [InlineData("D83D")]
    [InlineData("DE00")]
    [InlineData("0061 D83D")]
    [InlineData("D83D 0061")]
    [InlineData("DE00 D83D")]
    [InlineData("D83D DE00 DE00")]
    [InlineData("D83D D83D DE00")]
    [Rule("R9")]
    public void No_half_of_a_character(string units)
    {
        var text = Issuer.Utf16(units);
        Refuses("claims[0]", new Claim("name", text));
        Refuses("claims[0]", new Claim(text, "name"));
        Refuses("claims[0][1]", new Claim("names", new ClaimValue.List(["a", text])));
    }

    [Theory]
    [InlineData("role", "role")]
    [InlineData("", "")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [Rule("R13")]
    public void Rfc7519_4_No_name_twice(string name, string again)
    {
        Refuses("claims[2]", new(name, "user"), new("other", 1), new(again, "admin"));
        Refuses("claims[0][1]", new Claim("nested", new ClaimValue.Nested([new(name, 1), new(again, 1)])));
        Refuses("claims[0][0][1]", new Claim("list", new ClaimValue.List([new ClaimValue.Nested([new(name, 1), new(again, 1)])])));
    }

    [Theory]
    [InlineData("role", "Role")]
    [InlineData("a", "\u0430")] // a Cyrillic one
    [InlineData("\u00e9", "e\u0301")] // the same letter for Unicode, two names for JSON
    [InlineData("a", "a\0")]
    [Rule("R13")]
    public void Rfc7519_4_Names_are_compared_exactly(string name, string other)
    {
        var write = () => ClaimsJson.Write([new(name, 1), new(other, 1)]);

        write.Should().NotThrow("these are two names: {0} and {1}", Wire.Show(name), Wire.Show(other));
    }

    [Fact]
    [Rule("R13")]
    public void The_same_name_may_be_in_two_objects()
    {
        var write = () => ClaimsJson.Write(
            [new("a", new ClaimValue.Nested([new("a", 1), new("b", 1)])), new("b", new ClaimValue.Nested([new("a", 1)]))]);

        write.Should().NotThrow("each object has its own names");
    }

    [Fact]
    [Rule("R13")]
    public void Nothing_is_null()
    {
        Refuses("claims[1]", new("a", 1), null!);
        Refuses("claims[0]", new Claim(null!, 1));
        Refuses("claims[0]", new Claim("a", (ClaimValue)null!));
        Refuses("claims[0]", new Claim("a", new ClaimValue.TextValue(null!)));
        Refuses("claims[0]", new Claim("a", new ClaimValue.List(null!)));
        Refuses("claims[0]", new Claim("a", new ClaimValue.Nested(null!)));
        Refuses("claims[0][0]", new Claim("a", new ClaimValue.List([null!])));
        Refuses("claims[0][1]", new Claim("a", new ClaimValue.Nested([new("a", 1), null!])));
    }

    [Fact]
    [Rule("R3")]
    public void Null_is_no_list_of_claims()
    {
        var write = () => ClaimsJson.Write(null!);

        write.Should().Throw<ArgumentNullException>().WithParameterName("claims");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(14, true)]
    [InlineData(15, true)] // with the object itself, 16
    [InlineData(16, false)]
    [InlineData(5_000, false)] // the stack ends before this does
    [Rule("R12")]
    public void Nothing_nests_deeper_than_16(int levels, bool allowed)
    {
        ClaimsJson.MaxDepth.Should().Be(16);
        ClaimValue list = new ClaimValue.List([]), nested = new ClaimValue.Nested([]);
        for (var level = 1; level < levels; level++)
        {
            (list, nested) = (new ClaimValue.List([list]), new ClaimValue.Nested([new("a", nested)]));
        }

        foreach (var value in (ClaimValue[])[list, nested])
        {
            var write = () => ClaimsJson.Write([new("a", value)]);

            if (allowed)
            {
                write.Should().NotThrow("{0} levels and the object itself are few enough", levels);
            }
            else
            {
                Refuses($"claims{string.Concat(Enumerable.Repeat("[0]", 16))}", new Claim("a", value));
            }
        }
    }

    [Fact]
    [Rule("R12")]
    public void A_list_that_holds_itself_comes_to_an_end()
    {
        var elements = new List<ClaimValue> { 1 };
        elements.Add(new ClaimValue.List(elements));

        Refuses($"claims[0]{string.Concat(Enumerable.Repeat("[1]", 15))}", new Claim("loop", new ClaimValue.List(elements)));
    }

    [Fact]
    [Rule("R14")]
    public void The_first_in_reading_order_is_told()
    {
        Refuses("claims[0]", new("a", double.NaN), new("a", double.NaN));
        Refuses("claims[0][0]", new("a", new ClaimValue.List([double.NaN, double.NaN])), new("b", double.NaN));
        Refuses("claims[1]", new("a", 1), new("a", new ClaimValue.List([double.NaN]))); // the name before the value
        Refuses("claims[3]", new("a", new ClaimValue.List([1, 2])), new("b", new ClaimValue.Nested([new("x", 1)])), new("c", 1), new("d", Largest + 1));
        Refuses("claims[0][1][2]", new Claim("a", new ClaimValue.List([1, new ClaimValue.List([new ClaimValue.List([1]), 2, double.NaN])])));
    }

    [Fact]
    [Rule("R4")]
    [Rule("R14")]
    public void A_refusal_says_where_and_never_what()
    {
        const string Secret = "S3CRET";
        Claim[][] refused =
        [
            [new(Secret, "\ud83d")], [new("a", $"{Secret}\ud83d")], [new($"{Secret}\ud83d", 1)], [new(Secret, 1), new(Secret, 2)],
            [new(Secret, double.NaN)], [new(Secret, (ClaimValue)null!)], [new("a", new ClaimValue.List([Secret, null!]))],
        ];

        foreach (var claims in refused)
        {
            var write = () => ClaimsJson.Write(claims);

            write.Should().Throw<ArgumentException>().Which.ToString().Should().NotContain(Secret, "claims are about people, and this goes into a log");
        }
    }

    private static void Refuses(string place, params Claim[] claims)
    {
        var write = () => ClaimsJson.Write(claims);

        write.Should().Throw<ArgumentException>("no JSON says this in one way").WithParameterName(nameof(claims))
            .Which.Message.Should().MatchRegex(Issuer.Exactly(place), "that is where it is");
    }
}
