// Given: frames, packets and datagrams, as far as paths are concerned; and the errors that end a connection.
using System.Net;

namespace Katas.Http.ConnectionMigration;

/// <summary>One of the two ends of a connection.</summary>
public enum Endpoint
{
    /// <summary>Who has begun it, and may change its address.</summary>
    Client,

    /// <summary>Who has answered.</summary>
    Server,
}

/// <summary>From one address to another. On each end Local is its own.</summary>
/// <param name="Local">Our address and port.</param>
/// <param name="Remote">Those of the other end.</param>
public sealed record NetworkPath(IPEndPoint Local, IPEndPoint Remote);

/// <summary>A frame.</summary>
public abstract record PathFrame
{
    private PathFrame()
    {
    }

    /// <summary>PATH_CHALLENGE: eight bytes that nobody can guess.</summary>
    public sealed record Challenge(ulong Data) : PathFrame;

    /// <summary>PATH_RESPONSE: the same eight bytes.</summary>
    public sealed record Response(ulong Data) : PathFrame;

    /// <summary>NEW_CONNECTION_ID: another id for packets to the sender of this frame.</summary>
    public sealed record NewConnectionId(long Sequence, long RetirePriorTo, ConnectionId Id, ResetToken Token) : PathFrame;

    /// <summary>RETIRE_CONNECTION_ID: an id of yours that is not used any more.</summary>
    public sealed record RetireConnectionId(long Sequence) : PathFrame;

    /// <summary>PADDING.</summary>
    public sealed record Padding : PathFrame;

    /// <summary>Any other frame.</summary>
    public sealed record Other : PathFrame;
}

/// <summary>A packet of application data that has come: opened, and no duplicate.</summary>
/// <param name="Path">Where it came.</param>
/// <param name="Destination">The id of ours that it was sent to.</param>
/// <param name="Number">Its packet number.</param>
/// <param name="Bytes">The length of its datagram; 0 if another packet of the same datagram has come before.</param>
/// <param name="Frames">What is in it.</param>
public sealed record ReceivedPacket(NetworkPath Path, ConnectionId Destination, long Number, int Bytes, IReadOnlyList<PathFrame> Frames);

/// <summary>A datagram to be sent now.</summary>
/// <param name="Path">Where.</param>
/// <param name="Destination">The id of the other end.</param>
/// <param name="Bytes">Its length: frames, and PADDING.</param>
/// <param name="Frames">Responses, then perhaps a challenge.</param>
public sealed record ProbeDatagram(NetworkPath Path, ConnectionId Destination, int Bytes, IReadOnlyList<PathFrame> Frames);

/// <summary>What has become of a path.</summary>
public abstract record PathEvent
{
    private PathEvent()
    {
    }

    /// <summary>Everything goes there from now on.</summary>
    public sealed record Moved(NetworkPath Path) : PathEvent;

    /// <summary>The other end is there.</summary>
    public sealed record Validated(NetworkPath Path) : PathEvent;

    /// <summary>It has not answered in time. Nothing goes there any more.</summary>
    public sealed record Failed(NetworkPath Path) : PathEvent;

    /// <summary>Round-trip time and congestion window begin anew (§9.4).</summary>
    public sealed record EstimatesReset(NetworkPath Path) : PathEvent;

    /// <summary>No path is left: the connection ends without a word.</summary>
    public sealed record Closed : PathEvent;
}

/// <summary>The codes of errors that are about ids (§20.1).</summary>
public enum TransportError
{
    /// <summary>No error.</summary>
    NoError = 0x00,

    /// <summary>A number or length that a frame cannot have.</summary>
    FrameEncodingError = 0x07,

    /// <summary>More ids than were allowed.</summary>
    ConnectionIdLimitError = 0x09,

    /// <summary>Anything else that the other end must not do.</summary>
    ProtocolViolation = 0x0A,
}

/// <summary>What no connection goes on after: answer with CONNECTION_CLOSE.</summary>
/// <param name="code">What that says.</param>
/// <param name="sequence">The number of the id that it is about.</param>
/// <param name="reason">What is wrong with it, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(TransportError code, long sequence, string reason)
    : Exception($"{code} about id {sequence}: {reason}")
{
    /// <summary>What CONNECTION_CLOSE says.</summary>
    public TransportError Code { get; } = code;

    /// <summary>The number of the id that it is about.</summary>
    public long Sequence { get; } = sequence;
}
