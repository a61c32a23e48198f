using System.Buffers;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Katas.Http.H2Frames;

namespace Katas.Benchmarks;

/// <summary>The frames of 200 requests: Kestrel's reader of frames beside the kata's.</summary>
/// <remarks>
/// Kestrel's is internal and reached by name. It takes one frame at a time apart and leaves padding and the rules about streams to
/// the connection, which is not measured; the kata's reader checks all of it.
/// </remarks>
[MemoryDiagnoser]
public class H2FramesBenchmark
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";
    private const string Http2 = $"{Kestrel}.Internal.Http2.";
    private const int Requests = 200, FramesOfOne = 3, MaxFrameSize = 16 * 1024;

    private readonly object frame = Activator.CreateInstance(Type.GetType($"{Http2}Http2Frame, {Kestrel}", throwOnError: true)!, nonPublic: true)!;
    private readonly FrameReader reader = new(new FrameReaderOptions { BeginsWithPreface = false });
    private byte[] wire = [];

    /// <summary>Bytes of a DATA frame's content.</summary>
    [Params(16, MaxFrameSize)]
    public int DataSize { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(output);
        for (var request = 0; request < Requests; request++)
        {
            var stream = (2 * request) + 1;
            writer.WriteHeaders(stream, new byte[30]);
            writer.WriteData(stream, new byte[DataSize], endStream: true);
            writer.WriteWindowUpdate(0, 1_000);
        }

        wire = output.WrittenSpan.ToArray();
        if (Framework() != Requests * FramesOfOne || Kata() != Requests * FramesOfOne)
        {
            throw new InvalidDataException("both have the same frames to find");
        }
    }

    [Benchmark(Baseline = true)]
    public int Framework()
    {
        var input = new ReadOnlySequence<byte>(wire);
        var frames = 0;
        while (TryReadFrame(null, ref input, frame, MaxFrameSize, out _))
        {
            frames++;
        }

        return frames;
    }

    [Benchmark]
    public int Kata()
    {
        ReadOnlySpan<byte> input = wire;
        var frames = 0;
        while (reader.Read(ref input, out _) == FrameStatus.Frame)
        {
            frames++;
        }

        return frames;
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "TryReadFrame")]
    private static extern bool TryReadFrame(
        [UnsafeAccessorType($"{Http2}Http2FrameReader, {Kestrel}")] object? type,
        ref ReadOnlySequence<byte> buffer,
        [UnsafeAccessorType($"{Http2}Http2Frame, {Kestrel}")] object frame,
        uint maxFrameSize,
        out ReadOnlySequence<byte> framePayload);
}
