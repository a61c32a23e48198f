using System.Text;
using CsCheck;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step3_TheDocument
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("""{"keys":[]""")]
    [InlineData("""{"keys":[]}}""")]
    [InlineData("""{"keys":[]} {"keys":[]}""")]
    [InlineData("""{"keys":[],}""")]
    [InlineData("""{"keys":[] /* none */}""")]
    [InlineData("{'keys':[]}")]
    [InlineData("\ufeff{\"keys\":[]}")]
    [InlineData("""{"keys":[]}x""")]
    [InlineData("<html>503</html>")]
    [InlineData("""{"keys":[],"\ud800":1}""")] // half a surrogate pair
    [InlineData("""{"keys":[{"\udc00":1}]}""")]
    [Rule("R1")]
    public void It_is_one_JSON_text(string json) => Refuses(json, JwksProblem.Json);

    [Theory]
    [InlineData("""{"keys":[],"keys":[]}""")]
    [InlineData("""{"keys":[],"\u006beys":[]}""")]
    [InlineData("""{"keys":[],"a":{"b":{"c":1,"c":2}}}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kty":"EC"}]}""")]
    [InlineData("""{"keys":[{"kty":"OKP","x":1,"x":1}]}""")] // a key that would be left out
    [Rule("R1")]
    public void Rfc7517_4_No_object_has_a_name_twice(string json) => Refuses(json, JwksProblem.Json);

    [Fact]
    [Rule("R1")]
    public void The_same_name_may_be_in_two_objects()
    {
        var parse = () => JwkSet.Parse("""{"keys":[{"a":1,"A":1},{"a":1,"b":{"a":1}}],"a":1}"""u8.ToArray());

        parse.Should().NotThrow("each object has its own names");
    }

    [Theory]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xC0, 0xAF, 0x22 })] // two bytes for a slash
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })] // half a surrogate pair
    [Rule("R1")]
    public void It_is_UTF_8(byte[] value)
    {
        byte[] json = [.. """{"keys":[],"a":"""u8, .. value, .. "}"u8];

        Refuses(json, JwksProblem.Json, null);
    }

    [Theory]
    [InlineData(15, true)] // with the object itself, 16
    [InlineData(16, false)]
    [InlineData(30_000, false)]
    [Rule("R1")]
    public void It_nests_no_deeper_than_16(int arrays, bool allowed)
    {
        var json = $$"""{"keys":[],"a":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";
        var parse = () => JwkSet.Parse(Encoding.UTF8.GetBytes(json));

        if (allowed)
        {
            parse.Should().NotThrow();
        }
        else
        {
            Refuses(json, JwksProblem.Json);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"keys\"")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"Keys":[]}""")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":"[]"}""")]
    [InlineData("""{"kty":"RSA","n":"","e":"AQAB"}""")] // a key is no set
    [Rule("R2")]
    public void Rfc7517_5_1_It_has_an_array_of_keys(string json) => Refuses(json, JwksProblem.NotASet);

    [Theory]
    [InlineData("null", 0)]
    [InlineData("{},7", 1)]
    [InlineData("{},{},[],\"\"", 2)]
    [InlineData("{},\"{}\"", 1)]
    [Rule("R2")]
    public void Each_key_is_an_object(string keys, int index) => Refuses($$"""{"keys":[{{keys}}]}""", JwksProblem.NotASet, index);

    [Fact]
    [Rule("R3")]
    public void It_has_as_many_bytes_as_are_allowed()
    {
        JwkSet.MaxBytes.Should().Be(65_536);
        var at = () => JwkSet.Parse(Encoding.UTF8.GetBytes("""{"keys":[]}""" + new string(' ', 65_536 - 11)));

        at.Should().NotThrow("65 536 bytes are allowed");
    }

    [Theory]
    [InlineData(65_537)]
    [InlineData(200_000)]
    [Rule("R3")]
    public void And_no_more(int bytes)
    {
        Refuses("""{"keys":[]}""" + new string(' ', bytes - 11), JwksProblem.TooLong);
        Refuses(new string('x', bytes), JwksProblem.TooLong); // before anything is read
    }

    [Fact]
    [Rule("R3")]
    public void It_has_no_more_elements_than_are_allowed()
    {
        JwkSet.MaxKeys.Should().Be(100);
        var at = () => JwkSet.Parse(Encoding.UTF8.GetBytes(Elements(100)));

        at.Should().NotThrow("100 are allowed, usable or not");
        Refuses(Elements(100, "7"), JwksProblem.NotASet, 99);
        Refuses(Elements(101), JwksProblem.TooManyKeys, 100);
        Refuses(Elements(101, "7"), JwksProblem.TooManyKeys, 100);
        Refuses(Elements(102), JwksProblem.TooManyKeys, 100);
    }

    [Fact]
    [Rule("R3")]
    public void It_has_no_more_usable_keys_either() =>
        Refuses(Jwks.Set([.. Enumerable.Repeat(Jwks.Rsa(), 101)]), JwksProblem.TooManyKeys, 100);

    [Fact]
    [Rule("R3")]
    public void A_thousand_are_too_many()
    {
        var parse = () => JwkSet.Parse(Encoding.UTF8.GetBytes(Elements(1_000)));

        parse.Should().Throw<JwksFormatException>().Which.Problem.Should().Be(JwksProblem.TooManyKeys);
    }

    [Theory]
    [InlineData("S3CRET")]
    [InlineData("{\"S3CRET\":1,\"S3CRET\":2}")]
    [InlineData("{\"keys\":\"S3CRET\"}")]
    [InlineData("{\"keys\":[{\"d\":\"S3CRET\"},\"S3CRET\"]}")]
    [Rule("R24")]
    public void A_refusal_does_not_quote_the_document(string json)
    {
        var parse = () => JwkSet.Parse(Encoding.UTF8.GetBytes(json));

        parse.Should().Throw<JwksFormatException>().Which.ToString().Should().NotContain("S3CRET", "this goes into a log");
    }

    [Fact]
    [Rule("R24")]
    public void A_private_number_is_nowhere_in_what_is_read()
    {
        var keys = Jwks.Usable(Jwks.Ec(1, "a"), Jwks.Ec(2, "b", ",\"d\":\"S3CRET\""), Jwks.RfcOct, Jwks.Rsa("c", ",\"unknown\":\"S3CRET\""));

        var text = string.Concat(keys);
        keys.Should().HaveCount(2);
        text.Should().NotContain("S3CRET").And.NotContain("AyM1SysPpbyDfgZld3umj1qz");
    }

    [Fact]
    [Rule("R1")]
    public void Random_bytes_are_no_set()
    {
        JwkSet.Parse(Jwks.Set(Jwks.Ec(1))).Should().ContainSingle();

        Gen.Byte.Array[0, 60].Sample(json => Answers(json), iter: Samples.Of(3_000), threads: 1);
    }

    [Fact]
    [Rule("R1")]
    public void Any_change_of_a_set_gives_its_keys_or_a_refusal()
    {
        var set = Jwks.Set(Jwks.Ec(1, "e", ",\"key_ops\":[\"verify\"],\"alg\":\"ES256\""));
        JwkSet.Parse(set).Should().HaveCount(1);

        foreach (var at in Samples.Below(set.Length))
        {
            foreach (var other in "\"\\\xFF"u8.ToArray())
            {
                var changed = (byte[])set.Clone();
                changed[at] = other;

                Answers(changed).Should().BeTrue("it is changed here: {0}", Wire.Mark(changed, at));
            }

            Answers(set[..at]).Should().BeTrue("it ends here: {0}", Wire.Mark(set, at));
        }
    }

    private static string Elements(int count, string last = "{}") =>
        $$"""{"keys":[{{string.Join(',', Enumerable.Repeat("{}", count - 1))}},{{last}}]}""";

    private static void Refuses(string json, JwksProblem problem, int? keyIndex = null) => Refuses(Encoding.UTF8.GetBytes(json), problem, keyIndex);

    private static void Refuses(byte[] json, JwksProblem problem, int? keyIndex)
    {
        var parse = () => JwkSet.Parse(json);

        var error = parse.Should().Throw<JwksFormatException>("this is no JWK Set").Which;
        (error.Problem, error.KeyIndex).Should().Be((problem, keyIndex), "it is {0}", Wire.Show(json.AsSpan(0, Math.Min(json.Length, 80))));
    }

    // At most the key that there was, or a refusal; nothing else.
    private static bool Answers(byte[] json)
    {
        try
        {
            return JwkSet.Parse(json).Count <= 1;
        }
        catch (JwksFormatException)
        {
            return true;
        }
    }
}
