using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Katas.SessionsAndTokens.JwsCompact.Steps;

public sealed class Step6_HostileText
{
    // What may follow the first member of a header, right and wrong.
    private static readonly string[] Pieces =
    [
        ",\"x\":1", ",\"\\u0078\":[]", ",\"y\":{\"x\":1}", ",\"z\":[{\"y\":1,\"y\":2}]", ",\"alg\":\"none\"", ",\"Alg\":1e999",
        ",\"b64\":true", ",\"c\":[null,-0,\"é\"]", ",\"d\":{\"b64\":0}", ",\"b64\":0", " ", ",", "]", "}", "{}",
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    [Fact]
    [Rule("R16")]
    public void Every_prefix_and_every_suffix_is_split_or_refused()
    {
        foreach (var at in Samples.Below(Rfc7515.A1.Length))
        {
            Outcome(Rfc7515.A1[..at]).Should().Be(at <= Rfc7515.A1.LastIndexOf('.') ? "refused" : Spelling(Rfc7515.A1[..at]));
            Outcome(Rfc7515.A1[(at + 1)..]).Should().Be("refused", "the header begins in the middle, or is another part");
        }
    }

    [Fact]
    [Rule("R16")]
    public void Random_text_is_refused_and_nothing_else_is_thrown()
    {
        Outcome(Rfc7515.A1).Should().Be(Rfc7515.A1);
        var texts = Gen.OneOf(Gen.String, Gen.String[Gen.Char["AZaz09-_.eyJ"], 0, 40]);

        texts.Sample(text => Outcome(text) == "refused", iter: Samples.Of(3_000), threads: 1);
    }

    [Fact]
    [Rule("R16")]
    public void Random_bytes_are_no_header_and_nothing_else_is_thrown()
    {
        Outcome(Rfc7515.A1).Should().Be(Rfc7515.A1);

        Gen.Byte.Array[0, 40].Sample(
            bytes => Outcome(Tokens.WithHeader(bytes)) == "refused"
                && Outcome(Tokens.WithHeader([.. "{\"alg\":\""u8, .. bytes])) is not "", // one in millions is a header
            iter: Samples.Of(2_000), threads: 1);
    }

    [Fact]
    [Rule("R10")]
    [Rule("R11")]
    public void A_header_is_taken_exactly_if_a_strict_reader_takes_it()
    {
        Outcome(Rfc7515.A1).Should().Be(Rfc7515.A1);

        var headers = Gen.Int[0, Pieces.Length - 1].Array[0, 3].Select(
            pieces => $$"""{"alg":"HS256"{{string.Concat(pieces.Select(i => Pieces[i]))}}}""");
        headers.Sample(
            header => (Outcome(Tokens.WithHeader(header)) != "refused") == StrictlyTaken(header),
            iter: Samples.Of(5_000), threads: 1);
    }

    [Theory]
    [InlineData("MARK3Rxx")]
    [InlineData("MARK3R+.e30.")]
    [InlineData("MARK3R.A.e30")]
    [InlineData("e30.MARK3R.AB")]
    [InlineData("MARK3R.MARK3R.MARK3R.MARK3R.MARK3R")]
    [InlineData("MARK3Rxx.MARK3Rxx.MARK3Rxx")]
    [InlineData("MARK3R.MARK3R.MARK3R.MARK3R.MARK3R.MARK3R")] // too long
    [Rule("R17")]
    public void What_is_refused_is_not_quoted(string token)
    {
        var error = Tokens.Refusal(token, new JwsSplitter { MaxLength = 40 });

        error.ToString().Should().NotContainEquivalentOf("MARK3R", "this goes into a log, and {0} may be a token", token);
    }

    [Theory]
    [InlineData("""{"MARK3R":1,"MARK3R":2}""")]
    [InlineData("""{"alg":MARK3R}""")]
    [InlineData("""{"alg":"HS256"}MARK3R""")]
    [InlineData("""{"MARK3R\ud800":"MARK3R"}""")]
    [InlineData("""{"MARK3R":"MARK3R"}""")]
    [InlineData("""{"alg":["MARK3R"]}""")]
    [InlineData("""{"alg":"MARK3R","b64":"MARK3R"}""")]
    [InlineData("""{"alg":"MARK3R","MARK3R":[[[["MARK3R"]]]]}""")]
    [Rule("R17")]
    public void Nor_is_its_header(string header)
    {
        var token = Tokens.WithHeader(header);

        var error = Tokens.Refusal(token, new JwsSplitter { MaxDepth = 4 });

        error.ToString().Should().NotContainEquivalentOf("MARK3R").And.NotContain(token[..8]);
    }

    [Fact]
    [Rule("R17")]
    public void What_is_split_does_not_print_itself()
    {
        var printed = Tokens.Split(Rfc7515.A1).ToString();

        foreach (var secret in (string[])[.. Rfc7515.A1.Split('.'), "HS256", "joe", "is_root"])
        {
            printed.Should().NotContain(secret, "a record prints its members, and a log keeps what is printed");
        }
    }

    // "refused", or the text that the parts that came out would be written as.
    private static string Outcome(string token)
    {
        try
        {
            var jws = Tokens.Split(token);
            return $"{Encoding.ASCII.GetString(jws.SigningInput.Span)}.{Base64Url.EncodeToString(jws.Signature.Span)}";
        }
        catch (JwsFormatException error)
        {
            error.Offset.Should().BeInRange(0, token.Length, "an error is somewhere in {0}", Wire.Show(token));
            Enum.IsDefined(error.Violation).Should().BeTrue();
            return "refused";
        }
    }

    // Cut anywhere in its signature, a token is one as well, if the cut leaves the one spelling of something.
    private static string Spelling(string token)
    {
        var signature = token[(token.LastIndexOf('.') + 1)..];
        return Base64Url.IsValid(signature) && Base64Url.EncodeToString(Base64Url.DecodeFromChars(signature)) == signature
            ? token
            : "refused";
    }

    private static bool StrictlyTaken(string header)
    {
        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("alg", out var alg) && alg.ValueKind == JsonValueKind.String
                && (!root.TryGetProperty("b64", out var b64) || b64.ValueKind == JsonValueKind.True);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
