// Given: what a caller may ask for. The lesson is in what a verifier makes of it.
namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>What a caller accepts. The token has no say in any of it.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8725#section-3">RFC 8725 §3</see>.</remarks>
public sealed record TokenPolicy
{
    // As deep as JsonElement reads, so that what is accepted can be read.
    private const int DeepestJson = 64;

    /// <summary>The keys to accept. Their algorithms are the allowed ones.</summary>
    /// <exception cref="ArgumentException">There is none, or one of them is null.</exception>
    public required IReadOnlyList<VerificationKey> Keys
    {
        get;
        init => field = value is { Count: 0 } || value.Contains(null)
            ? throw new ArgumentException("at least one key, and no null among them", nameof(value))
            : [.. value];
    }

    /// <summary>The one issuer to accept, compared exactly; null accepts any or none, and has to be written down.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Who we are, to be named in <c>aud</c>; null accepts any or none, and has to be written down.</summary>
    public required string? Audience { get; init; }

    /// <summary>The media type to ask for in <c>typ</c>, such as <c>at+jwt</c>; null does not ask.</summary>
    public string? Type { get; init; }

    /// <summary>Refuse a token that never expires.</summary>
    public bool RequireExpiration { get; init; } = true;

    /// <summary>How long after its <c>iat</c> a token is accepted; null does not ask for <c>iat</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public TimeSpan? MaxAge
    {
        get;
        init => field = value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>By how much the clocks of issuer and verifier may differ.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan Leeway
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The longest token to look at, in characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxTokenLength
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 8 * 1024;

    /// <summary>How deep objects and arrays may nest in header and claims; the object itself is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 64.</exception>
    public int MaxDepth
    {
        get;
        init => field = value is >= 1 and <= DeepestJson ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 16;
}
