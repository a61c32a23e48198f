namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>Why a request with credentials was refused (RFC 6750 §3.1).</summary>
public enum BearerError
{
    /// <summary><c>invalid_request</c>: the request is malformed, or sends a token in more than one way.</summary>
    InvalidRequest,

    /// <summary><c>invalid_token</c>: the token is expired, revoked, or not one at all.</summary>
    InvalidToken,

    /// <summary><c>insufficient_scope</c>: the token is good, but not for this.</summary>
    InsufficientScope,
}
