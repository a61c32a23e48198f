// Given: who asks the jar. What follows from it is the lesson.
namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>
/// A request: cookies are chosen for it, or its response brings some. Or a script of a document, if <see cref="IsHttp"/> is
/// false.
/// </summary>
public sealed record CookieRequest
{
    /// <summary>Makes one: a GET from our own site.</summary>
    /// <param name="uri">Where it goes; of a script, the URI of its document.</param>
    /// <exception cref="ArgumentException">The URI is relative, or has no host.</exception>
    public CookieRequest(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        Uri = uri is { IsAbsoluteUri: true, Host.Length: > 0 } ? uri : throw new ArgumentException("no host", nameof(uri));
    }

    /// <summary>Where the request goes.</summary>
    public Uri Uri { get; }

    /// <summary>Its method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>False for a request that another site caused (draft §5.2), or a script of a document that it embeds.</summary>
    public bool IsSameSite { get; init; } = true;

    /// <summary>True if it navigates what the address bar shows; false for images, frames and <c>fetch</c>.</summary>
    public bool IsTopLevelNavigation { get; init; }

    /// <summary>False for a "non-HTTP" API such as <c>document.cookie</c>.</summary>
    public bool IsHttp { get; init; } = true;

    /// <summary>Whether the connection is secure: <c>https</c> or <c>wss</c>.</summary>
    public bool IsSecure => Uri.Scheme is "https" or "wss";
}
