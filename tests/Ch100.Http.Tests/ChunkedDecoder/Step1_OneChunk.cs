using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step1_OneChunk
{
    private readonly ChunkedBodyReader reader = new();

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "hello")]
    [InlineData("1\r\n!\r\n0\r\n\r\n", "!")]
    [InlineData("7\r\n0\r\n\r\n\r\n\r\n0\r\n\r\n", "0\r\n\r\n\r\n")] // the data is counted, never searched
    [InlineData("3\r\n\0\xff\n\r\n0\r\n\r\n", "\0\xff\n")] // any bytes
    [InlineData("0\r\n\r\n", "")]
    [Rule("R1")]
    public void The_body_is_the_counted_bytes(string wire, string body)
    {
        var outcome = Outcome.Of(wire);

        outcome.Should().Be(Outcome.Complete(wire, body));
    }

    [Fact]
    [Rule("R2")]
    public void Each_call_hands_out_one_slice_until_the_message_is_done()
    {
        var input = "5\r\nhello\r\n0\r\n\r\n"u8;

        var first = reader.Read(ref input, out var body);
        var left = Wire.Show(input);
        var second = reader.Read(ref input, out var nothing);

        first.Should().Be(ChunkedStatus.Body);
        Encoding.Latin1.GetString(body).Should().Be("hello");
        left.Should().Be(Wire.Show("\r\n0\r\n\r\n"), "the input moves past what is handed out and no further");
        second.Should().Be(ChunkedStatus.Done);
        nothing.IsEmpty.Should().BeTrue("Done hands nothing out");
        input.IsEmpty.Should().BeTrue("the message ends with the input");
    }

    [Fact]
    [Rule("R2")]
    public void What_is_handed_out_is_the_input_itself()
    {
        var wire = "5\r\nhello\r\n0\r\n\r\n"u8;
        var input = wire;

        reader.Read(ref input, out var body);

        Unsafe.AreSame(in MemoryMarshal.GetReference(body), in wire[3]).Should().BeTrue(
            "the body is a slice of the input, at the byte behind the size line: nobody pays for a copy");
    }

    [Fact]
    [Rule("R2")]
    public void Nothing_in_nothing_out()
    {
        ReadOnlySpan<byte> input = [];

        var status = reader.Read(ref input, out var body);

        status.Should().Be(ChunkedStatus.NeedMore);
        body.IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("0\r\n\r\n", "GET / HTTP/1.1\r\n")]
    [InlineData("1\r\n!\r\n0\r\n\r\n", "5\r\n")] // it would pass for another chunk
    [InlineData("0\r\n\r\n", "\n")]
    [Rule("R4")]
    public void What_follows_the_message_is_left_alone(string wire, string next)
    {
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes(wire + next);
        while (reader.Read(ref input, out _) == ChunkedStatus.Body)
        {
        }

        var again = reader.Read(ref input, out var body);

        again.Should().Be(ChunkedStatus.Done, "a message ends once");
        body.IsEmpty.Should().BeTrue("the body has been handed out");
        Wire.Show(input).Should().Be(Wire.Show(next), "these bytes are the next message's");
        reader.Consumed.Should().Be(wire.Length, "they are not counted either");
    }

    [Fact]
    [Rule("R5")]
    public void The_reader_says_how_far_it_is()
    {
        var input = "5\r\nhello\r\n0\r\n\r\nGET"u8;
        var before = (reader.Consumed, reader.IsComplete);

        reader.Read(ref input, out _);
        var between = (reader.Consumed, reader.IsComplete);
        reader.Read(ref input, out _);
        var after = (reader.Consumed, reader.IsComplete);

        before.Should().Be((0L, false));
        between.Should().Be((8L, false), "the size line and the data have been read");
        after.Should().Be((15L, true), "the message is 15 bytes long");
    }
}
