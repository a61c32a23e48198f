using System.Text;
using CsCheck;

namespace Katas.Http.HttpMessage.Steps;

public sealed class Step3_CutsAndMessages
{
    private const string Two = "GET /a HTTP/1.0\r\nb: c\r\n\r\nGET /d HTTP/1.0\r\n\r\n";

    private readonly MessageReader reader = new(MessageKind.Request);

    [Fact]
    [Rule("R7")]
    public void Each_call_goes_as_far_as_one_thing_to_tell()
    {
        var input = "GET / HTTP/1.0\r\na: b\r\n\r\nGET"u8;

        var first = reader.Read(ref input, out var body);
        var left = Wire.Show(input);
        var second = reader.Read(ref input, out _);

        (first, second).Should().Be((MessageStatus.Head, MessageStatus.Done));
        body.IsEmpty.Should().BeTrue("Head hands nothing out");
        left.Should().Be("\"GET\"", "the input moves past the head and no further");
    }

    [Fact]
    [Rule("R7")]
    public void Nothing_in_nothing_out()
    {
        ReadOnlySpan<byte> input = [];

        reader.Read(ref input, out var body).Should().Be(MessageStatus.NeedMore);
        body.IsEmpty.Should().BeTrue();
    }

    [Fact]
    [Rule("R8")]
    public void The_cut_does_not_matter()
    {
        Seen.RequestMustBe("GET /a Http10 [b=c] None\nGET /d Http10 [] None\n", Two);
    }

    [Fact]
    [Rule("R8")]
    public void Any_head_in_any_pieces_comes_out_as_it_went_in()
    {
        Seen.Of(reader, "GET / HTTP/1.0\r\n\r\n").Should().Be("GET / Http10 [] None\n");
        var token = Gen.String[Gen.Char["!#$%&'*+-.^_`|~09azAZ"], 1, 12];
        var space = Gen.OneOf("", " ", "\t ");
        var value = Gen.String[Gen.Char["!~a:;\"\x80\xff"], 0, 20];
        var field = Gen.Select(token, space, value, space);
        Gen.Select(token, field.List[0, 12], Gen.Int[1, 40].List[1, 30]).Sample(
            (method, fields, pieces) =>
            {
                var lines = string.Concat(fields.Select(f => $"{f.Item1}:{f.Item2}{f.Item3}{f.Item4}\r\n"));
                var wire = $"{method}X /a HTTP/1.0\r\n{lines}\r\n";

                var seen = Seen.Of(new MessageReader(MessageKind.Request), wire, Cuts.Into(wire.Length, pieces));

                seen.Should().Be($"{method}X /a Http10 [{string.Join(", ", fields.Select(f => $"{f.Item1}={f.Item3}"))}] None\n");
            },
            iter: Samples.Of(1_000));
    }

    [Theory]
    [InlineData("GET /b HTTP/1.0\r\n")]
    [InlineData("\r\n")]
    [InlineData("\0")]
    [Rule("R9")]
    public void What_follows_a_message_is_left_alone_until_the_next_one_is_begun(string next)
    {
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes("GET /a HTTP/1.0\r\n\r\n" + next);
        reader.Read(ref input, out _);
        reader.Read(ref input, out _);

        var again = reader.Read(ref input, out var body);

        again.Should().Be(MessageStatus.Done, "a message ends once");
        body.IsEmpty.Should().BeTrue();
        Wire.Show(input).Should().Be(Wire.Show(next), "these bytes are the next message's");
        Seen.Head(reader).Should().Be("GET /a Http10 []");
    }

