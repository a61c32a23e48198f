namespace Katas.Http.CacheFreshness;

/// <summary>Finds what a request may have changed.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.4">RFC 9111 §4.4</see>.</remarks>
public static class Invalidation
{
    /// <summary>The URIs for which nothing that is stored may be used any more, unless it is validated.</summary>
    /// <param name="request">A request.</param>
    /// <param name="response">The response to it.</param>
    /// <returns>The target, then the others; none twice.</returns>
    public static IReadOnlyList<Uri> Targets(CacheRequest request, OriginResponse response)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);

        // Who does not know a method cannot know that it is safe.
        if (request.Method is "GET" or "HEAD" or "OPTIONS" or "TRACE" || response.Status is < 200 or > 399)
        {
            return [];
        }

        List<Uri> targets = [request.Target];
        HashSet<string> known = [Part(request.Target, UriComponents.HttpRequestUrl)];
        var origin = Part(request.Target, UriComponents.SchemeAndServer);
        foreach (var reference in response.Fields.Values("Location").Concat(response.Fields.Values("Content-Location")))
        {
            // Of another origin nobody may say what to throw away.
            if (Uri.TryCreate(request.Target, reference, out var uri)
                && Part(uri, UriComponents.SchemeAndServer) == origin
                && known.Add(Part(uri, UriComponents.HttpRequestUrl)))
            {
                targets.Add(uri);
            }
        }

        return targets;
    }

    private static string Part(Uri uri, UriComponents part) => uri.GetComponents(part, UriFormat.UriEscaped);
}
