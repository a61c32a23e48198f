using System.Security.Cryptography;

namespace Katas.Http.ConnectionMigration;

/// <summary>The ids that the other end has issued: we send packets to them, and on each path to another one.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-5.1.2">RFC 9000 §5.1.2</see>, §19.15.</remarks>
public sealed class RemoteIds
{
    // 5 bytes at least before the token, as the shortest packet has (§10.3).
    private const int ShortestReset = 5 + ResetToken.Length;

    private readonly SortedDictionary<long, Issued> active = []; // by sequence
    private readonly HashSet<long> retired = []; // none of them below settled
    private readonly List<long> untold = []; // retired, and the other end has to be told
    private readonly HashSet<long> unacknowledged = []; // retired, and it is not known that it knows
    private readonly int limit;
    private long retirePriorTo;
    private long settled; // all numbers below have been retired

    /// <summary>The ids of the handshake.</summary>
    /// <param name="initial">That of the other end's first packets: number 0, and in use.</param>
    /// <param name="limit">Our active_connection_id_limit: at least 2.</param>
    /// <param name="token">A server's stateless_reset_token, which goes with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than that.</exception>
    public RemoteIds(ConnectionId initial, int limit, ResetToken? token = null)
    {
        Require.True(limit >= LocalIds.LeastLimit, limit, nameof(limit), "at least 2");
        this.limit = limit;
        HasIds = initial.Length > 0;
        active.Add(0, new Issued(initial, token) { IsUsed = true });
    }

    /// <summary>The other end is found by ids, and not only by its address.</summary>
    public bool HasIds { get; }

    /// <summary>How many ids there are.</summary>
    public int Count => active.Count;

    /// <summary>The id of the server's preferred address, from its transport parameters: number 1.</summary>
    /// <param name="id">The id.</param>
    /// <param name="token">Its token.</param>
    /// <exception cref="ConnectionErrorException">The server must not say that.</exception>
    public void AddPreferred(ConnectionId id, ResetToken token) => Receive(new PathFrame.NewConnectionId(1, 0, id, token));

    /// <summary>NEW_CONNECTION_ID has come. What is refused has changed nothing.</summary>
    /// <param name="frame">The frame.</param>
    /// <exception cref="ConnectionErrorException">The other end must not send that.</exception>
    public void Receive(PathFrame.NewConnectionId frame)
    {
        var (sequence, priorTo) = (frame.Sequence, Math.Max(frame.RetirePriorTo, retirePriorTo));
        MustBePossible(frame);
        var isNew = sequence >= settled && !active.ContainsKey(sequence) && !retired.Contains(sequence);
        var outdated = active.Keys.Where(one => one < priorTo).ToList();
        if (isNew && sequence < priorTo)
        {
            outdated.Add(sequence); // it comes, and is over (§19.15)
        }

        // First those go that are to go; then it is counted (§5.1.1).
        var remaining = active.Count + (isNew ? 1 : 0) - outdated.Count;
        MustBe(remaining <= limit, TransportError.ConnectionIdLimitError, sequence, $"that makes {remaining} ids, and {limit} are allowed");
        MustBe(
            outdated.Count == 0 || unacknowledged.Count + outdated.Count <= 2L * limit, TransportError.ConnectionIdLimitError, sequence, "more ids come and go than anybody can be told");
        retirePriorTo = priorTo;
        if (isNew)
        {
            active.Add(sequence, new Issued(frame.Id, frame.Token));
        }

        outdated.ForEach(Retire);
    }

    /// <summary>The id with this number; null if it is not there, or not any more.</summary>
    /// <param name="sequence">Its number.</param>
    public ConnectionId? Find(long sequence) => active.TryGetValue(sequence, out var issued) ? issued.Id : null;

    /// <summary>An id that no packet has been sent to: that with the smallest number. It is in use from now on.</summary>
    /// <returns>Its number; null if there is none. An empty id is for all paths, and always there.</returns>
    public long? TakeUnused()
    {
        foreach (var (sequence, issued) in active)
        {
            if (!issued.IsUsed || !HasIds)
            {
                issued.IsUsed = true;
                return sequence;
            }
        }

        return null;
    }

    /// <summary>Nothing will be sent to this id any more.</summary>
    /// <param name="sequence">Its number.</param>
    public void Retire(long sequence)
    {
        if (HasIds && active.Remove(sequence))
        {
            retired.Add(sequence);
            while (retired.Remove(settled))
            {
                settled++;
            }

            untold.Add(sequence);
            unacknowledged.Add(sequence);
        }
    }

    /// <summary>What the other end has to be told.</summary>
    /// <returns>The frames to be sent, each once.</returns>
    public IReadOnlyList<PathFrame.RetireConnectionId> TakeRetirements()
    {
        var frames = untold.ConvertAll(sequence => new PathFrame.RetireConnectionId(sequence));
        untold.Clear();
        return frames;
    }

    /// <summary>A packet with this frame has been acknowledged.</summary>
    /// <param name="frame">The frame.</param>
    public void Acknowledge(PathFrame.RetireConnectionId frame)
    {
        unacknowledged.Remove(frame.Sequence);
        untold.Remove(frame.Sequence);
    }

    /// <summary>A packet with this frame is lost: it has to be sent again.</summary>
    /// <param name="frame">The frame.</param>
    public void Lose(PathFrame.RetireConnectionId frame)
    {
        if (unacknowledged.Contains(frame.Sequence) && !untold.Contains(frame.Sequence))
        {
            untold.Add(frame.Sequence);
        }
    }

    /// <summary>A datagram that is of no connection, or cannot be opened, ends with the token of an id in use (§10.3.1).</summary>
    /// <param name="datagram">All of it.</param>
    public bool IsStatelessReset(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < ShortestReset)
        {
            return false;
        }

        var isReset = false;
        foreach (var issued in active.Values.Where(issued => issued.IsUsed && issued.Token is not null))
        {
            // All of them, and all bytes: how long it takes must tell nothing about any token.
            isReset |= CryptographicOperations.FixedTimeEquals(issued.Token!.Value.ToBytes(), datagram[^ResetToken.Length..]);
        }

        return isReset;
    }

    private static void MustBe(bool holds, TransportError code, long sequence, string reason)
    {
        if (!holds)
        {
            throw new ConnectionErrorException(code, sequence, reason);
        }
    }

    private void MustBePossible(PathFrame.NewConnectionId frame)
    {
        var (sequence, id) = (frame.Sequence, frame.Id);
        MustBe(HasIds, TransportError.ProtocolViolation, sequence, "who has an empty id has no others");
        MustBe(id.Length > 0, TransportError.FrameEncodingError, sequence, "an id has 1 to 20 bytes");
        MustBe(frame.RetirePriorTo <= sequence, TransportError.FrameEncodingError, sequence, $"it retires itself, prior to {frame.RetirePriorTo}");
        foreach (var (number, issued) in active)
        {
            var isSame = issued.Id == id && (issued.Token ?? frame.Token) == frame.Token;
            MustBe(
                number == sequence ? isSame : issued.Id != id, TransportError.ProtocolViolation, sequence, $"{id} is not what {number} said before");
        }
    }

    private sealed record Issued(ConnectionId Id, ResetToken? Token)
    {
        public bool IsUsed { get; set; }
    }
}
