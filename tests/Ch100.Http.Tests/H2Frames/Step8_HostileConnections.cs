using System.Buffers;
using CsCheck;

namespace Katas.Http.H2Frames.Steps;

public sealed class Step8_HostileConnections
{
    // One of each, and what is ignored of each.
    private static readonly byte[] Everything = Octets.Of("""
        000006 04 00 00000000 0003 00000064  000000 04 01 00000000  00000b 01 2c 00000003 02 80000001 0f 'abc' ffff
        000001 01 01 00000005 'a' 000001 09 00 00000005 'b' 000001 09 fc 80000005 'c'  000008 00 0f 00000003 02 'hello' 0000
        000005 02 ff 00000003 00000001 0f  000004 02 00 00000007 00000001  000003 0a ff ffffffff 'abc'
        000004 08 00 00000000 800003e8  000004 08 00 00000003 00000000  000008 06 00 00000000 'abcdefgh'
        000004 03 00 00000005 00000008  00000b 07 00 00000000 00000005 0000000b 'why'
        """.ReplaceLineEndings(" "));

    private const string SeenOfIt = """
        Settings 0 of 6 MaxConcurrentStreams=100
        Settings 0 of 0 ACK
        Headers 3 of 11 END_HEADERS exclusive on 1 weight 15 "abc"
        Headers 5 of 1 END_STREAM "a"
        Continuation 5 of 1 "b"
        Continuation 5 of 1 END_HEADERS "c"
        Data 3 of 8 END_STREAM "hello"
        Priority 3 of 5 on 1 weight 15
        stream error: Priority 7 of 4 FrameSizeError
        WindowUpdate 0 of 4 + 1000
        stream error: WindowUpdate 3 of 4 ProtocolError
        Ping 0 of 8 "abcdefgh"
        RstStream 5 of 4 Cancel
        GoAway 0 of 11 last 5 EnhanceYourCalm "why"
        """;

    [Fact]
    [Rule("R22")]
    public void Everything_comes_out_alike_however_it_is_cut() =>
        Seen.MustBe(SeenOfIt.ReplaceLineEndings("\n"), Everything, Seen.Server);

    [Fact]
    [Rule("R22")]
    public void A_connection_that_is_lost_stays_lost()
    {
        var reader = new FrameReader(Seen.Server);
        var (first, left, consumed) = Refusal(reader, "000001 00 00 00000001 'a' 000000 0a 00 00000000 000001 00 00 00000000 'a'");
        var (again, untouched, still) = Refusal(reader, "000001 00 00 00000001 'a'");

        again.Should().BeSameAs(first, "nothing that comes later can mend it, however good it looks");
        (left, untouched).Should().Be((19, 10), "a call that refuses leaves its input as it was");
        (first.Offset, consumed, still).Should().Be((19L, 19L, 19L), "what comes before the wrong frame has been read, and nothing more");
    }

    [Theory]
    [InlineData("000001 00 00 00000000 'a'", ErrorCode.ProtocolError)]
    [InlineData("000003 03 00 00000001 000000", ErrorCode.FrameSizeError)]
    [InlineData("000006 04 00 00000000 0004 ffffffff", ErrorCode.FlowControlError)]
    [InlineData("004000 01 00 00000001", ErrorCode.NoError)]
    [Rule("R22")]
    public void The_refusal_says_what_where_and_why(string wire, ErrorCode code)
    {
        var reader = new FrameReader(Seen.Server with { MaxFieldBlockSize = 100 });
        wire = $"000000 00 00 00000001 {wire}";
        wire = code == ErrorCode.NoError ? wire + string.Concat(Enumerable.Repeat("00", 16_384)) : wire;
        code = code == ErrorCode.NoError ? ErrorCode.EnhanceYourCalm : code;

        var (refusal, _, _) = Refusal(reader, wire);

        (refusal.Code, refusal.Offset).Should().Be((code, 9L));
        refusal.Message.Should().MatchRegex($"^{code} at offset 9: .*[a-z]{{2}}", "a log needs the reason, too");
    }

    [Fact]
    [Rule("R22")]
    public void Random_frames_come_to_the_same_however_they_are_cut()
    {
        Seen.Of(Everything, Seen.Server).Should().NotBeEmpty();
        var type = Gen.OneOf(Gen.Int[0, 10], Gen.Int[0, 255]);
        var stream = Gen.OneOf(0u, 1u, 2u, 3u, 0x8000_0001u);
        var frame = Gen.Select(type, Gen.Int[0, 255], stream, Gen.Byte.Array[0, 9], Octets.Frame);
        Gen.Select(frame.List[0, 8], Gen.Int[1, 9].List[1, 5], Gen.Bool).Sample(
            (frames, lengths, asClient) =>
            {
                byte[] wire = [.. frames.SelectMany(bytes => bytes)];
                var options = asClient ? Seen.Client : Seen.Server;

                Seen.Of(wire, options, Pieces(wire.Length, lengths)).Should().Be(Seen.Of(wire, options), "{0}", Octets.Show(wire));
            },
            iter: Samples.Of(300));
    }

    [Fact]
    [Rule("R22")]
    public void A_good_connection_with_one_byte_changed_comes_to_the_same_however_it_is_cut()
    {
        Seen.Of(Everything, Seen.Server).Should().NotBeEmpty();
        Gen.Select(Gen.Int[0, Everything.Length - 1], Gen.Byte, Gen.Int[1, 9].List[1, 5]).Sample(
            (at, octet, lengths) =>
            {
                byte[] wire = [.. Everything];
                wire[at] = octet;

                Seen.Of(wire, Seen.Server, Pieces(wire.Length, lengths)).Should().Be(
                    Seen.Of(wire, Seen.Server), "byte {0} is {1:x2}", at, octet);
            },
            iter: Samples.Of(200));
    }

