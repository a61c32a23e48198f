using System.Buffers;
using System.Buffers.Binary;

namespace Katas.Http.H2Frames;

/// <summary>Writes the frames of one direction of an HTTP/2 connection.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-6">RFC 9113 §6</see>. What does not fit in one frame goes in
/// several. What is reserved or unused is 0. Where a call throws, nothing is written.
/// </remarks>
/// <param name="output">Where the bytes go.</param>
public sealed class FrameWriter(IBufferWriter<byte> output)
{
    /// <summary>The 24 bytes that a client begins with (§3.4). Its first SETTINGS follow them.</summary>
    public static ReadOnlySpan<byte> ClientMagic =>
        throw new NotImplementedException();

    /// <summary>Bytes of the largest payload that the receiver takes: its SETTINGS_MAX_FRAME_SIZE.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 2^14 to 2^24-1.</exception>
    public int MaxFrameSize
    {
        get;
        set => throw new NotImplementedException();
    } = FrameReaderOptions.SmallestMaxFrameSize;

    /// <summary>Writes data, in as many DATA frames as it takes; one without data if there is none.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="data">Any bytes.</param>
    /// <param name="endStream">END_STREAM, on the last frame.</param>
    /// <param name="padLength">Bytes of padding in the first frame, 0 to 255; null for none, and no Pad Length either.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WriteData(int streamId, ReadOnlySpan<byte> data, bool endStream = false, int? padLength = null) =>
        throw new NotImplementedException();

    /// <summary>Writes a field block: HEADERS, and CONTINUATION frames for what does not fit.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="fieldBlock">The whole block, compressed.</param>
    /// <param name="endStream">END_STREAM, on the HEADERS frame.</param>
    /// <param name="priority">The fields of that name, if they are to be there.</param>
    /// <param name="padLength">Bytes of padding in the HEADERS frame, 0 to 255; null for none, and no Pad Length either.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WriteHeaders(
        int streamId, ReadOnlySpan<byte> fieldBlock, bool endStream = false, StreamPriority? priority = null, int? padLength = null) =>
        throw new NotImplementedException();

    /// <summary>Writes PRIORITY.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="priority">Of that stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WritePriority(int streamId, StreamPriority priority) =>
        throw new NotImplementedException();

    /// <summary>Writes RST_STREAM.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="code">Why; any 32 bits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="streamId"/> is outside of its range.</exception>
    public void WriteRstStream(int streamId, ErrorCode code) =>
        throw new NotImplementedException();

    /// <summary>Writes SETTINGS.</summary>
    /// <param name="settings">In this order. None is fine, and so is one that has no name.</param>
    /// <exception cref="ArgumentException">They do not fit in one frame.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No side may send such a value, or the identifier has more than 16 bits.</exception>
    public void WriteSettings(params ReadOnlySpan<Setting> settings) =>
        throw new NotImplementedException();

    /// <summary>Writes SETTINGS with ACK: the other side's settings have been applied.</summary>
    public void WriteSettingsAck() =>
        throw new NotImplementedException();

    /// <summary>Writes a promise: PUSH_PROMISE, and CONTINUATION frames for what does not fit.</summary>
    /// <param name="streamId">On which the promise is made, from 1 to 2^31-1.</param>
    /// <param name="promisedStreamId">On which it will be kept: even, from 2 to 2^31-2.</param>
    /// <param name="fieldBlock">The whole block, compressed.</param>
    /// <param name="padLength">Bytes of padding in the PUSH_PROMISE frame, 0 to 255; null for none, and no Pad Length either.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WritePushPromise(int streamId, int promisedStreamId, ReadOnlySpan<byte> fieldBlock, int? padLength = null) =>
        throw new NotImplementedException();

    /// <summary>Writes PING.</summary>
    /// <param name="opaqueData">Eight bytes; for an answer, those of the PING.</param>
    /// <param name="isAck">It is an answer.</param>
    /// <exception cref="ArgumentException">They are not eight.</exception>
    public void WritePing(ReadOnlySpan<byte> opaqueData, bool isAck = false) =>
        throw new NotImplementedException();

    /// <summary>Writes GOAWAY.</summary>
    /// <param name="lastStreamId">The last stream that may have been served, from 0 (none) to 2^31-1.</param>
    /// <param name="code">Why; any 32 bits.</param>
    /// <param name="debugData">For whoever reads logs.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lastStreamId"/> is outside of its range.</exception>
    /// <exception cref="ArgumentException">The debug data does not fit in one frame.</exception>
    public void WriteGoAway(int lastStreamId, ErrorCode code, ReadOnlySpan<byte> debugData = default) =>
        throw new NotImplementedException();

    /// <summary>Writes WINDOW_UPDATE.</summary>
    /// <param name="streamId">From 1 to 2^31-1; 0 for the connection.</param>
    /// <param name="increment">Bytes, from 1 to 2^31-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WriteWindowUpdate(int streamId, int increment) =>
        throw new NotImplementedException();
}
