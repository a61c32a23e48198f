namespace Katas.Http.CacheFreshness;

/// <summary>How long a stored response is fresh, and how old it is.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2">RFC 9111 §4.2</see>.</remarks>
public static class Freshness
{
    // The setting that §4.2.2 calls typical, a tenth.
    private const int HeuristicPart = 10;

    /// <summary>freshness_lifetime (§4.2.1, §4.2.2).</summary>
    /// <param name="stored">A stored response.</param>
    /// <param name="kind">Whose cache it is in.</param>
    public static TimeSpan Lifetime(StoredResponse stored, CacheKind kind)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var fields = stored.Response.Fields;
        if (CacheControl.Of(fields) is not { } said)
        {
            return TimeSpan.Zero;
        }

        // The first that is there decides, be it as wrong as it may: what comes after it is for caches that do not know it.
        if (kind == CacheKind.Shared && said.Has("s-maxage"))
        {
            return TimeSpan.FromSeconds(said.Seconds("s-maxage") ?? 0);
        }

        if (said.Has("max-age"))
        {
            return TimeSpan.FromSeconds(said.Seconds("max-age") ?? 0);
        }

        if (fields.Values("Expires").Count > 0)
        {
            return DateIn(stored, "Expires") is { } expires ? DeltaSeconds.Clamp(expires - Date(stored)) : TimeSpan.Zero;
        }

        var isHeuristic = StatusCodes.IsHeuristicallyCacheable(stored.Response.Status) || said.Allows("public");
        return isHeuristic && DateIn(stored, "Last-Modified") is { } modified
            ? DeltaSeconds.Clamp((Date(stored) - modified) / HeuristicPart)
            : TimeSpan.Zero;
    }

    /// <summary>current_age (§4.2.3).</summary>
    /// <param name="stored">A stored response.</param>
    /// <param name="now">The cache's clock.</param>
    public static TimeSpan Age(StoredResponse stored, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var ageValue = DeltaSeconds.Parse(HttpFields.Elements(stored.Response.Fields.Values("Age")).FirstOrDefault("")) ?? 0;

        var apparentAge = DeltaSeconds.Clamp(stored.ResponseTime - Date(stored));
        var responseDelay = DeltaSeconds.Clamp(stored.ResponseTime - stored.RequestTime);
        var correctedAgeValue = TimeSpan.FromSeconds(ageValue) + responseDelay;
        var correctedInitialAge = apparentAge > correctedAgeValue ? apparentAge : correctedAgeValue;

        var residentTime = DeltaSeconds.Clamp(now - stored.ResponseTime);
        return DeltaSeconds.Clamp(correctedInitialAge + residentTime);
    }

    /// <summary>date_value; when the response came, if it does not say.</summary>
    internal static DateTimeOffset Date(StoredResponse stored) => DateIn(stored, "Date") ?? stored.ResponseTime;

    // Null if the field is not there, says no date, or two things at once.
    private static DateTimeOffset? DateIn(StoredResponse stored, string name) =>
        stored.Response.Fields.Values(name).Distinct().ToArray() is [var only]
        && HttpDate.TryParse(only, stored.ResponseTime, out var date) ? date : null;
}
