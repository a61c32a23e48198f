using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.RefreshTokens;

/// <summary>The part of an authorization server that hands out refresh tokens. May be used by many threads at once.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749 §6</see>, and
/// <see href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14">RFC 9700 §4.14</see> for rotation.
/// Who the client is has been found out before (RFC 6749 §3.2.1).
/// </remarks>
public sealed class TokenIssuer
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    private readonly IFamilyTable table;
    private readonly IAccessTokens accessTokens;
    private readonly RefreshPolicy policy;
    private readonly TimeProvider clock;
    private readonly RandomNumberGenerator random;

    /// <summary>Makes an issuer.</summary>
    /// <param name="table">Where families are kept.</param>
    /// <param name="accessTokens">Makes the access tokens.</param>
    /// <param name="policy">How long tokens live.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="random">Where refresh tokens come from: in earnest <see cref="RandomNumberGenerator.Create()"/>.</param>
    /// <exception cref="ArgumentException">The policy's times do not go together.</exception>
    public TokenIssuer(
        IFamilyTable table, IAccessTokens accessTokens, RefreshPolicy policy, TimeProvider clock, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(accessTokens);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        if (policy.AccessLifetime <= TimeSpan.Zero
            || policy.IdleTimeout <= policy.AccessLifetime
            || policy.FamilyLifetime < policy.IdleTimeout
            || policy.FamilyLifetime > Longest)
        {
            throw new ArgumentException($"0 < access < idle <= family <= {Longest}, but: {policy}", nameof(policy));
        }

        this.table = table;
        this.accessTokens = accessTokens;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /// <summary>Begins a family, for a user who has just logged in and consented.</summary>
    /// <param name="user">Who it is; not empty.</param>
    /// <param name="clientId">Who asks; not empty.</param>
    /// <param name="scope">What the user has consented to: scopes with one space between them.</param>
    /// <exception cref="ArgumentException">No user, no client, or no list of scopes.</exception>
    public async Task<RefreshResult.Issued> IssueAsync(string user, string clientId, string scope)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentNullException.ThrowIfNull(scope);
        if (!ScopeList.IsWellFormed(scope))
        {
            throw new ArgumentException("Scopes have one space between them (RFC 6749 §3.3).", nameof(scope));
        }

        var now = clock.GetUtcNow();
        var token = OpaqueToken.Draw(random);
        var key = OpaqueToken.KeyOf(token)!;
        var family = new TokenFamily(
            key, user, clientId, scope, now + policy.FamilyLifetime, now + policy.IdleTimeout, key, Revoked: false);
        var issued = await MintAsync(family, token, scope, now);
        await table.AddAsync(family);
        return issued;
    }

    /// <summary>Changes a refresh token for new tokens.</summary>
    /// <param name="clientId">Who asks; not empty.</param>
    /// <param name="refreshToken">The parameter <c>refresh_token</c>: anything, or null.</param>
    /// <param name="scope">The parameter <c>scope</c>: anything, or null.</param>
    /// <exception cref="ArgumentException">No client.</exception>
    public async Task<RefreshResult> RefreshAsync(string clientId, string? refreshToken, string? scope = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        if (string.IsNullOrEmpty(refreshToken))
        {
            return new RefreshResult.Refused(TokenError.InvalidRequest);
        }

        if (OpaqueToken.KeyOf(refreshToken) is not { } key)
        {
            return new RefreshResult.Refused(TokenError.InvalidGrant);
        }

        while (true)
        {
            var now = clock.GetUtcNow();
            var family = await table.FindAsync(key);
            if (family is null || family.Revoked || now >= family.ExpiresAt)
            {
                return new RefreshResult.Refused(TokenError.InvalidGrant);
            }

            // Before all that a thief could get wrong on purpose: an old token is stolen, whatever else is in the request.
            if (family.Current != key)
            {
                return new RefreshResult.Refused(TokenError.InvalidGrant, Reuse: await RevokeAsync(family));
            }

            if (family.ClientId != clientId)
            {
                return new RefreshResult.Refused(TokenError.InvalidGrant);
            }

            // "Parameters sent without a value MUST be treated as if they were omitted" (RFC 6749 §3.2).
            var granted = string.IsNullOrEmpty(scope) ? family.Scope : scope;
            if (!ScopeList.IsPartOf(granted, family.Scope))
            {
                return new RefreshResult.Refused(TokenError.InvalidScope);
            }

            // Minted first: if that fails, the client still has a token that is good. Handed out only if nobody was quicker.
            var next = OpaqueToken.Draw(random);
            var rotated = family with
            {
                Current = OpaqueToken.KeyOf(next)!,
                ExpiresAt = Sooner(now + policy.IdleTimeout, family.EndsAt),
            };
            if (rotated.Current == key)
            {
                throw new InvalidOperationException("The source of random bytes repeats itself.");
            }

            var issued = await MintAsync(rotated, next, granted, now);
            if (await table.ReplaceAsync(family, rotated))
            {
                return issued;
            }
        }
    }

    /// <summary>Ends the family of a token: the user logs out of this client (RFC 7009 §2.1).</summary>
    /// <param name="clientId">Who asks; not empty.</param>
    /// <param name="refreshToken">Any token of the family, old ones too; what is no token of this client changes nothing.</param>
    /// <exception cref="ArgumentException">No client.</exception>
    public async Task LogOutAsync(string clientId, string? refreshToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        if (OpaqueToken.KeyOf(refreshToken) is { } key
            && await table.FindAsync(key) is { } family
            && family.ClientId == clientId)
        {
            await RevokeAsync(family);
        }
    }

    /// <summary>Ends all families of a user: the password was changed, a device was lost.</summary>
    /// <returns>How many this call has ended.</returns>
    /// <exception cref="ArgumentException">No user.</exception>
    public async Task<int> LogOutEverywhereAsync(string user)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        var ended = 0;
        foreach (var family in await table.FamiliesOfAsync(user))
        {
            ended += await RevokeAsync(family) ? 1 : 0;
        }

        return ended;
    }

    // True if it was done here. A rotation that comes in between has another current token, and the same end.
    private async Task<bool> RevokeAsync(TokenFamily seen)
    {
        for (var family = seen; family is { Revoked: false }; family = await table.FindAsync(seen.Current))
        {
            if (await table.ReplaceAsync(family, family with { Revoked = true }))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<RefreshResult.Issued> MintAsync(TokenFamily family, string refreshToken, string scope, DateTimeOffset now)
    {
        var expiresAt = Sooner(now + policy.AccessLifetime, family.EndsAt);
        var accessToken = await accessTokens.MintAsync(family.User, family.ClientId, scope, expiresAt);
        return new RefreshResult.Issued(accessToken, expiresAt - now, refreshToken, scope);
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
