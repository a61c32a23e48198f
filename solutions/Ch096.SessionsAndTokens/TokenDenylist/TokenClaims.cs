// Given: what a verifier hands on.
namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>The claims of a token whose signature has been verified; null for a claim that it does not have.</summary>
/// <param name="Issuer"><c>iss</c>: who made it.</param>
/// <param name="Id"><c>jti</c>: its own name, unique among those of its issuer.</param>
/// <param name="Subject"><c>sub</c>: whom it speaks for.</param>
/// <param name="IssuedAt"><c>iat</c>: when it was made, in seconds since 1970, mostly without a fraction.</param>
/// <param name="Expires"><c>exp</c>: from when on it is no longer good, in seconds since 1970.</param>
public sealed record TokenClaims(string? Issuer, string? Id, string? Subject, decimal? IssuedAt, decimal? Expires)
{
    /// <summary>That it is a token, and not whose: what is written into a text ends up in a log.</summary>
    public override string ToString() => "the claims of a token";
}
