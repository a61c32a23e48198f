namespace Katas.Http.CacheFreshness;

/// <summary>Decides what may be stored, and stores of it what may be kept.</summary>
/// <param name="kind">Whose cache it is.</param>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-3">RFC 9111 §3</see>.</remarks>
public sealed class Storage(CacheKind kind)
{
    /// <summary>Decides about one response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <returns><see cref="StoreVerdict.Stored"/>, or the first of the other verdicts that applies.</returns>
    public StoreVerdict Judge(CacheRequest request, OriginResponse response) =>
        throw new NotImplementedException();

    /// <summary>What is kept of a response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <param name="requestTime">The cache's clock when it sent the request.</param>
    /// <param name="responseTime">The cache's clock when the response had come.</param>
    /// <returns>The response without the fields that must not be stored; null if none of it may be.</returns>
    public StoredResponse? Store(
        CacheRequest request, OriginResponse response, DateTimeOffset requestTime, DateTimeOffset responseTime) =>
        throw new NotImplementedException();
}
