using System.Text.RegularExpressions;
using CsCheck;

namespace Katas.SessionsAndTokens.BearerAuth.Steps;

public sealed class Step6_HostileRequests
{
    // The grammar of R1 and R2 once more, as another machine reads it.
    private static readonly Regex Grammar = new(
        @"\A[ \t]*bearer +(?<token>[A-Za-z0-9\-._~+/]+=*)[ \t]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly string[] Pieces =
    [
        "Bearer", "bearer", "Basic", " ", " ", "\t", "a", "Z9", "-._~+/", "=", ",", "\"", "\\", "\r\n", "\0", "é",
        "access_token=", "%", "&",
    ];

    // Sampled by one thread each, so that a failure is easy to read.
    private static readonly Gen<string> FieldLike =
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 6].Select(string.Concat);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String, FieldLike, FieldLike.Select(text => $"Bearer {text}"), FieldLike.Select(text => $"Bearer a{text}"));

    [Fact]
    [Rule("R19")]
    public void A_token_is_found_where_the_grammar_has_one_and_nowhere_else()
    {
        Credentials.Read("Bearer a").Should().Be(new Credentials.Bearer("a"));

        Texts.Sample(
            value =>
            {
                var match = Grammar.Match(value);

                return Credentials.Read(value) switch
                {
                    Credentials.Bearer bearer => match.Success && match.Groups["token"].Value == bearer.Token,
                    Credentials.Malformed malformed => !match.Success && malformed.Index >= 0 && malformed.Index <= value.Length,
                    _ => !match.Success,
                };
            },
            iter: Samples.Of(5_000), threads: 1);
    }

    [Fact]
    [Rule("R19")]
    public void Random_requests_get_an_answer_that_is_one_challenge()
    {
        var check = new Refusing();
        var guard = Door.With(check);

        Gen.Select(Texts.Array[0, 3], Texts, Texts).Sample(
            (authorization, query, description) =>
            {
                check.Description = description;

                return guard.Authenticate(authorization, query) is BearerResult.Refused refused
                    && (int)refused.Status is 400 or 401
                    && refused.Challenge.All(c => c is >= ' ' and <= '~')
                    && Door.CountChallenges(refused.Challenge) == 1;
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Fact]
    [Rule("R6")]
    public void Any_realm_comes_out_as_it_went_in()
    {
        Door.ReadRealm(Challenge.Write("example")).Should().Be("example");

        Gen.String[Gen.Char[' ', '~'], 0, 40].Sample(
            realm => Door.ReadRealm(Challenge.Write(realm, BearerError.InvalidToken)) == realm,
            iter: Samples.Of(2_000), threads: 1);
    }

    [Theory]
    [InlineData("Bearer S3CRET", "")]
    [InlineData("Bearer S3CRET S3CRET", "")]
    [InlineData("Bearer S3CRET\r\n", "")]
    [InlineData("Bearer =S3CRET", "")]
    [InlineData("S3CRET", "")]
    [InlineData("\"S3CRET", "")]
    [InlineData("", "access_token=S3CRET")]
    [InlineData("Bearer a", "access_token=S3CRET")]
    [InlineData("Bearer S3CRETS3CRETS3CRET", "")] // too long
    [Rule("R20")]
    public void No_answer_and_no_failure_holds_the_token(string authorization, string query)
    {
        foreach (var verdict in (TokenVerdict[])[
            new TokenVerdict.Invalid("bad: S3CRET"), new TokenVerdict.Valid("ann", "read"), new TokenVerdict.Valid("ann", "")])
        {
            var guard = new BearerGuard("example", Door.CheckThatSays(verdict)) { MaxTokenLength = 12 };
            var misuse = () => guard.Authenticate([authorization], query, " ");

            Silent($"{guard.Authenticate([authorization], query, "read")} {guard}");
            Silent($"{guard.Authenticate([authorization, authorization], query)}");
            Silent($"{Credentials.Read(authorization)}");
            Silent($"{misuse.Should().Throw<ArgumentException>().Which}");
        }
    }

    private static void Silent(string text) => text.Should().NotContain("S3CRET", "this goes into a log or to a stranger");

    private sealed class Refusing : ITokenCheck
    {
        public string? Description { get; set; }

        public TokenVerdict Check(string token) => new TokenVerdict.Invalid(Description);
    }
}
