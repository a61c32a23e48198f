namespace Katas.Http.PersistentConnection;

/// <summary>What a connection is good for.</summary>
public enum ConnectionState
{
    /// <summary>Requests and responses go over it.</summary>
    Open,

    /// <summary>
    /// The last response has been taken: the sending side is shut down behind it, and what still comes is read and thrown away (RFC 9112
    /// §9.6). Whoever closes both sides at once has the other end's system throw the response away, too.
    /// </summary>
    Draining,

    /// <summary>Something else than HTTP goes over it.</summary>
    Tunnel,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>A response that is to be written now, behind those that were taken before it.</summary>
/// <param name="Number">The request that it answers.</param>
/// <param name="StatusCode">Its status.</param>
/// <param name="Connection">The value of the field <c>Connection</c> that it has to have; null if it needs none.</param>
/// <param name="Following">What the connection is behind it.</param>
public sealed record Outgoing(int Number, int StatusCode, string? Connection, ConnectionState Following);
