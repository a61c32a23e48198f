using System.Security.Cryptography;

namespace Katas.Http.ConnectionMigration;

/// <summary>The ids that the other end has issued: we send packets to them, and on each path to another one.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-5.1.2">RFC 9000 §5.1.2</see>, §19.15.</remarks>
public sealed class RemoteIds
{
    /// <summary>The ids of the handshake.</summary>
    /// <param name="initial">That of the other end's first packets: number 0, and in use.</param>
    /// <param name="limit">Our active_connection_id_limit: at least 2.</param>
    /// <param name="token">A server's stateless_reset_token, which goes with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than that.</exception>
    public RemoteIds(ConnectionId initial, int limit, ResetToken? token = null) =>
        throw new NotImplementedException();

    /// <summary>The other end is found by ids, and not only by its address.</summary>
    public bool HasIds { get; }

    /// <summary>How many ids there are.</summary>
    public int Count =>
        throw new NotImplementedException();

    /// <summary>The id of the server's preferred address, from its transport parameters: number 1.</summary>
    /// <param name="id">The id.</param>
    /// <param name="token">Its token.</param>
    /// <exception cref="ConnectionErrorException">The server must not say that.</exception>
    public void AddPreferred(ConnectionId id, ResetToken token) =>
        throw new NotImplementedException();

    /// <summary>NEW_CONNECTION_ID has come. What is refused has changed nothing.</summary>
    /// <param name="frame">The frame.</param>
    /// <exception cref="ConnectionErrorException">The other end must not send that.</exception>
    public void Receive(PathFrame.NewConnectionId frame) =>
        throw new NotImplementedException();

    /// <summary>The id with this number; null if it is not there, or not any more.</summary>
    /// <param name="sequence">Its number.</param>
    public ConnectionId? Find(long sequence) =>
        throw new NotImplementedException();

    /// <summary>An id that no packet has been sent to: that with the smallest number. It is in use from now on.</summary>
    /// <returns>Its number; null if there is none. An empty id is for all paths, and always there.</returns>
    public long? TakeUnused() =>
        throw new NotImplementedException();

    /// <summary>Nothing will be sent to this id any more.</summary>
    /// <param name="sequence">Its number.</param>
    public void Retire(long sequence) =>
        throw new NotImplementedException();

    /// <summary>What the other end has to be told.</summary>
    /// <returns>The frames to be sent, each once.</returns>
    public IReadOnlyList<PathFrame.RetireConnectionId> TakeRetirements() =>
        throw new NotImplementedException();

    /// <summary>A packet with this frame has been acknowledged.</summary>
    /// <param name="frame">The frame.</param>
    public void Acknowledge(PathFrame.RetireConnectionId frame) =>
        throw new NotImplementedException();

    /// <summary>A packet with this frame is lost: it has to be sent again.</summary>
    /// <param name="frame">The frame.</param>
    public void Lose(PathFrame.RetireConnectionId frame) =>
        throw new NotImplementedException();

    /// <summary>A datagram that is of no connection, or cannot be opened, ends with the token of an id in use (§10.3.1).</summary>
    /// <param name="datagram">All of it.</param>
    public bool IsStatelessReset(ReadOnlySpan<byte> datagram) =>
        throw new NotImplementedException();
}
