using System.Buffers;

namespace Katas.Http.H2Frames;

/// <summary>One frame, put together.</summary>
internal static class FrameOutput
{
    /// <summary>Bytes that padding takes: itself and its length.</summary>
    public static int PaddedBy(int? padLength) => padLength + 1 ?? 0;

    extension(IBufferWriter<byte> output)
    {
        /// <summary>Writes the nine bytes that come before a payload.</summary>
        public void WriteHeader(FrameType type, int flags, int streamId, int length)
        {
            new FrameHeader(length, type, flags, streamId).Write(output.GetSpan(FrameHeader.Size));
            output.Advance(FrameHeader.Size);
        }

        /// <summary>Writes Pad Length (if there is padding), fields, content and padding, and what comes before.</summary>
        public void WriteFrame(
            FrameType type, int flags, int streamId, ReadOnlySpan<byte> fields, ReadOnlySpan<byte> content, int? padLength = null)
        {
            flags |= padLength is null ? 0 : FrameHeader.PaddedFlag;
            output.WriteHeader(type, flags, streamId, fields.Length + content.Length + PaddedBy(padLength));
            if (padLength is { } length)
            {
                output.Write([(byte)length]);
            }

            output.Write(fields);
            output.Write(content);
            if (padLength is > 0 and { } zeros)
            {
                output.GetSpan(zeros)[..zeros].Clear(); // whose memory it is, and what was in it, nobody knows
                output.Advance(zeros);
            }
        }
    }
}
