using System.Text;
using CsCheck;

namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step2_ManyChunksAndCuts
{
    private readonly ChunkedBodyReader reader = new();

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "hello")]
    [InlineData("2\r\nhe\r\n1\r\nl\r\n2\r\nlo\r\n0\r\n\r\n", "hello")]
    [InlineData("2\r\n\r\n\r\n2\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n")] // line ends as data
    [InlineData("4\r\nWiki\r\n7\r\npedia i\r\nB\r\nn \r\nchunks.\r\n0\r\n\r\n", "Wikipedia in \r\nchunks.")]
    [InlineData("0\r\n\r\n", "")]
    [Rule("R3")]
    public void The_cut_does_not_matter(string wire, string body)
    {
        Outcome.MustBe(Outcome.Complete(wire, body), wire);
        Outcome.MustBe(Outcome.Followed(wire, by: "GET /", body), wire + "GET /");
    }

    [Theory]
    [InlineData("5\r\nhe", "he")] // the rest of the chunk may take a minute
    [InlineData("5\r\nh", "h")]
    [InlineData("7fffffffffffffff\r\nh", "h")] // or never come
    [Rule("R2")]
    public void What_is_there_of_a_chunk_is_handed_out_at_once(string wire, string expected)
    {
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes(wire);

        var status = reader.Read(ref input, out var body);

        status.Should().Be(ChunkedStatus.Body, "a chunk has no need to be whole, and may be larger than any memory");
        Encoding.Latin1.GetString(body).Should().Be(expected);
        input.IsEmpty.Should().BeTrue();
    }

    [Fact]
    [Rule("R2")]
    public void A_slice_is_all_the_input_has_of_one_chunk_and_never_of_two()
    {
        var input = "3\r\nabc\r\n2\r\nde\r\n4\r\nf"u8;
        var slices = new List<string>();

        while (reader.Read(ref input, out var body) == ChunkedStatus.Body)
        {
            slices.Add(Encoding.Latin1.GetString(body));
        }

        slices.Should().Equal(["abc", "de", "f"], "these are two chunks and the beginning of a third");
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("2\r\nhe\r\n1\r\nl\r\n2\r\nlo\r\n0\r\n\r\n")]
    [Rule("R5")]
    public void Every_true_beginning_of_a_message_is_incomplete(string wire)
    {
        for (var length = 0; length < wire.Length; length++)
        {
            var cut = wire[..length];

            Outcome.Of(cut).End.Should().Be("incomplete", "{0} could go on", Wire.Show(cut));
        }
    }

    [Fact]
    [Rule("R5")]
    public void A_message_that_lacks_one_byte_is_not_complete()
    {
        var input = "0\r\n\r"u8;
        var status = reader.Read(ref input, out _);
        var early = (status, reader.IsComplete, reader.Consumed);

        input = "\n"u8;
        status = reader.Read(ref input, out _);

        early.Should().Be((ChunkedStatus.NeedMore, false, 4L), "the last LF has not come");
        (status, reader.IsComplete, reader.Consumed).Should().Be((ChunkedStatus.Done, true, 5L), "all calls count");
    }

    [Fact]
    [Rule("R3")]
    public void Any_body_in_any_chunks_in_any_pieces_comes_out_as_it_went_in()
    {
        Outcome.Of("0\r\n\r\n").End.Should().StartWith("complete");
        var chunk = Gen.String[Gen.Char['\0', '\xff'], 1, 40];
        Gen.Select(chunk.List[0, 12], Gen.Int[1, 60].List[1, 60]).Sample(
            (chunks, pieces) =>
            {
                var wire = string.Concat(chunks.Select(data => $"{data.Length:x}\r\n{data}\r\n")) + "0\r\n\r\n";

                var outcome = Outcome.Of(wire, Cuts.Into(wire.Length, pieces));

                outcome.Should().Be(Outcome.Complete(wire, string.Concat(chunks)));
            },
            iter: Samples.Of(1_000));
    }
}
