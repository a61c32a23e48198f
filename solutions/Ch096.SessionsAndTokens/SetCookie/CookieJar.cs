using System.Text;

namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Keeps cookies, and knows which of them go along with a request. For one thread at a time.</summary>
/// <remarks>
/// Spec: <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.7">§5.7</see> and
/// <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.8">§5.8</see>.
/// </remarks>
public sealed class CookieJar
{
    // In the order in which they came; what replaces a cookie stands in its place. So places are in order of creation, unless the
    // clock was set back.
    private readonly List<Cookie> cookies = [];
    private readonly IPublicSuffixes suffixes;
    private readonly TimeProvider clock;

    /// <summary>Makes an empty jar.</summary>
    /// <param name="suffixes">Knows for which domains nobody may set a cookie.</param>
    /// <param name="clock">Says when a cookie expires.</param>
    public CookieJar(IPublicSuffixes suffixes, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(suffixes);
        ArgumentNullException.ThrowIfNull(clock);
        (this.suffixes, this.clock) = (suffixes, clock);
    }

    /// <summary>How many cookies of one domain there is room for: 50, or any number from 1 on.</summary>
    public int MaxPerDomain
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 50;

    /// <summary>How many cookies there is room for: 3000, or any number from 1 on.</summary>
    public int MaxTotal
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 3000;

    /// <summary>All cookies, as they are now, in the order in which they came; one that replaced another has its place.</summary>
    public IReadOnlyList<Cookie> Cookies
    {
        get
        {
            RemoveExpired(clock.GetUtcNow());
            return [.. cookies];
        }
    }

    /// <summary>Takes a cookie, or refuses it.</summary>
    /// <param name="field">The value of one <c>Set-Cookie</c> field, or what a script wants to set.</param>
    /// <param name="request">Whose response the field is in.</param>
    public CookieVerdict Receive(string field, CookieRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!ReceivedCookie.TryParse(field, out var received))
        {
            return CookieVerdict.Malformed;
        }

        if (received is { Name: "", Value: "" })
        {
            return CookieVerdict.Empty;
        }

        var now = clock.GetUtcNow();
        RemoveExpired(now);
        var host = request.Uri.IdnHost;
        var domain = received.Domain ?? "";
        if (!Ascii.IsValid(domain))
        {
            return CookieVerdict.DomainNotAscii;
        }

        if (domain.Length > 0 && suffixes.IsPublicSuffix(domain))
        {
            if (domain != host)
            {
                return CookieVerdict.PublicSuffix;
            }

            // Whoever is a public suffix itself may have cookies, but shares them with nobody.
            domain = "";
        }

        if (domain.Length > 0 && !CookieScope.DomainMatches(host, domain))
        {
            return CookieVerdict.OtherDomain;
        }

