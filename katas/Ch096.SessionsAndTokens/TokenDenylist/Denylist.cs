using System.Text;

namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>Remembers which tokens have been revoked, for as long as somebody would take them. Serves any number of threads.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519 §4.1</see>: <c>exp</c>, <c>iat</c> and <c>jti</c>.
/// </remarks>
public sealed class Denylist
{
    /// <summary>The longest <c>iss</c>, <c>jti</c> or <c>sub</c> that can be written down, in UTF-16 code units.</summary>
    public const int MaxNameLength = 256;

    /// <summary>The last second of the year 9999. No token is issued or expires later.</summary>
    public const long MaxDate = 253_402_300_799;

    /// <summary>Makes an empty list.</summary>
    /// <param name="issuers">Whose tokens the verifier takes: one or more, each of 1 to <see cref="MaxNameLength"/> characters.</param>
    /// <param name="policy">What the verifier agrees to.</param>
    /// <param name="clock">The time of day, by which tokens expire.</param>
    /// <exception cref="ArgumentException">No issuers, or one that is no name.</exception>
    public Denylist(IReadOnlyCollection<string> issuers, DenylistPolicy policy, TimeProvider clock) =>
        throw new NotImplementedException();

    /// <summary>How many entries are kept: one for each token and each subject that had to be written down.</summary>
    public int Count
    {
        get => throw new NotImplementedException();
    }

    /// <summary>Looks a token up.</summary>
    /// <param name="token">Verified. Only what is <see cref="TokenStatus.Good"/> may pass.</param>
    public TokenStatus Check(TokenClaims token) =>
        throw new NotImplementedException();

    /// <summary>Revokes one token.</summary>
    /// <param name="token">Verified.</param>
    /// <exception cref="ArgumentOutOfRangeException">It was issued in the future, by more than the leeway.</exception>
    public Revocation Revoke(TokenClaims token) =>
        throw new NotImplementedException();

    /// <summary>Revokes all tokens of a subject that were issued before a time.</summary>
    /// <param name="issuer">Whose tokens.</param>
    /// <param name="subject">Whom they speak for.</param>
    /// <param name="before">The time, with its fraction of a second; now, or earlier.</param>
    /// <exception cref="ArgumentException">An unknown issuer, or a subject that no entry can have.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="before"/> is in the future, by more than the leeway.</exception>
    public Revocation RevokeSubject(string issuer, string subject, DateTimeOffset before) =>
        throw new NotImplementedException();

    /// <summary>Revokes all tokens of an issuer that were issued before a time, even if the list is full.</summary>
    /// <param name="issuer">Whose tokens.</param>
    /// <param name="before">The time, with its fraction of a second; now, or earlier.</param>
    /// <exception cref="ArgumentException">An unknown issuer.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="before"/> is in the future, by more than the leeway.</exception>
    public Revocation RevokeAll(string issuer, DateTimeOffset before) =>
        throw new NotImplementedException();

    /// <summary>Writes all of it down, for another server or another day.</summary>
    public string Save() =>
        throw new NotImplementedException();

    /// <summary>Adds what another list has written down. All of it is read before anything is added.</summary>
    /// <param name="snapshot">What <see cref="Save"/> has written.</param>
    /// <exception cref="DenylistFormatException">It is no snapshot, or not one for these issuers and this policy.</exception>
    public void Merge(string snapshot) =>
        throw new NotImplementedException();
}
