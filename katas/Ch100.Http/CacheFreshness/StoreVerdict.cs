namespace Katas.Http.CacheFreshness;

/// <summary>May a response be stored? If not, the first reason why (RFC 9111 §3).</summary>
public enum StoreVerdict
{
    /// <summary>It may.</summary>
    Stored,

    /// <summary>The cache does not understand the method.</summary>
    Method,

    /// <summary>The status is not final.</summary>
    NotFinal,

    /// <summary>A <c>Cache-Control</c> breaks the grammar, so it may have said anything.</summary>
    Malformed,

    /// <summary>The cache does not understand the status, and would have to.</summary>
    StatusNotUnderstood,

    /// <summary>Request or response say <c>no-store</c>.</summary>
    NoStore,

    /// <summary>It is for one user, and the cache is for many.</summary>
    Private,

    /// <summary>Who asked has shown who he is, and the cache is for many.</summary>
    Authorization,

    /// <summary>Nothing says that it may be stored.</summary>
    NotAllowed,

    /// <summary><c>Connection</c> takes away what the cache would have to know.</summary>
    Incomplete,
}
