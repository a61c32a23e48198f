using System.Net;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>What becomes of a request. No result holds the token.</summary>
public abstract record BearerResult
{
    private BearerResult()
    {
    }

    /// <summary>The request may go on.</summary>
    /// <param name="Subject">On whose behalf it comes.</param>
    /// <param name="Scope">The scopes of its token, as the check gave them.</param>
    public sealed record Accepted(string Subject, string Scope) : BearerResult;

    /// <summary>The request is answered at once.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Challenge">The value of the answer's <c>WWW-Authenticate</c> field.</param>
    public sealed record Refused(HttpStatusCode Status, string Challenge) : BearerResult;
}
