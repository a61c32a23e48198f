namespace Katas.Http.CacheFreshness;

/// <summary>For whom a cache keeps responses (RFC 9111 §1).</summary>
public enum CacheKind
{
    /// <summary>For one user, as a browser does.</summary>
    Private,

    /// <summary>For all who come by, as a proxy or a CDN does.</summary>
    Shared,
}
