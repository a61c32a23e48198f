using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Katas.Http.ConnectionMigration;

/// <summary>The paths of one connection: where its packets go when addresses change, and when somebody only pretends that they did.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-9">RFC 9000 §9</see>. Whoever uses it hands over packets that have
/// come, sends what <see cref="Take"/> says, and calls <see cref="Expire"/> when it is <see cref="Timer"/>.
/// </remarks>
public sealed partial class PathManager
{
    /// <summary>The length of datagrams that show that a path can be used for QUIC.</summary>
    public const int ExpandedBytes = 1_200;

    /// <summary>A datagram with a challenge or a response has no fewer bytes.</summary>
    public const int SmallestBytes = 50;

    /// <summary>How many paths are known at a time.</summary>
    public const int MaxPaths = 4;

    /// <summary>The probe timeout of a path about which nothing is known (RFC 9002 §6.2.2).</summary>
    public static readonly TimeSpan InitialProbeTimeout = TimeSpan.FromMilliseconds(999);

    private readonly List<PathState> paths = [];
    private readonly List<PathEvent> events = [];
    private readonly Endpoint self;
    private readonly RemoteIds ids;
    private readonly RandomNumberGenerator random;
    private PathState active;
    private PathState? fallback; // the last one that was active, and validated
    private NetworkPath estimatesOf;
    private long largestNonProbing = -1;

    /// <summary>The connection has begun on a path.</summary>
    /// <param name="self">Which end it is.</param>
    /// <param name="first">The path of the handshake.</param>
    /// <param name="ids">Ids of the other end.</param>
    /// <param name="random">For what nobody may guess.</param>
    public PathManager(Endpoint self, NetworkPath first, RemoteIds ids, RandomNumberGenerator random)
    {
        (this.self, this.ids, this.random) = (self, ids, random);
        active = new PathState(first) { RemoteId = 0 };
        estimatesOf = first;
        paths.Add(active);
        if (self == Endpoint.Client)
        {
            ValidateAddress();
        }
    }

    /// <summary>Where all packets go.</summary>
    public NetworkPath Active => active.Path;

    /// <summary>The id for packets there; null if there is none: then nothing can be sent.</summary>
    public ConnectionId? Destination => IsClosed ? null : DestinationOf(active);

    /// <summary>How many bytes may be sent there now.</summary>
    public long Allowance => Destination is null ? 0 : active.Limit.Allowance;

    /// <summary>The probe timeout as it is known.</summary>
    public TimeSpan ProbeTimeout { get; set; } = InitialProbeTimeout;

    /// <summary>Both ends know that the handshake is over.</summary>
    public bool IsHandshakeConfirmed { get; private set; }

    /// <summary>No path is left.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>When <see cref="Expire"/> has to be called; null for never.</summary>
    public TimeSpan? Timer => IsClosed ? null : paths.SelectMany(path => new[] { path.Deadline, path.NextChallengeAt }).Min();

    private TimeSpan ValidationTimeout => ProbeTimeout > InitialProbeTimeout ? ProbeTimeout : InitialProbeTimeout;

    /// <summary>The other end has shown in the handshake that it is there: by a Handshake packet, or a token (§8.1).</summary>
    public void ValidateAddress()
    {
        if (!IsHandshakeConfirmed)
        {
            active.Validate();
            fallback = active;
        }
    }

    /// <summary>The handshake is confirmed: the other end is there, and addresses may change.</summary>
    public void ConfirmHandshake()
    {
        ValidateAddress();
        IsHandshakeConfirmed = true;
    }

    /// <summary>Sends a datagram on the active path, if that is allowed.</summary>
    /// <param name="bytes">Its length.</param>
    public bool TrySend(int bytes) => Destination is not null && active.Limit.TrySend(bytes);

    /// <summary>A datagram has come in which nothing could be read, but its id is ours.</summary>
    /// <param name="path">Where it came.</param>
    /// <param name="bytes">Its length.</param>
    public void CountDiscarded(NetworkPath path, int bytes) => Find(path)?.Limit.Receive(bytes);

