// Given: packets that were sent, as far as their loss is concerned, and what is made known about them.
namespace Katas.Http.QuicLoss;

/// <summary>One of the two ends of a connection.</summary>
public enum Endpoint
{
    /// <summary>Who has begun it.</summary>
    Client,

    /// <summary>Who has answered.</summary>
    Server,
}

/// <summary>The three packet number spaces (RFC 9000 §12.3). Each has numbers, acknowledgments and losses of its own.</summary>
public enum PacketSpace
{
    /// <summary>Packets under keys that everybody can make.</summary>
    Initial,

    /// <summary>Packets with the rest of the handshake.</summary>
    Handshake,

    /// <summary>All others, 0-RTT and 1-RTT.</summary>
    ApplicationData,
}

/// <summary>What is in a packet, as far as it matters here (RFC 9002 §2).</summary>
public enum PacketContent
{
    /// <summary>Acknowledgments only: nobody acknowledges them, and they are not in flight.</summary>
    AckOnly,

    /// <summary>PADDING as well: in flight, but nobody need acknowledge it.</summary>
    Padding,

    /// <summary>Anything else: in flight, and ack-eliciting.</summary>
    AckEliciting,
}

/// <summary>A packet that was sent.</summary>
/// <param name="Space">Whose number it has.</param>
/// <param name="Number">Larger than all before in its space; numbers may be left out.</param>
/// <param name="SentAt">When; times are counted from some moment before, and never go back.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Content">What is in it.</param>
/// <param name="IsEarlyData">A 0-RTT packet.</param>
public sealed record SentPacket(
    PacketSpace Space,
    long Number,
    TimeSpan SentAt,
    int Bytes = 1_200,
    PacketContent Content = PacketContent.AckEliciting,
    bool IsEarlyData = false)
{
    /// <summary>It counts among the bytes in flight.</summary>
    public bool IsInFlight => Content != PacketContent.AckOnly;

    /// <summary>The other end has to acknowledge it before long.</summary>
    public bool IsAckEliciting => Content == PacketContent.AckEliciting;
}

/// <summary>What the other end has said about its acknowledgments, in its transport parameters (RFC 9000 §18.2).</summary>
public sealed record PeerParameters
{
    /// <summary>ack_delay_exponent: how many bits of a delay it leaves out, 0 to 20.</summary>
    public int AckDelayExponent { get; init; } = 3;

    /// <summary>max_ack_delay: how long it may hold an acknowledgment of application data back; less than 2^14 milliseconds.</summary>
    public TimeSpan MaxAckDelay { get; init; } = TimeSpan.FromMilliseconds(25);
}

/// <summary>What an ACK frame has made known.</summary>
/// <param name="Acknowledged">Packets that were not acknowledged before, by number.</param>
/// <param name="Lost">Packets in flight that have been given up, by number.</param>
/// <param name="IsPersistentCongestion">Nothing has come through for so long that the sender begins anew (§7.6).</param>
public sealed record AckOutcome(IReadOnlyList<SentPacket> Acknowledged, IReadOnlyList<SentPacket> Lost, bool IsPersistentCongestion);

/// <summary>What the end of the timer means.</summary>
public abstract record Expiry
{
    private Expiry()
    {
    }

    /// <summary>Nothing: it was not time yet.</summary>
    public sealed record None : Expiry;

    /// <summary>These packets have been given up.</summary>
    /// <param name="Packets">By number.</param>
    /// <param name="IsPersistentCongestion">As with <see cref="AckOutcome"/>.</param>
    public sealed record Lost(IReadOnlyList<SentPacket> Packets, bool IsPersistentCongestion) : Expiry;

    /// <summary>One or two ack-eliciting packets must go now. Nothing has been given up.</summary>
    /// <param name="Space">The space of one of them.</param>
    /// <param name="IsAntiDeadlock">Nothing is on the way, but the server may not be able to send (§6.2.2.1).</param>
    public sealed record Probe(PacketSpace Space, bool IsAntiDeadlock) : Expiry;
}

/// <summary>The codes of errors that are about acknowledgments (RFC 9000 §20.1).</summary>
public enum TransportError
{
    /// <summary>No error.</summary>
    NoError = 0x00,

    /// <summary>A frame that no bytes can mean.</summary>
    FrameEncodingError = 0x07,

    /// <summary>Anything else that the other end must not do.</summary>
    ProtocolViolation = 0x0A,
}

/// <summary>What no connection goes on after: answer with CONNECTION_CLOSE.</summary>
/// <param name="code">What that says.</param>
/// <param name="where">Of a frame that is wrong, the offset of the field; else the packet number.</param>
/// <param name="reason">What is wrong there, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(TransportError code, long where, string reason) : Exception($"{code} at {where}: {reason}")
{
    /// <summary>What CONNECTION_CLOSE says.</summary>
    public TransportError Code { get; } = code;

    /// <summary>Of a frame that is wrong, the offset of the field; else the packet number.</summary>
    public long Where { get; } = where;
}
