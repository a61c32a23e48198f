using System.Buffers;
using System.Text;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>Writes the value of a <c>WWW-Authenticate</c> field.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 §3</see> within
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110 §11.6.1</see>.
/// </remarks>
public static class Challenge
{
    /// <summary>Writes one Bearer challenge.</summary>
    /// <param name="realm">The name of what is protected. Always there: a scheme needs at least one parameter here.</param>
    /// <param name="error">Why the request was refused; null if it held no credentials.</param>
    /// <param name="description">For the client's developer; only with an error.</param>
    /// <param name="scope">The scopes that the resource needs, with one space between them.</param>
    /// <exception cref="ArgumentException">A value that its parameter cannot have; the message says at which index.</exception>
    public static string Write(string realm, BearerError? error = null, string? description = null, string? scope = null) =>
        throw new NotImplementedException();
}
