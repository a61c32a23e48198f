namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>A cookie in the jar (draft §5.7).</summary>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Value">Its value, a secret: whoever has it is logged in.</param>
/// <param name="Domain">The host that set it, or the domain that it named; lower case, no leading dot.</param>
/// <param name="Path">The path under which it is sent.</param>
public sealed record Cookie(string Name, string Value, string Domain, string Path)
{
    /// <summary>Whether only the host of <see cref="Domain"/> gets it, and none below.</summary>
    public bool IsHostOnly { get; init; }

    /// <summary>Whether only secure connections get it.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Whether scripts do not get it.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary>What other sites' requests get it.</summary>
    public SameSite SameSite { get; init; }

    /// <summary>The last moment at which it is good; null for one that ends with the session.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When a cookie of this name, domain, host-only flag and path came first.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it came, or was last sent.</summary>
    public DateTimeOffset LastAccess { get; init; }

    /// <summary>Name, domain and path, never the value: this ends up in a log.</summary>
    public override string ToString() => $"{Name}=*** for {Domain}{Path}";
}
