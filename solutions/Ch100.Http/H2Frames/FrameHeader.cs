using System.Buffers.Binary;

namespace Katas.Http.H2Frames;

/// <summary>The nine bytes that every frame begins with (RFC 9113 §4.1).</summary>
/// <remarks>
/// <code>
/// ╭ Length (24) ─┬ Type (8) ┬ Flags (8) ┬ R (1) · Stream Identifier (31) ╮
/// │ 00 00 05     │ 00       │ 01        │ 00 00 00 01                    │  five bytes of DATA, the last of stream 1
/// ╰──────────────┴──────────┴───────────┴────────────────────────────────╯
/// </code>
/// </remarks>
internal readonly record struct FrameHeader(int Length, FrameType Type, int Flags, int StreamId)
{
    public const int Size = 9;

    public const int EndStreamFlag = 0x01;
    public const int AckFlag = 0x01;
    public const int EndHeadersFlag = 0x04;
    public const int PaddedFlag = 0x08;
    public const int PriorityFlag = 0x20;

    /// <summary>What is not reserved of the 32 bits of a stream's identifier or of an increment.</summary>
    public const int Low31Bits = 0x7FFF_FFFF;

    /// <summary>The flags that a type has. All other bits are ignored (§4.1).</summary>
    public static int DefinedFlags(FrameType type) => type switch
    {
        FrameType.Data => EndStreamFlag | PaddedFlag,
        FrameType.Headers => EndStreamFlag | EndHeadersFlag | PaddedFlag | PriorityFlag,
        FrameType.Settings or FrameType.Ping => AckFlag,
        FrameType.PushPromise => EndHeadersFlag | PaddedFlag,
        FrameType.Continuation => EndHeadersFlag,
        _ => 0,
    };

    public static FrameHeader Read(ReadOnlySpan<byte> bytes)
    {
        var type = (FrameType)bytes[3];
        return new FrameHeader(
            (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) >> 8),
            type,
            bytes[4] & DefinedFlags(type),
            BinaryPrimitives.ReadInt32BigEndian(bytes[5..]) & Low31Bits);
    }

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, Length << 8 | (int)Type);
        bytes[4] = (byte)Flags;
        BinaryPrimitives.WriteInt32BigEndian(bytes[5..], StreamId);
    }

    public bool IsKnown => Type <= FrameType.Continuation;

    public bool Has(int flag) => (Flags & flag) != 0;

    /// <summary>Does the frame belong to a field block, as its beginning or as a part of it?</summary>
    public bool CarriesFields => Type is FrameType.Headers or FrameType.PushPromise or FrameType.Continuation;

    /// <summary>Bytes that stand before the content, behind the nine: Pad Length, priority, promised stream.</summary>
    public int FieldsBeforeContent =>
        (Has(PaddedFlag) ? 1 : 0) + (Has(PriorityFlag) ? 5 : 0) + (Type == FrameType.PushPromise ? 4 : 0);
}
