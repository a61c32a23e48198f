namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>What all tokens of one kind have in common.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519 §4.1</see>.</remarks>
public sealed record TokenProfile
{
    /// <summary>Who issues them: <c>iss</c>.</summary>
    /// <exception cref="ArgumentException">Neither a string without a colon nor a URI.</exception>
    public required string Issuer
    {
        get;
        init => throw new NotImplementedException();
    }

    /// <summary>Whom they are for: <c>aud</c>. At least one.</summary>
    /// <exception cref="ArgumentException">There is none, or one is null, or neither a string without a colon nor a URI.</exception>
    public required IReadOnlyList<string> Audience
    {
        get;
        init => throw new NotImplementedException();
    }

    /// <summary>How long after its issue each expires: <c>exp</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not whole seconds, or less than one.</exception>
    public required TimeSpan Lifetime
    {
        get;
        init => throw new NotImplementedException();
    }

    /// <summary>How long after its issue each begins to be valid: <c>nbf</c>; null writes none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not whole seconds, or negative.</exception>
    public TimeSpan? NotBeforeDelay
    {
        get;
        init => throw new NotImplementedException();
    }

    /// <summary>The media type of the token: <c>typ</c>, such as <c>at+jwt</c>; null writes none.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair.</exception>
    public string? Type
    {
        get;
        init => throw new NotImplementedException();
    } = "JWT";

    /// <summary>The longest token to issue, in characters: what a header field can carry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxTokenLength
    {
        get;
        init => throw new NotImplementedException();
    } = 8 * 1024;
}
