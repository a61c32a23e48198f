using System.Buffers;

namespace Katas.Http.H2Frames.Steps;

/// <summary>What <c>kata compare</c> measures: a connection with small frames and with large ones.</summary>
public sealed class Workload
{
    private const int Count = 200;

    private readonly byte[] small = Written(16);
    private readonly byte[] large = Written(16 * 1024);
    private readonly ArrayBufferWriter<byte> output = new(1 << 20);

    /// <summary>All lengths in one.</summary>
    public long Read_200_requests_with_16_bytes() => Read(small);

    /// <inheritdoc cref="Read_200_requests_with_16_bytes"/>
    public long Read_200_requests_with_16_KiB() => Read(large);

    /// <summary>The bytes that were written.</summary>
    public long Write_200_requests_with_16_bytes()
    {
        output.ResetWrittenCount();
        Write(new FrameWriter(output), new byte[16]);
        return output.WrittenCount;
    }

    private static long Read(byte[] wire)
    {
        var reader = new FrameReader(new FrameReaderOptions { BeginsWithPreface = false });
        var all = 0L;
        ReadOnlySpan<byte> input = wire;
        while (reader.Read(ref input, out var frame) == FrameStatus.Frame)
        {
            all += frame.StreamId * (long)frame.Content.Length + frame.Increment;
        }

        return all;
    }

    private static byte[] Written(int size)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(new FrameWriter(output), new byte[size]);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(FrameWriter writer, byte[] data)
    {
        for (var i = 0; i < Count; i++)
        {
            writer.WriteHeaders(2 * i + 1, data.AsSpan(..Math.Min(30, data.Length)));
            writer.WriteData(2 * i + 1, data, endStream: true);
            writer.WriteWindowUpdate(0, 1_000);
        }
    }
}
