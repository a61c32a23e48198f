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
    private const int PriorityLength = 5;

    /// <summary>The 24 bytes that a client begins with (§3.4). Its first SETTINGS follow them.</summary>
    public static ReadOnlySpan<byte> ClientMagic => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Bytes of the largest payload that the receiver takes: its SETTINGS_MAX_FRAME_SIZE.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 2^14 to 2^24-1.</exception>
    public int MaxFrameSize
    {
        get;
        set => field = Require.MaxFrameSize(value);
    } = FrameReaderOptions.SmallestMaxFrameSize;

    /// <summary>Writes data, in as many DATA frames as it takes; one without data if there is none.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="data">Any bytes.</param>
    /// <param name="endStream">END_STREAM, on the last frame.</param>
    /// <param name="padLength">Bytes of padding in the first frame, 0 to 255; null for none, and no Pad Length either.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WriteData(int streamId, ReadOnlySpan<byte> data, bool endStream = false, int? padLength = null)
    {
        Require.Stream(streamId);
        Require.PadLength(padLength);
        var room = MaxFrameSize - FrameOutput.PaddedBy(padLength);
        do
        {
            var next = data[..Math.Min(data.Length, room)];
            data = data[next.Length..];
            var flags = endStream && data.IsEmpty ? FrameHeader.EndStreamFlag : 0;
            output.WriteFrame(FrameType.Data, flags, streamId, [], next, padLength);
            (room, padLength) = (MaxFrameSize, null);
        }
        while (!data.IsEmpty);
    }

    /// <summary>Writes a field block: HEADERS, and CONTINUATION frames for what does not fit.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="fieldBlock">The whole block, compressed.</param>
    /// <param name="endStream">END_STREAM, on the HEADERS frame.</param>
    /// <param name="priority">The fields of that name, if they are to be there.</param>
    /// <param name="padLength">Bytes of padding in the HEADERS frame, 0 to 255; null for none, and no Pad Length either.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WriteHeaders(
        int streamId, ReadOnlySpan<byte> fieldBlock, bool endStream = false, StreamPriority? priority = null, int? padLength = null)
    {
        Require.Stream(streamId);
        Require.PadLength(padLength);
        Span<byte> fields = stackalloc byte[priority is null ? 0 : PriorityLength];
        if (priority is { } given)
        {
            Put(given, fields);
        }

        var flags = (endStream ? FrameHeader.EndStreamFlag : 0) | (priority is null ? 0 : FrameHeader.PriorityFlag);
        WriteFieldBlock(FrameType.Headers, flags, streamId, fields, fieldBlock, padLength);
    }

    /// <summary>Writes PRIORITY.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="priority">Of that stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WritePriority(int streamId, StreamPriority priority)
    {
        Require.Stream(streamId);
        Span<byte> fields = stackalloc byte[PriorityLength];
        Put(priority, fields);
        output.WriteFrame(FrameType.Priority, 0, streamId, fields, []);
    }

    /// <summary>Writes RST_STREAM.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    /// <param name="code">Why; any 32 bits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="streamId"/> is outside of its range.</exception>
    public void WriteRstStream(int streamId, ErrorCode code)
    {
        Require.Stream(streamId);
        Span<byte> fields = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(fields, (int)code);
        output.WriteFrame(FrameType.RstStream, 0, streamId, fields, []);
    }

    /// <summary>Writes SETTINGS.</summary>
    /// <param name="settings">In this order. None is fine, and so is one that has no name.</param>
    /// <exception cref="ArgumentException">They do not fit in one frame.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No side may send such a value, or the identifier has more than 16 bits.</exception>
    public void WriteSettings(params ReadOnlySpan<Setting> settings)
    {
        Require.Room(settings.Length, MaxFrameSize / Setting.Size, nameof(settings));
        foreach (var setting in settings)
        {
            Require.Setting(setting, nameof(settings));
        }

        output.WriteHeader(FrameType.Settings, 0, 0, settings.Length * Setting.Size);
        foreach (var (id, value) in settings)
        {
            var bytes = output.GetSpan(Setting.Size);
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)id);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], value);
            output.Advance(Setting.Size);
        }
    }

    /// <summary>Writes SETTINGS with ACK: the other side's settings have been applied.</summary>
    public void WriteSettingsAck() => output.WriteFrame(FrameType.Settings, FrameHeader.AckFlag, 0, [], []);

    /// <summary>Writes a promise: PUSH_PROMISE, and CONTINUATION frames for what does not fit.</summary>
    /// <param name="streamId">On which the promise is made, from 1 to 2^31-1.</param>
    /// <param name="promisedStreamId">On which it will be kept: even, from 2 to 2^31-2.</param>
    /// <param name="fieldBlock">The whole block, compressed.</param>
    /// <param name="padLength">Bytes of padding in the PUSH_PROMISE frame, 0 to 255; null for none, and no Pad Length either.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WritePushPromise(int streamId, int promisedStreamId, ReadOnlySpan<byte> fieldBlock, int? padLength = null)
    {
        Require.Stream(streamId);
        Require.True(
            promisedStreamId > 0 && promisedStreamId % 2 == 0, promisedStreamId, nameof(promisedStreamId), "even, from 2 on");
        Require.PadLength(padLength);
        Span<byte> fields = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(fields, promisedStreamId);
        WriteFieldBlock(FrameType.PushPromise, 0, streamId, fields, fieldBlock, padLength);
    }

    /// <summary>Writes PING.</summary>
    /// <param name="opaqueData">Eight bytes; for an answer, those of the PING.</param>
    /// <param name="isAck">It is an answer.</param>
    /// <exception cref="ArgumentException">They are not eight.</exception>
    public void WritePing(ReadOnlySpan<byte> opaqueData, bool isAck = false)
    {
        if (opaqueData.Length != 8)
        {
            throw new ArgumentException($"8 bytes, not {opaqueData.Length}", nameof(opaqueData));
        }

        output.WriteFrame(FrameType.Ping, isAck ? FrameHeader.AckFlag : 0, 0, opaqueData, []);
    }

    /// <summary>Writes GOAWAY.</summary>
    /// <param name="lastStreamId">The last stream that may have been served, from 0 (none) to 2^31-1.</param>
    /// <param name="code">Why; any 32 bits.</param>
    /// <param name="debugData">For whoever reads logs.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lastStreamId"/> is outside of its range.</exception>
    /// <exception cref="ArgumentException">The debug data does not fit in one frame.</exception>
    public void WriteGoAway(int lastStreamId, ErrorCode code, ReadOnlySpan<byte> debugData = default)
    {
        Require.True(lastStreamId >= 0, lastStreamId, nameof(lastStreamId), "from 0 to 2^31-1");
        Require.Room(debugData.Length, MaxFrameSize - 8, nameof(debugData));
        Span<byte> fields = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(fields, lastStreamId);
        BinaryPrimitives.WriteInt32BigEndian(fields[4..], (int)code);
        output.WriteFrame(FrameType.GoAway, 0, 0, fields, debugData);
    }

    /// <summary>Writes WINDOW_UPDATE.</summary>
    /// <param name="streamId">From 1 to 2^31-1; 0 for the connection.</param>
    /// <param name="increment">Bytes, from 1 to 2^31-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public void WriteWindowUpdate(int streamId, int increment)
    {
        Require.True(streamId >= 0, streamId, nameof(streamId), "from 0 to 2^31-1");
        Require.True(increment > 0, increment, nameof(increment), "from 1 to 2^31-1");
        Span<byte> fields = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(fields, increment);
        output.WriteFrame(FrameType.WindowUpdate, 0, streamId, fields, []);
    }

    private static void Put(StreamPriority priority, Span<byte> fields)
    {
        Require.True(priority.DependsOn >= 0, priority, nameof(priority), "a stream from 0 to 2^31-1");
        BinaryPrimitives.WriteUInt32BigEndian(fields, (uint)priority.DependsOn | (priority.Exclusive ? 0x8000_0000 : 0));
        fields[4] = priority.Weight;
    }

    private void WriteFieldBlock(
        FrameType type, int flags, int streamId, ReadOnlySpan<byte> fields, ReadOnlySpan<byte> fieldBlock, int? padLength)
    {
        var room = MaxFrameSize - FrameOutput.PaddedBy(padLength) - fields.Length;
        do
        {
            var fragment = fieldBlock[..Math.Min(fieldBlock.Length, room)];
            fieldBlock = fieldBlock[fragment.Length..];
            flags |= fieldBlock.IsEmpty ? FrameHeader.EndHeadersFlag : 0;
            output.WriteFrame(type, flags, streamId, fields, fragment, padLength);
            (type, flags, room, padLength) = (FrameType.Continuation, 0, MaxFrameSize, null);
            fields = [];
        }
        while (!fieldBlock.IsEmpty);
    }
}
