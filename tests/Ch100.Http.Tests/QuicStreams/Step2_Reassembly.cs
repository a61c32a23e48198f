using System.Text;

namespace Katas.Http.QuicStreams.Steps;

public sealed class Step2_Reassembly
{
    private readonly Reassembly reassembly = new();

    [Theory]
    [InlineData("0:abc", "abc", 3)]
    [InlineData("0:abc 3:def", "abcdef", 6)]
    [InlineData("3:def 0:abc", "abcdef", 6)] // overtaken
    [InlineData("3:def", "", 0)] // a gap
    [InlineData("0:abc 4:ef", "abc", 3)]
    [InlineData("4:ef 2:cd 0:ab", "abcdef", 6)]
    [InlineData("0:abc 0:abc", "abc", 3)] // twice
    [InlineData("0:abc 1:bcd", "abcd", 4)] // an overlap at the end
    [InlineData("2:cde 0:abc", "abcde", 5)] // at the beginning
    [InlineData("2:c 0:abcde", "abcde", 5)] // in the middle
    [InlineData("0:abcde 1:bc", "abcde", 5)] // nothing new
    [InlineData("1:b 3:d 0:abcde", "abcde", 5)] // two gaps at once
    [InlineData("0:", "", 0)]
    [InlineData("5: 0:ab", "ab", 2)] // nothing, far away
    [Rule("R3")]
    public void Bytes_come_out_in_their_order_up_to_the_first_gap(string pieces, string expected, long gapAt)
    {
        Add(pieces);

        Read(100).Should().Be(expected, "these have come: {0}", pieces);
        (reassembly.GapAt, reassembly.Position).Should().Be((gapAt, gapAt));
    }

    [Fact]
    [Rule("R3")]
    public void As_much_is_read_as_there_is_room_for()
    {
        Add("0:abcdef");

        (Read(2), reassembly.Position, reassembly.GapAt).Should().Be(("ab", 2, 6));
        (Read(0), Read(3), Read(3), Read(3)).Should().Be(("", "cde", "f", ""));
    }

    [Fact]
    [Rule("R3")]
    public void What_has_been_read_comes_again_in_vain()
    {
        Add("0:abc");
        Read(2);
        Add("0:abcd 4:e");

        (Read(100), reassembly.Position).Should().Be(("cde", 5), "only what follows is new");
    }

    [Theory]
    [InlineData("0:abc", "0:abc", false)]
    [InlineData("0:abc", "1:bcd", false)]
    [InlineData("0:abc", "1:bxd", true)]
    [InlineData("0:abc", "2:x", true)]
    [InlineData("0:abc", "3:x", false)] // beside it
    [InlineData("2:c 6:g", "0:abcdefx", true)]
    [InlineData("2:c 6:g", "0:xxcxxxg", false)]
    [InlineData("", "0:abc", false)]
    [Rule("R4")]
    public void Other_bytes_than_before_are_a_contradiction(string pieces, string piece, bool expected)
    {
        Add(pieces);
        var (offset, bytes) = Piece(piece);

        reassembly.Contradicts(offset, bytes).Should().Be(expected, "{0} had come, and {1} comes", pieces, piece);
        Read(100).Should().NotContain("x", "asking changes nothing");
    }

    [Fact]
    [Rule("R3")]
    [Rule("R4")]
    public void A_large_piece_is_kept_and_compared_to_its_last_byte()
    {
        var bytes = Enumerable.Range(0, 10_100).Select(i => (byte)((i * 7) + (i / 256))).ToArray();
        reassembly.Add(100, bytes.AsSpan(100));
        reassembly.Contradicts(100, bytes.AsSpan(100)).Should().BeFalse();
        foreach (var at in new[] { 100, 4_095, 4_096, 8_191, 8_192, 10_099 })
        {
            var other = bytes.ToArray();
            other[at] ^= 1;
            reassembly.Contradicts(100, other.AsSpan(100)).Should().BeTrue("the byte at {0} is another one", at);
        }

        reassembly.Add(0, bytes.AsSpan(..100));
        var read = new byte[bytes.Length];
        reassembly.Read(read).Should().Be(bytes.Length);
        read.Should().Equal(bytes);
    }

    [Fact]
    [Rule("R4")]
    public void What_has_been_read_cannot_be_compared_any_more()
    {
        Add("0:abcd");
        Read(2);

        reassembly.Contradicts(0, "xxcd"u8).Should().BeFalse("the first two bytes are gone");
        reassembly.Contradicts(0, "xxxd"u8).Should().BeTrue("the third is still here");
    }

    [Fact]
    [Rule("R5")]
    public void Memory_is_taken_for_how_far_bytes_reach_and_not_for_how_many_pieces_they_come_in()
    {
        for (var offset = 1; offset < 20_000; offset += 2)
        {
            reassembly.Add(offset, "x"u8);
        }

        reassembly.Memory.Should().BeInRange(1, 20_000 + 4_096, "10,000 pieces of one byte, with a gap before each, reach to offset 20,000");
    }

    [Fact]
    [Rule("R5")]
    public void Memory_is_given_back_as_bytes_are_read()
    {
        for (var offset = 0; offset < 100_000; offset += 1_000)
        {
            reassembly.Add(offset, new byte[1_000]);
            Read(1_000);
            reassembly.Memory.Should().BeLessThanOrEqualTo(4_096, "all has been read up to {0}", offset + 1_000);
        }
    }

    [Fact]
    [Rule("R5")]
    public void What_has_been_read_takes_no_memory_again()
    {
        reassembly.Add(0, new byte[20_000]);
        Read(20_000);
        reassembly.Add(0, new byte[20_000]);

        reassembly.Memory.Should().BeLessThanOrEqualTo(4_096, "all of it has been read");
    }

    [Fact]
    [Rule("R5")]
    public void At_the_far_end_of_a_stream_bytes_take_no_more_than_at_its_beginning()
    {
        reassembly.Add(StreamId.MaxValue - 3, "abc"u8);

        reassembly.Contradicts(StreamId.MaxValue - 1, "x"u8).Should().BeTrue("the last byte was c");
        reassembly.Memory.Should().BeLessThanOrEqualTo(4_096);
    }

    private static (long Offset, byte[] Bytes) Piece(string piece)
    {
        var colon = piece.IndexOf(':', StringComparison.Ordinal);
        return (long.Parse(piece.AsSpan(..colon), null), Encoding.ASCII.GetBytes(piece[(colon + 1)..]));
    }

    private void Add(string pieces)
    {
        foreach (var (offset, bytes) in pieces.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Piece))
        {
            reassembly.Add(offset, bytes);
        }
    }

    private string Read(int room)
    {
        var destination = new byte[room];
        return Encoding.ASCII.GetString(destination, 0, reassembly.Read(destination));
    }
}
