namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>Knows tokens: verifies a signature, or asks a store or the issuer.</summary>
public interface ITokenCheck
{
    /// <summary>Judges one token.</summary>
    /// <param name="token">A b64token, from whoever sent the request.</param>
    /// <returns>What it is good for, or that it is good for nothing. If that cannot be found out now, the check throws.</returns>
    TokenVerdict Check(string token);
}

/// <summary>What a check says of a token.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>The issuer's, for us, and still good.</summary>
    /// <param name="Subject">On whose behalf the request comes.</param>
    /// <param name="Scope">The scopes it was issued with, with spaces between them; the empty text for none.</param>
    public sealed record Valid(string Subject, string Scope) : TokenVerdict;

    /// <summary>Expired, revoked, malformed, or anything else that makes it invalid.</summary>
    /// <param name="Description">Why, for the client's developer, or null. It may hold anything, even text of the token.</param>
    public sealed record Invalid(string? Description) : TokenVerdict;
}