    [Fact]
    [Rule("R9")]
    public void The_next_message_has_nothing_of_the_one_before()
    {
        const string Long = "DELETE /long?query HTTP/1.1\r\nHost: a\r\nb: c\r\nContent-Length: 0\r\n\r\n";

        Seen.RequestMustBe(
            "DELETE /long?query Http11 [Host=a, b=c, Content-Length=0] Length 0\nGET / Http10 [] None\n", $"{Long}GET / HTTP/1.0\r\n\r\n");
        Seen.RequestMustBe(
            "DELETE /long?query Http11 [Host=a, b=c, Content-Length=0] Length 0\nGET / Http10 [x=] None\n", $"{Long}\r\nGET / HTTP/1.0\r\nx:\r\n\r\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    [InlineData("GET / HTTP/1.0\r\na: b\r\n\r")]
    [Rule("R9")]
    public void A_message_that_is_being_read_has_no_next_one(string wire)
    {
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes(wire);
        reader.Read(ref input, out _).Should().Be(MessageStatus.NeedMore);

        var next = reader.Next;

        next.Should().Throw<InvalidOperationException>("{0} is no whole message", Wire.Show(wire));
    }

    [Fact]
    [Rule("R10")]
    public void Half_a_head_says_nothing()
    {
        var questions = new (string Name, Action Ask)[]
        {
            (nameof(reader.Version), () => _ = reader.Version),
            (nameof(reader.Method), () => _ = reader.Method),
            (nameof(reader.Target), () => _ = reader.Target),
            (nameof(reader.StatusCode), () => _ = reader.StatusCode),
            (nameof(reader.Reason), () => _ = reader.Reason),
            (nameof(reader.FieldCount), () => _ = reader.FieldCount),
            (nameof(reader.Field), () => _ = reader.Field(0)),
            (nameof(reader.Framing), () => _ = reader.Framing),
            (nameof(reader.ContentLength), () => _ = reader.ContentLength),
        };
        MustAllThrow("nothing has come");
        var input = "GET / HTTP/1.0\r\na: b\r\n\r"u8;
        reader.Read(ref input, out _);
        MustAllThrow("one byte of the head has not come");
        input = "\n"u8;
        reader.Read(ref input, out _).Should().Be(MessageStatus.Head);
        Seen.Head(reader).Should().Be("GET / Http10 [a=b]");

        reader.Next();

        MustAllThrow("this is the next message");

        void MustAllThrow(string because)
        {
            foreach (var (name, ask) in questions)
            {
                ask.Should().Throw<InvalidOperationException>("{0}, so {1} is not known", because, name);
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [Rule("R10")]
    public void A_field_that_is_not_there_is_the_callers_mistake(int index)
    {
        var input = "GET / HTTP/1.0\r\na: b\r\nc: d\r\n\r\n"u8;
        reader.Read(ref input, out _).Should().Be(MessageStatus.Head);

        var ask = () => { _ = reader.Field(index); };

        ask.Should().Throw<ArgumentOutOfRangeException>("there are fields 0 and 1").WithParameterName(nameof(index));
    }

    [Fact]
    [Rule("R10")]
    public void A_request_has_no_status()
    {
        var input = "GET / HTTP/1.0\r\n\r\n"u8;
        reader.Read(ref input, out _);

        (reader.StatusCode, reader.Reason.Length).Should().Be((0, 0));
    }

    [Fact]
    [Rule("R11")]
    public void The_reader_counts_the_bytes_of_this_message()
    {
        var input = "\r\nGET / HTTP/1.0\r\n\r\nGET /b HTTP/1.0\r"u8;
        var counts = new List<long> { reader.Consumed };

        reader.Read(ref input, out _);
        counts.Add(reader.Consumed);
        reader.Read(ref input, out _);
        reader.Next();
        counts.Add(reader.Consumed);
        reader.Read(ref input, out _);
        counts.Add(reader.Consumed);

        counts.Should().Equal([0, 20, 0, 16], "the empty line before a message is counted with it");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\r", true)] // the empty line belongs to no message
    [InlineData("\r\n", true)]
    [InlineData("G", false)]
    [InlineData("\r\nG", false)]
    [InlineData("GET / HTTP/1.0\r\n\r", false)]
    [InlineData("GET / HTTP/1.0\r\n\r\n", true)]
    [Rule("R11")]
    public void A_connection_may_end_between_messages(string wire, bool mayEnd)
    {
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes(wire);
        while (reader.Read(ref input, out _) == MessageStatus.Head)
        {
        }

        reader.MayEndHere.Should().Be(mayEnd, "{0} is what has come", Wire.Show(wire));
    }

    [Fact]
    [Rule("R11")]
    public void Every_true_beginning_of_a_message_is_incomplete()
    {
        const string One = "GET /a HTTP/1.1\r\nHost: b\r\n\r\n";
        for (var length = 0; length < One.Length; length++)
        {
            Seen.Of(new MessageReader(MessageKind.Request), One[..length]).Should().Be("…goes on", "{0} could go on", Wire.Show(One[..length]));
        }
    }
}
