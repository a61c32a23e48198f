// Given: the types of frames (RFC 9113 §6) and the codes of errors (§7).
namespace Katas.Http.H2Frames;

/// <summary>The types of frames, by their code on the wire (RFC 9113 §6).</summary>
public enum FrameType
{
    /// <summary>Bytes of a message's content (§6.1).</summary>
    Data = 0x00,

    /// <summary>Opens a stream, or ends it with trailers: the beginning of a field block (§6.2).</summary>
    Headers = 0x01,

    /// <summary>What RFC 7540 thought of priorities; deprecated, and still sent (§6.3).</summary>
    Priority = 0x02,

    /// <summary>Ends a stream at once (§6.4).</summary>
    RstStream = 0x03,

    /// <summary>What the sender will take, or that it has taken note of ours (§6.5).</summary>
    Settings = 0x04,

    /// <summary>A request that the server makes itself, and answers: the beginning of a field block (§6.6).</summary>
    PushPromise = 0x05,

    /// <summary>Eight bytes that come back (§6.7).</summary>
    Ping = 0x06,

    /// <summary>The sender takes no new streams (§6.8).</summary>
    GoAway = 0x07,

    /// <summary>The sender has room for more data (§6.9).</summary>
    WindowUpdate = 0x08,

    /// <summary>A field block goes on (§6.10).</summary>
    Continuation = 0x09,
}

/// <summary>Why a stream or a connection ends (RFC 9113 §7). Others may come, and mean nothing special.</summary>
public enum ErrorCode
{
    /// <summary>Nothing is wrong.</summary>
    NoError = 0x00,

    /// <summary>Against the protocol, and no other code says how.</summary>
    ProtocolError = 0x01,

    /// <summary>Something is wrong with the sender of this.</summary>
    InternalError = 0x02,

    /// <summary>Against flow control.</summary>
    FlowControlError = 0x03,

    /// <summary>Settings were not acknowledged.</summary>
    SettingsTimeout = 0x04,

    /// <summary>A frame for a stream that has ended.</summary>
    StreamClosed = 0x05,

    /// <summary>A frame too large, or of a size that its type does not have.</summary>
    FrameSizeError = 0x06,

    /// <summary>Nothing was done for this stream; it may be tried again.</summary>
    RefusedStream = 0x07,

    /// <summary>Nobody needs the stream any more.</summary>
    Cancel = 0x08,

    /// <summary>A field block that nobody can decompress.</summary>
    CompressionError = 0x09,

    /// <summary>The connection behind CONNECT has failed.</summary>
    ConnectError = 0x0a,

    /// <summary>Too much of what is allowed in itself.</summary>
    EnhanceYourCalm = 0x0b,

    /// <summary>TLS is not good enough.</summary>
    InadequateSecurity = 0x0c,

    /// <summary>To be asked over HTTP/1.1.</summary>
    Http11Required = 0x0d,
}
