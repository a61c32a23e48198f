namespace Katas.Http.CacheFreshness;

/// <summary>A field line of a message.</summary>
/// <param name="Name">In any case.</param>
/// <param name="Value">One character for each byte, as in Latin-1; no white space around.</param>
public sealed record HttpField(string Name, string Value);

/// <summary>What a cache needs to know of a request.</summary>
/// <param name="Method">As it was sent: methods have a case.</param>
/// <param name="Target">The target URI, absolute.</param>
public sealed record CacheRequest(string Method, Uri Target)
{
    /// <summary>The field lines, in the order in which they were sent.</summary>
    public IReadOnlyList<HttpField> Fields { get; init; } = [];
}

/// <summary>What a cache needs to know of a response from the origin, or from a cache on the way to it.</summary>
/// <param name="Status">The status code.</param>
public sealed record OriginResponse(int Status)
{
    /// <summary>The field lines, in the order in which they were sent.</summary>
    public IReadOnlyList<HttpField> Fields { get; init; } = [];
}

/// <summary>A response in a cache, with the request that it answered.</summary>
/// <param name="Request">The request.</param>
/// <param name="Response">The response, as it is kept.</param>
/// <param name="RequestTime">The cache's clock when it sent the request, or the last one that validated the response.</param>
/// <param name="ResponseTime">The cache's clock when the answer to that one had come.</param>
public sealed record StoredResponse(
    CacheRequest Request, OriginResponse Response, DateTimeOffset RequestTime, DateTimeOffset ResponseTime);
