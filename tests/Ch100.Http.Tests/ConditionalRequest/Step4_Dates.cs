namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step4_Dates
{
    [Theory]
    [InlineData(-60, -60)]
    [InlineData(-59.001, -60)] // what is less than a second is cut off
    [InlineData(-59.999, -60)]
    [InlineData(0, 0)]
    [InlineData(1, 0)] // a file from the future
    [InlineData(1e9, 0)]
    [Rule("R12")]
    public void Last_Modified_is_in_whole_seconds_and_not_in_the_future(double modified, double expected) =>
        Scene.Page(modified: modified).LastModified(Scene.Noon).Should().Be(Scene.At(expected));

    [Fact]
    [Rule("R12")]
    public void The_clock_is_cut_off_as_well_and_what_is_not_known_stays_unknown()
    {
        Scene.Page(modified: 5).LastModified(Scene.At(0.9)).Should().Be(Scene.Noon);
        Scene.Page(modified: null).LastModified(Scene.Noon).Should().BeNull();
        new Representation(1) { Modified = new DateTimeOffset(1960, 1, 1, 0, 0, 0, 500, TimeSpan.Zero) }.LastModified(Scene.Noon)
            .Should().Be(new DateTimeOffset(1960, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("If-Unmodified-Since: {-60}", -60.0, "perform")]
    [InlineData("If-Unmodified-Since: {-59}", -60.0, "perform")]
    [InlineData("If-Unmodified-Since: {-61}", -60.0, "412 by If-Unmodified-Since")]
    [InlineData("If-Unmodified-Since: {-60}", -59.5, "perform")] // it was sent without its fraction
    [InlineData("If-Unmodified-Since: {-60}", null, "perform")]
    [InlineData("if-unmodified-since: {0}", 100.0, "perform")]
    [InlineData("If-Unmodified-Since: {-1}", 100.0, "412 by If-Unmodified-Since")]
    [Rule("R13")]
    public void If_Unmodified_Since_wants_what_is_no_newer(string fields, double? modified, string expected)
    {
        foreach (var method in new[] { "PUT", "GET", "HEAD", "DELETE" })
        {
            Scene.Decide(fields, Scene.Page(modified: modified), method).Should().Be(expected, "{0} with {1}", method, fields);
        }
    }

    [Theory]
    [InlineData("If-Modified-Since: {-60}", -60.0, false)]
    [InlineData("If-Modified-Since: {-61}", -60.0, true)]
    [InlineData("If-Modified-Since: {-59}", -60.0, false)] // not equal, and not modified since
    [InlineData("If-Modified-Since: {60}", -60.0, false)] // a date in the future is a date
    [InlineData("IF-MODIFIED-SINCE: {-60}", -59.5, false)]
    [InlineData("If-Modified-Since: {-60}", null, true)]
    [InlineData("If-Modified-Since: {-1}", 100.0, true)]
    [Rule("R14")]
    public void If_Modified_Since_wants_what_is_newer(string fields, double? modified, bool isNewer)
    {
        foreach (var method in new[] { "GET", "HEAD", "PUT", "POST", "get" })
        {
            var expected = isNewer || method is not ("GET" or "HEAD") ? "perform" : "304 by If-Modified-Since";
            Scene.Decide(fields, Scene.Page(modified: modified), method).Should().Be(expected, "{0} with {1}", method, fields);
        }
    }

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    [Rule("R15")]
    public void Rfc9110_5_6_7(string date)
    {
        var moment = new DateTimeOffset(1994, 11, 6, 8, 49, 37, TimeSpan.Zero);
        var (then, later) = (new Representation(1) { Modified = moment }, new Representation(1) { Modified = moment.AddSeconds(1) });

        Scene.Decide($"If-Modified-Since: {date}", then).Should().Be("304 by If-Modified-Since");
        Scene.Decide($"If-Modified-Since: {date}", later).Should().Be("perform");
        Scene.Decide($"If-Unmodified-Since: {date}", then).Should().Be("perform");
        Scene.Decide($"If-Unmodified-Since: {date}", later).Should().Be("412 by If-Unmodified-Since");
    }

    [Theory]
    [InlineData("Wednesday, 01-Jul-76 12:00:00 GMT", "304 by If-Modified-Since")] // in fifty years
    [InlineData("Thursday, 01-Jul-76 12:00:01 GMT", "perform")] // fifty years ago
    [InlineData("Sat Nov 16 08:49:60 2030", "304 by If-Modified-Since")] // a leap second
    [Rule("R15")]
    public void A_year_of_two_digits_depends_on_the_clock(string date, string expected) =>
        Scene.Decide($"If-Modified-Since: {date}", Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("\"a\"")]
    [InlineData("Wed, 01 Jul 2026 12:00:00 UTC")]
    [InlineData("Wed, 1 Jul 2026 12:00:00 GMT")]
    [InlineData("Wed, 31 Jun 2026 12:00:00 GMT")]
    [InlineData("Wednesday, 01-Jul-xx 12:00:00 GMT")]
    [InlineData("Mit, 01 Jul 2026 12:00:00 GMT")]
    [InlineData("2026-07-01T12:00:00Z")]
    [InlineData("{0}, {0}")]
    [Rule("R15")]
    public void What_is_no_date_is_no_condition(string date)
    {
        Scene.Decide($"If-Modified-Since: {date}", Scene.Page()).Should().Be("perform");
        Scene.Decide($"If-Unmodified-Since: {date}", Scene.Page()).Should().Be("perform");
    }

    [Theory]
    [InlineData("If-Modified-Since: {0} | If-Modified-Since: {0}")]
    [InlineData("If-Modified-Since: {0} | If-Modified-Since: {-99}")]
    [InlineData("If-Unmodified-Since: {-99} | If-Unmodified-Since: {-99}")]
    [InlineData("If-Unmodified-Since: {-99} | If-Unmodified-Since: x")]
    [Rule("R15")]
    public void A_date_that_is_there_twice_is_no_condition(string fields) => Scene.Decide(fields, Scene.Page()).Should().Be("perform");
}
