using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step7_HostileClaims
{
    private static readonly string[] Pieces =
        ["\"", "\\", "\\u0022", "\",\"admin\":true,\"", "}", "{", "\0", "\x1f", "\r\n", "é", "\ud83d\ude00", "\u2028", "a", "exp", ":", ","];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 6].Select(string.Concat);

    [Fact]
    [Rule("R9")]
    public void Any_text_comes_out_as_it_went_in()
    {
        Encoding.UTF8.GetString(ClaimsJson.Write([])).Should().Be("{}");

        Gen.Select(Texts, Texts).Sample(
            (name, text) =>
            {
                using var json = JsonDocument.Parse(ClaimsJson.Write([new($"1{name}", text), new($"2{name}", new ClaimValue.List([text]))]));
                var members = json.RootElement.EnumerateObject().ToList();

                return members.Count == 2 && members[0].Name == $"1{name}" && members[0].Value.GetString() == text
                    && members[1].Name == $"2{name}" && members[1].Value[0].GetString() == text;
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Fact]
    [Rule("R9")]
    public void Any_UTF_16_is_written_well_or_refused()
    {
        const string Units = "a\ud7ff\ud800\udbff\udc00\udfff\ue000";
        Encoding.UTF8.GetString(ClaimsJson.Write([new("n", "\ud800\udc00\udbff\udfff")])).Should().Be("{\"n\":\"\ud800\udc00\udbff\udfff\"}");

        Gen.Int[0, Units.Length - 1].Select(i => Units[i]).Array[1, 6].Sample(
            characters =>
            {
                var text = new string(characters);
                try
                {
                    // Strict: a replacement character would be another text.
                    return Encoding.UTF8.GetString(ClaimsJson.Write([new("n", text)])) == $"{{\"n\":\"{text}\"}}";
                }
                catch (ArgumentException)
                {
                    return text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
                }
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Fact]
    [Rule("R10")]
    public void Any_double_reads_back_as_it_was()
    {
        Encoding.UTF8.GetString(ClaimsJson.Write([new("n", 1.5)])).Should().Be("{\"n\":1.5}");

        Gen.Double.Where(double.IsFinite).Sample(
            number =>
            {
                using var json = JsonDocument.Parse(ClaimsJson.Write([new("n", number)]));
                return json.RootElement.GetProperty("n").GetDouble().Equals(number);
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Theory]
    [InlineData("S3CRET:x y", "n", "v")] // as the subject
    [InlineData("#S3CRET", "n", "v")] // half a character
    [InlineData("ann", "S3CRET#", "v")]
    [InlineData("ann", "n", "S3CRET#")]
    [InlineData("ann", "exp", "S3CRET")]
    [InlineData("ann", "n", "S3CRET with so much after it that the token is too long for what this profile says that it may be")]
    [Rule("R4")]
    public void No_failure_and_no_text_holds_a_secret_or_what_was_claimed(string subject, string name, string value)
    {
        var secret = Encoding.ASCII.GetBytes("S3CRET" + new string('s', 32));
        var key = SigningKey.Hmac(SigningAlgorithm.HS256, secret, "k1");
        var profile = Issuer.Profile with { MaxTokenLength = 200 };
        var signer = Issuer.Signer(profile, key);

        static string Half(string text) => text.Replace('#', '\ud83d');
        var issue = () => signer.Issue(Half(subject), [new Claim(Half(name), Half(value))]);

        var failure = issue.Should().Throw<ArgumentException>().Which.ToString();
        foreach (var text in (string[])[failure, $"{signer}", $"{key}", $"{profile}"])
        {
            text.Should().NotContain("S3CRET").And.NotContain(Convert.ToBase64String(secret)).And.NotContain(Convert.ToHexString(secret));
        }
    }

    [Fact]
    [Rule("R13")]
    public void Ten_thousand_names_are_written_in_no_time()
    {
        // Comparing each name with each is fifty million comparisons; a set needs ten thousand.
        var names = Samples.Of(10_000);
        Claim[] claims = [.. Enumerable.Range(0, names).Select(i => new Claim($"a quite long name, so that it takes its time, {i}", i))];
        var twice = () => ClaimsJson.Write([.. claims, claims[names / 2]]);

        ClaimsJson.Write(claims).Length.Should().BeGreaterThan(50 * names);
        twice.Should().Throw<ArgumentException>().Which.Message.Should().MatchRegex(Issuer.Exactly($"claims[{names}]"));
    }

    [Fact]
    [Rule("R24")]
    [Racing]
    public async Task One_key_signs_for_many_threads_at_once()
    {
        const int Threads = 4;
        var rounds = Samples.Of(4_000);
        static byte[] InputOf(int thread) => Encoding.ASCII.GetBytes($"signing input of thread {thread}");

        // RS256 has one signature of a text: to compare it costs nothing.
        var rsa = RsaKeys.Example();
        var known = Enumerable.Range(0, Threads)
            .Select(thread => rsa.SignData(InputOf(thread), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)).ToList();
        await Race.Run(Threads, me =>
        {
            var input = InputOf(me);
            for (var round = 0; round < rounds; round++)
            {
                // Mostly MACs: they are so quick that the threads meet on the way in and out.
                var algorithm = round % 500 == 499 ? SigningAlgorithm.RS256 : round % 100 == 99 ? SigningAlgorithm.ES256 : SigningAlgorithm.HS256;
                var signature = Keys.Of(algorithm).Sign(input);

                var isRight = algorithm == SigningAlgorithm.RS256
                    ? known[me].AsSpan().SequenceEqual(signature)
                    : Keys.Verifies(algorithm, input, signature);
                isRight.Should().BeTrue("every thread gets the signature of its own input");
            }
        });
    }

    [Fact]
    [Rule("R24")]
    [Racing]
    public async Task One_signer_issues_to_many_threads_at_once()
    {
        var rounds = Samples.Of(2_000);
        using var random = RandomNumberGenerator.Create();
        var signer = Issuer.Signer(random: random);
        await Race.Run(4, me =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var token = signer.Issue($"thread{me}", [new("round", round)]);

                (Issuer.Claim(token, "sub"), Issuer.Claim(token, "round")).Should().Be(
                    ($"\"thread{me}\"", $"{round}"), "every thread gets its own token");
            }
        });
    }
}
