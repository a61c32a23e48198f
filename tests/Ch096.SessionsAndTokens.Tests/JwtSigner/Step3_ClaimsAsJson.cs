using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step3_ClaimsAsJson
{
    [Fact]
    [Rule("R8")]
    public void Rfc7519_3_1_The_claims_without_the_line_breaks() => Writes(
        """{"iss":"joe","exp":1300819380,"http://example.com/is_root":true}""",
        new("iss", "joe"), new("exp", 1300819380), new("http://example.com/is_root", true));

    [Fact]
    [Rule("R8")]
    public void No_claim_is_an_empty_object() => Writes("{}");

    [Fact]
    [Rule("R8")]
    public void Claims_keep_their_order() => Writes("""{"b":1,"a":2,"B":3,"":4}""", new("b", 1), new("a", 2), new("B", 3), new("", 4));

    [Fact]
    [Rule("R8")]
    public void Arrays_and_objects_nest() => Writes(
        """{"none":[],"roles":["a",1,false,[true]],"address":{"street":"x","geo":{"lat":1}},"empty":{},"list":[{"a":[]},{}]}""",
        new("none", new ClaimValue.List([])),
        new("roles", new ClaimValue.List(["a", 1, false, new ClaimValue.List([true])])),
        new("address", new ClaimValue.Nested([new("street", "x"), new("geo", new ClaimValue.Nested([new("lat", 1)]))])),
        new("empty", new ClaimValue.Nested([])),
        new("list", new ClaimValue.List([new ClaimValue.Nested([new("a", new ClaimValue.List([]))]), new ClaimValue.Nested([])])));

    [Fact]
    [Rule("R8")]
    public void Truth_is_written_small() => Writes("""{"yes":true,"no":false}""", new("yes", true), new("no", false));

    [Theory]
    [InlineData("", "")]
    [InlineData("joe", "joe")]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("\\", "\\\\")] // alone it would escape the closing quote
    [InlineData("\\\"", "\\\\\\\"")]
    [InlineData("\b\t\n\f\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\0", "\\u0000")]
    [InlineData("\x0b", "\\u000b")] // JSON has no \v
    [InlineData("\x1f", "\\u001f")]
    [InlineData(" ", " ")] // one above the last control
    [InlineData("\x7f", "\x7f")]
    [InlineData("/", "/")]
    [InlineData("<a href='x'>&+`", "<a href='x'>&+`")] // this is no web page
    [InlineData("Zoë", "Zoë")]
    [InlineData("\u2028\u2029\ufeff", "\u2028\u2029\ufeff")]
    [InlineData("\u65e5\u672c", "\u65e5\u672c")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [InlineData("x\",\"admin\":true,\"a\":\"", "x\\\",\\\"admin\\\":true,\\\"a\\\":\\\"")]
    [InlineData("x\\\",\\\"admin\\\":true,\\\"a\\\":\\\"", "x\\\\\\\",\\\\\\\"admin\\\\\\\":true,\\\\\\\"a\\\\\\\":\\\\\\\"")]
    [Rule("R9")]
    public void Rfc8785_3_2_2_2_A_string_has_one_spelling_and_cannot_get_out_of_its_quotes(string text, string spelling)
    {
        Writes($"{{\"name\":\"{spelling}\"}}", new Claim("name", text));
        Writes($"{{\"{spelling}\":[\"{spelling}\"]}}", new Claim(text, new ClaimValue.List([text])));
    }

    [Fact]
    [Rule("R9")]
    public void Every_control_character_is_escaped()
    {
        for (var code = 0; code < ' '; code++)
        {
            var spelling = Wire.Show(Json(new Claim("c", $"{(char)code}"))[6..^2]);

            spelling.Should().MatchRegex("^\"\\\\([btnfr]|u00[01][0-9a-f])\"$", "U+{0:X4} is a control character", code);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1300819380)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(9007199254740991)]
    [InlineData(-9007199254740991)]
    [Rule("R10")]
    public void A_whole_number_is_its_digits(long number) =>
        Writes($"{{\"n\":{number.ToString(CultureInfo.InvariantCulture)}}}", new Claim("n", number));

    [Theory]
    [InlineData(0.5)]
    [InlineData(-0.1)]
    [InlineData(1e21)]
    [InlineData(1e-7)]
    [InlineData(0.30000000000000004)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    [InlineData(1.0)]
    [Rule("R10")]
    public void A_fraction_reads_back_as_it_was(double number)
    {
        var json = Json(new Claim("n", number));

        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("n").GetDouble().Should().Be(number, "it was written as {0}", json);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2011-03-22T18:43:00Z", 1300819380)]
    [InlineData("2011-03-23T03:43:00+09:00", 1300819380)] // the same moment
    [InlineData("2011-03-22T18:43:00.9999999Z", 1300819380)]
    [InlineData("1969-12-31T23:59:59.9999999Z", -1)] // down, not towards zero
    [InlineData("1969-12-31T23:59:58.5Z", -2)]
    [InlineData("1969-12-31T23:59:58Z", -2)]
    [InlineData("2038-01-19T03:14:08Z", 2147483648)] // more than 31 bits
    [InlineData("9999-12-31T23:59:59Z", 253402300799)]
    [InlineData("0001-01-01T00:00:00Z", -62135596800)]
    [Rule("R11")]
    public void Rfc7519_2_An_instant_is_in_whole_seconds(string time, long seconds) =>
        Writes($"{{\"auth_time\":{seconds}}}", new Claim("auth_time", DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    private static void Writes(string json, params Claim[] claims) => Wire.Show(Json(claims)).Should().Be(Wire.Show(json));

    private static string Json(params Claim[] claims) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(ClaimsJson.Write(claims));
}
