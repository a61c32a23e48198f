using System.Globalization;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

/// <summary>The list of these tests, and tokens for it. It is 1,700,000,000 seconds since 1970, and time is told relative to that.</summary>
internal sealed class Gate : TimeProvider
{
    public const string Issuer = "https://issuer.example";
    public const string Other = "https://other.example";
    public const long Start = 1_700_000_000;

    private DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(Start);

    public Gate(DenylistPolicy? policy = null) => List = new Denylist([Issuer, Other], policy ?? new DenylistPolicy(), this);

    public Denylist List { get; }

    public static TokenClaims Token(
        string? id = "4f1a", string? subject = "ann", decimal iat = 0, decimal exp = 3600, string? issuer = Issuer) =>
        new(issuer, id, subject, Start + iat, Start + exp);

    /// <summary>A time of day, in seconds after the start.</summary>
    public static DateTimeOffset At(decimal seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Start).AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    /// <summary>Sets the clock, forward or back.</summary>
    public Gate Set(decimal seconds)
    {
        time = At(seconds);
        return this;
    }

    public override DateTimeOffset GetUtcNow() => time;

    public void Is(TokenStatus expected, TokenClaims token, string because = "") =>
        List.Check(token).Should().Be(expected, "{0}", string.Create(CultureInfo.InvariantCulture,
            $"the token has jti {token.Id}, sub {token.Subject}, iat {token.IssuedAt - Start}, exp {token.Expires - Start}, and it is {(time - At(0)).TotalSeconds} s; {because}"));
}
