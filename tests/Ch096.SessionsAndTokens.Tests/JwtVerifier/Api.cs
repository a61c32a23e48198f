namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

/// <summary>The service of these tests. It takes the issuer's HS256 tokens, at a moment before those of RFC 7515 expire.</summary>
internal static class Api
{
    /// <summary>The time, as a NumericDate.</summary>
    public const long Now = 1_300_000_000;

    /// <summary>Claims to which nobody objects.</summary>
    public const string GoodClaims = """{"exp":1300819380}""";

    /// <summary>Any issuer, any audience, and the given keys or the issuer's HS256 key.</summary>
    public static TokenPolicy Policy(params VerificationKey[] keys) => new()
    {
        Keys = keys is [] ? [Issuer.Key(SigningAlgorithm.HS256)] : keys,
        Issuer = null,
        Audience = null,
    };

    public static TokenVerifier Verifier(TokenPolicy policy, double now = Now) => new(policy, new Clock(now));

    public static TokenResult Verify(string? token, TokenPolicy? policy = null, double now = Now) =>
        Verifier(policy ?? Policy(), now).Verify(token);

    /// <summary>The rule that a token breaks first, or null if it is valid.</summary>
    public static TokenRule? Refuses(string? token, TokenPolicy? policy = null, double now = Now) =>
        RuleOf(Verify(token, policy, now));

    public static TokenRule? RuleOf(TokenResult result)
    {
        if (result is not TokenResult.Invalid invalid)
        {
            return null;
        }

        invalid.Detail.Should().NotBeNullOrWhiteSpace("a log wants to know why the token breaks {0}", invalid.FailedRule);
        return invalid.FailedRule;
    }

    private sealed class Clock(double now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(now);
    }
}
