using System.Buffers;
using System.Text;

namespace Katas.Http.Qpack.Steps;

/// <summary>What <c>kata compare</c> measures: the field sections of a page's requests, on one connection.</summary>
public sealed class Workload
{
    private static readonly QpackSettings Settings = new() { MaxTableCapacity = 4096, BlockedStreams = 16 };

    private static readonly (byte[] Name, byte[] Value)[][] Requests =
    [
        .. new[] { "/", "/style.css", "/script.js", "/images/logo.svg" }.Select(path => Request(path)),
    ];

    private readonly QpackEncoder encoder = new(Settings);
    private readonly QpackDecoder decoder = new(Settings);
    private readonly ArrayBufferWriter<byte> output = new(64 * 1024);
    private readonly Sum sum = new();
    private readonly byte[][] known; // by now mostly references to the table
    private readonly byte[][] literal;

    /// <summary>Lets encoder and decoder see each request once, so that all that repeats is in the table.</summary>
    public Workload()
    {
        encoder.TrySetCapacity(Settings.MaxTableCapacity);
        WriteAll();
        Answer();
        known = [.. Requests.Select(request => Write(encoder, request))];
        ReadAll(known);
        Answer();
        literal = LiteralSections();
    }

    /// <summary>The octets of all names and values.</summary>
    public long Decode_4_requests_whose_field_lines_are_known() => ReadAll(known);

    /// <inheritdoc cref="Decode_4_requests_whose_field_lines_are_known"/>
    public long Decode_4_requests_that_need_no_table() => ReadAll(literal);

    /// <summary>The octets of the sections, with their acknowledgments.</summary>
    public long Encode_4_requests_whose_field_lines_are_known()
    {
        output.ResetWrittenCount();
        WriteAll();
        encoder.ReadDecoderStream([0x80, 0x80, 0x80, 0x80]);
        return output.WrittenCount;
    }

    /// <summary>The sections of four requests for a decoder without a table.</summary>
    public static byte[][] LiteralSections()
    {
        var tableless = new QpackEncoder(new QpackSettings());
        return [.. Requests.Select(request => Write(tableless, request))];
    }

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

    private static byte[] Write(QpackEncoder encoder, (byte[] Name, byte[] Value)[] request)
    {
        var section = new ArrayBufferWriter<byte>();
        Write(encoder, request, section);
        return section.WrittenSpan.ToArray();
    }

    private static void Write(QpackEncoder encoder, (byte[] Name, byte[] Value)[] request, ArrayBufferWriter<byte> section)
    {
        encoder.BeginSection(0);
        foreach (var (name, value) in request)
        {
            encoder.Field(name, value, Indexing.Insert);
        }

        encoder.EndSection(section);
    }

    private void WriteAll()
    {
        foreach (var request in Requests)
        {
            Write(encoder, request, output);
        }
    }

    private void Answer()
    {
        var instructions = new ArrayBufferWriter<byte>();
        encoder.TakeInstructions(instructions);
        decoder.ReadEncoderStream(instructions.WrittenSpan);
        instructions.ResetWrittenCount();
        decoder.TakeInstructions(instructions);
        encoder.ReadDecoderStream(instructions.WrittenSpan);
    }

    private long ReadAll(byte[][] sections)
    {
        var before = sum.Octets;
        foreach (var section in sections)
        {
            Read(section);
        }

        output.ResetWrittenCount();
        decoder.TakeInstructions(output);
        return sum.Octets - before;
    }

    private void Read(byte[] section)
    {
        ReadOnlySpan<byte> input = section;
        decoder.ReadSection(0, ref input, endOfSection: true, sum);
    }

    private sealed class Sum : IFieldSink
    {
        public long Octets { get; private set; }

        public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) => Octets += name.Length + value.Length;
    }
}
