namespace Katas.Http.PageWaterfall;

/// <summary>A document and what it refers to, directly or not.</summary>
public sealed class Page
{
    /// <summary>Resources of a page.</summary>
    public const int MaxResources = 1_000;

    /// <summary>Bytes of all contents together.</summary>
    public const int MaxSize = 10_000_000;

    /// <summary>Microseconds that a server may think.</summary>
    public const long MaxThink = 60_000_000;

    /// <summary>Makes a page.</summary>
    /// <param name="resources">The document first, every other resource behind the one that refers to it.</param>
    /// <exception cref="ArgumentException">They are no page; the message names the resource that is wrong.</exception>
    public Page(params IReadOnlyList<Resource> resources) =>
        throw new NotImplementedException();

    /// <summary>The document first.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>Domain sharding: the same page with the resources of one host, but for the document, spread over many.</summary>
    /// <param name="host">The host whose resources move.</param>
    /// <param name="shards">How many hosts, <c>1.</c><paramref name="host"/> and so on, take turns.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one shard.</exception>
    public Page Shard(string host, int shards) =>
        throw new NotImplementedException();

    /// <summary>A sprite, or a bundle: the same page with one resource in place of several.</summary>
    /// <param name="name">The new resource. It stands where the first of the members stood.</param>
    /// <param name="members">Resources of one host, referred to by one resource.</param>
    /// <exception cref="ArgumentException">The members cannot be one resource, or its name is another one's.</exception>
    public Page Bundle(string name, params IReadOnlyList<string> members) =>
        throw new NotImplementedException();
}
