using System.Text.Json;

namespace Katas.SessionsAndTokens.JwsCompact.Steps;

public sealed class Step4_TheHeader
{
    // With an "alg" inside, so that only the form can be wrong.
    public static TheoryData<string> NotOneObject => new(
        "",
        " ",
        "null",
        "\"alg\"",
        "1",
        "[]",
        """[{"alg":"HS256"}]""",
        """{"alg":"HS256" """,
        """{"alg":"HS256","x":"y""",
        """{"alg":"HS256"}{}""",
        """{"alg":"HS256"}x""",
        "{\"alg\":\"HS256\"}\0",
        """{"alg":"HS256",}""",
        """{"alg":"HS256","x":[1,]}""",
        """{"alg":"HS256","x":}""",
        """{"alg":"HS256" "x":1}""",
        """{'alg':'HS256'}""",
        """{alg:"HS256"}""",
        """{"alg":"HS256"/*comment*/}""",
        "{\"alg\":\"HS256\"}//comment",
        """{"alg":"HS256","x":NaN}""",
        """{"alg":"HS256","x":01}""",
        """{"alg":"HS256","x":+1}""",
        """{"alg":"HS256","x":.5}""",
        """{"alg":"HS256","x":True}""",
        "\uFEFF{\"alg\":\"HS256\"}", // a byte order mark
        "\u00A0{\"alg\":\"HS256\"}", // a space, but not one of JSON's
        "{\"alg\":\"HS256\",\"x\":\"\n\"}", // a line break in a string
        """{"alg":"HS256","x":"\q"}""",
        """{"alg":"HS256","x":"\u12"}""");

    [Theory]
    [MemberData(nameof(NotOneObject))]
    [Rule("R10")]
    public void It_is_one_JSON_object_and_nothing_else(string header)
    {
        RefusesAsJson(Tokens.WithHeader(header), header);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","x":"\ud800"}""")]
    [InlineData("""{"alg":"HS256","x":["\udc00\ud800"]}""")]
    [InlineData("""{"alg":"HS256","\ud800":1}""")]
    [InlineData("""{"alg":"HS256","x":{"y":{"\udfff":1}}}""")]
    [Rule("R10")]
    public void Half_a_surrogate_pair_is_no_character(string header)
    {
        RefusesAsJson(Tokens.WithHeader(header), header);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0xAF })] // '/' in two bytes
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate
    [InlineData(new byte[] { 0xE2, 0x82 })] // cut short
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })] // beyond the last character
    [Rule("R10")]
    public void It_is_UTF_8(byte[] bytes)
    {
        byte[] asValue = [.. "{\"alg\":\"HS256\",\"x\":\""u8, .. bytes, .. "\"}"u8];
        byte[] asName = [.. "{\"alg\":\"HS256\",\""u8, .. bytes, .. "\":1}"u8];

        RefusesAsJson(Tokens.WithHeader(asValue), Convert.ToHexString(bytes));
        RefusesAsJson(Tokens.WithHeader(asName), Convert.ToHexString(bytes));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"ALG":"HS256"}""")] // names are compared with their case
    [InlineData("""{"alg":null}""")]
    [InlineData("""{"alg":256}""")]
    [InlineData("""{"alg":["HS256"]}""")]
    [InlineData("""{"x":{"alg":"HS256"}}""")]
    [Rule("R13")]
    public void It_names_an_algorithm(string header)
    {
        Tokens.Refuses(Tokens.WithHeader(header), JwsViolation.Algorithm, 0);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","b64":false,"crit":["b64"]}""")] // the example of RFC 7797 §4.2
    [InlineData("""{"alg":"HS256","b64":false}""")]
    [InlineData("""{"alg":"HS256","b64":null}""")]
    [InlineData("""{"alg":"HS256","b64":"true"}""")]
    [InlineData("""{"alg":"HS256","b64":1}""")]
    [Rule("R14")]
    public void Rfc7797_A_payload_that_is_not_base64url_is_not_decoded(string header)
    {
        Tokens.Refuses(Tokens.WithHeader(header), JwsViolation.UnencodedPayload, 0);
    }

    [Fact]
    [Rule("R13")]
    public void The_algorithm_is_asked_before_b64()
    {
        Tokens.Refuses(Tokens.WithHeader("""{"b64":false}"""), JwsViolation.Algorithm, 0);
    }

    [Fact]
    [Rule("R15")]
    public void Rfc7515_A_1_1_The_members_of_the_header()
    {
        var header = Tokens.Split(Rfc7515.A1).Header;

        header.Keys.Should().BeEquivalentTo("typ", "alg");
        header["typ"].GetString().Should().Be("JWT");
        header["alg"].GetString().Should().Be("HS256");
    }

    [Fact]
    [Rule("R15")]
    public void Rfc7515_E_What_it_means_is_not_judged()
    {
        var header = Tokens.Split(Rfc7515.E).Header;

        header.Keys.Should().BeEquivalentTo("alg", "crit", "http://example.com/UNDEFINED");
        header["alg"].GetString().Should().Be("none");
        header["crit"][0].GetString().Should().Be("http://example.com/UNDEFINED", "to refuse it is the verifier's part");
    }

    [Theory]
    [InlineData(" \t\r\n{ \"alg\" : \"HS256\" , \"x\" : 1 } \r\n", "x", "1")]
    [InlineData("""{"\u0061l\u0067":"HS256"}""", "alg", "\"HS256\"")]
    [InlineData("""{"alg":"","b64":true}""", "b64", "true")]
    [InlineData("""{"alg":"a","Alg":"b","ALG":"c"}""", "Alg", "\"b\"")]
    [InlineData("""{"alg":"a","":null}""", "", "null")]
    [InlineData("""{"alg":"a","é":"日本"}""", "é", "\"日本\"")]
    [InlineData("""{"alg":"a","\ud83d\ude00":{"x":[1,{"x":2}]}}""", "😀", """{"x":[1,{"x":2}]}""")]
    [InlineData("""{"alg":"a","n":1e999}""", "n", "1e999")] // a number that no double holds stays what was written
    [InlineData("""{"alg":"a","jwk":{"kty":"oct","k":"AA"},"crit":5}""", "crit", "5")]
    [Rule("R15")]
    public void Every_member_is_there_as_it_was_written(string header, string name, string expected)
    {
        var members = Tokens.Split(Tokens.WithHeader(header)).Header;

        members.Should().ContainKey(name).WhoseValue.GetRawText().Should().Be(expected);
    }

    [Fact]
    [Rule("R15")]
    public void The_members_stay_what_they_are()
    {
        var header = Tokens.Split(Rfc7515.A1).Header;

        var change = () => ((IDictionary<string, JsonElement>)header)["alg"] = default;

        change.Should().Throw<NotSupportedException>("what is handed out is not a dictionary to write to");
        header["alg"].GetString().Should().Be("HS256");
    }

    private static void RefusesAsJson(string token, string shown)
    {
        var error = Tokens.Refusal(token);

        error.Violation.Should().Be(JwsViolation.HeaderJson, "this is no header: {0}", shown);
        error.Offset.Should().BeInRange(0, token.IndexOf('.', StringComparison.Ordinal), "what is wrong is in the header");
    }
}
