using System.Globalization;

namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step7_IfRange
{
    private const string Part = "206 0-9 by Range";

    [Theory]
    [InlineData("\"a\"", "\"a\"", Part)]
    [InlineData("\"b\"", "\"a\"", "perform")] // what the client has is old: all of the new one
    [InlineData("W/\"a\"", "\"a\"", "perform")]
    [InlineData("\"a\"", "W/\"a\"", "perform")] // parts of two states would be put together
    [InlineData("W/\"a\"", "W/\"a\"", "perform")]
    [InlineData("\"a\"", null, "perform")]
    [InlineData("*", "\"a\"", "perform")]
    [InlineData("\"b\", \"a\"", "\"a\"", "perform")] // it is one tag, no list
    [InlineData("a", "\"a\"", "perform")]
    [InlineData("", "\"a\"", "perform")]
    [Rule("R25")]
    public void A_tag_has_to_match_strongly(string ifRange, string? tag, string expected) =>
        Scene.Decide($"If-Range: {ifRange} | Range: bytes=0-9", Scene.Page(tag) with { IsDateStrong = true }).Should().Be(expected);

    [Theory]
    [InlineData("{-60}", -60.0, true, Part)]
    [InlineData("{-60}", -59.5, true, Part)]
    [InlineData("{-60}", -60.0, false, "perform")] // it may have changed twice in that second
    [InlineData("{-59}", -60.0, true, "perform")] // equal, not only no older
    [InlineData("{-61}", -60.0, true, "perform")]
    [InlineData("{-60}", null, true, "perform")]
    [InlineData("{-60}, {-60}", -60.0, true, "perform")]
    [InlineData("Wed, 01 Jul 2026", -60.0, true, "perform")]
    [InlineData("Wednesday, 01-Jul-26 11:59:00 GMT", -60.0, true, Part)]
    [InlineData("Wed Jul  1 11:59:00 2026", -60.0, true, Part)]
    [Rule("R26")]
    public void A_date_has_to_be_strong_and_equal(string ifRange, double? modified, bool isStrong, string expected)
    {
        var page = Scene.Page(modified: modified) with { IsDateStrong = isStrong };

        Scene.Decide($"If-Range: {ifRange} | Range: bytes=0-9", page).Should().Be(expected);
    }

    [Theory]
    [InlineData("If-Range: \"a\" | If-Range: \"a\" | Range: bytes=0-9", "perform")]
    [InlineData("If-Range: \"a\" | If-Range: {-60} | Range: bytes=0-9", "perform")]
    [InlineData("If-Range: \"a\"", "perform")]
    [InlineData("If-Range: \"a\" | Range: bytes=0-9 | Range: bytes=0-9", "perform")]
    [InlineData("if-range: \"a\" | RANGE: bytes=0-9", Part)]
    [Rule("R25")]
    public void It_is_there_once_beside_one_range(string fields, string expected) => Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("If-Range: \"a\" | Range: bytes=100-", "perform")]
    [InlineData("If-Range: \"b\" | Range: bytes=100-", "perform")]
    [InlineData("Range: bytes=100-", "416 by Range")]
    [InlineData("If-Range: \"a\" | Range: bytes=0-9, 100-", Part)]
    [Rule("R27")]
    public void With_it_a_range_that_does_not_exist_does_not_count(string fields, string expected) =>
        Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("If-Match: \"a\" | If-Range: \"b\" | Range: bytes=0-9", "perform")]
    [InlineData("If-None-Match: \"b\" | If-Range: \"a\" | Range: bytes=0-9", Part)]
    [InlineData("If-Unmodified-Since: {0} | If-Range: \"a\" | Range: bytes=0-9", Part)]
    [InlineData("If-Modified-Since: {-99} | Range: bytes=0-9", Part)]
    [Rule("R17")]
    [Rule("R25")]
    public void The_other_conditions_have_to_hold_as_well(string fields, string expected) =>
        Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("PUT", 200)]
    [InlineData("GET", 206)]
    [Rule("R23")]
    public void Without_ranges_there_is_no_If_Range(string method, int status) =>
        Scene.Decide("If-Range: \"a\" | Range: bytes=0-9", Scene.Page(), method, status).Should().Be("perform");

    [Fact]
    [Rule("R28")]
    public void Random_fields_end_in_a_decision()
    {
        Scene.Decide("If-Range: \"a\" | Range: bytes=0-9", Scene.Page()).Should().Be(Part);
        string[] names = ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range"];
        string[] pieces =
        [
            "\"", "W/", "a", ",", " ", "*", "bytes=", "-", "0", "9", "99999999999999999999", "\u00FF", "\0", "\u2028",
            "Wed, 01 Jul 2026 11:59:00 GMT", "Wednesday, 01-Jul-26 11:59:00 GMT", "Wed Jul  1 11:59:60 2026", "GMT", ":60 ",
        ];
        foreach (var seed in Samples.Below(3_000))
        {
            var random = new Random(seed);
            HttpField[] fields =
            [
                .. random.GetItems(names, random.Next(1, 5))
                    .Select(name => new HttpField(name, string.Concat(random.GetItems(pieces, random.Next(7))))),
            ];
            var request = new RequestHead(random.GetItems(["GET", "PUT"], 1)[0]) { Fields = fields };

            var decision = Scene.Show(new Preconditions().Evaluate(request, Scene.Page(), Scene.Noon));

            decision.Should().MatchRegex(
                "^(perform|304 by .*|412 by .*|206( [0-9]+-[0-9]+)+ by Range|416 by Range)$",
                "seed {0}: {1}", seed.ToString(CultureInfo.InvariantCulture), Scene.Show(fields));
        }
    }

    [Fact]
    [Rule("R28")]
    public void Lists_without_end_end()
    {
        var many = Samples.Of(1_000_000);
        var tags = string.Concat(Enumerable.Repeat("\"b\", ", many / 10));

        Scene.Decide($"If-None-Match: {tags}\"a\"", Scene.Page()).Should().Be("304 by If-None-Match");
        Scene.Decide($"If-None-Match: {tags}\"a", Scene.Page()).Should().Be("perform");
        Scene.Decide($"Range: bytes={new string(',', many)}", Scene.Page()).Should().Be("perform");
        Scene.Decide($"Range: bytes={new string('9', many)}-", Scene.Page()).Should().Be("416 by Range");
    }
}
