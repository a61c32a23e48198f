// Given: what a frame says, once it has been read.
using System.Buffers.Binary;

namespace Katas.Http.H2Frames;

/// <summary>One frame. It points into the bytes that it was read from, and is good as long as these are.</summary>
/// <remarks>What a type of frame does not have is 0, false or empty.</remarks>
public readonly ref struct Frame
{
    /// <summary>The type.</summary>
    public FrameType Type { get; init; }

    /// <summary>The stream, from 1 to 2^31-1; 0 for the connection.</summary>
    public int StreamId { get; init; }

    /// <summary>Bytes of the payload, padding and all: what flow control counts of a DATA frame (§6.1).</summary>
    public int PayloadLength { get; init; }

    /// <summary>END_STREAM: DATA, HEADERS.</summary>
    public bool EndStream { get; init; }

    /// <summary>END_HEADERS: HEADERS, PUSH_PROMISE, CONTINUATION.</summary>
    public bool EndHeaders { get; init; }

    /// <summary>ACK: SETTINGS, PING.</summary>
    public bool IsAck { get; init; }

    /// <summary>
    /// The data of DATA, the fragment of a field block of HEADERS, PUSH_PROMISE and CONTINUATION, the settings of SETTINGS, the eight
    /// bytes of PING, the debug data of GOAWAY: without padding and without the other fields.
    /// </summary>
    public ReadOnlySpan<byte> Content { get; init; }

    /// <summary>PRIORITY; HEADERS with the PRIORITY flag. Null for all others.</summary>
    public StreamPriority? Priority { get; init; }

    /// <summary>RST_STREAM, GOAWAY; for a stream error, what to answer it with. Any 32 bits.</summary>
    public ErrorCode ErrorCode { get; init; }

    /// <summary>PUSH_PROMISE: the stream on which the promise will be kept.</summary>
    public int PromisedStreamId { get; init; }

    /// <summary>GOAWAY: the last stream that the sender may have done something for.</summary>
    public int LastStreamId { get; init; }

    /// <summary>WINDOW_UPDATE: bytes, from 1 to 2^31-1.</summary>
    public int Increment { get; init; }

    /// <summary>SETTINGS: how many there are.</summary>
    public int SettingCount => Type == FrameType.Settings ? Content.Length / Setting.Size : 0;

    /// <summary>SETTINGS: one of them, in the order in which they were sent.</summary>
    /// <param name="index">From 0 to before <see cref="SettingCount"/>.</param>
    public Setting GetSetting(int index)
    {
        var setting = Content.Slice(index * Setting.Size, Setting.Size);
        return new Setting(
            (SettingId)BinaryPrimitives.ReadUInt16BigEndian(setting), BinaryPrimitives.ReadUInt32BigEndian(setting[2..]));
    }
}

/// <summary>The priority that RFC 7540 gave a stream.</summary>
/// <param name="Exclusive">The stream comes between the other one and all that depend on it.</param>
/// <param name="DependsOn">The other stream, from 0 to 2^31-1.</param>
/// <param name="Weight">As it is on the wire, 0 to 255.</param>
public readonly record struct StreamPriority(bool Exclusive, int DependsOn, byte Weight);

/// <summary>One setting.</summary>
/// <param name="Id">Which one, 0 to 65535; not all have a name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Setting(SettingId Id, uint Value)
{
    /// <summary>Bytes of a setting on the wire: two for the identifier, four for the value.</summary>
    public const int Size = 6;
}

/// <summary>The settings that RFC 9113 §6.5.2 defines.</summary>
public enum SettingId
{
    /// <summary>No setting.</summary>
    None = 0x00,

    /// <summary>Bytes of the table that decompresses field blocks.</summary>
    HeaderTableSize = 0x01,

    /// <summary>1: promises are welcome. 0: they are not.</summary>
    EnablePush = 0x02,

    /// <summary>How many streams may be open at a time.</summary>
    MaxConcurrentStreams = 0x03,

    /// <summary>Bytes that may be sent on a new stream, up to 2^31-1.</summary>
    InitialWindowSize = 0x04,

    /// <summary>Bytes of the largest payload, 2^14 to 2^24-1.</summary>
    MaxFrameSize = 0x05,

    /// <summary>Bytes of the largest field section.</summary>
    MaxHeaderListSize = 0x06,
}
