namespace Katas.Http.ConnectionMigration;

/// <summary>The ids that we have issued: the other end sends its packets to them.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-5.1.1">RFC 9000 §5.1.1</see>.</remarks>
public sealed class LocalIds
{
    /// <summary>The least that an active_connection_id_limit may be (§18.2).</summary>
    public const int LeastLimit = 2;

    private readonly SortedDictionary<long, ConnectionId> active = []; // by sequence; until the other end retires them
    private readonly IConnectionIdSource source;
    private readonly int limit;
    private readonly bool hasIds;
    private long nextSequence = 1;
    private long retirePriorTo;

    /// <summary>The ids of the handshake.</summary>
    /// <param name="initial">That of our first packets: number 0.</param>
    /// <param name="peerLimit">active_connection_id_limit of the other end: at least 2.</param>
    /// <param name="maxActive">How many we want to be found under at most: at least 1.</param>
    /// <param name="source">Where new ones come from.</param>
    /// <param name="preferred">That of our preferred address: number 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than that.</exception>
    public LocalIds(ConnectionId initial, int peerLimit, int maxActive, IConnectionIdSource source, ConnectionId? preferred = null)
    {
        Require.True(peerLimit >= LeastLimit, peerLimit, nameof(peerLimit), "at least 2");
        Require.True(maxActive >= 1, maxActive, nameof(maxActive), "at least 1");
        hasIds = initial.Length > 0;
        limit = Math.Min(peerLimit, maxActive);
        this.source = source;
        active.Add(0, initial);
        if (preferred is { } id)
        {
            active.Add(nextSequence++, id);
        }
    }

    /// <summary>The ids that packets may come to.</summary>
    public IReadOnlyCollection<ConnectionId> Active => active.Values;

    /// <summary>As many new ids as the other end may have.</summary>
    /// <returns>The frames to be sent.</returns>
    /// <exception cref="InvalidOperationException">The source makes an id without bytes, or one that there is.</exception>
    public IReadOnlyList<PathFrame.NewConnectionId> Provide() => Provide(retirePriorTo);

    /// <summary>New ids in the place of all that there are. Those are good until the other end has retired them.</summary>
    /// <returns>The frames to be sent; none while ids of the last time have not been retired (§5.1.2).</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="Provide()"/>.</exception>
    public IReadOnlyList<PathFrame.NewConnectionId> Replace()
    {
        if (!hasIds || active.Keys.Any(sequence => sequence < retirePriorTo))
        {
            return [];
        }

        return Provide(nextSequence);
    }

    /// <summary>RETIRE_CONNECTION_ID has come.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">The id that its packet was sent to.</param>
    /// <returns>The id that nobody sends to any more; null if it was retired before.</returns>
    /// <exception cref="ConnectionErrorException">There is no such id, or it was just used.</exception>
    public ConnectionId? Receive(PathFrame.RetireConnectionId frame, ConnectionId destination)
    {
        if (!hasIds || frame.Sequence >= nextSequence)
        {
            throw new ConnectionErrorException(TransportError.ProtocolViolation, frame.Sequence, "an id is retired that was never issued");
        }

        if (!active.TryGetValue(frame.Sequence, out var id))
        {
            return null;
        }

        if (id == destination)
        {
            throw new ConnectionErrorException(TransportError.ProtocolViolation, frame.Sequence, "an id is retired in a packet that was sent to it");
        }

        active.Remove(frame.Sequence);
        return id;
    }

    // All are made before one is issued: a source that fails has changed nothing.
    private List<PathFrame.NewConnectionId> Provide(long priorTo)
    {
        var made = new List<(ConnectionId Id, ResetToken Token)>();
        while (hasIds && active.Keys.Count(sequence => sequence >= priorTo) + made.Count < limit)
        {
            var (id, token) = source.Make();
            Require.Now(id.Length > 0 && !active.ContainsValue(id) && !made.Exists(one => one.Id == id), $"{id} cannot be a new id");
            made.Add((id, token));
        }

        retirePriorTo = priorTo;
        return made.ConvertAll(one =>
        {
            active.Add(nextSequence, one.Id);
            return new PathFrame.NewConnectionId(nextSequence++, priorTo, one.Id, one.Token);
        });
    }
}
