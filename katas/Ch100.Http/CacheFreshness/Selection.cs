namespace Katas.Http.CacheFreshness;

/// <summary>Finds the stored response that a request is about.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.1">RFC 9111 §4 and §4.1</see>.</remarks>
public static class Selection
{
    /// <summary>Whether a stored response could be the answer, were it fresh.</summary>
    /// <param name="stored">A stored response.</param>
    /// <param name="request">A request.</param>
    public static bool Matches(StoredResponse stored, CacheRequest request) =>
        throw new NotImplementedException();

    /// <summary>The stored response to use for a request, or to validate.</summary>
    /// <param name="stored">Stored responses.</param>
    /// <param name="request">A request.</param>
    /// <returns>The one to use of those that match; null if none does.</returns>
    public static StoredResponse? Choose(IEnumerable<StoredResponse> stored, CacheRequest request) =>
        throw new NotImplementedException();
}