    /// <summary>A packet has come.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="now">The time.</param>
    /// <returns>False if it must be thrown away, for it comes from where nobody should be.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It has less than 0 bytes.</exception>
    public bool Receive(ReceivedPacket packet, TimeSpan now)
    {
        Require.True(packet.Bytes >= 0, packet.Bytes, "bytes", "not negative");
        if (IsClosed || (Find(packet.Path) ?? Welcome(packet, now)) is not { } path)
        {
            return false;
        }

        path.PeerUses = packet.Destination;
        path.Limit.Receive(packet.Bytes);
        foreach (var frame in packet.Frames)
        {
            if (frame is PathFrame.Challenge challenge)
            {
                path.Owe(challenge.Data);
            }
            else if (frame is PathFrame.Response response)
            {
                Answered(response.Data, now);
            }
        }

        // Only clients move. A late packet from where one was before must not call us back there (§9.3).
        if (self == Endpoint.Server && packet.Number > largestNonProbing && !packet.Frames.All(IsProbing))
        {
            largestNonProbing = packet.Number;
            Follow(path, now);
        }

        return true;
    }

    /// <summary>What has to be sent now, besides everything else: challenges and responses, one datagram a path.</summary>
    /// <param name="now">The time.</param>
    public IReadOnlyList<ProbeDatagram> Take(TimeSpan now)
    {
        var datagrams = new List<ProbeDatagram>();
        foreach (var path in paths.Where(path => !IsClosed && (path.IsChallengeDue || path.HasResponses)))
        {
            var bytes = (int)Math.Min(ExpandedBytes, path.Limit.Allowance);
            if (bytes >= SmallestBytes && DestinationOf(path) is { } destination && path.Limit.TrySend(bytes))
            {
                datagrams.Add(new ProbeDatagram(path.Path, destination, bytes, FramesFor(path, bytes, now)));
            }
        }

        return datagrams;
    }

    /// <summary>What has happened since the last call, in order.</summary>
    public IReadOnlyList<PathEvent> TakeEvents()
    {
        PathEvent[] taken = [.. events];
        events.Clear();
        return taken;
    }

    private static bool IsProbing(PathFrame frame) =>
        frame is PathFrame.Challenge or PathFrame.Response or PathFrame.NewConnectionId or PathFrame.Padding;

    private PathState? Find(NetworkPath path) => paths.Find(one => one.Path == path);

    // A new path, unless it is one on which nobody should be (§9). Whose id has not changed has not moved on purpose, and keeps ours.
    private PathState? Welcome(ReceivedPacket packet, TimeSpan now)
    {
        if (self == Endpoint.Client || !IsHandshakeConfirmed)
        {
            return null;
        }

        var path = Open(packet.Path);
        path.RemoteId = packet.Destination == active.PeerUses ? active.RemoteId : null;
        path.StartValidation(ValidationTimeout, now);
        return path;
    }

    private PathState Open(NetworkPath path)
    {
        if (paths.Count == MaxPaths)
        {
            Drop(paths.Find(one => one != active && one != fallback)!);
        }

        var opened = new PathState(path);
        paths.Add(opened);
        return opened;
    }

    private ConnectionId? DestinationOf(PathState path)
    {
        if (path.RemoteId is not { } sequence || ids.Find(sequence) is null)
        {
            path.RemoteId = ids.TakeUnused();
        }

        return path.RemoteId is { } current ? ids.Find(current) : null;
    }

    private List<PathFrame> FramesFor(PathState path, int bytes, TimeSpan now)
    {
        var hasResponses = path.HasResponses;
        var frames = path.TakeResponses();
        if (path.IsChallengeDue)
        {
            Span<byte> data = stackalloc byte[sizeof(ulong)];
            random.GetBytes(data);
            frames.Add(new PathFrame.Challenge(BinaryPrimitives.ReadUInt64BigEndian(data)));
            path.Challenged(BinaryPrimitives.ReadUInt64BigEndian(data), bytes == ExpandedBytes, now);
        }

        if (hasResponses && path == active)
        {
            frames.Add(new PathFrame.Other()); // it calls the other end back here, if that was led astray (§9.3.3)
        }

        return frames;
    }
}
