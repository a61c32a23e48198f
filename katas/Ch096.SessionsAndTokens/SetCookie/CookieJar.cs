using System.Text;

namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Keeps cookies, and knows which of them go along with a request. For one thread at a time.</summary>
/// <remarks>
/// Spec: <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.7">§5.7</see> and
/// <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.8">§5.8</see>.
/// </remarks>
public sealed class CookieJar
{
    /// <summary>Makes an empty jar.</summary>
    /// <param name="suffixes">Knows for which domains nobody may set a cookie.</param>
    /// <param name="clock">Says when a cookie expires.</param>
    public CookieJar(IPublicSuffixes suffixes, TimeProvider clock) =>
        throw new NotImplementedException();

    /// <summary>How many cookies of one domain there is room for: 50, or any number from 1 on.</summary>
    public int MaxPerDomain
    {
        get;
        init => throw new NotImplementedException();
    } = 50;

    /// <summary>How many cookies there is room for: 3000, or any number from 1 on.</summary>
    public int MaxTotal
    {
        get;
        init => throw new NotImplementedException();
    } = 3000;

    /// <summary>All cookies, as they are now, in the order in which they came; one that replaced another has its place.</summary>
    public IReadOnlyList<Cookie> Cookies
    {
        get => throw new NotImplementedException();
    }

    /// <summary>Takes a cookie, or refuses it.</summary>
    /// <param name="field">The value of one <c>Set-Cookie</c> field, or what a script wants to set.</param>
    /// <param name="request">Whose response the field is in.</param>
    public CookieVerdict Receive(string field, CookieRequest request) =>
        throw new NotImplementedException();

    /// <summary>The value of the <c>Cookie</c> field of a request, or what a script may read.</summary>
    /// <param name="request">Who asks.</param>
    /// <returns>The empty text if there is no cookie.</returns>
    public string CookiesFor(CookieRequest request) =>
        throw new NotImplementedException();

    /// <summary>Removes the cookies that were meant for the session only.</summary>
    public void EndSession() =>
        throw new NotImplementedException();
}
