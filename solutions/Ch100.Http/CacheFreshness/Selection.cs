namespace Katas.Http.CacheFreshness;

/// <summary>Finds the stored response that a request is about.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.1">RFC 9111 §4 and §4.1</see>.</remarks>
public static class Selection
{
    /// <summary>Whether a stored response could be the answer, were it fresh.</summary>
    /// <param name="stored">A stored response.</param>
    /// <param name="request">A request.</param>
    public static bool Matches(StoredResponse stored, CacheRequest request)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(request);
        var original = stored.Request;
        return Key(original.Target) == Key(request.Target)
            && (request.Method == original.Method || (request.Method == "HEAD" && original.Method == "GET"))
            && HttpFields.Elements(stored.Response.Fields.Values("Vary")).All(name =>
                name != "*" && HttpFields.IsToken(name) && Normalized(original, name) == Normalized(request, name));
    }

    /// <summary>The stored response to use for a request, or to validate.</summary>
    /// <param name="stored">Stored responses.</param>
    /// <param name="request">A request.</param>
    /// <returns>The one to use of those that match; null if none does.</returns>
    public static StoredResponse? Choose(IEnumerable<StoredResponse> stored, CacheRequest request) =>
        MostRecentLast(stored.Where(each => Matches(each, request)))

            // Who forgets Vary in one answer means no other with it.
            .OrderBy(each => HttpFields.Elements(each.Response.Fields.Values("Vary")).Count > 0)
            .LastOrDefault();

    internal static IOrderedEnumerable<StoredResponse> MostRecentLast(IEnumerable<StoredResponse> stored) =>
        stored.OrderBy(Freshness.Date).ThenBy(each => each.ResponseTime);

    // All that goes over the wire: no fragment, no user.
    private static string Key(Uri target) => target.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    // Null if the field is not there, which is not the same as empty.
    private static string? Normalized(CacheRequest request, string name)
    {
        if (request.Fields.Values(name) is not { Count: > 0 } values)
        {
            return null;
        }

        if (!HttpFields.IsNegotiated(name))
        {
            return string.Join(", ", values);
        }

        // "gzip;q=0.5" has white space around its semicolon, or has not; order and case say nothing.
        var elements = HttpFields.Elements(values).Select(element =>
            string.Join(';', element.Split(';').Select(part => part.Trim(' ', '\t'))).ToUpperInvariant());
        return string.Join(',', elements.Order(StringComparer.Ordinal));
    }
}
