using System.Text.Json;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>What a verifier says of a token: valid, or the first rule that it breaks.</summary>
public abstract record TokenResult
{
    private TokenResult()
    {
    }

    /// <summary>All rules hold.</summary>
    /// <param name="Payload">The bytes that were signed: one JSON object, the claims.</param>
    public sealed record Valid(ReadOnlyMemory<byte> Payload) : TokenResult
    {
        /// <summary>The claims as JSON; read anew at each call, so keep what it returns.</summary>
        public JsonElement ReadClaims() =>
            throw new NotImplementedException();
    }

    /// <summary>Not valid.</summary>
    /// <param name="FailedRule">The first rule that fails, in the order of <see cref="TokenRule"/>.</param>
    /// <param name="Detail">One sentence for a log. It quotes neither the token nor a key.</param>
    public sealed record Invalid(TokenRule FailedRule, string Detail) : TokenResult;
}

/// <summary>What is asked of a token, in the order in which it is asked.</summary>
public enum TokenRule
{
    /// <summary>The token is no longer than the policy allows.</summary>
    Length,

    /// <summary>The token is signed, not encrypted: five parts are a JWE (RFC 7516 §3.1).</summary>
    NotEncrypted,

    /// <summary>Exactly three parts with a period between them (RFC 7515 §7.1).</summary>
    ThreeParts,

    /// <summary>Each part is base64url without padding (RFC 7515 §2).</summary>
    Base64Url,

    /// <summary>The header is one JSON object with an <c>alg</c> (RFC 7515 §4).</summary>
    Header,

    /// <summary>No extension has to be understood: <c>crit</c> (RFC 7515 §4.1.11).</summary>
    Critical,

    /// <summary>A key of the caller is bound to the header's <c>alg</c> (RFC 8725 §3.1).</summary>
    Algorithm,

    /// <summary>Such a key goes by the header's <c>kid</c> (RFC 7515 §4.1.4).</summary>
    KeyId,

    /// <summary>The signature or MAC is right (RFC 7515 §5.2). Nothing below is looked at before it is.</summary>
    Signature,

    /// <summary>The token is of the kind that the policy asks for: <c>typ</c> (RFC 8725 §3.11).</summary>
    Type,

    /// <summary>The payload is one JSON object whose registered claims have the right types (RFC 7519 §4).</summary>
    Claims,

    /// <summary>The policy's issuer issued it: <c>iss</c> (RFC 7519 §4.1.1).</summary>
    Issuer,

    /// <summary>It is meant for the policy's audience: <c>aud</c> (RFC 7519 §4.1.3).</summary>
    Audience,

    /// <summary>It has not expired: <c>exp</c> (RFC 7519 §4.1.4).</summary>
    Expiration,

    /// <summary>Its time has come: <c>nbf</c> (RFC 7519 §4.1.5).</summary>
    NotBefore,

    /// <summary>It is as young as the policy asks: <c>iat</c> (RFC 7519 §4.1.6).</summary>
    IssuedAt,
}
