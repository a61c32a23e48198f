namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step8_WhatIsSent
{
    private const string Whole =
        "Date: {0} | ETag: \"a\" | Last-Modified: {-60} | Content-Type: text/plain | Content-Encoding: gzip | Content-Language: en"
        + " | Content-Length: 100 | Content-Location: /a.en | Content-Security-Policy: b | Vary: Accept-Language | Cache-Control: no-cache"
        + " | Expires: {60} | Set-Cookie: c=d | Set-Cookie: e=f";

    [Theory]
    [InlineData(
        Whole,
        "Date: {0} | ETag: \"a\" | Content-Location: /a.en | Content-Security-Policy: b | Vary: Accept-Language | Cache-Control: no-cache"
        + " | Expires: {60} | Set-Cookie: c=d | Set-Cookie: e=f")]
    [InlineData("last-modified: {-60} | content-type: a | Date: {0}", "last-modified: {-60} | Date: {0}")] // there is no tag
    [InlineData("ETag: W/\"a\" | Last-Modified: {-60}", "ETag: W/\"a\"")]
    [InlineData("Content-Range: bytes 0-1/2 | Vary: *", "Vary: *")]
    [InlineData("", "")]
    [Rule("R29")]
    public void A_304_has_what_a_cache_needs_and_nothing_of_the_content(string whole, string expected) =>
        Scene.Show(ResponseFields.NotModified(Scene.Fields(whole))).Should().Be(Scene.Show(Scene.Fields(expected)));

    [Theory]
    [InlineData(
        "ETag: \"a\" | Content-Type: text/plain | Content-Length: 100 | Last-Modified: {-60}",
        false,
        "ETag: \"a\" | Content-Type: text/plain | Last-Modified: {-60} | Content-Range: bytes 10-19/100 | Content-Length: 10")]
    [InlineData(
        "ETag: \"a\" | Content-Location: /a | Content-Range: x | Content-Type: text/plain | content-length: 100 | Last-Modified: {-60} | Vary: b | Content-Encoding: c",
        true,
        "ETag: \"a\" | Content-Location: /a | Vary: b | Content-Range: bytes 10-19/100 | Content-Length: 10")] // who asks for the rest knows this
    [InlineData("X: y", true, "X: y | Content-Range: bytes 10-19/100 | Content-Length: 10")]
    [Rule("R30")]
    public void A_206_with_one_part_says_which(string whole, bool hasIfRange, string expected) =>
        Scene.Show(ResponseFields.Partial(Scene.Fields(whole), [new ByteRange(10, 19)], 100, hasIfRange, "b"))
            .Should().Be(Scene.Show(Scene.Fields(expected)));

    [Theory]
    [InlineData(false, "ETag: \"a\" | Last-Modified: {-60} | Content-Language: en | Content-Type: multipart/byteranges; boundary=xyz")]
    [InlineData(true, "ETag: \"a\" | Content-Type: multipart/byteranges; boundary=xyz")]
    [Rule("R31")]
    public void A_206_with_several_parts_has_them_say_which_they_are(bool hasIfRange, string expected)
    {
        var whole = Scene.Fields("ETag: \"a\" | Content-Type: text/plain | Content-Length: 100 | Last-Modified: {-60} | Content-Language: en");

        Scene.Show(ResponseFields.Partial(whole, [new ByteRange(0, 9), new ByteRange(99, 99)], 100, hasIfRange, "xyz"))
            .Should().Be(Scene.Show(Scene.Fields(expected)));
        Scene.Show(ResponseFields.Part(whole, new ByteRange(99, 99), 100))
            .Should().Be("Content-Type: text/plain | Content-Range: bytes 99-99/100");
        Scene.Show(ResponseFields.Part([], new ByteRange(0, 9), 100)).Should().Be("Content-Range: bytes 0-9/100");
    }

    [Fact]
    [Rule("R32")]
    public void A_416_says_how_long_the_content_is() =>
        Scene.Show([ResponseFields.Unsatisfied(5_000_000_000)]).Should().Be("Content-Range: bytes */5000000000");

    [Theory]
    [InlineData(-60.0, -59.0, true)]
    [InlineData(-60.0, -59.5, false)]
    [InlineData(-60.0, -60.0, false)] // it may have changed after it was sent, in the same second
    [InlineData(-60.0, -61.0, false)]
    [InlineData(-60.0, 0.0, true)]
    [InlineData(null, 0.0, false)]
    [InlineData(-60.0, null, false)]
    [Rule("R33")]
    public void A_date_is_strong_if_the_response_is_at_least_a_second_younger(double? modified, double? date, bool expected) =>
        Stored(null, modified, date).IsDateStrong.Should().Be(expected);

    [Theory]
    [InlineData("\"a\"", -60.0, 0.0, "If-None-Match: \"a\" | If-Modified-Since: {-60}")]
    [InlineData("W/\"a\"", -60.0, 0.0, "If-None-Match: W/\"a\" | If-Modified-Since: {-60}")]
    [InlineData("\"a\"", null, 0.0, "If-None-Match: \"a\"")]
    [InlineData(null, -60.0, -60.0, "If-Modified-Since: {-60}")] // a weak one will do
    [InlineData(null, null, 0.0, "")]
    [Rule("R34")]
    public void To_read_a_client_sends_all_that_it_has(string? tag, double? modified, double? date, string expected) =>
        Shows(Stored(tag, modified, date).ForRead(), expected);

    [Theory]
    [InlineData("\"a\"", -60.0, 0.0, "If-Match: \"a\"")]
    [InlineData("\"a\"", null, null, "If-Match: \"a\"")]
    [InlineData("W/\"a\"", -60.0, 0.0, "If-Unmodified-Since: {-60}")] // a weak tag would never match
    [InlineData("W/\"a\"", 0.0, 0.0, null)]
    [InlineData(null, -60.0, 0.0, "If-Unmodified-Since: {-60}")]
    [InlineData(null, null, 0.0, null)]
    [Rule("R35")]
    public void To_change_something_a_client_needs_a_strong_validator(string? tag, double? modified, double? date, string? expected) =>
        Shows(Stored(tag, modified, date).ForUpdate(), expected);

    [Theory]
    [InlineData("\"a\"", -60.0, 0.0, "Range: bytes=10- | If-Range: \"a\"")]
    [InlineData("W/\"a\"", -60.0, 0.0, null)] // a date is only for who has no tag
    [InlineData(null, -60.0, 0.0, "Range: bytes=10- | If-Range: {-60}")]
    [InlineData(null, 0.0, 0.0, null)]
    [InlineData(null, null, 0.0, null)]
    [Rule("R36")]
    public void To_go_on_a_client_needs_a_strong_validator(string? tag, double? modified, double? date, string? expected) =>
        Shows(Stored(tag, modified, date).ForResume(10), expected);

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("W/\"a\"")]
    [InlineData(null)]
    [Rule("R34")]
    [Rule("R35")]
    [Rule("R36")]
    public void What_a_client_sends_is_what_its_server_wants_to_see(string? tag)
    {
        var page = Scene.Page(tag) with { IsDateStrong = true };
        var stored = new StoredValidators(page.Tag, page.LastModified(Scene.Noon), Scene.Noon);

        Scene.Decide(Scene.Show(stored.ForRead()), page).Should().StartWith("304");
        Scene.Decide(Scene.Show(stored.ForUpdate()!), page, "PUT").Should().Be("perform");
        if (stored.ForResume(40) is { } rest)
        {
            Scene.Decide(Scene.Show(rest), page).Should().Be("206 40-99 by Range");
        }
    }

    private static StoredValidators Stored(string? tag, double? modified, double? date) =>
        new(tag is null ? null : Scene.Tag(tag), Moment(modified), Moment(date));

    private static DateTimeOffset? Moment(double? seconds) => seconds is { } some ? Scene.At(some) : null;

    private static void Shows(IReadOnlyList<HttpField>? fields, string? expected) =>
        (fields is null ? null : Scene.Show(fields)).Should().Be(expected is null ? null : Scene.Show(Scene.Fields(expected)));
}
