using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Katas.Http.Hpack;
using Katas.Http.Hpack.Steps;

namespace Katas.Benchmarks;

/// <summary>The header blocks of four requests: HttpClient's own decoder beside the kata's.</summary>
/// <remarks>The framework's is internal, and so is the interface of its sink: both are reached by name.</remarks>
[MemoryDiagnoser]
public class HpackBenchmark
{
    private readonly HpackDecoder decoder = new();
    private readonly Nobody sink = new();
    private object frameworkDecoder = null!;
    private object frameworkSink = null!;
    private byte[][] blocks = [];

    /// <summary>All fields are references, or all are literals in Huffman code.</summary>
    [Params(true, false)]
    public bool Known { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        frameworkDecoder = FrameworkHeaders.Make("System.Net.Http.HPack.HPackDecoder", 4096, 64 * 1024);
        frameworkSink = FrameworkHeaders.Nobody();
        if (Known)
        {
            var workload = new Workload();
            foreach (var block in workload.FirstBlocks)
            {
                decoder.Decode(block, endOfBlock: true, sink);
                Decode(frameworkDecoder, block, true, frameworkSink);
            }

            blocks = [.. workload.KnownBlocks];
        }
        else
        {
            blocks = Workload.LiteralBlocks();
        }
    }

    [Benchmark(Baseline = true)]
    public void Framework()
    {
        foreach (var block in blocks)
        {
            Decode(frameworkDecoder, block, true, frameworkSink);
        }
    }

    [Benchmark]
    public void Kata()
    {
        foreach (var block in blocks)
        {
            decoder.Decode(block, endOfBlock: true, sink);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Decode")]
    private static extern void Decode(
        [UnsafeAccessorType("System.Net.Http.HPack.HPackDecoder, System.Net.Http")] object decoder,
        ReadOnlySpan<byte> data,
        bool endHeaders,
        [UnsafeAccessorType("System.Net.Http.IHttpStreamHeadersHandler, System.Net.Http")] object handler);

    private sealed class Nobody : IHeaderSink
    {
        public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed)
        {
        }
    }
}
