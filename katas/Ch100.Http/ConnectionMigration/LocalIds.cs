namespace Katas.Http.ConnectionMigration;

/// <summary>The ids that we have issued: the other end sends its packets to them.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-5.1.1">RFC 9000 §5.1.1</see>.</remarks>
public sealed class LocalIds
{
    /// <summary>The least that an active_connection_id_limit may be (§18.2).</summary>
    public const int LeastLimit = 2;

    /// <summary>The ids of the handshake.</summary>
    /// <param name="initial">That of our first packets: number 0.</param>
    /// <param name="peerLimit">active_connection_id_limit of the other end: at least 2.</param>
    /// <param name="maxActive">How many we want to be found under at most: at least 1.</param>
    /// <param name="source">Where new ones come from.</param>
    /// <param name="preferred">That of our preferred address: number 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than that.</exception>
    public LocalIds(ConnectionId initial, int peerLimit, int maxActive, IConnectionIdSource source, ConnectionId? preferred = null) =>
        throw new NotImplementedException();

    /// <summary>The ids that packets may come to.</summary>
    public IReadOnlyCollection<ConnectionId> Active =>
        throw new NotImplementedException();

    /// <summary>As many new ids as the other end may have.</summary>
    /// <returns>The frames to be sent.</returns>
    /// <exception cref="InvalidOperationException">The source makes an id without bytes, or one that there is.</exception>
    public IReadOnlyList<PathFrame.NewConnectionId> Provide() =>
        throw new NotImplementedException();

    /// <summary>New ids in the place of all that there are. Those are good until the other end has retired them.</summary>
    /// <returns>The frames to be sent; none while ids of the last time have not been retired (§5.1.2).</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="Provide()"/>.</exception>
    public IReadOnlyList<PathFrame.NewConnectionId> Replace() =>
        throw new NotImplementedException();

    /// <summary>RETIRE_CONNECTION_ID has come.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">The id that its packet was sent to.</param>
    /// <returns>The id that nobody sends to any more; null if it was retired before.</returns>
    /// <exception cref="ConnectionErrorException">There is no such id, or it was just used.</exception>
    public ConnectionId? Receive(PathFrame.RetireConnectionId frame, ConnectionId destination) =>
        throw new NotImplementedException();
}
