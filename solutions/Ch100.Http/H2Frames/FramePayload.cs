using System.Buffers.Binary;

namespace Katas.Http.H2Frames;

/// <summary>What a payload says, type by type (RFC 9113 §6). Its length has been looked at, but for that of PRIORITY.</summary>
internal static class FramePayload
{
    private const int PriorityLength = 5;

    public static FrameError? Read(FrameHeader header, ReadOnlySpan<byte> payload, FrameReaderOptions options, out Frame frame)
    {
        frame = new Frame { Type = header.Type, StreamId = header.StreamId, PayloadLength = header.Length };
        if (header.Has(FrameHeader.PaddedFlag))
        {
            // Padding is whatever follows the content; it is not looked at.
            var padding = payload[0];
            if (padding > header.Length - header.FieldsBeforeContent)
            {
                return new(ErrorCode.ProtocolError, $"{padding} bytes of padding in {header.Type} of {header.Length} bytes");
            }

            payload = payload[1..^padding];
        }

        if (header.Type == FrameType.Priority && header.Length != PriorityLength)
        {
            return LoseStream(ErrorCode.FrameSizeError, "PRIORITY is five bytes long", ref frame);
        }

        if (header.Type == FrameType.WindowUpdate && ReadLow31(payload) == 0)
        {
            return LoseStream(ErrorCode.ProtocolError, "an increment of 0", ref frame);
        }

        frame = WithFields(frame, header, payload);
        return header.Type switch
        {
            FrameType.Settings => SettingRules.Broken(frame, options.ReadsAsClient),
            FrameType.PushPromise when frame.PromisedStreamId is var promised && (promised == 0 || promised % 2 != 0) =>
                new(ErrorCode.ProtocolError, $"a promise for stream {promised}: those of a server are even"),
            _ => null,
        };
    }

    private static Frame WithFields(Frame frame, FrameHeader header, ReadOnlySpan<byte> payload) => header.Type switch
    {
        FrameType.Data => frame with { EndStream = header.Has(FrameHeader.EndStreamFlag), Content = payload },
        FrameType.Headers => frame with
        {
            EndStream = header.Has(FrameHeader.EndStreamFlag),
            EndHeaders = header.Has(FrameHeader.EndHeadersFlag),
            Priority = header.Has(FrameHeader.PriorityFlag) ? ReadPriority(payload) : null,
            Content = payload[(header.Has(FrameHeader.PriorityFlag) ? PriorityLength : 0)..],
        },
        FrameType.Priority => frame with { Priority = ReadPriority(payload) },
        FrameType.RstStream => frame with { ErrorCode = ReadCode(payload) },
        FrameType.Settings or FrameType.Ping => frame with { IsAck = header.Has(FrameHeader.AckFlag), Content = payload },
        FrameType.PushPromise => frame with
        {
            EndHeaders = header.Has(FrameHeader.EndHeadersFlag),
            PromisedStreamId = ReadLow31(payload),
            Content = payload[4..],
        },
        FrameType.GoAway => frame with
        {
            LastStreamId = ReadLow31(payload),
            ErrorCode = ReadCode(payload[4..]),
            Content = payload[8..],
        },
        FrameType.WindowUpdate => frame with { Increment = ReadLow31(payload) },
        _ => frame with { EndHeaders = header.Has(FrameHeader.EndHeadersFlag), Content = payload }, // CONTINUATION
    };

    // On stream 0 there is no stream to lose.
    private static FrameError LoseStream(ErrorCode code, string reason, ref Frame frame)
    {
        frame = frame with { ErrorCode = code };
        return new(code, reason, IsOfStream: frame.StreamId != 0);
    }

    private static StreamPriority ReadPriority(ReadOnlySpan<byte> fields) =>
        new(Exclusive: (fields[0] & 0x80) != 0, ReadLow31(fields), fields[4]);

    private static ErrorCode ReadCode(ReadOnlySpan<byte> fields) => (ErrorCode)BinaryPrimitives.ReadInt32BigEndian(fields);

    // The bit above is reserved, or means something else.
    private static int ReadLow31(ReadOnlySpan<byte> fields) => BinaryPrimitives.ReadInt32BigEndian(fields) & FrameHeader.Low31Bits;
}
