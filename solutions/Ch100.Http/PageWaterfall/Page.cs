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
    public Page(params IReadOnlyList<Resource> resources)
    {
        if (resources.Count is 0 or > MaxResources)
        {
            throw new ArgumentException($"{resources.Count} resources: 1 to {MaxResources} make a page", nameof(resources));
        }

        var names = new HashSet<string>();
        var size = 0L;
        foreach (var resource in resources)
        {
            size += resource.Size;
            if ((WhatIsWrongWith(resource, names) ?? (size > MaxSize ? "too many bytes" : null)) is { } wrong)
            {
                throw new ArgumentException($"{resource.Name}: {wrong}", nameof(resources));
            }

            names.Add(resource.Name);
        }

        Resources = [.. resources];
    }

    /// <summary>The document first.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>Domain sharding: the same page with the resources of one host, but for the document, spread over many.</summary>
    /// <param name="host">The host whose resources move.</param>
    /// <param name="shards">How many hosts, <c>1.</c><paramref name="host"/> and so on, take turns.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one shard.</exception>
    public Page Shard(string host, int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        var moved = 0;
        return new Page([.. from resource in Resources
                            select resource.Host == host && resource.Parent is not null
                                ? resource with { Host = $"{1 + (moved++ % shards)}.{host}" }
                                : resource]);
    }

    /// <summary>A sprite, or a bundle: the same page with one resource in place of several.</summary>
    /// <param name="name">The new resource. It stands where the first of the members stood.</param>
    /// <param name="members">Resources of one host, referred to by one resource.</param>
    /// <exception cref="ArgumentException">The members cannot be one resource, or its name is another one's.</exception>
    public Page Bundle(string name, params IReadOnlyList<string> members)
    {
        var joined = Resources.Where(resource => members.Contains(resource.Name)).ToList();
        if (joined.Count == 0 || joined.Count != members.Count)
        {
            throw new ArgumentException("each member once, and at least one", nameof(members));
        }

        var first = joined[0];
        if (first.Parent is null || joined.Exists(other => (other.Host, other.Parent) != (first.Host, first.Parent)))
        {
            throw new ArgumentException("members have one host, and one resource that refers to all of them", nameof(members));
        }

        var bundle = first with
        {
            Name = name,
            Size = joined.Sum(member => member.Size),
            Think = joined.Max(member => member.Think),
        };
        return new Page([.. from resource in Resources
                            where resource == first || !joined.Contains(resource)
                            select resource == first ? bundle
                                : joined.Exists(member => member.Name == resource.Parent) ? resource with { Parent = name }
                                : resource]);
    }

    private static string? WhatIsWrongWith(Resource resource, HashSet<string> before) => resource switch
    {
        { Name: "" } or { Host: "" } => "no name or no host",
        { Size: < 0 } => "less than nothing",
        { Think: < 0 or > MaxThink } => "no time to think",
        { Parent: null } when before.Count > 0 => "a second document",
        { Parent: { } parent } when !before.Contains(parent) => $"{parent} is not before it",
        _ when before.Contains(resource.Name) => "a name twice",
        _ => null,
    };
}
