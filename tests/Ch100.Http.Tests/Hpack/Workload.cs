using System.Buffers;
using System.Text;

namespace Katas.Http.Hpack.Steps;

/// <summary>What <c>kata compare</c> measures: the header fields of a page's requests, on one connection.</summary>
public sealed class Workload
{
    private static readonly (byte[] Name, byte[] Value)[][] Requests =
    [
        .. new[] { "/", "/style.css", "/script.js", "/images/logo.svg" }.Select(path => Request(path)),
    ];

    private readonly HpackEncoder encoder = new();
    private readonly ArrayBufferWriter<byte> output = new(64 * 1024);
    private readonly HpackDecoder decoder = new();
    private readonly Sum sum = new();
    private readonly byte[][] literal = LiteralBlocks();

    /// <summary>Lets encoder and decoder see each request once, so that all of its fields are known.</summary>
    public Workload()
    {
        FirstBlocks = [.. Requests.Select(request => Write(encoder, request))];
        KnownBlocks = [.. Requests.Select(request => Write(encoder, request))];
        DecodeAll(FirstBlocks);
    }

    /// <summary>The first four blocks of the connection.</summary>
    public IReadOnlyList<byte[]> FirstBlocks { get; }

    /// <summary>The same requests once more, by now mostly indexes.</summary>
    public IReadOnlyList<byte[]> KnownBlocks { get; }

    /// <summary>The octets of all names and values.</summary>
    public long Decode_4_requests_whose_fields_are_known() => DecodeAll(KnownBlocks);

    /// <inheritdoc cref="Decode_4_requests_whose_fields_are_known"/>
    public long Decode_4_requests_of_literals_in_Huffman_code() => DecodeAll(literal);

    /// <summary>The octets of the blocks.</summary>
    public long Encode_4_requests_whose_fields_are_known()
    {
        output.ResetWrittenCount();
        foreach (var request in Requests)
        {
            encoder.BeginBlock(output);
            foreach (var (name, value) in request)
            {
                encoder.Field(name, value, neverIndexed: false);
            }
        }

        return output.WrittenCount;
    }

    /// <summary>The blocks of four requests, each field a literal that is not inserted.</summary>
    public static byte[][] LiteralBlocks() => [.. Requests.Select(request => Literal(request))];

    private static (byte[] Name, byte[] Value)[] Request(string path) =>
    [
        Field(":method", "GET"), Field(":scheme", "https"), Field(":authority", "www.example.com"), Field(":path", path),
        Field("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
        Field("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Field("accept-language", "en-US,en;q=0.5"),
        Field("accept-encoding", "gzip, deflate, br, zstd"), Field("referer", "https://www.example.com/"),
        Field("cookie", "session=2f8a91c0d7b34e5f9a60; theme=dark"),
    ];

    private static (byte[] Name, byte[] Value) Field(string name, string value) =>
        (Encoding.ASCII.GetBytes(name), Encoding.ASCII.GetBytes(value));

    private static byte[] Write(HpackEncoder encoder, (byte[] Name, byte[] Value)[] request)
    {
        var block = new ArrayBufferWriter<byte>();
        encoder.BeginBlock(block);
        foreach (var (name, value) in request)
        {
            encoder.Field(name, value, neverIndexed: false);
        }

        return block.WrittenSpan.ToArray();
    }

    private static byte[] Literal((byte[] Name, byte[] Value)[] request)
    {
        var block = new ArrayBufferWriter<byte>();
        foreach (var (name, value) in request)
        {
            block.Write([(byte)0]);
            foreach (var text in new[] { name, value })
            {
                var length = Huffman.EncodedLength(text);
                block.Advance(PrefixInteger.Write(length, 7, 0b1000_0000, block.GetSpan(PrefixInteger.MaxOctets)));
                block.Advance(Huffman.Encode(text, block.GetSpan(length)));
            }
        }

        return block.WrittenSpan.ToArray();
    }

    private long DecodeAll(IReadOnlyList<byte[]> blocks)
    {
        var before = sum.Octets;
        foreach (var block in blocks)
        {
            decoder.Decode(block, endOfBlock: true, sum);
        }

        return sum.Octets - before;
    }

    private sealed class Sum : IHeaderSink
    {
        public long Octets { get; private set; }

        public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) => Octets += name.Length + value.Length;
    }
}
