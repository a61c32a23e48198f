// Given: the frames of streams and of flow control (RFC 9000 §19), as what they say, and the errors that end a connection.
namespace Katas.Http.QuicStreams;

/// <summary>One of the two ends of a connection.</summary>
public enum Endpoint
{
    /// <summary>Who has begun it.</summary>
    Client,

    /// <summary>Who has answered.</summary>
    Server,
}

/// <summary>A frame about streams. All numbers are from 0 to 2^62-1: more has no room on the wire.</summary>
public abstract record StreamFrame
{
    private StreamFrame()
    {
    }

    /// <summary>Bytes of a stream, and perhaps its end.</summary>
    public sealed record StreamData(long StreamId, long Offset, ReadOnlyMemory<byte> Bytes, bool Fin) : StreamFrame;

    /// <summary>RESET_STREAM: the sender gives up its direction.</summary>
    public sealed record Reset(long StreamId, long ErrorCode, long FinalSize) : StreamFrame;

    /// <summary>STOP_SENDING: the receiver does not want any more.</summary>
    public sealed record StopSending(long StreamId, long ErrorCode) : StreamFrame;

    /// <summary>MAX_DATA: how much may be sent on all streams together.</summary>
    public sealed record MaxData(long Maximum) : StreamFrame;

    /// <summary>MAX_STREAM_DATA: how much may be sent on one.</summary>
    public sealed record MaxStreamData(long StreamId, long Maximum) : StreamFrame;

    /// <summary>MAX_STREAMS: how many streams of a kind may be opened, all that there ever were included.</summary>
    public sealed record MaxStreams(bool IsBidirectional, long Maximum) : StreamFrame;

    /// <summary>DATA_BLOCKED: there would be more to send.</summary>
    public sealed record DataBlocked(long Limit) : StreamFrame;

    /// <summary>STREAM_DATA_BLOCKED: there would be more to send on this stream.</summary>
    public sealed record StreamDataBlocked(long StreamId, long Limit) : StreamFrame;

    /// <summary>STREAMS_BLOCKED: there would be more streams to open.</summary>
    public sealed record StreamsBlocked(bool IsBidirectional, long Limit) : StreamFrame;
}

/// <summary>What one end allows the other, from the beginning: some of its transport parameters (§18.2).</summary>
public sealed record StreamLimits
{
    /// <summary>initial_max_data.</summary>
    public long MaxData { get; init; }

    /// <summary>initial_max_stream_data_bidi_local: for bidirectional streams that the end opens that allows it.</summary>
    public long MaxStreamDataBidiLocal { get; init; }

    /// <summary>initial_max_stream_data_bidi_remote: for those that the other one opens.</summary>
    public long MaxStreamDataBidiRemote { get; init; }

    /// <summary>initial_max_stream_data_uni.</summary>
    public long MaxStreamDataUni { get; init; }

    /// <summary>initial_max_streams_bidi.</summary>
    public long MaxStreamsBidi { get; init; }

    /// <summary>initial_max_streams_uni.</summary>
    public long MaxStreamsUni { get; init; }
}

/// <summary>The codes of errors that are about streams (§20.1).</summary>
public enum TransportError
{
    /// <summary>No error.</summary>
    NoError = 0x00,

    /// <summary>More data than was allowed.</summary>
    FlowControlError = 0x03,

    /// <summary>More streams than were allowed.</summary>
    StreamLimitError = 0x04,

    /// <summary>A frame for a stream that is not there, or does not go that way.</summary>
    StreamStateError = 0x05,

    /// <summary>A stream that ends in two places, or goes on behind its end.</summary>
    FinalSizeError = 0x06,

    /// <summary>A number that a frame cannot have.</summary>
    FrameEncodingError = 0x07,

    /// <summary>Anything else that the other end must not do.</summary>
    ProtocolViolation = 0x0A,
}

/// <summary>What no connection goes on after: answer with CONNECTION_CLOSE.</summary>
/// <param name="code">What that says.</param>
/// <param name="reason">What is wrong, and on which stream, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(TransportError code, string reason) : Exception($"{code}: {reason}")
{
    /// <summary>What CONNECTION_CLOSE says.</summary>
    public TransportError Code { get; } = code;
}
