using System.Text;
using CsCheck;

namespace Katas.Http.HttpMessage.Steps;

public sealed class Step8_HostileBytes
{
    private const string Everything =
        "\r\nPOST /a?b=%41 HTTP/1.1\r\nHost: a.example:80\r\nx:\t \r\nCookie: a \t b\r\nContent-Length: 005\r\n\r\nhelloOPTIONS * HTTP/1.0\r\n\r\n"
        + "\r\nPUT http://[::1]/ HTTP/1.7\r\nTransfer-Encoding: a;b=\"c,d\" , chunked\r\nhost:\r\n\r\n";

    private const string Sent =
        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.0 200 \r\nb: c\r\n\r\nhello";

    // What heads are made of, so that random streams get somewhere.
    private static readonly string[] Bits =
    [
        "GET ", "POST ", "CONNECT ", "/", "*", "http://a", "a:80", "%41", "%", " ", "\t", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "\r\n", "\r\n", "\r", "\n",
        "Host: a\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: ", "chunked", ",", ";", "\"", "\\", "=", ":", "200", " OK", "hello",
        "\0", "\x7f", "\x80", "5", "-",
    ];

    private static readonly Gen<string> Streams = Gen.OneOf(Bits).List[0, 16].Select(string.Concat);

    [Fact]
    [Rule("R8")]
    public void Streams_that_have_everything_come_out_alike_however_they_are_cut()
    {
        Seen.RequestMustBe(
            "POST /a?b=%41 Http11 [Host=a.example:80, x=, Cookie=a \t b, Content-Length=005] Length 5\nhelloOPTIONS * Http10 [] None\n"
            + "PUT http://[::1]/ Http11 [Transfer-Encoding=a;b=\"c,d\" , chunked, host=] Chunked\nstops before \"0\"", Everything + "0");
        Seen.ResponseMustBe(
            "103 \"Early Hints\" Http11 [Link=a] None\n200 \"OK\" Http11 [Content-Length=5] Length 5\nhello200 \"\" Http10 [b=c] UntilClose\nhello…goes on", Sent);
    }

    [Fact]
    [Rule("R25")]
    public void A_refused_message_stays_refused()
    {
        var reader = new MessageReader(MessageKind.Request);
        var (first, left, consumed) = Refusal(reader, "GET / HTTP/1.0\r\n a: b\r\n\r\n"u8);
        var (again, untouched, still) = Refusal(reader, "GET / HTTP/1.0\r\n\r\n"u8);

        again.Should().BeSameAs(first, "nothing that comes later can mend it, however good it looks");
        (left, untouched).Should().Be((25, 18), "a call that refuses leaves its input as it was");
        (consumed, still).Should().Be((16L, 16L), "that is where the space stands");
        reader.MayEndHere.Should().BeFalse();
        ((Action)reader.Next).Should().Throw<InvalidOperationException>("where the next message begins, nobody knows");
        ((Action)(() => _ = reader.FieldCount)).Should().Throw<InvalidOperationException>("nobody is to act on a refused head");
    }

    [Fact]
    [Rule("R25")]
    public void A_head_that_is_refused_as_a_whole_has_no_parts()
    {
        var reader = new MessageReader(MessageKind.Request);
        var (refusal, left, consumed) = Refusal(reader, "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"u8);

        (refusal.Offset, left, consumed).Should().Be((25L, 36, 25L), "the second Host begins there");
        ((Action)(() => _ = reader.Method)).Should().Throw<InvalidOperationException>();
        reader.MayEndHere.Should().BeFalse();
    }

    [Theory]
    [InlineData("GET^\t", MessageViolation.StartLine)]
    [InlineData("GET / HTTP/^2.0", MessageViolation.Version)]
    [InlineData("GET ^a HTTP", MessageViolation.Target)]
    [InlineData("GET / HTTP/1.0\r\na^ :", MessageViolation.FieldLine)]
    [InlineData("GET / HTTP/1.0^\n", MessageViolation.LineEnd)]
    [InlineData("GET / HTTP/1.0\r^a", MessageViolation.LineEnd)]
    [InlineData("GET / HTTP/1.1\r\n\r\n^", MessageViolation.Host)]
    [InlineData("GET / HTTP/1.0\r\n^Content-Length: a\r\n\r\n", MessageViolation.ContentLength)]
    [InlineData("GET / HTTP/1.0\r\n^Transfer-Encoding:\r\n\r\n", MessageViolation.TransferEncoding)]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\nContent-Length: 5\r\n^Transfer-Encoding: chunked\r\n\r\n", MessageViolation.TwoLengths)]
    [InlineData("GET /678901234567890123456789^0", MessageViolation.StartLineTooLong)]
    [InlineData("GET / HTTP/1.0\r\na:\r\nb:\r\nc:\r\n^d:\r\n", MessageViolation.TooManyFields)]
    [InlineData("GET / HTTP/1.0\r\na:901234567890123456789012345678901234567890123456789012345678901234567890^1", MessageViolation.HeadTooLarge)]
    [Rule("R25")]
    public void The_refusal_says_what_where_and_why(string marked, MessageViolation violation)
    {
        var offset = marked.IndexOf('^', StringComparison.Ordinal);
        var limits = new MessageLimits { MaxStartLine = 29, MaxFieldCount = 3, MaxHeadSize = 90 };

        var (refusal, _, _) = Refusal(new MessageReader(MessageKind.Request, limits), Encoding.Latin1.GetBytes(marked.Remove(offset, 1)));

        refusal.Violation.Should().Be(violation);
        refusal.Offset.Should().Be(offset, "that is the byte behind the ^ of {0}", Wire.Show(marked));
        refusal.Message.Should().MatchRegex($"^{violation} at offset {offset}: .*[a-z]{{2}}", "a log needs the reason, too");
    }

