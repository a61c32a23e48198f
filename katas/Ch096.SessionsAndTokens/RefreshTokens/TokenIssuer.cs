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
    /// <summary>Makes an issuer.</summary>
    /// <param name="table">Where families are kept.</param>
    /// <param name="accessTokens">Makes the access tokens.</param>
    /// <param name="policy">How long tokens live.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="random">Where refresh tokens come from: in earnest <see cref="RandomNumberGenerator.Create()"/>.</param>
    /// <exception cref="ArgumentException">The policy's times do not go together.</exception>
    public TokenIssuer(
        IFamilyTable table, IAccessTokens accessTokens, RefreshPolicy policy, TimeProvider clock, RandomNumberGenerator random) =>
        throw new NotImplementedException();

    /// <summary>Begins a family, for a user who has just logged in and consented.</summary>
    /// <param name="user">Who it is; not empty.</param>
    /// <param name="clientId">Who asks; not empty.</param>
    /// <param name="scope">What the user has consented to: scopes with one space between them.</param>
    /// <exception cref="ArgumentException">No user, no client, or no list of scopes.</exception>
    public Task<RefreshResult.Issued> IssueAsync(string user, string clientId, string scope) =>
        throw new NotImplementedException();

    /// <summary>Changes a refresh token for new tokens.</summary>
    /// <param name="clientId">Who asks; not empty.</param>
    /// <param name="refreshToken">The parameter <c>refresh_token</c>: anything, or null.</param>
    /// <param name="scope">The parameter <c>scope</c>: anything, or null.</param>
    /// <exception cref="ArgumentException">No client.</exception>
    public Task<RefreshResult> RefreshAsync(string clientId, string? refreshToken, string? scope = null) =>
        throw new NotImplementedException();

    /// <summary>Ends the family of a token: the user logs out of this client (RFC 7009 §2.1).</summary>
    /// <param name="clientId">Who asks; not empty.</param>
    /// <param name="refreshToken">Any token of the family, old ones too; what is no token of this client changes nothing.</param>
    /// <exception cref="ArgumentException">No client.</exception>
    public Task LogOutAsync(string clientId, string? refreshToken) =>
        throw new NotImplementedException();

    /// <summary>Ends all families of a user: the password was changed, a device was lost.</summary>
    /// <returns>How many this call has ended.</returns>
    /// <exception cref="ArgumentException">No user.</exception>
    public Task<int> LogOutEverywhereAsync(string user) =>
        throw new NotImplementedException();
}
