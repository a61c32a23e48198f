using System.Net;

namespace Katas.SessionsAndTokens.CorsPolicy;

/// <summary>What becomes of a request.</summary>
/// <param name="Fields">The fields to add to the response, none of them twice.</param>
public abstract record CorsAnswer(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The request goes on; whoever answers it adds the fields, <c>Vary</c> to a <c>Vary</c> of its own.</summary>
    /// <param name="Fields">The fields to add.</param>
    public sealed record GoesOn(IReadOnlyDictionary<string, string> Fields) : CorsAnswer(Fields);

    /// <summary>The request is a preflight, and answered at once without a body.</summary>
    /// <param name="Status">204 if the browser may send what it asks for, else 403.</param>
    /// <param name="Fields">The fields of the response.</param>
    public sealed record Preflight(HttpStatusCode Status, IReadOnlyDictionary<string, string> Fields) : CorsAnswer(Fields);
}
