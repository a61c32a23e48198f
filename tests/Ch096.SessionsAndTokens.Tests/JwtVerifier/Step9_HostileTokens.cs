using System.Buffers.Text;
using System.Text;
using CsCheck;

namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step9_HostileTokens
{
    private const string Letters = "AZaz09-_.eyJhbGciOiJIUzI1NiJ9";

    // Pieces of which headers and claims are made, and what may go wrong between them.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"alg\"", "\"HS256\"", "\"none\"", "\"kid\"", "\"crit\"", "\"exp\"", "\"aud\"", "\"\\ud800\"",
        "\"\\u0061lg\"", "1300819380", "1e999", "-0", "null", "true", " ", "\"\"", "\0", "é", "\"x\"",
    ];

    // Sampled by one thread each: what goes wrong with several is the last test's question.
    private static readonly Gen<string> JsonLike =
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat);

    [Fact]
    [Rule("R22")]
    public void Every_character_of_a_token_counts()
    {
        var verifier = Api.Verifier(Api.Policy());
        Api.RuleOf(verifier.Verify(Rfc7515.A1)).Should().BeNull();

        foreach (var at in Samples.Below(Rfc7515.A1.Length))
        {
            foreach (var other in $"{Letters} =+/\0\xFF\u2028".Where(other => other != Rfc7515.A1[at]))
            {
                var changed = Rfc7515.A1[..at] + other + Rfc7515.A1[(at + 1)..];

                verifier.Verify(changed).Should().BeOfType<TokenResult.Invalid>("it is changed here: {0}", Wire.Mark(changed, at));
            }
        }
    }

    [Fact]
    [Rule("R22")]
    public void No_prefix_and_no_suffix_of_a_token_is_valid()
    {
        var verifier = Api.Verifier(Api.Policy(Issuer.Key(SigningAlgorithm.RS256)));
        Api.RuleOf(verifier.Verify(Rfc7515.A2)).Should().BeNull();

        foreach (var at in Samples.Below(Rfc7515.A2.Length - 1).Select(i => i + 1))
        {
            verifier.Verify(Rfc7515.A2.AsSpan(0, at)).Should().BeOfType<TokenResult.Invalid>("only {0} characters are left", at);
            verifier.Verify(Rfc7515.A2.AsSpan(at)).Should().BeOfType<TokenResult.Invalid>("the first {0} characters are gone", at);
        }
    }

    [Fact]
    [Rule("R22")]
    public void Random_text_is_refused_with_a_reason()
    {
        var verifier = Api.Verifier(Api.Policy());
        var texts = Gen.OneOf(Gen.String, Gen.String[Gen.Char[Letters], 0, 60]);

        texts.Sample(
            text => verifier.Verify(text) is TokenResult.Invalid { Detail: not "" } invalid && Enum.IsDefined(invalid.FailedRule),
            iter: Samples.Of(3_000), threads: 1);
    }

    [Fact]
    [Rule("R22")]
    public void Random_headers_and_claims_never_throw()
    {
        var verifier = Api.Verifier(Api.Policy());

        // Signed in earnest, so that both readers are reached. A few of these are even valid.
        Gen.Select(JsonLike, JsonLike).Sample(
            (header, claims) =>
            {
                var alone = verifier.Verify(Issuer.Token(claims));
                var both = verifier.Verify(Issuer.Token(claims, header));

                return Api.RuleOf(alone) is null or >= TokenRule.Claims && (both is TokenResult.Valid || Api.RuleOf(both) is not null);
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Fact]
    [Rule("R22")]
    public void Random_bytes_signed_by_the_issuer_never_throw()
    {
        var verifier = Api.Verifier(Api.Policy());

        Gen.Select(Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 40]).Sample(
            (header, claims) => Api.RuleOf(verifier.Verify(Issuer.Token(claims, header))) == TokenRule.Header
                && Api.RuleOf(verifier.Verify(Issuer.Token(claims, "{\"alg\":\"HS256\"}"u8.ToArray()))) >= TokenRule.Claims,
            iter: Samples.Of(2_000), threads: 1);
    }

    [Fact]
    [Rule("R22")]
    public void A_thousand_names_are_read_in_no_time()
    {
        // Comparing each name with each is a million comparisons before any signature; a set needs a thousand.
        var names = string.Concat(Enumerable.Range(0, 1_000).Select(i => $",\"{i}\":0"));
        var policy = Api.Policy() with { MaxTokenLength = 100_000 };

        Api.Refuses(Issuer.Token($"{{\"exp\":1300819380{names}}}", $"{{\"alg\":\"HS256\"{names}}}"), policy).Should().BeNull();
        Api.Refuses(Issuer.Token(Api.GoodClaims, $"{{\"alg\":\"HS256\"{names},\"0\":0}}"), policy).Should().Be(TokenRule.Header);
    }

    [Fact]
    [Rule("R23")]
    public void What_a_result_says_quotes_neither_key_nor_token()
    {
        const string Marker = "MARK3R";
        var secret = Encoding.ASCII.GetBytes(Marker + new string('s', 32));
        var policy = Api.Policy(VerificationKey.Hmac(SigningAlgorithm.HS256, secret, "k1")) with { Issuer = "joe", MaxTokenLength = 200 };
        string[] headers =
        [
            $$"""{"alg":"{{Marker}}"}""", $$"""{"alg":"HS256","kid":"{{Marker}}"}""", $$"""{"alg":"HS256","crit":["{{Marker}}"]}""",
            $$"""{"alg":"HS256","{{Marker}}":1,"{{Marker}}":2}""", $$"""{"alg":"HS256"}{{Marker}}""", """{"alg":"HS256"}""",
        ];
        string[] tokens =
        [
            .. headers.Select(header => Issuer.Token($$"""{"iss":"{{Marker}}"}""", header)),
            Marker, $"{Marker}.{Marker}.{Marker}!", $"{Marker}....", string.Concat(Enumerable.Repeat(Marker, 100)),
        ];
        string[] forbidden = [Marker, Convert.ToHexString(secret), Base64Url.EncodeToString(secret), Convert.ToBase64String(secret)];

        foreach (var token in tokens)
        {
            var result = Api.Verify(token, policy);

            Api.RuleOf(result).Should().NotBeNull();
            forbidden.Where(text => result.ToString().Contains(text, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty(
                "this goes into a log: {0}", result);
        }
    }

    [Theory]
    [InlineData("MARK3R", """{"exp":1300819380}""", TokenRule.Type)]
    [InlineData("JWT", """{"MARK3R":1,"MARK3R":2}""", TokenRule.Claims)]
    [InlineData("JWT", """{"exp":"MARK3R"}""", TokenRule.Claims)]
    [InlineData("JWT", """{"exp":1300819380}MARK3R""", TokenRule.Claims)]
    [InlineData("JWT", """{"iss":"MARK3R","exp":1300819380}""", TokenRule.Issuer)]
    [InlineData("JWT", """{"iss":"joe","aud":"MARK3R","exp":1300819380}""", TokenRule.Audience)]
    [Rule("R23")]
    public void Nor_what_the_issuer_has_signed(string typ, string claims, TokenRule expected)
    {
        var token = Issuer.Token(claims, $$"""{"alg":"HS256","typ":"{{typ}}"}""");

        var invalid = (TokenResult.Invalid)Api.Verify(token, Api.Policy() with { Issuer = "joe", Audience = "us", Type = "JWT" });

        invalid.FailedRule.Should().Be(expected);
        invalid.ToString().Should().NotContainEquivalentOf("MARK3R", "this goes into a log, and claims are about people");
    }

    [Theory]
    [InlineData("e3 0.e30.AA", "header", 2)]
    [InlineData("e30.e30=.AA", "payload", 7)]
    [InlineData("e30.e30.A+A", "signature", 9)]
    [InlineData("e30A!.e3+.A=", "header", 4)] // the first of three
    [InlineData("e30.A.A/", "payload", 4)] // a lone last character
    [InlineData("e30.e30.AAB", "signature", 10)] // bits left over
    [InlineData("e31.A.AAB", "header", 2)]
    [Rule("R23")]
    public void Where_base64url_is_wrong_is_said(string token, string part, int index)
    {
        var invalid = (TokenResult.Invalid)Api.Verify(token);

        invalid.FailedRule.Should().Be(TokenRule.Base64Url);
        invalid.Detail.Should().Contain(part).And.MatchRegex(
            $@"\b{index}\b", "the first character that cannot stand there is {0}", Wire.Mark(token, index));
    }

    [Fact]
    [Rule("R24")]
    [Racing]
    public async Task One_verifier_serves_many_threads_at_once()
    {
        var (threads, rounds) = (Samples.Of(4), Samples.Of(2000));
        SigningAlgorithm[] algorithms = [SigningAlgorithm.HS256, SigningAlgorithm.HS512, SigningAlgorithm.PS256, SigningAlgorithm.ES256];
        var verifier = Api.Verifier(Api.Policy([.. algorithms.Select(algorithm => Issuer.Key(algorithm))]));
        string[] TokensOf(int thread) => [.. algorithms.Select(algorithm =>
            Issuer.Token($$"""{"sub":"{{thread}}","exp":1300819380}""", $$"""{"alg":"{{algorithm}}"}""", algorithm))];

        var tokens = Enumerable.Range(0, threads).Select(TokensOf).ToList();
        var wrong = await Race.Run(threads, me => Enumerable.Range(0, rounds).Count(round =>
        {
            // Mostly MACs: they are so quick that the threads meet on the way in and out.
            var result = verifier.Verify(tokens[me][round % 100 < 96 ? round % 2 : round % algorithms.Length]);

            return result is not TokenResult.Valid valid || valid.ReadClaims().GetProperty("sub").GetString() != $"{me}";
        }));

        wrong.Sum().Should().Be(0, "every thread gets the answer to its own token");
    }
}
