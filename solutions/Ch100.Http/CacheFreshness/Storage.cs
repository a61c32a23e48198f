namespace Katas.Http.CacheFreshness;

/// <summary>Decides what may be stored, and stores of it what may be kept.</summary>
/// <param name="kind">Whose cache it is.</param>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-3">RFC 9111 §3</see>.</remarks>
public sealed class Storage(CacheKind kind)
{
    private static readonly string[] SharedByPermission = ["must-revalidate", "s-maxage"];

    /// <summary>Decides about one response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <returns><see cref="StoreVerdict.Stored"/>, or the first of the other verdicts that applies.</returns>
    public StoreVerdict Judge(CacheRequest request, OriginResponse response)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        if (request.Method is not ("GET" or "HEAD"))
        {
            return StoreVerdict.Method;
        }

        if (response.Status is < 200 or > 599)
        {
            return StoreVerdict.NotFinal;
        }

        if (CacheControl.Of(request.Fields) is not { } asked || CacheControl.Of(response.Fields) is not { } said)
        {
            return StoreVerdict.Malformed;
        }

        if (!StatusCodes.IsUnderstood(response.Status) && (response.Status is 206 or 304 || said.Has("must-understand")))
        {
            return StoreVerdict.StatusNotUnderstood;
        }

        // must-understand is for caches that know it; no-store stands beside it for all others (§5.2.2.3).
        if (asked.Has("no-store") || (said.Has("no-store") && !said.Allows("must-understand")))
        {
            return StoreVerdict.NoStore;
        }

        if (kind == CacheKind.Shared && said.FieldNames("private") is null)
        {
            return StoreVerdict.Private;
        }

        if (kind == CacheKind.Shared && request.Fields.Values("Authorization").Count > 0
            && !said.Allows("public") && !SharedByPermission.Any(said.Has))
        {
            return StoreVerdict.Authorization;
        }

        return !IsAllowed(response, said) ? StoreVerdict.NotAllowed
            : ForOneConnection(response.Fields).Any(HttpFields.IsNeededByTheCache) ? StoreVerdict.Incomplete
            : StoreVerdict.Stored;
    }

    /// <summary>What is kept of a response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <param name="requestTime">The cache's clock when it sent the request.</param>
    /// <param name="responseTime">The cache's clock when the response had come.</param>
    /// <returns>The response without the fields that must not be stored; null if none of it may be.</returns>
    public StoredResponse? Store(
        CacheRequest request, OriginResponse response, DateTimeOffset requestTime, DateTimeOffset responseTime)
    {
        if (Judge(request, response) != StoreVerdict.Stored)
        {
            return null;
        }

        var kept = response with { Fields = [.. Storable(response.Fields)] };
        return new StoredResponse(request, kept, requestTime, responseTime);
    }

    /// <summary>The field lines that may be stored (§3.1).</summary>
    internal IEnumerable<HttpField> Storable(IReadOnlyList<HttpField> fields)
    {
        var said = CacheControl.Of(fields);
        string[] dropped =
        [
            .. ForOneConnection(fields),
            .. said?.FieldNames("no-cache") ?? [],
            .. kind == CacheKind.Shared ? said?.FieldNames("private") ?? [] : [],
        ];
        return fields.Where(field =>
            !HttpFields.IsForOneConnection(field.Name) && !dropped.Contains(field.Name, StringComparer.OrdinalIgnoreCase));
    }

    // The fields that Connection names (RFC 9110 §7.6.1).
    private static IReadOnlyList<string> ForOneConnection(IReadOnlyList<HttpField> fields) =>
        HttpFields.Elements(fields.Values("Connection"));

    // The list of §3 asks whether a field or directive is there: it does not matter here whether its value makes sense.
    private bool IsAllowed(OriginResponse response, CacheControl said) =>
        said.Allows("public")
        || said.Has("max-age")
        || said.Has(kind == CacheKind.Shared ? "s-maxage" : "private")
        || response.Fields.Values("Expires").Count > 0
        || StatusCodes.IsHeuristicallyCacheable(response.Status);
}
