using System.Text;
using CsCheck;

namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step8_HostileStreams
{
    private const string Everything =
        "5 ;a=\"b\\\"c\" ; d\r\nhello\r\n00006\r\n world\r\n1;x=y\r\n!\r\n0;z\r\nDigest: abc \r\nb:\r\n\r\n";

    // What the coding is made of, so that random streams get somewhere.
    private static readonly string[] Bits =
    [
        "0", "1", "5", "a", "F", "\r\n", "\r\n", "\r", "\n", "hello", ";", "=", "\"", "\\", " ", "\t", ":", "x", "b: c\r\n",
        "Host:", "\0", "\x7f", "\x80", "-",
    ];

    private static readonly Gen<string> Streams = Gen.OneOf(Bits).List[0, 14].Select(string.Concat);

    [Fact]
    [Rule("R3")]
    public void A_stream_that_has_everything_comes_out_alike_however_it_is_cut()
    {
        var expected = Outcome.Followed(Everything, by: "POST", "hello world!", new("Digest", "abc"), new("b", ""));

        Outcome.MustBe(expected, Everything + "POST");
    }

    [Fact]
    [Rule("R5")]
    public void A_stream_that_breaks_off_anywhere_is_neither_complete_nor_refused()
    {
        for (var length = 0; length < Everything.Length; length++)
        {
            var cut = Everything[..length];

            Outcome.Of(cut).End.Should().Be("incomplete", "{0} could go on", Wire.Show(cut));
            Outcome.Of(cut, Enumerable.Repeat(1, length)).End.Should().Be("incomplete", "{0} could go on", Wire.Show(cut));
        }
    }

    [Fact]
    [Rule("R15")]
    public void A_refused_stream_stays_refused()
    {
        var reader = new ChunkedBodyReader();
        var (first, left, consumed) = Refusal(reader, "2\r\nhi\r\n+"u8);
        var (again, untouched, still) = Refusal(reader, "0\r\n\r\n"u8);

        again.Should().BeSameAs(first, "nothing that comes later can mend it, however good it looks");
        (left, untouched).Should().Be((3, 5), "a call that refuses leaves its input as it was");
        (consumed, still).Should().Be((7L, 7L), "the bytes before the '+' are counted, and nothing more");
        reader.IsComplete.Should().BeFalse();
    }

    [Theory]
    [InlineData("1\r\n!\r\n0^x5\r\n", ChunkedViolation.ChunkSize)]
    [InlineData("5;^=\r\n", ChunkedViolation.Extension)]
    [InlineData("5^\n", ChunkedViolation.LineEnd)]
    [InlineData("5\r^h", ChunkedViolation.LineEnd)]
    [InlineData("0\r\n^ a: b\r\n", ChunkedViolation.TrailerField)]
    [InlineData("0\r\na^ : b\r\n", ChunkedViolation.TrailerField)]
    [InlineData("0\r\na: ^\0", ChunkedViolation.TrailerField)]
    [InlineData("0\r\nHost^: b\r\n", ChunkedViolation.ForbiddenTrailer)]
    [InlineData("000^0\r\n", ChunkedViolation.Limit)]
    [InlineData("^8\r\n", ChunkedViolation.Limit)]
    [InlineData("1;a^b\r\n", ChunkedViolation.Limit)]
    [InlineData("0\r\na:\r\n^b:\r\n", ChunkedViolation.Limit)]
    [InlineData("0\r\na:bcd\r^\n", ChunkedViolation.Limit)]
    [Rule("R15")]
    public void The_refusal_says_what_where_and_why(string marked, ChunkedViolation violation)
    {
        var offset = marked.IndexOf('^', StringComparison.Ordinal);
        var limits = new ChunkedLimits
        {
            MaxSizeDigits = 3,
            MaxBodySize = 7,
            MaxExtensionSize = 2,
            MaxTrailerCount = 1,
            MaxTrailerSize = 6,
        };

        var (refusal, _, _) = Refusal(new ChunkedBodyReader(limits), Encoding.Latin1.GetBytes(marked.Remove(offset, 1)));

        refusal.Violation.Should().Be(violation);
        refusal.Offset.Should().Be(offset, "that is the byte behind the ^ of {0}", Wire.Show(marked));
        refusal.Message.Should().MatchRegex($"^{violation} at offset {offset}: .*[a-z]{{2}}", "a log needs the reason, too");
    }

    [Fact]
    [Rule("R15")]
    public void Random_bytes_come_to_the_same_however_they_are_cut()
    {
        Outcome.Of("5").End.Should().Be("incomplete");

        Gen.Select(Gen.OneOf(Streams, Gen.String[Gen.Char['\0', '\xff'], 0, 12]), Gen.Int[1, 5].List[1, 5]).Sample(
            (wire, pieces) => Outcome.Of(wire, Cuts.Into(wire.Length, pieces)).Should().Be(Outcome.Of(wire)),
            iter: Samples.Of(20_000));
    }

    [Fact]
    [Rule("R15")]
    public void A_good_stream_with_one_byte_changed_doubled_or_dropped_comes_to_the_same_however_it_is_cut()
    {
        Outcome.Of(Everything).End.Should().StartWith("complete");

        Gen.Select(Gen.Int[0, Everything.Length - 1], Gen.OneOf(Bits), Gen.Int[0, 1], Gen.Int[1, 9].List[1, 5]).Sample(
            (at, bit, dropped, pieces) =>
            {
                var wire = Everything[..at] + bit + Everything[(at + dropped)..];

                Outcome.Of(wire, Cuts.Into(wire.Length, pieces)).Should().Be(Outcome.Of(wire));
            },
            iter: Samples.Of(5_000));
    }

    [Fact]
    [Rule("R3")]
    public void Any_well_formed_message_in_any_pieces_comes_out_as_it_went_in()
    {
        Outcome.Of(Everything).End.Should().StartWith("complete");
        var token = Gen.String[Gen.Char["!#$%&'*+-.^_`|~09azAZ"], 1, 6];
        var space = Gen.OneOf("", " ", "\t ");
        var quoted = Gen.OneOf(Gen.Char["\t !#[]~\x80\xff"].Select(c => $"{c}"), Gen.Char["\t \"\\a\x80"].Select(c => $"\\{c}"))
            .List[0, 6].Select(parts => $"\"{string.Concat(parts)}\"");
        var value = Gen.Select(space, space, Gen.OneOf(token, quoted), (a, b, text) => $"{a}={b}{text}");
        var extension = Gen.Select(space, space, token, Gen.OneOf(Gen.Const(""), value), (a, b, name, val) => $"{a};{b}{name}{val}");
        var extensions = extension.List[0, 3].Select(string.Concat);
        var zeros = Gen.OneOf("", "0", "000");
        var chunk = Gen.Select(zeros, extensions, Gen.String[Gen.Char['\0', '\xff'], 1, 30]);
        var field = Gen.Select(
            token, Gen.String[Gen.Char["!~a:;\x80\xff"], 0, 8], (name, text) => new TrailerField($"x{name}", text));
        var message = Gen.Select(chunk.List[0, 6], zeros, extensions, Gen.Select(field, space, space).List[0, 4]);
        Gen.Select(message, Gen.String[Gen.Char['\0', '\xff'], 0, 5], Gen.Int[1, 30].List[1, 20]).Sample(
            (sent, next, pieces) =>
            {
                var (chunks, lastZeros, lastExtensions, fields) = sent;
                var wire = string.Concat(chunks.Select(c => $"{c.Item1}{c.Item3.Length:X}{c.Item2}\r\n{c.Item3}\r\n"))
                    + $"0{lastZeros}{lastExtensions}\r\n"
                    + string.Concat(fields.Select(f => $"{f.Item1.Name}:{f.Item2}{f.Item1.Value}{f.Item3}\r\n")) + "\r\n";

                var outcome = Outcome.Of(wire + next, Cuts.Into(wire.Length + next.Length, pieces));

                var body = string.Concat(chunks.Select(c => c.Item3));
                outcome.Should().Be(Outcome.Followed(wire, next, body, [.. fields.Select(f => f.Item1)]));
            },
            iter: Samples.Of(2_000));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)] // byte by byte
    [Rule("R16")]
    public void Decoding_allocates_nothing(int pieceSize)
    {
        var wire = Encoding.Latin1.GetBytes(Everything);
        Decode(new ChunkedBodyReader(), wire, pieceSize); // whatever is made once, at the first call, is made now
        var reader = new ChunkedBodyReader();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var length = Decode(reader, wire, pieceSize);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0, "all memory has been taken when the reader was made");
        length.Should().Be("hello world!".Length);
        reader.IsComplete.Should().BeTrue("extensions and trailers have been read, too");
    }

    private static int Decode(ChunkedBodyReader reader, ReadOnlySpan<byte> wire, int pieceSize)
    {
        var length = 0;
        while (!wire.IsEmpty)
        {
            var piece = wire[..Math.Min(pieceSize, wire.Length)];
            wire = wire[piece.Length..];
            while (reader.Read(ref piece, out var body) == ChunkedStatus.Body)
            {
                length += body.Length;
            }
        }

        return length;
    }

    // Reads to the refusal; what is left is the input of the call that refused.
    private static (ChunkedFormatException Refusal, int Left, long Consumed) Refusal(
        ChunkedBodyReader reader, ReadOnlySpan<byte> input)
    {
        try
        {
            while (reader.Read(ref input, out _) == ChunkedStatus.Body)
            {
            }
        }
        catch (ChunkedFormatException refusal)
        {
            return (refusal, input.Length, reader.Consumed);
        }

        throw new Xunit.Sdk.XunitException("the stream was not refused");
    }
}