    [Fact]
    [Rule("R19")]
    [Rule("R20")]
    public void Whatever_is_written_is_read_again()
    {
        var pad = Gen.Int[-60, 255].Select(length => length < 0 ? null : (int?)length);
        var priority = Gen.Select(Gen.Bool, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Bool).Select(
            p => p.Item4 ? new StreamPriority(p.Item1, p.Item2, p.Item3) : default(StreamPriority?));
        Written.Bytes(writer => writer.WriteSettings()).Should().NotBeEmpty();
        Gen.Select(Gen.Int[1, int.MaxValue], Gen.Bool, Gen.OneOf(Gen.Int[0, 40], Gen.Int[16_000, 40_000]), pad, priority).Sample(
            (streamId, endStream, length, padLength, given) =>
            {
                var content = Octets.Zeros(length);
                new Random(length).NextBytes(content);

                var wire = Written.Bytes(writer =>
                {
                    writer.WriteHeaders(streamId, content, endStream, given, padLength);
                    writer.WriteData(streamId, content, endStream, padLength);
                });

                var (fields, data, ends) = Gathered(wire, given);
                fields.Should().Equal(content, "that is the field block, all fragments together");
                data.Should().Equal(content, "that is the data");
                ends.Should().Be(endStream ? 2 : 0, "the end is said once by HEADERS and once by DATA");
            },
            iter: Samples.Of(40));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)] // byte by byte
    [Rule("R23")]
    public void Reading_allocates_nothing(int pieceSize)
    {
        Count(new FrameReader(Seen.Server), Everything, pieceSize); // whatever is made once, at the first call, is made now
        var reader = new FrameReader(Seen.Server);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var frames = Count(reader, Everything, pieceSize);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (allocated, frames).Should().Be((0L, 14), "all memory has been taken when the reader was made");
    }

    [Fact]
    [Rule("R23")]
    public void Writing_allocates_nothing()
    {
        var output = new ArrayBufferWriter<byte>(1_000);
        var writer = new FrameWriter(output);
        WriteAll(writer);
        output.ResetWrittenCount();

        var before = GC.GetAllocatedBytesForCurrentThread();
        WriteAll(writer);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (allocated, output.WrittenCount).Should().Be((0L, 154), "the bytes go where the caller wants them");
    }

    private static void WriteAll(FrameWriter writer)
    {
        writer.WriteSettings(new Setting(SettingId.MaxConcurrentStreams, 100));
        writer.WriteSettingsAck();
        writer.WriteHeaders(1, "abc"u8, false, new StreamPriority(true, 3, 5), 2);
        writer.WriteData(1, "hello"u8, true, 2);
        writer.WritePriority(1, new StreamPriority(true, 3, 5));
        writer.WriteRstStream(1, ErrorCode.Cancel);
        writer.WritePushPromise(1, 2, "abc"u8);
        writer.WritePing("abcdefgh"u8);
        writer.WriteGoAway(1, ErrorCode.NoError, "why"u8);
        writer.WriteWindowUpdate(0, 1);
    }

    private static int Count(FrameReader reader, ReadOnlySpan<byte> wire, int pieceSize)
    {
        var (frames, read, come) = (0, 0, 0);
        while (come < wire.Length)
        {
            come += Math.Min(pieceSize, wire.Length - come);
            var input = wire[read..come];
            while (reader.Read(ref input, out _) != FrameStatus.NeedMore)
            {
                frames++;
            }

            read = come - input.Length;
        }

        return frames;
    }

    private static (byte[] Fields, byte[] Data, int Ends) Gathered(byte[] wire, StreamPriority? priority)
    {
        var reader = new FrameReader(Seen.Server with { MaxContinuations = 3 });
        var (fields, data, ends) = (new List<byte>(), new List<byte>(), 0);
        ReadOnlySpan<byte> input = wire;
        while (reader.Read(ref input, out var frame) == FrameStatus.Frame)
        {
            (frame.Type == FrameType.Data ? data : fields).AddRange(frame.Content);
            ends += frame.EndStream ? 1 : 0;
            if (frame.Type == FrameType.Headers)
            {
                frame.Priority.Should().Be(priority);
            }
        }

        input.IsEmpty.Should().BeTrue("all that was written are frames");
        return ([.. fields], [.. data], ends);
    }

    private static List<int> Pieces(int total, List<int> lengths)
    {
        var cut = new List<int>();
        for (; total > 0; total -= cut[^1])
        {
            cut.Add(Math.Min(lengths[cut.Count % lengths.Count], total));
        }

        return cut;
    }

    // Reads to the refusal; what is left is the input of the call that refused.
    private static (ConnectionErrorException Refusal, int Left, long Consumed) Refusal(FrameReader reader, string wire)
    {
        ReadOnlySpan<byte> input = Octets.Of(wire);
        try
        {
            while (reader.Read(ref input, out _) != FrameStatus.NeedMore)
            {
            }
        }
        catch (ConnectionErrorException refusal)
        {
            return (refusal, input.Length, reader.Consumed);
        }

        throw new Xunit.Sdk.XunitException("the connection was not refused");
    }
}
