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

    /// <summary>The connection has begun on a path.</summary>
    /// <param name="self">Which end it is.</param>
    /// <param name="first">The path of the handshake.</param>
    /// <param name="ids">Ids of the other end.</param>
    /// <param name="random">For what nobody may guess.</param>
    public PathManager(Endpoint self, NetworkPath first, RemoteIds ids, RandomNumberGenerator random) =>
        throw new NotImplementedException();

    /// <summary>Where all packets go.</summary>
    public NetworkPath Active =>
        throw new NotImplementedException();

    /// <summary>The id for packets there; null if there is none: then nothing can be sent.</summary>
    public ConnectionId? Destination =>
        throw new NotImplementedException();

    /// <summary>How many bytes may be sent there now.</summary>
    public long Allowance =>
        throw new NotImplementedException();

    /// <summary>The probe timeout as it is known.</summary>
    public TimeSpan ProbeTimeout { get; set; } = InitialProbeTimeout;

    /// <summary>Both ends know that the handshake is over.</summary>
    public bool IsHandshakeConfirmed { get; private set; }

    /// <summary>No path is left.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>When <see cref="Expire"/> has to be called; null for never.</summary>
    public TimeSpan? Timer =>
        throw new NotImplementedException();

    /// <summary>The other end has shown in the handshake that it is there: by a Handshake packet, or a token (§8.1).</summary>
    public void ValidateAddress() =>
        throw new NotImplementedException();

    /// <summary>The handshake is confirmed: the other end is there, and addresses may change.</summary>
    public void ConfirmHandshake() =>
        throw new NotImplementedException();

    /// <summary>Sends a datagram on the active path, if that is allowed.</summary>
    /// <param name="bytes">Its length.</param>
    public bool TrySend(int bytes) =>
        throw new NotImplementedException();

    /// <summary>A datagram has come in which nothing could be read, but its id is ours.</summary>
    /// <param name="path">Where it came.</param>
    /// <param name="bytes">Its length.</param>
    public void CountDiscarded(NetworkPath path, int bytes) =>
        throw new NotImplementedException();

    /// <summary>A packet has come.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="now">The time.</param>
    /// <returns>False if it must be thrown away, for it comes from where nobody should be.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It has less than 0 bytes.</exception>
    public bool Receive(ReceivedPacket packet, TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>What has to be sent now, besides everything else: challenges and responses, one datagram a path.</summary>
    /// <param name="now">The time.</param>
    public IReadOnlyList<ProbeDatagram> Take(TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>What has happened since the last call, in order.</summary>
    public IReadOnlyList<PathEvent> TakeEvents() =>
        throw new NotImplementedException();
}
