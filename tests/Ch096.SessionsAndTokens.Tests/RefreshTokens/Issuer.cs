using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

/// <summary>
/// An authorization server of any number of machines. It is nine o'clock; access tokens live for ten minutes, families for an
/// hour if they are not used, and until five.
/// </summary>
internal sealed class Issuer
{
    /// <summary>A refresh token as they look, which nobody was ever given.</summary>
    public const string NobodysToken = "bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG9u";

    /// <summary>The random bytes of it.</summary>
    public const string NobodysBytes = "6E6F626F64792077617320676976656E2074686973206F6E";

    /// <summary>Its SHA-256, in hexadecimal.</summary>
    public const string NobodysKey = "a432e4481299c1b79da8ac304c05b5fd529a9df29a080196aa149603d8348563";

    public static readonly DateTimeOffset Nine = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly Dice dice = Dice.Throw();

    /// <summary>With this maker of access tokens, or with one that can be asked what it was asked.</summary>
    public Issuer(IAccessTokens? accessTokens = null)
    {
        AccessTokens = accessTokens ?? Substitute.For<IAccessTokens>();
        if (accessTokens is null)
        {
            AccessTokens.MintAsync(default!, default!, default!, default).ReturnsForAnyArgs(call => Scribe.Write(
                call.ArgAt<string>(0), call.ArgAt<string>(1), call.ArgAt<string>(2), call.ArgAt<DateTimeOffset>(3)));
        }
    }

    public MemoryFamilies Table { get; } = new();

    /// <summary>Writes what it was asked for into its tokens: <c>ann@app may read until 09:10</c>.</summary>
    public IAccessTokens AccessTokens { get; }

    public FakeTimeProvider Clock { get; } = new(Nine);

    public RefreshPolicy Policy { get; init; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(8));

    /// <summary>A machine that has just been started, with this table or with another one.</summary>
    public TokenIssuer Machine(IFamilyTable? table = null) => new(table ?? Table, AccessTokens, Policy, Clock, dice);

    /// <summary>From now on all random bytes are these, in hexadecimal.</summary>
    public void Load(string bytes) => dice.Loaded = Convert.FromHexString(bytes);

    public void Pass(double minutes) => Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>The first refresh token of a new family.</summary>
    public async Task<string> Issue(string user = "ann", string clientId = "app", string scope = "read write") =>
        (await Machine().IssueAsync(user, clientId, scope)).RefreshToken;

    /// <summary>The next refresh token, from a request that has to be good.</summary>
    public async Task<string> Rotate(string token, string clientId = "app") =>
        (await Machine().RefreshAsync(clientId, token)).Should().BeOfType<RefreshResult.Issued>().Which.RefreshToken;

    /// <summary>What becomes of a request, in words.</summary>
    public async Task<string> Try(string? token, string clientId = "app", string? scope = null) =>
        Show(await Machine().RefreshAsync(clientId, token, scope));

    public static string Show(RefreshResult result) => result switch
    {
        RefreshResult.Issued issued => $"{issued.AccessToken}",
        RefreshResult.Refused refused => $"{refused.Error}{(refused.Reuse ? ", and it was used before" : "")}",
        _ => $"{result}",
    };

    public static string Show(DateTimeOffset time) => time.ToString(
        time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    /// <summary>A family in words: <c>ann@app may read write until 10:00, at most 17:00, revoked</c>.</summary>
    public static string Show(TokenFamily family) =>
        $"{family.User}@{family.ClientId} may {family.Scope} until {Show(family.ExpiresAt)}, at most {Show(family.EndsAt)}"
        + (family.Revoked ? ", revoked" : "");
}

/// <summary>Makes access tokens that say what they were asked for.</summary>
internal sealed class Scribe : IAccessTokens
{
    public static string Write(string user, string clientId, string scope, DateTimeOffset expiresAt) =>
        $"{user}@{clientId} may {scope} until {Issuer.Show(expiresAt)}";

    public Task<string> MintAsync(string user, string clientId, string scope, DateTimeOffset expiresAt) =>
        Task.FromResult(Write(user, clientId, scope, expiresAt));
}
