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
    public ReuseDecision Decide(IEnumerable<StoredResponse> stored, CacheRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = CacheControl.Of(request.Fields);
        var mayAsk = asked?.Has("only-if-cached") != true;
        if (Selection.Choose(stored, request) is not { } chosen)
        {
            return new ReuseDecision(mayAsk ? ReuseVerdict.Forward : ReuseVerdict.GatewayTimeout, null, null);
        }

        var age = Freshness.Age(chosen, clock.GetUtcNow());
        return Judge(chosen, asked, age) is var verdict and not ReuseVerdict.Validate ? Answer(verdict, chosen, age)
            : mayAsk ? new ReuseDecision(ReuseVerdict.Validate, chosen, null)
            : new ReuseDecision(ReuseVerdict.GatewayTimeout, null, null);
    }

    /// <summary>Decides again, after the origin has failed.</summary>
    /// <param name="stored">What the cache has stored, for this target or any other.</param>
    /// <param name="request">The request.</param>
    /// <param name="status">The status of the error; 504 if nobody has answered.</param>
    public ReuseDecision DecideAfterError(IEnumerable<StoredResponse> stored, CacheRequest request, int status)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (status is 500 or 502 or 503 or 504
            && Selection.Choose(stored, request) is { } chosen
            && CacheControl.Of(chosen.Response.Fields) is { } said
            && CacheControl.Of(request.Fields) is { } asked
            && !asked.Has("no-cache") && !MustValidate(said) && !MustValidateOnceStale(said))
        {
            var age = Freshness.Age(chosen, clock.GetUtcNow());
            var staleness = DeltaSeconds.Clamp(age - Freshness.Lifetime(chosen, kind));
            if (staleness <= Limit(asked, "stale-if-error") || staleness <= Limit(said, "stale-if-error"))
            {
                return Answer(ReuseVerdict.StaleIfError, chosen, age);
            }
        }

        return new ReuseDecision(ReuseVerdict.Forward, null, null);
    }

    private static bool MustValidate(CacheControl said) => said.FieldNames("no-cache") is null;

    // What the client wants can only narrow what the origin allows, but for max-stale.
    private ReuseVerdict Judge(StoredResponse chosen, CacheControl? asked, TimeSpan age)
    {
        if (asked is null || CacheControl.Of(chosen.Response.Fields) is not { } said
            || asked.Has("no-cache") || MustValidate(said))
        {
            return ReuseVerdict.Validate;
        }

        var lifetime = Freshness.Lifetime(chosen, kind);
        if ((asked.Has("max-age") && !(age <= Limit(asked, "max-age")))
            || (asked.Has("min-fresh") && !(lifetime >= age + Limit(asked, "min-fresh"))))
        {
            return ReuseVerdict.Validate;
        }

        if (lifetime > age)
        {
            return ReuseVerdict.Fresh;
        }

        var staleness = age - lifetime;
        return MustValidateOnceStale(said) ? ReuseVerdict.Validate
            : staleness <= Limit(said, "stale-while-revalidate") && !(asked.Has("max-age") && !asked.Has("max-stale"))
                ? ReuseVerdict.StaleWhileRevalidate
            : asked.Allows("max-stale") || staleness <= Limit(asked, "max-stale") ? ReuseVerdict.Stale
            : ReuseVerdict.Validate;
    }

    private bool MustValidateOnceStale(CacheControl said) =>
        said.Has("must-revalidate") || (kind == CacheKind.Shared && (said.Has("proxy-revalidate") || said.Has("s-maxage")));

    // Whoever compares with null gets a no: what has no valid limit allows nothing.
    private static TimeSpan? Limit(CacheControl directives, string name) =>
        directives.Seconds(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static ReuseDecision Answer(ReuseVerdict verdict, StoredResponse chosen, TimeSpan age) =>
        new(verdict, chosen, (long)age.TotalSeconds);
}
