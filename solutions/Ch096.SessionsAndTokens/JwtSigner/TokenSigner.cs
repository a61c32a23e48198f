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
    // §4.1.7: "a negligible probability that the same value will be accidentally assigned". 128 random bits, as in a UUID.
    private const int TokenIdBytes = 16;

    // Who let a caller set one of these would sign what he never checked: another issuer, or a token for ever.
    private static readonly string[] OwnClaims = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

    private readonly SigningKey key;
    private readonly TokenProfile profile;
    private readonly TimeProvider time;
    private readonly RandomNumberGenerator random;
    private readonly string header;

    /// <summary>Makes a signer.</summary>
    /// <param name="key">What to sign with.</param>
    /// <param name="profile">What all tokens have in common.</param>
    /// <param name="time">Says what time it is.</param>
    /// <param name="random">Makes the token's ids. It may be used by several threads at once if the signer is.</param>
    /// <exception cref="ArgumentException">By <paramref name="profile"/> a token would expire before it is valid.</exception>
    public TokenSigner(SigningKey key, TokenProfile profile, TimeProvider time, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        if (profile.NotBeforeDelay >= profile.Lifetime)
        {
            throw new ArgumentException("by this profile a token expires before it is valid", nameof(profile));
        }

        (this.key, this.profile, this.time, this.random) = (key, profile, time, random);
        header = Base64Url.EncodeToString(ClaimsJson.Write(HeaderMembers(key, profile)));
    }

    /// <summary>Issues one token, valid from now on or from the profile's delay on.</summary>
    /// <param name="subject">Whom it is about: <c>sub</c>, a string without a colon or a URI; null writes none.</param>
    /// <param name="claims">What else it says. The seven names of RFC 7519 §4.1 are not the caller's.</param>
    /// <returns>A JWS in compact serialization: it goes to the subject and into no log.</returns>
    /// <exception cref="ArgumentException">
    /// A subject or a claim that cannot be written, or a token longer than the profile allows. The message has no text of either.
    /// </exception>
    public string Issue(string? subject, IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (subject is not null && !StringOrUri.IsOne(subject))
        {
            throw new ArgumentException("has a colon and is no URI (RFC 7519 §2), or half a surrogate pair", nameof(subject));
        }

        var payload = ClaimsJson.Write(RegisteredClaims(subject, time.GetUtcNow().ToUnixTimeSeconds()), claims, OwnClaims);
        var signingInput = $"{header}.{Base64Url.EncodeToString(payload)}";

        // RFC 7515 §5.1, step 5: what is signed is the text, not the JSON in it.
        var token = $"{signingInput}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signingInput)))}";
        return token.Length <= profile.MaxTokenLength
            ? token
            : throw new ArgumentException($"with these the token has more than {profile.MaxTokenLength} characters", nameof(claims));
    }

    private static List<Claim> HeaderMembers(SigningKey key, TokenProfile profile)
    {
        List<Claim> members = [new("alg", key.Algorithm.ToString())];
        AddIfKnown(members, "kid", key.KeyId);
        AddIfKnown(members, "typ", profile.Type);
        return members;
    }

    // In the order of §4.1. All times come from one reading of the clock, so that they fit together.
    private List<Claim> RegisteredClaims(string? subject, long now)
    {
        List<Claim> registered = [new("iss", profile.Issuer)];
        AddIfKnown(registered, "sub", subject);
        registered.Add(new("aud", Audience()));
        registered.Add(new("exp", now + WholeSeconds(profile.Lifetime)));
        if (profile.NotBeforeDelay is { } delay)
        {
            registered.Add(new("nbf", now + WholeSeconds(delay)));
        }

        registered.Add(new("iat", now));
        registered.Add(new("jti", NewTokenId()));
        return registered;
    }

    // §4.1.3: "In the special case when the JWT has one audience", a string.
    private ClaimValue Audience() =>
        profile.Audience is [var only] ? only : new ClaimValue.List([.. profile.Audience.Select(name => (ClaimValue)name)]);

    private string NewTokenId()
    {
        Span<byte> id = stackalloc byte[TokenIdBytes];
        random.GetBytes(id);
        return Base64Url.EncodeToString(id);
    }

    private static void AddIfKnown(List<Claim> members, string name, string? value)
    {
        if (value is not null)
        {
            members.Add(new(name, value));
        }
    }

    private static long WholeSeconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerSecond;
}
