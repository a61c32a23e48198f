using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>Issues signed JSON Web Tokens.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</see> over
/// <see href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 §7.1</see>. One signer serves any number of threads at once.
/// </remarks>
public sealed class TokenSigner
{
    /// <summary>Makes a signer.</summary>
    /// <param name="key">What to sign with.</param>
    /// <param name="profile">What all tokens have in common.</param>
    /// <param name="time">Says what time it is.</param>
    /// <param name="random">Makes the token's ids. It may be used by several threads at once if the signer is.</param>
    /// <exception cref="ArgumentException">By <paramref name="profile"/> a token would expire before it is valid.</exception>
    public TokenSigner(SigningKey key, TokenProfile profile, TimeProvider time, RandomNumberGenerator random) =>
        throw new NotImplementedException();

    /// <summary>Issues one token, valid from now on or from the profile's delay on.</summary>
    /// <param name="subject">Whom it is about: <c>sub</c>, a string without a colon or a URI; null writes none.</param>
    /// <param name="claims">What else it says. The seven names of RFC 7519 §4.1 are not the caller's.</param>
    /// <returns>A JWS in compact serialization: it goes to the subject and into no log.</returns>
    /// <exception cref="ArgumentException">
    /// A subject or a claim that cannot be written, or a token longer than the profile allows. The message has no text of either.
    /// </exception>
    public string Issue(string? subject, IReadOnlyList<Claim> claims) =>
        throw new NotImplementedException();
}
