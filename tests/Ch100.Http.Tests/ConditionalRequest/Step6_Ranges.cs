using System.Globalization;

namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step6_Ranges
{
    [Theory]
    [InlineData("bytes=0-499", "0-499")]
    [InlineData("bytes=500-999", "500-999")]
    [InlineData("bytes=-500", "9500-9999")]
    [InlineData("bytes=9500-", "9500-9999")]
    [InlineData("bytes=0-0,-1", "0-0 9999-9999")]
    [InlineData("bytes= 0-999, 4500-5499, -1000", "0-999 4500-5499 9000-9999")]
    [InlineData("bytes=500-600,601-999", "500-600 601-999")]
    [InlineData("bytes=500-700,601-999", "500-700 601-999")]
    [Rule("R20")]
    [Rule("R22")]
    public void Rfc9110_14_1_2(string value, string expected) => Finds(value, 10_000, expected);

    [Theory]
    [InlineData("BYTES=1-2", "1-2")]
    [InlineData("bytes=1-2,,\t3-4 ,", "1-2 3-4")] // empty elements do not count
    [InlineData("bytes=007-0008", "7-8")]
    [InlineData("bytes=5-4", null)]
    [InlineData("bytes=0-1,5-4", null)] // one that is wrong spoils all
    [InlineData("bytes=0-1,x", null)]
    [InlineData("bytes=", null)]
    [InlineData("bytes=,", null)]
    [InlineData("bytes=-", null)]
    [InlineData("bytes=5", null)]
    [InlineData("bytes=--5", null)]
    [InlineData("bytes=1-2-3", null)]
    [InlineData("bytes=1 - 2", null)]
    [InlineData("bytes=+1-2", null)]
    [InlineData("bytes=0x1-2", null)]
    [InlineData("bytes=1-x", null)] // and not all from 1 on
    [InlineData("bytes=\u0661-2", null)]
    [InlineData("bytes =1-2", null)]
    [InlineData(" bytes=1-2", null)]
    [InlineData("bytes:1-2", null)]
    [InlineData("bytes 1-2", null)]
    [InlineData("lines=1-2", null)]
    [InlineData("1-2", null)]
    [InlineData("", null)]
    [Rule("R20")]
    public void Anything_else_asks_for_nothing(string value, string? expected) => Finds(value, 10_000, expected);

    [Theory]
    [InlineData("bytes=0-9223372036854775807", "0-9999")]
    [InlineData("bytes=0-9223372036854775808", "0-9999")]
    [InlineData("bytes=0-18446744073709551617", "0-9999")] // would be 1 in 64 bits
    [InlineData("bytes=18446744073709551616-", "")]
    [InlineData("bytes=-99999999999999999999999999", "0-9999")]
    [InlineData("bytes=99999999999999999999-99999999999999999998", "")] // both are as much as there can be
    [InlineData("bytes=99999999999999999999-5", null)]
    [InlineData("bytes=99999999999999999999x-", null)]
    [Rule("R21")]
    public void Gigantic_numbers_are_behind_the_end(string value, string? expected) => Finds(value, 10_000, expected);

    [Theory]
    [InlineData("bytes=99-", "99-99")]
    [InlineData("bytes=100-", "")]
    [InlineData("bytes=98-99", "98-99")]
    [InlineData("bytes=98-100", "98-99")]
    [InlineData("bytes=-100", "0-99")]
    [InlineData("bytes=-101", "0-99")]
    [InlineData("bytes=-0", "")]
    [InlineData("bytes=100-,5-9,-0", "5-9")]
    [InlineData("bytes=90-,0-4,2-3", "90-99 0-4 2-3")] // in the order in which they were asked for
    [Rule("R22")]
    public void A_part_ends_where_the_content_does(string value, string expected) => Finds(value, 100, expected);

    [Fact]
    [Rule("R22")]
    public void Nothing_has_no_parts()
    {
        Finds("bytes=0-,-5,0-0", 0, "");
        Scene.Decide("Range: bytes=0-", Scene.Page(length: 0)).Should().Be("perform", "an empty page is sent whole");
    }

    [Theory]
    [InlineData("Range: bytes=0-9", "206 0-9 by Range")]
    [InlineData("range: bytes=0-", "206 0-99 by Range")]
    [InlineData("Range: bytes=0-4, 200-, -5", "206 0-4 95-99 by Range")]
    [InlineData("Range: bytes=100-", "416 by Range")]
    [InlineData("Range: bytes=-0", "416 by Range")]
    [InlineData("Range: bytes=5-4", "perform")]
    [InlineData("Range: lines=0-9", "perform")]
    [InlineData("Range: bytes=0-9 | Range: bytes=0-9", "perform")]
    [Rule("R23")]
    public void A_range_is_sent_or_does_not_exist_or_does_not_count(string fields, string expected) =>
        Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("HEAD", 200, true)]
    [InlineData("POST", 200, true)]
    [InlineData("get", 200, true)]
    [InlineData("GET", 203, true)]
    [InlineData("GET", 204, true)]
    [InlineData("GET", 200, false)]
    [Rule("R23")]
    public void Only_a_GET_that_is_answered_with_200_has_ranges(string method, int status, bool acceptsRanges)
    {
        var page = Scene.Page() with { AcceptsRanges = acceptsRanges };

        Scene.Decide("Range: bytes=0-9", page, method, status).Should().Be("perform");
        Scene.Decide("Range: bytes=100-", page, method, status).Should().Be("perform");
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [Rule("R24")]
    public void More_parts_than_MaxRanges_are_none(int count, bool isSent)
    {
        var value = "bytes=" + string.Join(',', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}-{i}")));
        var beyond = "bytes=" + string.Join(',', Enumerable.Repeat("500-", count));

        Scene.Decide($"Range: {value}", Scene.Page()).Should().StartWith(isSent ? "206 0-0 1-1" : "perform");
        Scene.Decide($"Range: {beyond}", Scene.Page()).Should().Be(isSent ? "416 by Range" : "perform");
        Scene.Decide($"Range: {value}", Scene.Page(), server: new Preconditions { MaxRanges = 17 }).Should().StartWith("206 0-0 1-1");
    }

    [Theory]
    [InlineData("bytes=0-49,0-49", "206 0-49 0-49 by Range")]
    [InlineData("bytes=0-49,0-48,99-", "206 0-49 0-48 99-99 by Range")]
    [InlineData("bytes=0-49,0-49,99-", "perform")]
    [InlineData("bytes=0-,0-", "perform")] // twice the content
    [InlineData("bytes=0-99,100-", "206 0-99 by Range")] // what is not there takes no place
    [Rule("R24")]
    public void Parts_that_are_more_than_the_whole_are_none(string value, string expected) =>
        Scene.Decide($"Range: {value}", Scene.Page()).Should().Be(expected);

    [Fact]
    [Rule("R24")]
    public void A_bomb_of_ranges_is_none()
    {
        var overlapping = "bytes=0-" + string.Concat(Enumerable.Range(1, 1_300).Select(i => string.Create(CultureInfo.InvariantCulture, $",5-{i}")));
        var gigantic = Scene.Page(length: long.MaxValue);

        Scene.Decide($"Range: {overlapping}", gigantic, server: new Preconditions { MaxRanges = 2_000 }).Should().Be("perform");
        Scene.Decide("Range: bytes=0-,0-,0-,0-", gigantic).Should().Be("perform", "four times that is more than a long can count");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [Rule("R24")]
    public void MaxRanges_is_1_or_more(int value)
    {
        ArgumentOutOfRangeException? refusal = null;
        try
        {
            _ = new Preconditions { MaxRanges = value };
        }
        catch (ArgumentOutOfRangeException thrown)
        {
            refusal = thrown;
        }

        refusal.Should().NotBeNull();
        refusal!.ParamName.Should().Be("MaxRanges");
        Scene.Decide("Range: bytes=1-1", Scene.Page(), server: new Preconditions { MaxRanges = 1 }).Should().Be("206 1-1 by Range");
    }

    private static void Finds(string value, long length, string? expected)
    {
        var found = ByteRanges.Parse(value) is { } specs
            ? string.Join(' ', ByteRanges.Satisfiable(specs, length)
                .Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}")))
            : null;

        found.Should().Be(expected, "of {0} in {1} bytes", Wire.Show(value), length);
    }
}