        var path = received.Path is { Length: > 0 } given ? given : CookieScope.DefaultPath(request.Uri.AbsolutePath);
        var cookie = new Cookie(received.Name, received.Value, domain.Length > 0 ? domain : host, path)
        {
            IsHostOnly = domain.Length == 0,
            IsSecure = received.IsSecure,
            IsHttpOnly = received.IsHttpOnly,
            SameSite = received.SameSite,
            Expires = ExpiryOf(received, now),
            Created = now,
            LastAccess = now,
        };
        return WhyNot(cookie, received, request) ?? Insert(cookie, request);
    }

    /// <summary>The value of the <c>Cookie</c> field of a request, or what a script may read.</summary>
    /// <param name="request">Who asks.</param>
    /// <returns>The empty text if there is no cookie.</returns>
    public string CookiesFor(CookieRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.GetUtcNow();
        RemoveExpired(now);
        var sent = new List<Cookie>();
        for (var i = 0; i < cookies.Count; i++)
        {
            if (IsFor(cookies[i], request))
            {
                cookies[i] = cookies[i] with { LastAccess = now };
                sent.Add(cookies[i]);
            }
        }

        return string.Join("; ", sent.OrderByDescending(cookie => cookie.Path.Length).ThenBy(cookie => cookie.Created)
            .Select(cookie => cookie.Name.Length > 0 ? $"{cookie.Name}={cookie.Value}" : cookie.Value));
    }

    /// <summary>Removes the cookies that were meant for the session only.</summary>
    public void EndSession() => cookies.RemoveAll(cookie => cookie.Expires is null);

    private static DateTimeOffset? ExpiryOf(ReceivedCookie received, DateTimeOffset now)
    {
        var latest = now + ReceivedCookie.Longest;
        return received switch
        {
            // "the earliest representable date"
            { MaxAge: { } age } => age > TimeSpan.Zero ? now + age : DateTimeOffset.MinValue,
            { Expires: { } date } => date < latest ? date : latest,
            _ => null,
        };
    }

    // Steps 13 to 22, in their order.
    private CookieVerdict? WhyNot(Cookie cookie, ReceivedCookie received, CookieRequest request) => cookie switch
    {
        { IsSecure: true } when !request.IsSecure => CookieVerdict.NotSecure,
        { IsHttpOnly: true } when !request.IsHttp => CookieVerdict.NotHttp,
        { IsSecure: false } when !request.IsSecure && cookies.Exists(secure => Overlays(cookie, secure)) =>
            CookieVerdict.OverlaysSecure,

        // A navigation may set any cookie: the user has come to this site after all.
        { SameSite: not SameSite.None } when !request.IsSameSite && !(request.IsHttp && request.IsTopLevelNavigation) =>
            CookieVerdict.CrossSite,
        { SameSite: SameSite.None, IsSecure: false } => CookieVerdict.NoneNotSecure,
        _ when Begins(cookie.Name, "__Secure-") && !cookie.IsSecure => CookieVerdict.BrokenPrefix,
        _ when Begins(cookie.Name, "__Host-")
            && !(cookie is { IsSecure: true, IsHostOnly: true, Path: "/" } && received.Path is not null) => CookieVerdict.BrokenPrefix,

        // Sent without a name, the value would look like a name to the server.
        { Name: "" } when Begins(cookie.Value, "__Secure-") || Begins(cookie.Value, "__Host-") => CookieVerdict.BrokenPrefix,
        _ => null,
    };

    // The domains match in either direction; the paths only so that the new cookie would be sent where the secure one is.
    private static bool Overlays(Cookie cookie, Cookie secure) =>
        secure.IsSecure
        && secure.Name == cookie.Name
        && (CookieScope.DomainMatches(secure.Domain, cookie.Domain) || CookieScope.DomainMatches(cookie.Domain, secure.Domain))
        && CookieScope.PathMatches(cookie.Path, secure.Path);

    // Servers may not mind the case (§5.4), so a prefix counts in any.
    private static bool Begins(string text, string prefix) => text.Length >= prefix.Length && Ascii.EqualsIgnoreCase(text.AsSpan(0, prefix.Length), prefix);

    private CookieVerdict Insert(Cookie cookie, CookieRequest request)
    {
        var place = cookies.FindIndex(old =>
            (old.Name, old.Domain, old.IsHostOnly, old.Path) == (cookie.Name, cookie.Domain, cookie.IsHostOnly, cookie.Path));
        if (place < 0)
        {
            cookies.Add(cookie);
        }
        else if (cookies[place].IsHttpOnly && !request.IsHttp)
        {
            return CookieVerdict.ReplacesHttpOnly;
        }
        else
        {
            cookies[place] = cookie with { Created = cookies[place].Created };
        }

        RemoveExpired(cookie.LastAccess);
        RemoveExcess(cookie.Domain);
        return CookieVerdict.Accepted;
    }

    private bool IsFor(Cookie cookie, CookieRequest request) =>
        IsForHost(cookie, request.Uri.IdnHost)
        && CookieScope.PathMatches(request.Uri.AbsolutePath, cookie.Path)
        && (request.IsSecure || !cookie.IsSecure)
        && (request.IsHttp || !cookie.IsHttpOnly)
        && (request.IsSameSite || IsForOtherSites(cookie.SameSite, request));

    // Asked anew for the suffix: the list may have grown since the cookie came.
    private bool IsForHost(Cookie cookie, string host) => cookie.IsHostOnly
        ? host == cookie.Domain
        : CookieScope.DomainMatches(host, cookie.Domain) && !suffixes.IsPublicSuffix(cookie.Domain);

    // "safe" is RFC 9110 §9.2.1; methods have their case (§9.1).
    private static bool IsForOtherSites(SameSite sameSite, CookieRequest request) => sameSite switch
    {
        SameSite.None => true,
        SameSite.Strict => false,
        _ => request is { IsHttp: true, IsTopLevelNavigation: true, Method: "GET" or "HEAD" or "OPTIONS" or "TRACE" },
    };

    private void RemoveExpired(DateTimeOffset now) => cookies.RemoveAll(cookie => cookie.Expires < now);

    // One has come, so at most one has to go. Those that are not secure go first: or else a flood of them, which anybody on
    // the network can send, washes the secure ones out.
    private void RemoveExcess(string domain)
    {
        var ofDomain = cookies.FindAll(cookie => cookie.Domain == domain);
        if (ofDomain.Count > MaxPerDomain)
        {
            var insecure = ofDomain.FindAll(cookie => !cookie.IsSecure);
            cookies.Remove((insecure.Count > 0 ? insecure : ofDomain).MinBy(cookie => cookie.LastAccess)!);
        }

        if (cookies.Count > MaxTotal)
        {
            cookies.Remove(cookies.MinBy(cookie => cookie.LastAccess)!);
        }
    }
}
