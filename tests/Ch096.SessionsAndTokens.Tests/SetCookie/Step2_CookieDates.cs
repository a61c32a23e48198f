using System.Globalization;

namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step2_CookieDates
{
    [Theory]
    [InlineData("Wed, 09 Jun 2021 10:18:14 GMT", "2021-06-09T10:18:14")] // the three forms of HTTP
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37")]
    [InlineData("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37")]
    [InlineData("10:18:14 2021 jun 9", "2021-06-09T10:18:14")]
    [InlineData("9/June/2021 1:2:3", "2021-06-09T01:02:03")]
    [InlineData("Fry, 09 Jun 2021 10:18:14 whenever", "2021-06-09T10:18:14")]
    [InlineData("Wed, 09 Jun 2021 10:18:14 +0200", "2021-06-09T10:18:14")] // a zone is never read
    [Rule("R4")]
    [Rule("R5")]
    public void A_date_is_found_in_any_order(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("9th Juneau 2021AD 10:18:14Z", "2021-06-09T10:18:14")]
    [InlineData("9é JUN 2021 10:18:14:30", "2021-06-09T10:18:14")]
    [InlineData("09 10 Jun 2021 10:18:14", "2010-06-09T10:18:14")] // the second number may be a year
    [InlineData("9 Jun 2021 10:18:14 11:19:15 10 Jul 2022", "2021-06-09T10:18:14")] // the first of each
    [InlineData("10:18 Jun 2021 10:18:14", "2021-06-10T10:18:14")] // no time, so a day
    [InlineData("2021 2022 9 Jun 10:18:14", "2021-06-09T10:18:14")]
    [InlineData("9 may-jun 2021 10:18:14", "2021-05-09T10:18:14")]
    [Rule("R4")]
    public void Each_token_is_the_first_that_it_can_be(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Ju 9 2021 10:18:14")]
    [InlineData("9 Jun 2021 10:18")]
    [InlineData("9 Jun 2021 10:18:140")]
    [InlineData("9 Jun 2021 010:18:14")]
    [InlineData("9 Jun 2021 10::14")]
    [InlineData("9 Jun 20211 10:18:14")]
    [InlineData("9 Jun 1 10:18:14")]
    [InlineData("009 Jun 2021 10:18:14")]
    [InlineData("9\u00A0Jun 2021 10:18:14")] // no delimiter, so one token
    [InlineData("9 \u017Fep 2021 10:18:14")] // the long s is no s
    [InlineData("9 \u0661 2021 10:18:14")]
    [Rule("R4")]
    public void What_is_nearly_one_of_the_four_is_none(string text) => Reads(text, null);

    [Theory]
    [InlineData("00", 2000)]
    [InlineData("69", 2069)]
    [InlineData("70", 1970)]
    [InlineData("99", 1999)]
    [InlineData("099", 1999)] // the value counts, not its digits
    [InlineData("0069", 2069)]
    [InlineData("100", null)]
    [InlineData("1600", null)]
    [InlineData("1601", 1601)]
    [InlineData("9999", 9999)]
    [Rule("R5")]
    public void A_short_year_has_its_century(string year, int? expected) =>
        Reads($"1 Jan {year} 10:18:14", expected is null ? null : $"{expected}-01-01T10:18:14");

    [Theory]
    [InlineData("31 Jan 2021 23:59:59", "2021-01-31T23:59:59")]
    [InlineData("29 Feb 2024 00:00:00", "2024-02-29T00:00:00")]
    [InlineData("31 Dec 2021 0:0:0", "2021-12-31T00:00:00")]
    [InlineData("0 Jan 2021 10:18:14", null)]
    [InlineData("32 Jan 2021 10:18:14", null)]
    [InlineData("29 Feb 2021 10:18:14", null)]
    [InlineData("31 Apr 2021 10:18:14", null)]
    [InlineData("9 Jun 2021 24:00:00", null)]
    [InlineData("9 Jun 2021 10:60:14", null)]
    [InlineData("9 Jun 2021 10:18:60", null)]
    [Rule("R5")]
    public void No_such_moment_is_no_date(string text, string? expected) => Reads(text, expected);

    [Theory]
    [InlineData("")]
    [InlineData("never")]
    [InlineData("Jun 2021 10:18:14")]
    [InlineData("9 2021 10:18:14")]
    [InlineData("9 Jun 10:18:14")]
    [InlineData("9 Jun 2021")]
    [Rule("R5")]
    public void All_four_are_needed(string text) => Reads(text, null);

    [Fact]
    [Rule("R4")]
    public void Every_character_cuts_tokens_apart_or_not()
    {
        foreach (var character in Enumerable.Range(0, 0x180).Select(code => (char)code).Append('\u3000').Append('\u2028'))
        {
            var cuts = character == '\t' || (character is >= ' ' and <= '~' && character != ':' && !char.IsAsciiLetterOrDigit(character));

            Reads($"9{character}Jun 2021 10:18:14", cuts ? "2021-06-09T10:18:14" : null);
        }
    }

    [Fact]
    [Rule("R25")]
    public void Null_is_a_callers_mistake()
    {
        var parse = () => CookieDate.TryParse(null!, out _);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("text");
    }

    private static void Reads(string text, string? expected)
    {
        var found = CookieDate.TryParse(text, out var date);

        (found ? date.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) : null).Should().Be(
            expected is null ? null : $"{expected}+00:00", "the text is {0}", Wire.Show(text));
    }
}
