using System.Buffers;
using System.Globalization;
using System.Text;

namespace Katas.Http.ChunkedDecoder.Steps;

/// <summary>What <c>kata compare</c> measures: a body of 64 KiB in large and in small chunks, received whole.</summary>
public sealed class Workload
{
    private const int BodySize = 64 * 1024;

    private readonly byte[] large = Message(BodySize, chunkSize: 4096);
    private readonly byte[] small = Message(BodySize, chunkSize: 16);

    /// <summary>The length of the body.</summary>
    public long Decode_64_KiB_in_chunks_of_4096() => Decode(new ChunkedBodyReader(), large);

    /// <inheritdoc cref="Decode_64_KiB_in_chunks_of_4096"/>
    public long Decode_64_KiB_in_chunks_of_16() => Decode(new ChunkedBodyReader(), small);

    /// <summary>A chunked body.</summary>
    /// <param name="bodySize">In bytes; what <paramref name="chunkSize"/> goes into.</param>
    /// <param name="chunkSize">In bytes.</param>
    public static byte[] Message(int bodySize, int chunkSize)
    {
        var message = new ArrayBufferWriter<byte>();
        var data = new byte[chunkSize];
        Array.Fill(data, (byte)'x');
        for (var sent = 0; sent < bodySize; sent += chunkSize)
        {
            message.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{chunkSize:x}\r\n")));
            message.Write(data);
            message.Write("\r\n"u8);
        }

        message.Write("0\r\n\r\n"u8);
        return message.WrittenSpan.ToArray();
    }

    /// <summary>Reads until the reader wants more or is done.</summary>
    /// <param name="reader">In the middle of a message.</param>
    /// <param name="input">What comes next.</param>
    /// <param name="destination">Where the body is gathered; empty if its slices will do.</param>
    /// <returns>How many bytes of the body came out.</returns>
    public static long Decode(ChunkedBodyReader reader, ReadOnlySpan<byte> input, Span<byte> destination = default)
    {
        var length = 0;
        while (reader.Read(ref input, out var body) == ChunkedStatus.Body)
        {
            if (!destination.IsEmpty)
            {
                body.CopyTo(destination[length..]);
            }

            length += body.Length;
        }

        return length;
    }
}
