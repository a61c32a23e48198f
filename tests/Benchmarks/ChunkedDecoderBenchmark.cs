using BenchmarkDotNet.Attributes;
using Katas.Http.ChunkedDecoder;
using Katas.Http.ChunkedDecoder.Steps;

// CA1001, CA2000: BenchmarkDotNet calls Cleanup, which disposes of the client, which disposes of its handler.
#pragma warning disable CA1001, CA2000
namespace Katas.Benchmarks;

/// <summary>One chunked response over a kept connection in memory: the framework's client beside the reader.</summary>
/// <remarks>Both sides read the same stream asynchronously, to the end of the message, into a buffer of the same size.</remarks>
[MemoryDiagnoser]
public class ChunkedDecoderBenchmark
{
    private const int BufferSize = 16 * 1024;

    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: memory\r\n\r\n"u8.ToArray();

    private readonly byte[] buffer = new byte[BufferSize];
    private readonly byte[] copy = new byte[BufferSize];
    private OneResponseOverAndOver connection = null!;
    private HttpClient client = null!;

    [Params(1, 64)]
    public int BodyMiB { get; set; }

    [Params(16, 1024, 64 * 1024)]
    public int ChunkSize { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var response = Response(BodyMiB * 1024 * 1024, ChunkSize);
        connection = new OneResponseOverAndOver(response);
        client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, _) => new(new OneResponseOverAndOver(response)) });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        client.Dispose();
        connection.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async Task<long> Framework()
    {
        using var response = await client.GetAsync(new Uri("http://memory/"), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var length = 0L;
        while (await body.ReadAsync(buffer) is > 0 and var read)
        {
            length += read;
        }

        return Whole(length);
    }

    [Benchmark]
    public Task<long> Reader() => Read(copied: false);

    /// <summary>For a caller who needs the body in one piece: its slices are gathered in a second buffer.</summary>
    [Benchmark]
    public Task<long> ReaderAndCopy() => Read(copied: true);

    private static byte[] Response(int bodySize, int chunkSize) =>
        [.. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8, .. Workload.Message(bodySize, chunkSize)];

    private async Task<long> Read(bool copied)
    {
        await connection.WriteAsync(Request);
        var reader = new ChunkedBodyReader();
        var received = await connection.ReadAsync(buffer);
        var start = buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8) + 4;
        var length = 0L;
        while (true)
        {
            length += Workload.Decode(reader, buffer.AsSpan(start, received - start), copied ? copy : []);
            if (reader.IsComplete)
            {
                return Whole(length);
            }

            (start, received) = (0, await connection.ReadAsync(buffer));
        }
    }

    private long Whole(long length) =>
        length == BodyMiB * 1024L * 1024 ? length : throw new InvalidDataException($"{length} bytes came out");

    /// <summary>A connection that answers each write with the same bytes, and until then lets a read wait.</summary>
    private sealed class OneResponseOverAndOver(byte[] response) : Stream
    {
        private int served = response.Length;
        private TaskCompletionSource<int>? waiting;
        private Memory<byte> waitingBuffer;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (served < response.Length)
            {
                return new ValueTask<int>(Serve(buffer));
            }

            waitingBuffer = buffer;
            waiting = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask<int>(waiting.Task);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            served = 0;
            var answered = waiting;
            waiting = null;
            answered?.SetResult(Serve(waitingBuffer));
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private int Serve(Memory<byte> buffer)
        {
            var length = Math.Min(buffer.Length, response.Length - served);
            response.AsMemory(served, length).CopyTo(buffer);
            served += length;
            return length;
        }
    }
}
