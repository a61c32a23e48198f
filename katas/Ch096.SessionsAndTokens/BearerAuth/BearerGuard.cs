using System.Diagnostics;
using System.Net;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>Stands in front of a resource: lets a request with a good token pass, and tells all others what is wrong.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</see>.</remarks>
public sealed class BearerGuard
{
    /// <summary>Makes a guard.</summary>
    /// <param name="realm">The name of what is protected, as each challenge gives it.</param>
    /// <param name="check">Judges the tokens.</param>
    /// <exception cref="ArgumentException">A realm that no challenge can have.</exception>
    public BearerGuard(string realm, ITokenCheck check) =>
        throw new NotImplementedException();

    /// <summary>The longest token that the check is asked about, in characters: 8192, or any number from 1 on.</summary>
    public int MaxTokenLength
    {
        get;
        init => throw new NotImplementedException();
    } = 8192;

    /// <summary>Decides about one request.</summary>
    /// <param name="authorization">The values of its <c>Authorization</c> fields, one each, as they came.</param>
    /// <param name="query">The query of its URI, with or without <c>?</c>; the empty text if it has none.</param>
    /// <param name="scope">What the resource needs: scopes with one space between them, or null for any good token.</param>
    /// <exception cref="ArgumentException"><paramref name="scope"/> is no list of scopes.</exception>
    public BearerResult Authenticate(IReadOnlyList<string> authorization, string query, string? scope = null) =>
        throw new NotImplementedException();
}
