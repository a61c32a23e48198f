using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Katas.Http.H2Frames.Steps;

public sealed class Step1_NineBytes
{
    [Theory]
    [InlineData("000005 00 01 00000001 'hello'", "Data 1 of 5 END_STREAM \"hello\"")]
    [InlineData("000005 00 00 00000003 'hello'", "Data 3 of 5 \"hello\"")]
    [InlineData("000000 00 00 00000001", "Data 1 of 0")]
    [InlineData("000000 00 01 00000001", "Data 1 of 0 END_STREAM")]
    [InlineData("000001 00 00 7fffffff '!'", "Data 2147483647 of 1 \"!\"")]
    [InlineData("000001 00 00 01020304 '!'", "Data 16909060 of 1 \"!\"")]
    [InlineData("000009 00 00 00000001 0000000000000000ff", "Data 1 of 9 \"\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00ÿ\"")] // not another frame
    [Rule("R1")]
    public void Nine_bytes_and_a_payload_are_a_frame(string wire, string expected) =>
        Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000001 00 00 80000001 '!'", "Data 1 of 1 \"!\"")]
    [InlineData("000001 00 00 ffffffff '!'", "Data 2147483647 of 1 \"!\"")]
    [Rule("R1")]
    public void The_reserved_bit_is_ignored(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000001 00 f6 00000001 '!'", "Data 1 of 1 \"!\"")]
    [InlineData("000001 00 f7 00000001 '!'", "Data 1 of 1 END_STREAM \"!\"")]
    [InlineData("000001 00 04 00000001 '!'", "Data 1 of 1 \"!\"")] // END_HEADERS of others
    [InlineData("000006 00 20 00000001 '!!!!!!'", "Data 1 of 6 \"!!!!!!\"")] // PRIORITY of others
    [Rule("R2")]
    public void Flags_that_the_type_does_not_have_are_ignored(string wire, string expected) =>
        Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000001 00 00 00000001 'a'  000001 00 00 00000003 'b'  000001 00 01 00000001 'c'", "Data 1 of 1 \"a\"\nData 3 of 1 \"b\"\nData 1 of 1 END_STREAM \"c\"")]
    [InlineData("000000 00 00 00000001  000000 00 01 00000001", "Data 1 of 0\nData 1 of 0 END_STREAM")]
    [Rule("R3")]
    public void Frames_follow_each_other(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Fact]
    [Rule("R3")]
    public void One_call_reads_one_frame()
    {
        var reader = new FrameReader(Seen.Server);
        ReadOnlySpan<byte> input = Octets.Of("000001 00 00 00000001 'a'  000001 00 00 00000003 'b'  000001 00");

        var first = (reader.Read(ref input, out var frame), frame.StreamId, Octets.Show(input), reader.Consumed);
        var second = (reader.Read(ref input, out frame), frame.StreamId, Octets.Show(input), reader.Consumed);
        var third = (reader.Read(ref input, out frame), frame.StreamId, Octets.Show(input), reader.Consumed);

        first.Should().Be((FrameStatus.Frame, 1, "000001 00 00 00000003 6200000100", 10L));
        second.Should().Be((FrameStatus.Frame, 3, "00000100", 20L));
        third.Should().Be((FrameStatus.NeedMore, 0, "00000100", 20L), "what is not whole is left there, and not counted");
    }

    [Fact]
    [Rule("R3")]
    public void A_frame_that_is_not_whole_is_left_there()
    {
        var wire = Octets.Of("000005 00 01 00000001 'hello'");
        for (var length = 0; length < wire.Length; length++)
        {
            var reader = new FrameReader(Seen.Server);
            ReadOnlySpan<byte> input = wire.AsSpan(..length);

            var status = reader.Read(ref input, out var frame);

            (status, input.Length, reader.Consumed).Should().Be((FrameStatus.NeedMore, length, 0L), "{0} bytes are no frame", length);
            (frame.StreamId, frame.EndStream, frame.Content.Length).Should().Be((0, false, 0), "nothing was read");
        }
    }

    [Fact]
    [Rule("R3")]
    public void The_content_is_the_input_itself()
    {
        var wire = Octets.Of("000005 00 01 00000001 'hello'");
        ReadOnlySpan<byte> input = wire;

        new FrameReader(Seen.Server).Read(ref input, out var frame);

        Unsafe.AreSame(in MemoryMarshal.GetReference(frame.Content), in wire[9]).Should().BeTrue(
            "the content is a slice of the input, behind the nine bytes: nobody pays for a copy");
    }

    [Theory]
    [InlineData("000003 0a 00 00000000 'abc'")] // ALTSVC
    [InlineData("000000 ff ff ffffffff")]
    [InlineData("000002 10 08 00000001 'xy'")] // PRIORITY_UPDATE; this flag is none of padding
    [InlineData("000001 99 01 00000000 '!'  000001 0b 00 00000007 '!'")]
    [Rule("R4")]
    public void Frames_of_unknown_types_are_skipped(string unknown)
    {
        var wire = Octets.Of($"000001 00 00 00000001 'a' {unknown} 000001 00 00 00000003 'b' {unknown}");

        Seen.MustBe("Data 1 of 1 \"a\"\nData 3 of 1 \"b\"", wire, Seen.Server);
    }

    [Fact]
    [Rule("R4")]
    public void What_is_skipped_is_read()
    {
        var reader = new FrameReader(Seen.Server);
        ReadOnlySpan<byte> input = Octets.Of("000003 0a 00 00000000 'abc' 000001 00 00 00000001");

        var status = reader.Read(ref input, out _);

        (status, input.Length, reader.Consumed).Should().Be((FrameStatus.NeedMore, 9, 12L), "behind it there is a frame that is not whole");
    }

    [Theory]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [Rule("R5")]
    public void A_payload_may_be_as_large_as_we_have_said(int length)
    {
        var wire = Octets.Frame(0, 1, 1, Octets.Zeros(length));

        var seen = Seen.Of(wire, Seen.Server);

        seen.Should().StartWith($"Data 1 of {length} END_STREAM");
    }

    [Theory]
    [InlineData("004001 00 00 00000001")] // 16,385
    [InlineData("ffffff 00 00 00000001")] // 16 MiB, and not a byte of it has come
    [InlineData("004001 0a 00 00000000")] // unknown types, too
    [InlineData("800000 00 00 00000001")] // the length has no sign
    [Rule("R5")]
    public void A_larger_one_is_refused_before_it_has_come(string wire) =>
        Seen.MustBe("FrameSizeError at 0", Octets.Of(wire), Seen.Server);

    [Fact]
    [Rule("R5")]
    public void We_may_have_said_more()
    {
        var options = Seen.Server with { MaxFrameSize = 20_000 };

        Seen.Of(Octets.Frame(0, 0, 1, Octets.Zeros(20_000)), options).Should().StartWith("Data 1 of 20000");
        Seen.Of(Octets.Of("004e21 00 00 00000001"), options).Should().Be("FrameSizeError at 0", "20,001 are more");
        Seen.Of(Octets.Of("ffffff 00 00 00000001"), options with { MaxFrameSize = 16_777_215 }).Should().Be("9 bytes are not whole");
    }

    [Theory]
    [InlineData("MaxFrameSize", 16_383)]
    [InlineData("MaxFrameSize", 16_777_216)]
    [InlineData("MaxFrameSize", -1)]
    [InlineData("MaxFieldBlockSize", -1)]
    [InlineData("MaxContinuations", -1)]
    [Rule("R6")]
    public void A_limit_that_makes_no_sense_is_the_callers_mistake(string limit, int value)
    {
        Func<FrameReaderOptions> make = limit switch
        {
            "MaxFrameSize" => () => new() { MaxFrameSize = value },
            "MaxFieldBlockSize" => () => new() { MaxFieldBlockSize = value },
            _ => () => new() { MaxContinuations = value },
        };

        make.Should().Throw<ArgumentOutOfRangeException>("{0} cannot be {1}", limit, value).WithParameterName(limit);
    }

    [Fact]
    [Rule("R6")]
    public void The_smallest_and_the_largest_limits_make_sense()
    {
        var smallest = () => new FrameReaderOptions { MaxFrameSize = 16_384, MaxFieldBlockSize = 0, MaxContinuations = 0 };
        var largest = () => new FrameReaderOptions { MaxFrameSize = 16_777_215, MaxFieldBlockSize = int.MaxValue, MaxContinuations = int.MaxValue };

        smallest.Should().NotThrow();
        largest.Should().NotThrow();
        (new FrameReaderOptions().MaxFieldBlockSize, new FrameReaderOptions().MaxContinuations).Should().Be((65_536, 8), "these are the defaults");
    }
}
