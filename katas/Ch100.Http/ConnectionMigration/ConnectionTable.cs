using System.Net;

namespace Katas.Http.ConnectionMigration;

/// <summary>Finds the connection that a packet belongs to: by the id that we have chosen, and not by where it comes from.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-5.2">RFC 9000 §5.2</see>.</remarks>
/// <typeparam name="TConnection">A connection.</typeparam>
public sealed class ConnectionTable<TConnection>
    where TConnection : class
{
    /// <summary>Packets to this id are for this connection.</summary>
    /// <param name="id">One that we have issued; with at least one byte.</param>
    /// <param name="connection">The connection.</param>
    /// <exception cref="ArgumentException">The id has no byte.</exception>
    /// <exception cref="InvalidOperationException">It belongs to another connection.</exception>
    public void Add(ConnectionId id, TConnection connection) =>
        throw new NotImplementedException();

    /// <summary>Packets without an id, to this address of ours, are for this connection.</summary>
    /// <param name="local">An address that no other connection without ids has.</param>
    /// <param name="connection">The connection.</param>
    /// <exception cref="InvalidOperationException">It belongs to another connection.</exception>
    public void Add(IPEndPoint local, TConnection connection) =>
        throw new NotImplementedException();

    /// <summary>The other end has retired this id.</summary>
    /// <param name="id">The id.</param>
    public void Remove(ConnectionId id) =>
        throw new NotImplementedException();

    /// <summary>The connection; null if there is none.</summary>
    /// <param name="destination">The id in the packet.</param>
    /// <param name="path">Where it came.</param>
    public TConnection? Find(ConnectionId destination, NetworkPath path) =>
        throw new NotImplementedException();
}
