namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>What became of a <c>Set-Cookie</c> field: taken, or refused by the first of these steps.</summary>
/// <remarks>The steps are those of §5.6 and §5.7 of draft-ietf-httpbis-rfc6265bis-22.</remarks>
public enum CookieVerdict
{
    /// <summary>It is in the jar, as far as its expiry and the limits allow.</summary>
    Accepted,

    /// <summary>§5.6, steps 1 and 5: control characters, or too long.</summary>
    Malformed,

    /// <summary>§5.7, step 2: neither a name nor a value.</summary>
    Empty,

    /// <summary>§5.7, step 8: the domain has characters that are not ASCII.</summary>
    DomainNotAscii,

    /// <summary>§5.7, step 9: the domain is a public suffix, and not the host itself.</summary>
    PublicSuffix,

    /// <summary>§5.7, step 10: the host does not domain-match the domain.</summary>
    OtherDomain,

    /// <summary>§5.7, step 13: a secure cookie from an insecure connection.</summary>
    NotSecure,

    /// <summary>§5.7, step 15: an HttpOnly cookie from a script.</summary>
    NotHttp,

    /// <summary>§5.7, step 16: from an insecure connection, and it would overlay a secure cookie.</summary>
    OverlaysSecure,

    /// <summary>§5.7, step 18: from a cross-site request, and not <c>SameSite=None</c>.</summary>
    CrossSite,

    /// <summary>§5.7, step 19: <c>SameSite=None</c> without <c>Secure</c>.</summary>
    NoneNotSecure,

    /// <summary>§5.7, steps 20 to 22: the name begins with a prefix whose promise the cookie does not keep.</summary>
    BrokenPrefix,

    /// <summary>§5.7, step 23.2: from a script, and it would replace an HttpOnly cookie.</summary>
    ReplacesHttpOnly,
}
