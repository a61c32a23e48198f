using System.Buffers;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>Says whether a JSON Web Token is what its issuer signed, for us, and now; or which rule it breaks first.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</see> over
/// <see href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</see>, with what
/// <see href="https://www.rfc-editor.org/rfc/rfc8725#section-3">RFC 8725 §3</see> learned from attacks. One verifier serves any
/// number of threads at once, and no token makes it throw.
/// </remarks>
/// <param name="policy">What to accept.</param>
/// <param name="time">Says what time it is.</param>
public sealed class TokenVerifier(TokenPolicy policy, TimeProvider time)
{
    /// <summary>Checks one token, as it stands after <c>Bearer</c> in a request: nothing around it.</summary>
    /// <param name="token">A JWS in compact serialization.</param>
    public TokenResult Verify(ReadOnlySpan<char> token) =>
        throw new NotImplementedException();
}
