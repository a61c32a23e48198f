using System.Buffers;
using BenchmarkDotNet.Attributes;
using Katas.Http.HttpMessage;
using Katas.Http.HttpMessage.Steps;
using Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http;

namespace Katas.Benchmarks;

/// <summary>The head of one request: Kestrel's parser beside the kata's reader.</summary>
/// <remarks>
/// Kestrel's tells a handler of lines and fields where they lie; what its connection does then (the table of headers, Host, the
/// length of the body) is not measured. The kata's reader copies the head, checks Host and target, and decides on the body.
/// </remarks>
[MemoryDiagnoser]
public class HttpMessageBenchmark
{
    private static readonly byte[] Small = "GET /plaintext HTTP/1.1\r\nHost: a.example\r\n\r\n"u8.ToArray();

    private readonly MessageReader reader = new(MessageKind.Request);
    private readonly HttpParser<Counter> parser = new();
    private readonly Counter counter = new();
    private byte[] head = [];
    private ReadOnlySequence<byte> sequence;

    /// <summary>14 fields, or one.</summary>
    [Params(true, false)]
    public bool OfABrowser { get; set; }

    /// <summary>Bytes that come at once; 0 for all.</summary>
    [Params(0, 128)]
    public int Pieces { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        head = OfABrowser ? Workload.BrowserRequest.ToArray() : Small;
        sequence = Segment.Cut(head, Pieces == 0 ? head.Length : Pieces);
        if (Framework() != Reader())
        {
            throw new InvalidDataException("both have the same fields to find");
        }
    }

    /// <summary>All pieces are there when it begins.</summary>
    [Benchmark(Baseline = true)]
    public int Framework()
    {
        counter.Fields = 0;
        var input = new SequenceReader<byte>(sequence);
        return parser.ParseRequestLine(counter, ref input) && parser.ParseHeaders(counter, ref input)
            ? counter.Fields
            : throw new InvalidDataException("the head is whole");
    }

    [Benchmark]
    public int Reader()
    {
        foreach (var piece in sequence)
        {
            var input = piece.Span;
            if (reader.Read(ref input, out _) == MessageStatus.Head)
            {
                var fields = reader.FieldCount;
                reader.Next();
                return fields;
            }
        }

        throw new InvalidDataException("the head is whole");
    }

    private sealed class Counter : IHttpRequestLineHandler, IHttpHeadersHandler
    {
        public int Fields { get; set; }

        public void OnStartLine(HttpVersionAndMethod versionAndMethod, TargetOffsetPathLength targetPath, Span<byte> startLine)
        {
        }

        public void OnHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => Fields++;

        public void OnStaticIndexedHeader(int index) => throw new NotSupportedException();

        public void OnStaticIndexedHeader(int index, ReadOnlySpan<byte> value) => throw new NotSupportedException();

        public void OnHeadersComplete(bool endStream)
        {
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Cut(byte[] bytes, int size)
        {
            var first = new Segment { Memory = bytes.AsMemory(0, Math.Min(size, bytes.Length)) };
            var last = first;
            for (var at = size; at < bytes.Length; at += size)
            {
                var next = new Segment { Memory = bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), RunningIndex = at };
                last.Next = next;
                last = next;
            }

            return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        }
    }
}
