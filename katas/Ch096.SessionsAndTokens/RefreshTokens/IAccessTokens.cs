// Given: who makes access tokens, and how long things live.
namespace Katas.SessionsAndTokens.RefreshTokens;

/// <summary>Makes access tokens: signs them, or keeps them in a store of its own.</summary>
public interface IAccessTokens
{
    /// <summary>Makes one.</summary>
    /// <param name="user">On whose behalf it is used.</param>
    /// <param name="clientId">Who uses it.</param>
    /// <param name="scope">What for: scopes with one space between them.</param>
    /// <param name="expiresAt">The first instant at which it is no longer good.</param>
    /// <returns>The token. If none can be made now, it throws.</returns>
    Task<string> MintAsync(string user, string clientId, string scope, DateTimeOffset expiresAt);
}

/// <summary>How long tokens live.</summary>
/// <param name="AccessLifetime">How long an access token is good; more than zero.</param>
/// <param name="IdleTimeout">How long a family is good that is not used; more than the access lifetime.</param>
/// <param name="FamilyLifetime">How long a family is good, whatever happens; at least the idle timeout, at most 365 days.</param>
public sealed record RefreshPolicy(TimeSpan AccessLifetime, TimeSpan IdleTimeout, TimeSpan FamilyLifetime);

/// <summary>Why a token request is refused (RFC 6749 §5.2).</summary>
public enum TokenError
{
    /// <summary><c>invalid_request</c>: the request lacks its refresh token.</summary>
    InvalidRequest,

    /// <summary><c>invalid_grant</c>: the refresh token is none, expired, revoked, used before, or another client's.</summary>
    InvalidGrant,

    /// <summary><c>invalid_scope</c>: the scope is malformed, or more than was consented to.</summary>
    InvalidScope,
}
