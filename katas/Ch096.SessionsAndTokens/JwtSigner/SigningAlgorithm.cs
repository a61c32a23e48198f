namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>The algorithms of RFC 7518 §3.1 that prove something. The name of each is the header's <c>alg</c>.</summary>
/// <remarks>There is no <c>none</c>: what has no name here cannot be asked for.</remarks>
public enum SigningAlgorithm
{
    /// <summary>HMAC using SHA-256 (§3.2).</summary>
    HS256,

    /// <summary>HMAC using SHA-384 (§3.2).</summary>
    HS384,

    /// <summary>HMAC using SHA-512 (§3.2).</summary>
    HS512,

    /// <summary>RSASSA-PKCS1-v1_5 using SHA-256 (§3.3).</summary>
    RS256,

    /// <summary>RSASSA-PKCS1-v1_5 using SHA-384 (§3.3).</summary>
    RS384,

    /// <summary>RSASSA-PKCS1-v1_5 using SHA-512 (§3.3).</summary>
    RS512,

    /// <summary>RSASSA-PSS using SHA-256 and a salt as long as the hash (§3.5).</summary>
    PS256,

    /// <summary>RSASSA-PSS using SHA-384 and a salt as long as the hash (§3.5).</summary>
    PS384,

    /// <summary>RSASSA-PSS using SHA-512 and a salt as long as the hash (§3.5).</summary>
    PS512,

    /// <summary>ECDSA using P-256 and SHA-256 (§3.4).</summary>
    ES256,

    /// <summary>ECDSA using P-384 and SHA-384 (§3.4).</summary>
    ES384,

    /// <summary>ECDSA using P-521 and SHA-512 (§3.4).</summary>
    ES512,
}
