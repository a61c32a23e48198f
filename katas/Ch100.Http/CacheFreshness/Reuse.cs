namespace Katas.Http.CacheFreshness;

/// <summary>Decides whether a cache may answer by itself.</summary>
/// <param name="kind">Whose cache it is.</param>
/// <param name="clock">Its clock.</param>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4">RFC 9111 §4, §4.2.4 and §5.2</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc5861">RFC 5861</see>.
/// </remarks>
public sealed class Reuse(CacheKind kind, TimeProvider clock)
{
    /// <summary>Decides about one request.</summary>
    /// <param name="stored">What the cache has stored, for this target or any other.</param>
    /// <param name="request">The request.</param>
    public ReuseDecision Decide(IEnumerable<StoredResponse> stored, CacheRequest request) =>
        throw new NotImplementedException();

    /// <summary>Decides again, after the origin has failed.</summary>
    /// <param name="stored">What the cache has stored, for this target or any other.</param>
    /// <param name="request">The request.</param>
    /// <param name="status">The status of the error; 504 if nobody has answered.</param>
    public ReuseDecision DecideAfterError(IEnumerable<StoredResponse> stored, CacheRequest request, int status) =>
        throw new NotImplementedException();
}
