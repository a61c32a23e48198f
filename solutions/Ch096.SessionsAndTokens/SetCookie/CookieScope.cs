using System.Net;

namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Which hosts and which paths a cookie is for.</summary>
/// <remarks>
/// Spec: <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.1.3">§5.1.3</see> and
/// <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.1.4">§5.1.4</see>.
/// </remarks>
public static class CookieScope
{
    /// <summary>Whether a host domain-matches a domain.</summary>
    /// <param name="host">A host name or an IP address (IPv6 without brackets), in lower case.</param>
    /// <param name="domain">In lower case, without a leading dot.</param>
    public static bool DomainMatches(string host, string domain)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(domain);

        // The dot before the suffix is what keeps evilbank.example away from bank.example; and the hosts whose addresses end
        // in the same number have nothing to do with one another.
        return host == domain
            || (host.Length > domain.Length
                && host.EndsWith(domain, StringComparison.Ordinal)
                && host[^(domain.Length + 1)] == '.'
                && !IPAddress.TryParse(host, out _));
    }

    /// <summary>Whether the path of a request path-matches that of a cookie.</summary>
    /// <param name="requestPath">Begins with <c>/</c>; as it is in the URI, percent-encoded.</param>
    /// <param name="cookiePath">Begins with <c>/</c>.</param>
    public static bool PathMatches(string requestPath, string cookiePath)
    {
        ArgumentNullException.ThrowIfNull(requestPath);
        ArgumentNullException.ThrowIfNull(cookiePath);
        return requestPath.StartsWith(cookiePath, StringComparison.Ordinal)
            && (requestPath.Length == cookiePath.Length || cookiePath.EndsWith('/') || requestPath[cookiePath.Length] == '/');
    }

    /// <summary>The path of a cookie that comes without one.</summary>
    /// <param name="requestPath">The path of the request whose response has it; may be empty.</param>
    public static string DefaultPath(string requestPath)
    {
        ArgumentNullException.ThrowIfNull(requestPath);
        return requestPath.StartsWith('/') && requestPath.LastIndexOf('/') is > 0 and var end ? requestPath[..end] : "/";
    }
}
