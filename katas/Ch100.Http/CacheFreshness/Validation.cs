namespace Katas.Http.CacheFreshness;

/// <summary>Takes over what a 304 (Not Modified) says of stored responses.</summary>
/// <param name="storage">What may be stored.</param>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.3.4">RFC 9111 §4.3.4 and §3.2</see>.</remarks>
public sealed class Validation(Storage storage)
{
    /// <summary>Updates those responses that the 304 is about.</summary>
    /// <param name="stored">Stored responses.</param>
    /// <param name="request">The request that was sent to validate them.</param>
    /// <param name="notModified">The answer.</param>
    /// <param name="requestTime">The cache's clock when it sent the request.</param>
    /// <param name="responseTime">The cache's clock when the answer had come.</param>
    /// <returns>The same responses in the same order, some of them updated; without those that may no longer be stored.</returns>
    /// <exception cref="ArgumentException">The answer is no 304.</exception>
    public IReadOnlyList<StoredResponse> Apply(
        IReadOnlyList<StoredResponse> stored,
        CacheRequest request,
        OriginResponse notModified,
        DateTimeOffset requestTime,
        DateTimeOffset responseTime) =>
        throw new NotImplementedException();
}
