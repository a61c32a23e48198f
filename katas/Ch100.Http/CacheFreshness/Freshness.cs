namespace Katas.Http.CacheFreshness;

/// <summary>How long a stored response is fresh, and how old it is.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2">RFC 9111 §4.2</see>.</remarks>
public static class Freshness
{
    /// <summary>freshness_lifetime (§4.2.1, §4.2.2).</summary>
    /// <param name="stored">A stored response.</param>
    /// <param name="kind">Whose cache it is in.</param>
    public static TimeSpan Lifetime(StoredResponse stored, CacheKind kind) =>
        throw new NotImplementedException();

    /// <summary>current_age (§4.2.3).</summary>
    /// <param name="stored">A stored response.</param>
    /// <param name="now">The cache's clock.</param>
    public static TimeSpan Age(StoredResponse stored, DateTimeOffset now) =>
        throw new NotImplementedException();
}
