using System.Globalization;

namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step2_SecondsAndDates
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("60", 60L)]
    [InlineData("0060", 60L)]
    [InlineData("2147483647", 2_147_483_647L)]
    [InlineData("2147483648", 2_147_483_648L)]
    [InlineData("2147483649", 2_147_483_648L)]
    [InlineData("4294967296", 2_147_483_648L)] // 2^32
    [InlineData("4294967356", 2_147_483_648L)] // would be 60 in 32 bits
    [InlineData("18446744073709551676", 2_147_483_648L)] // would be 60 in 64 bits
    [InlineData("99999999999999999999999999999999999999999999999999999999999999", 2_147_483_648L)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1.5", null)]
    [InlineData("1e3", null)]
    [InlineData(" 1", null)]
    [InlineData("1 ", null)]
    [InlineData("0x10", null)]
    [InlineData("\u0661", null)]
    [InlineData("99999999999999999999x", null)]
    [Rule("R3")]
    public void Seconds_are_digits_and_at_most_for_ever(string text, long? expected) => DeltaSeconds.Parse(text).Should().Be(expected);

    [Fact]
    [Rule("R3")]
    public void Digits_without_end_end() => DeltaSeconds.Parse(new string('9', Samples.Of(1_000_000))).Should().Be(DeltaSeconds.Max);

    [Theory]
    [InlineData("max-age=60", 60L)]
    [InlineData("max-age=\"60\"", 60L)]
    [InlineData("MAX-AGE=60", 60L)]
    [InlineData("s-maxage=5, max-age=60", 60L)]
    [InlineData("max-age=60, max-age=60", 60L)]
    [InlineData("max-age=60, Max-Age=\"060\"", 60L)] // other digits, the same seconds
    [InlineData("max-age=60, max-age=61", null)]
    [InlineData("max-age=60, max-age", null)]
    [InlineData("max-age=60, max-age=x", null)]
    [InlineData("max-age", null)]
    [InlineData("max-age=\"\"", null)]
    [InlineData("max-age=-1", null)]
    [InlineData("max-age=\"60 \"", null)]
    [InlineData("xmax-age=60", null)]
    [InlineData("", null)]
    [Rule("R4")]
    public void A_directive_has_seconds_if_all_say_the_same(string line, long? expected) =>
        CacheControl.Parse([line]).Seconds("max-age").Should().Be(expected);

    [Theory]
    [InlineData("no-cache", true)]
    [InlineData("No-Cache", true)]
    [InlineData("no-cache=\"a\"", true)]
    [InlineData("a, no-cache", true)]
    [InlineData("a=no-cache", false)]
    [InlineData("no-cachex", false)]
    [InlineData("x-no-cache", false)]
    [InlineData("", false)]
    [Rule("R4")]
    public void A_directive_is_there_by_its_name(string line, bool expected)
    {
        CacheControl.Parse([line]).Has("no-cache").Should().Be(expected);
        CacheControl.Parse([line]).Has("NO-CACHE").Should().Be(expected);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("no-cache", null)]
    [InlineData("no-cache=\"Set-Cookie\"", "Set-Cookie")]
    [InlineData("no-cache=Set-Cookie", "Set-Cookie")]
    [InlineData("no-cache=\" Set-Cookie ,, X-User\t\"", "Set-Cookie X-User")]
    [InlineData("no-cache=\"a\", No-Cache=\"b\"", "a b")]
    [InlineData("no-cache=\"a\", no-cache", null)]
    [InlineData("no-cache, no-cache=\"a\"", null)]
    [InlineData("no-cache=\"\"", null)]
    [InlineData("no-cache=\" , \"", null)]
    [InlineData("no-cache=\"a b\"", null)]
    [InlineData("no-cache=\"a:\"", null)]
    [InlineData("no-cache=\"a, b:\"", null)]
    [InlineData("no-cache=\"a, vary\"", null)] // what the cache lives by cannot be left out
    [InlineData("no-cache=\"Cache-Control\"", null)]
    [InlineData("private=\"a\"", "")]
    [Rule("R5")]
    public void A_directive_is_limited_to_fields_that_can_be_left_out(string line, string? expected)
    {
        var names = CacheControl.Parse([line]).FieldNames("no-cache");

        (names is null ? null : string.Join(' ', names)).Should().Be(expected);
    }

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37")]
    [InlineData("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37")]
    [Rule("R6")]
    public void Rfc9110_5_6_7(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Sun Nov 16 08:49:37 1994", "1994-11-16T08:49:37")]
    [InlineData("sUN, 06 nOV 1994 08:49:37 gmt", "1994-11-06T08:49:37")] // case does not count for a cache
    [InlineData("SATURDAY, 01-jul-26 12:00:00 GMT", "2026-07-01T12:00:00")]
    [InlineData("Mon, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37")] // whichever day of the week it was
    [InlineData("Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-31T23:59:59")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59")] // the leap second
    [Rule("R6")]
    public void A_date_has_one_of_three_forms(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 UTC")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 +0000")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 EST")]
    [InlineData("Sun, 06 Nov 1994 08:49:37")]
    [InlineData("Sun, 6 Nov 1994 08:49:37 GMT")]
    [InlineData("06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 06-Nov-1994 08:49:37 GMT")]
    [InlineData("Sun, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 94 08:49:37 GMT")]
    [InlineData("Sun Nov 6 08:49:37 1994")]
    [InlineData("Sun Nov 06 08:49:37 1994 GMT")]
    [InlineData("Sun,  06 Nov 1994 08:49:37 GMT")]
    [InlineData(" Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT\n")]
    [InlineData("Sun, 06 Nov 1994 08:49 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Son, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nav 1994 08:49:37 GMT")]
    [InlineData("Sun, \u0660\u0666 Nov 1994 08:49:37 GMT")]
    [InlineData("1994-11-06T08:49:37Z")]
    [Rule("R6")]
    public void Anything_else_is_no_date(string text) => Reads(text, null);

    [Theory]
    [InlineData("Sun, 00 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 31 Nov 1994 08:49:37 GMT")]
    [InlineData("Wed, 29 Feb 2023 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 0000 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 24:00:00 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:60:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:61 GMT")]
    [InlineData("Sun Nov  0 08:49:37 1994")]
    [Rule("R6")]
    public void No_such_moment_is_no_date(string text) => Reads(text, null);

    [Theory]
    [InlineData("01-Jul-76 12:00:00", 2026, 2076)] // fifty years, to the second
    [InlineData("01-Jul-76 12:00:01", 2026, 1976)]
    [InlineData("02-Jul-76 00:00:00", 2026, 1976)]
    [InlineData("30-Jun-76 23:59:59", 2026, 2076)]
    [InlineData("31-Dec-75 23:59:59", 2026, 2075)]
    [InlineData("01-Jan-77 00:00:00", 2026, 1977)]
    [InlineData("01-Jul-25 00:00:00", 2026, 2025)]
    [InlineData("01-Jan-00 00:00:00", 2026, 2000)]
    [InlineData("01-Jan-10 00:00:00", 2095, 2110)] // the next century is near
    [InlineData("01-Jan-99 00:00:00", 2026, 1999)]
    [InlineData("01-Jan-69 00:00:00", 1999, 1969)]
    [Rule("R7")]
    public void A_year_of_two_digits_is_at_most_fifty_years_away(string moment, int thisYear, int expected)
    {
        var noon = new DateTimeOffset(thisYear, 7, 1, 12, 0, 0, TimeSpan.Zero);

        HttpDate.TryParse($"Monday, {moment} GMT", noon, out var date).Should().BeTrue();
        date.Year.Should().Be(expected, "it is {0:s}, and fifty years is not too far", noon);
    }

    [Fact]
    [Rule("R7")]
    public void The_clocks_time_zone_does_not_matter()
    {
        var noon = new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.FromHours(11.5));

        HttpDate.TryParse("Monday, 01-Jul-76 18:00:00 GMT", noon, out var date).Should().BeTrue();
        date.Year.Should().Be(1976, "it is noon in Greenwich");
    }

    private static void Reads(string text, string? expected)
    {
        var found = HttpDate.TryParse(text, Scene.Noon, out var date);

        (found ? date.ToString("s", CultureInfo.InvariantCulture) : null).Should().Be(expected, "of {0}", Wire.Show(text));
        (found ? date.Offset : TimeSpan.Zero).Should().Be(TimeSpan.Zero, "dates of HTTP are in UTC");
    }
}
