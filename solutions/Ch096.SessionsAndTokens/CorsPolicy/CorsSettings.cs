// Given: what a server's owner may write down. Whether it makes sense is the lesson.
namespace Katas.SessionsAndTokens.CorsPolicy;

/// <summary>With whom a server shares its answers, and what they may ask for. Nobody and nothing, unless it is said.</summary>
public sealed record CorsSettings
{
    /// <summary>The origins, as a browser writes them (<c>https://app.example</c>), or only <c>*</c> for all.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The methods besides GET, HEAD and POST, or <c>*</c> for all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The names of request fields besides those that any page may send, or <c>*</c> for nearly all.</summary>
    public IReadOnlyList<string> RequestHeaders { get; init; } = [];

    /// <summary>The names of response fields that a page may read besides a few harmless ones, or <c>*</c> for all.</summary>
    public IReadOnlyList<string> ExposedHeaders { get; init; } = [];

    /// <summary>Whether requests may come with cookies and the like.</summary>
    public bool AllowCredentials { get; init; }

    /// <summary>How long a browser may remember a preflight, in whole seconds; null leaves it to the browser.</summary>
    public TimeSpan? MaxAge { get; init; }
}
