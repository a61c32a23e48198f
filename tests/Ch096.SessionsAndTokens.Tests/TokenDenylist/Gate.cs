using System.Globalization;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

/// <summary>The list of these tests, and tokens for it. It is 1,700,000,000 seconds since 1970, and time is told relative to that.</summary>
internal sealed class Gate : TimeProvider
{
    public const string Issuer = "https://issuer.example";
    public const string Other = "https://other.example";
    public const long Start = 1_700_000_000;

    // As a snapshot writes them.
    public const string Iss = "https%3A%2F%2Fissuer.example";
    public const string Oth = "https%3A%2F%2Fother.example";
    public const string Jti = $"jti {Iss} 4f1a 1700000000 1700003600";

    public const string Full = $"""
        denylist 1 1700000020
        all {Oth} 1700000010.5
        {Jti}
        jti {Iss} 4f1b 1700000000.25 1700000900
        sub {Iss} ann 1700000012
        end 4

        """;

    private DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(Start);

    public Gate(DenylistPolicy? policy = null) => List = new Denylist([Issuer, Other], policy ?? new DenylistPolicy(), this);

    public Denylist List { get; }

    /// <summary>The list of which <see cref="Full"/> is the text.</summary>
    public static Gate Filled()
    {
        var filled = new Gate().Set(20);
        filled.List.Revoke(Token());
        filled.List.Revoke(Token(id: "4f1b", iat: 0.25m, exp: 900));
        filled.List.RevokeAll(Other, At(10.5m));
        filled.List.RevokeSubject(Issuer, "ann", At(12));
        return filled;
    }

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
