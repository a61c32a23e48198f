using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Katas.Http.Qpack;
using Katas.Http.Qpack.Steps;

namespace Katas.Benchmarks;

/// <summary>The field sections of four requests: HttpClient's own decoder beside the kata's.</summary>
/// <remarks>
/// The framework's is internal and reached by name. It has no dynamic table, so both read sections without references to one; what the
/// kata's makes of sections that have them stands beside, and nothing of the framework's is comparable to it.
/// </remarks>
[MemoryDiagnoser]
public class QpackBenchmark
{
    private readonly QpackDecoder decoder = new();
    private readonly Nobody sink = new();
    private readonly byte[][] sections = Workload.LiteralSections();
    private readonly Workload workload = new();
    private object frameworkDecoder = null!;
    private object frameworkSink = null!;

    [GlobalSetup]
    public void Setup()
    {
        frameworkDecoder = FrameworkHeaders.Make("System.Net.Http.QPack.QPackDecoder", 64 * 1024);
        frameworkSink = FrameworkHeaders.Nobody();
    }

    [Benchmark(Baseline = true)]
    public void Framework()
    {
        foreach (var section in sections)
        {
            Decode(frameworkDecoder, section, true, frameworkSink);
            Reset(frameworkDecoder);
        }
    }

    [Benchmark]
    public void Kata()
    {
        foreach (var section in sections)
        {
            ReadOnlySpan<byte> input = section;
            decoder.ReadSection(0, ref input, endOfSection: true, sink);
        }
    }

    [Benchmark]
    public long KataWithTheTable() => workload.Decode_4_requests_whose_field_lines_are_known();

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Decode")]
    private static extern void Decode(
        [UnsafeAccessorType("System.Net.Http.QPack.QPackDecoder, System.Net.Http")] object decoder,
        ReadOnlySpan<byte> headerBlock,
        bool endHeaders,
        [UnsafeAccessorType("System.Net.Http.IHttpStreamHeadersHandler, System.Net.Http")] object handler);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Reset")]
    private static extern void Reset([UnsafeAccessorType("System.Net.Http.QPack.QPackDecoder, System.Net.Http")] object decoder);

    private sealed class Nobody : IFieldSink
    {
        public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed)
        {
        }
    }
}