    [Fact]
    [Rule("R25")]
    public void Offsets_count_from_the_first_byte_of_the_message()
    {
        var reader = new MessageReader(MessageKind.Request);
        var input = "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi"u8;
        while (reader.Read(ref input, out _) != MessageStatus.Done)
        {
        }

        reader.Next();

        var (refusal, _, _) = Refusal(reader, "GET / HTTP/1.0\r\n:\r\n"u8);
        refusal.Offset.Should().Be(16, "the body of the message before is over");
    }

    [Fact]
    [Rule("R25")]
    public void Random_bytes_come_to_the_same_however_they_are_cut()
    {
        Seen.Of(new MessageReader(MessageKind.Request), "GET").Should().Be("…goes on");

        Gen.Select(Gen.OneOf(Streams, Gen.String[Gen.Char['\0', '\xff'], 0, 12]), Gen.Int[1, 7].List[1, 5], Gen.Enum<MessageKind>()).Sample(
            (wire, pieces, kind) => Seen.Of(Small(kind), wire, Cuts.Into(wire.Length, pieces)).Should().Be(Seen.Of(Small(kind), wire)),
            iter: Samples.Of(20_000));
    }

    [Theory]
    [InlineData(MessageKind.Request, Everything)]
    [InlineData(MessageKind.Response, Sent)]
    [Rule("R25")]
    public void A_good_stream_with_something_changed_comes_to_the_same_however_it_is_cut(MessageKind kind, string good)
    {
        Seen.Of(new MessageReader(kind), good).Should().EndWith(kind == MessageKind.Request ? "Chunked\nstops" : "hello…goes on");

        Gen.Select(Gen.Int[0, good.Length - 1], Gen.OneOf(Bits), Gen.Int[0, 1], Gen.Int[1, 30].List[1, 5]).Sample(
            (at, bit, dropped, pieces) =>
            {
                var wire = good[..at] + bit + good[(at + dropped)..];

                Seen.Of(new MessageReader(kind), wire, Cuts.Into(wire.Length, pieces)).Should().Be(Seen.Of(new MessageReader(kind), wire));
            },
            iter: Samples.Of(3_000));
    }

    [Theory]
    [InlineData(MessageKind.Request, Everything, int.MaxValue)]
    [InlineData(MessageKind.Request, Everything, 1)]
    [InlineData(MessageKind.Response, Sent, 7)]
    [Rule("R26")]
    public void Reading_allocates_nothing(MessageKind kind, string stream, int pieceSize)
    {
        var wire = Encoding.Latin1.GetBytes(stream);
        ReadAll(new MessageReader(kind), wire, pieceSize); // whatever is made once, at the first call, is made now
        var reader = new MessageReader(kind);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var heads = ReadAll(reader, wire, pieceSize);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0, "all memory has been taken when the reader was made");
        heads.Should().Be(3, "all messages have been read");
    }

    private static MessageReader Small(MessageKind kind) => new(kind, new MessageLimits { MaxStartLine = 24, MaxFieldCount = 3, MaxHeadSize = 80 });

    private static int ReadAll(MessageReader reader, ReadOnlySpan<byte> wire, int pieceSize)
    {
        var (heads, octets) = (0, 0);
        while (!wire.IsEmpty)
        {
            var piece = wire[..Math.Min(pieceSize, wire.Length)];
            wire = wire[piece.Length..];
            while (reader.Read(ref piece, out _) is not (MessageStatus.NeedMore or MessageStatus.Chunked) and var status)
            {
                if (status == MessageStatus.Done)
                {
                    reader.Next();
                }
                else if (status == MessageStatus.Head)
                {
                    heads++;
                    octets += reader.Method.Length + reader.Target.Length + reader.Reason.Length;
                    octets += reader.FieldCount == 0 ? 0 : reader.Field(0).Value.Length;
                }
            }
        }

        return octets > 0 ? heads : 0;
    }

    // Reads to the refusal; what is left is the input of the call that refused.
    private static (MessageFormatException Refusal, int Left, long Consumed) Refusal(MessageReader reader, ReadOnlySpan<byte> input)
    {
        try
        {
            while (reader.Read(ref input, out _) is MessageStatus.Head or MessageStatus.Body)
            {
            }
        }
        catch (MessageFormatException refusal)
        {
            return (refusal, input.Length, reader.Consumed);
        }

        throw new Xunit.Sdk.XunitException("the stream was not refused");
    }
}
