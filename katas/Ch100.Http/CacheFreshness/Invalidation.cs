namespace Katas.Http.CacheFreshness;

/// <summary>Finds what a request may have changed.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.4">RFC 9111 §4.4</see>.</remarks>
public static class Invalidation
{
    /// <summary>The URIs for which nothing that is stored may be used any more, unless it is validated.</summary>
    /// <param name="request">A request.</param>
    /// <param name="response">The response to it.</param>
    /// <returns>The target, then the others; none twice.</returns>
    public static IReadOnlyList<Uri> Targets(CacheRequest request, OriginResponse response) =>
        throw new NotImplementedException();
}
