namespace Katas.SessionsAndTokens.RefreshTokens;

/// <summary>What becomes of a token request.</summary>
public abstract record RefreshResult
{
    private RefreshResult()
    {
    }

    /// <summary>New tokens, on their way to the client (RFC 6749 §5.1).</summary>
    /// <param name="AccessToken">The access token. Whoever has it may do what its scope says.</param>
    /// <param name="ExpiresIn">How long it is good, from now.</param>
    /// <param name="RefreshToken">The refresh token: 32 characters of base64url.</param>
    /// <param name="Scope">The scope of the access token.</param>
    public sealed record Issued(string AccessToken, TimeSpan ExpiresIn, string RefreshToken, string Scope) : RefreshResult
    {
        /// <summary>That there are tokens, never which: what is written into a text ends up in a log.</summary>
        public override string ToString() => $"Issued *** for {ExpiresIn}, {Scope}";
    }

    /// <summary>No tokens.</summary>
    /// <param name="Error">What the client is told.</param>
    /// <param name="Reuse">
    /// Whether an old token has come back and this request has revoked its family. The client is told nothing of it; the user
    /// should be.
    /// </param>
    public sealed record Refused(TokenError Error, bool Reuse = false) : RefreshResult;
}
