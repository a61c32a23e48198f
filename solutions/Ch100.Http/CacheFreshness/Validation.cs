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
        DateTimeOffset responseTime)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(notModified);
        if (notModified.Status != 304)
        {
            throw new ArgumentException($"{notModified.Status} is no answer that updates what is stored", nameof(notModified));
        }

        // What Connection takes away might have forbidden to keep it.
        if (HttpFields.Elements(notModified.Fields.Values("Connection")).Any(HttpFields.IsNeededByTheCache))
        {
            return stored;
        }

        // By identity: two responses with the same content are still two.
        StoredResponse[] candidates = [.. stored.Where(each => Selection.Matches(each, request))];
        var identified = new HashSet<StoredResponse>(
            Identify(candidates, Validator(notModified.Fields, "ETag"), Validator(notModified.Fields, "Last-Modified")),
            ReferenceEqualityComparer.Instance);
        return [.. stored.Select(each => identified.Contains(each) ? Update(each) : each).OfType<StoredResponse>()];

        StoredResponse? Update(StoredResponse old)
        {
            var response = old.Response with { Fields = Merge(old.Response.Fields, notModified.Fields) };

            // no-store in this request is about its own answer; what somebody else has stored stays as it was.
            return storage.Store(old.Request, response, requestTime, responseTime) is not { } updated ? null
                : storage.Judge(request, response) == StoreVerdict.Stored ? updated
                : old;
        }
    }

    private static IEnumerable<StoredResponse> Identify(StoredResponse[] candidates, string? tag, string? modified) =>
        (tag, modified) switch
        {
            (not null, _) when IsWeak(tag) =>
                MostRecent(candidates.Where(each => Opaque(Validator(each, "ETag")) == Opaque(tag))),
            (not null, _) => candidates.Where(each => Validator(each, "ETag") == tag),
            (null, not null) => MostRecent(candidates.Where(each => Validator(each, "Last-Modified") == modified)),
            _ => candidates is [var only] && Validator(only, "ETag") is null && Validator(only, "Last-Modified") is null
                ? [only] : [],
        };

    // Age and Date are those of this validation: what the fields said before has ended with it.
    private HttpField[] Merge(IReadOnlyList<HttpField> old, IReadOnlyList<HttpField> notModified)
    {
        HttpField[] update = [.. storage.Storable(notModified).Where(field => !HttpFields.IsSame(field.Name, "Content-Length"))];
        string[] replaced = ["Age", "Date", .. update.Select(field => field.Name)];
        return [.. old.Where(field => !replaced.Contains(field.Name, StringComparer.OrdinalIgnoreCase)), .. update];
    }

    private static IEnumerable<StoredResponse> MostRecent(IEnumerable<StoredResponse> stored) =>
        Selection.MostRecentLast(stored).TakeLast(1);

    private static string? Validator(StoredResponse stored, string name) => Validator(stored.Response.Fields, name);

    private static string? Validator(IReadOnlyList<HttpField> fields, string name) =>
        fields.Values(name) is { Count: > 0 } values ? string.Join(", ", values) : null;

    private static bool IsWeak(string? tag) => tag?.StartsWith("W/", StringComparison.Ordinal) == true;

    private static string? Opaque(string? tag) => IsWeak(tag) ? tag![2..] : tag;
}
