// Given: the frames of HTTP/2 (RFC 9113 §6) as what they say, without their bytes, and the codes of errors (§7).
namespace Katas.Http.H2Streams;

/// <summary>One of the two ends of a connection.</summary>
public enum Endpoint
{
    /// <summary>Who has begun it, and asks.</summary>
    Client,

    /// <summary>Who answers.</summary>
    Server,
}

/// <summary>
/// A frame. Numbers of streams are from 0 to 2^31-1, and 0 only where a frame says so; padding of fields and CONTINUATION are none
/// of our business here: a field block is one frame.
/// </summary>
public abstract record Frame
{
    private Frame()
    {
    }

    /// <summary>Bytes of a message's content (§6.1).</summary>
    /// <param name="StreamId">The stream.</param>
    /// <param name="Length">Bytes of content, without padding: 0 to 2^24-1.</param>
    /// <param name="EndStream">The last frame of the sender.</param>
    /// <param name="PadLength">Bytes of padding behind the content, 0 to 255, and one more for the Pad Length field; null: no such field.</param>
    public sealed record StreamData(int StreamId, int Length, bool EndStream = false, int? PadLength = null) : Frame;

    /// <summary>Opens a stream, begins an answer, or ends a message with trailers (§6.2).</summary>
    /// <param name="StreamId">The stream.</param>
    /// <param name="EndStream">The last frame of the sender.</param>
    /// <param name="IsInterim">The answer's status is 1xx: the real one follows. Only a server has such.</param>
    public sealed record StreamHeaders(int StreamId, bool EndStream = false, bool IsInterim = false) : Frame;

    /// <summary>What RFC 7540 thought of priorities (§6.3).</summary>
    public sealed record Priority(int StreamId) : Frame;

    /// <summary>RST_STREAM: ends a stream at once (§6.4).</summary>
    public sealed record Reset(int StreamId, ErrorCode Code) : Frame;

    /// <summary>What the sender will take (§6.5).</summary>
    public sealed record Settings(IReadOnlyList<Setting> Values) : Frame;

    /// <summary>SETTINGS with ACK: the oldest of ours that was not acknowledged is now in force (§6.5.3).</summary>
    public sealed record SettingsAck : Frame;

    /// <summary>A request that the server makes itself, and will answer on another stream (§6.6).</summary>
    public sealed record PushPromise(int StreamId, int PromisedId) : Frame;

    /// <summary>Eight bytes that come back (§6.7).</summary>
    public sealed record Ping(ulong Payload, bool IsAck = false) : Frame;

    /// <summary>The sender takes no new streams; those above the last one were not and will not be looked at (§6.8).</summary>
    public sealed record GoAway(int LastId, ErrorCode Code) : Frame;

    /// <summary>The sender has room for so much more (§6.9), on a stream, or on all together (0): 0 to 2^31-1, and 0 is an error.</summary>
    public sealed record WindowUpdate(int StreamId, int Increment) : Frame;
}

/// <summary>One setting.</summary>
/// <param name="Id">Which one, 0 to 65535; not all have a name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Setting(SettingId Id, uint Value);

/// <summary>The settings that RFC 9113 §6.5.2 defines.</summary>
public enum SettingId
{
    /// <summary>No setting.</summary>
    None = 0x00,

    /// <summary>Bytes of the table that decompresses field blocks.</summary>
    HeaderTableSize = 0x01,

    /// <summary>1: promises are welcome. 0: they are not.</summary>
    EnablePush = 0x02,

    /// <summary>How many streams the receiver of this may have open at a time.</summary>
    MaxConcurrentStreams = 0x03,

    /// <summary>Bytes that may be sent on a new stream, up to 2^31-1.</summary>
    InitialWindowSize = 0x04,

    /// <summary>Bytes of the largest payload, 2^14 to 2^24-1.</summary>
    MaxFrameSize = 0x05,

    /// <summary>Bytes of the largest field section.</summary>
    MaxHeaderListSize = 0x06,
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

    /// <summary>A frame for a stream that has ended.</summary>
    StreamClosed = 0x05,

    /// <summary>Nothing was done for this stream; it may be tried again.</summary>
    RefusedStream = 0x07,

    /// <summary>Nobody needs the stream any more.</summary>
    Cancel = 0x08,

    /// <summary>Too much of what is allowed in itself.</summary>
    EnhanceYourCalm = 0x0b,
}

/// <summary>What no connection goes on after (§5.4.1): GOAWAY is the last that it says.</summary>
/// <param name="code">What GOAWAY says.</param>
/// <param name="reason">What is wrong, and on which stream, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(ErrorCode code, string reason) : Exception($"{code}: {reason}")
{
    /// <summary>What GOAWAY says.</summary>
    public ErrorCode Code { get; } = code;
}
