namespace Katas.Http.QuicStreams.Steps;

public sealed class Step4_ReceivingParts
{
    private readonly ReceiveWindow window = new(10);
    private readonly ReceiveWindow connection = new(1_000);
    private int parts; // the first has the window above

    [Theory]
    [InlineData("0:abc", "Recv abc Waiting")]
    [InlineData("0:abc!", "DataRecvd abc Ended")]
    [InlineData("0:abc 3:!", "DataRecvd abc Ended")] // the end alone
    [InlineData("0:!", "DataRecvd  Ended")] // an empty stream
    [InlineData("3:def!", "SizeKnown  Waiting")]
    [InlineData("3:def! 0:abc", "DataRecvd abcdef Ended")]
    [InlineData("3:! 0:ab", "SizeKnown ab Waiting")]
    [InlineData("0:abc! 0:abc!", "DataRecvd abc Ended")] // twice
    [InlineData("0:abc! 1:bc!", "DataRecvd abc Ended")]
    [InlineData("0:abc R3", "ResetRecvd  Reset")]
    [InlineData("R0", "ResetRecvd  Reset")]
    [InlineData("1:bc! R3", "ResetRecvd  Reset")]
    [InlineData("0:abc! R3", "DataRecvd abc Ended")] // all is there: why not read it
    [InlineData("R3 0:abc!", "ResetRecvd  Reset")]
    [InlineData("R3 R3", "ResetRecvd  Reset")]
    [Rule("R10")]
    [Rule("R11")]
    public void States_follow_from_what_has_come(string frames, string expected)
    {
        var part = Part(frames);
        var state = part.State;

        var data = Incoming.ReadAll(part, out var last);

        $"{state} {data} {last}".Should().Be(expected, "these have come: {0}", frames);
    }

    [Fact]
    [Rule("R11")]
    public void The_reader_brings_a_stream_to_its_last_state()
    {
        var (ended, reset) = (Part("0:abc!"), Part("R0"));
        var buffer = new byte[10];
        ended.Read(buffer, out _);
        var before = ended.State;

        (ended.Read(buffer, out _), ended.State, ended.Read(buffer, out _)).Should().Be((ReadStatus.Ended, ReceivingState.DataRead, ReadStatus.Ended));
        (reset.Read(buffer, out _), reset.State, reset.Read(buffer, out _)).Should().Be((ReadStatus.Reset, ReceivingState.ResetRead, ReadStatus.Reset));
        (before, reset.ErrorCode).Should().Be((ReceivingState.DataRecvd, 77), "the end has to be told before all has been read");
    }

    [Fact]
    [Rule("R11")]
    public void Who_has_no_room_waits()
    {
        var part = Part("0:abc!");

        (part.Read([], out var count), count).Should().Be((ReadStatus.Waiting, 0));
        (Incoming.ReadAll(part, out var last), last).Should().Be(("abc", ReadStatus.Ended), "it was left there");
    }

    [Fact]
    [Rule("R10")]
    public void A_reset_gives_its_reason_if_it_is_the_first_and_comes_before_the_rest()
    {
        var (complete, reset) = (Part("0:abc! R3"), Part("R3"));
        reset.Reset(78, 3);

        (complete.ErrorCode, reset.ErrorCode).Should().Be((null, 77), "nothing else changes anything");
    }

    [Theory]
    [InlineData("0:abc!", "0:abcd")] // behind the end
    [InlineData("0:abc!", "3:d")]
    [InlineData("0:abc!", "4:")] // not even nothing
    [InlineData("0:abc!", "0:abcd!")] // another end
    [InlineData("0:abc!", "0:ab!")]
    [InlineData("0:abc!", "R2")]
    [InlineData("0:abc!", "R4")]
    [InlineData("3:!", "R2")]
    [InlineData("0:abc", "0:ab!")] // an end before what has come
    [InlineData("4:e", "0:abcd!")]
    [InlineData("0:abc", "R2")]
    [InlineData("R3", "R4")]
    [InlineData("R3", "0:ab!")]
    [Rule("R12")]
    public void The_final_size_never_changes(string frames, string frame) => Incoming.MustBeRefused(TransportError.FinalSizeError, frames, frame);

    [Theory]
    [InlineData("0:abc!", "3:")] // nothing, at the end
    [InlineData("0:abc!", "3:!")]
    [InlineData("R3", "0:abc!")]
    [InlineData("0:abc", "R3")]
    [InlineData("0:abc", "R7")] // some of it has been lost
    [Rule("R12")]
    public void The_same_final_size_may_come_as_often_as_it_likes(string frames, string frame)
    {
        var part = Part(frames);

        Incoming.Frame(part, frame);

        part.FinalSize.Should().Be(frame == "R7" ? 7 : 3);
    }

    [Theory]
    [InlineData("0:abcdefghijk")]
    [InlineData("10:k")]
    [InlineData("11:")]
    [InlineData("11:!")]
    [InlineData("R11")]
    [Rule("R13")]
    public void More_than_the_streams_window_is_an_error(string frame)
    {
        Incoming.Frame(Part(""), "0:abcdefghij!"); // as much as that is fine
        Incoming.MustBeRefused(TransportError.FlowControlError, "", frame);
    }

    [Theory]
    [InlineData("0:abcdef")]
    [InlineData("5:f")]
    [InlineData("R6")]
    [Rule("R13")]
    public void More_than_the_connections_window_is_an_error(string frame)
    {
        var shared = new ReceiveWindow(20);
        Incoming.Frame(new ReceivingPart(new ReceiveWindow(100), shared), "14:x");
        var part = new ReceivingPart(new ReceiveWindow(100), shared);

        var refused = () => Incoming.Frame(part, frame);

        refused.Should().Throw<ConnectionErrorException>("another stream has 15 of 20").Which.Code.Should().Be(TransportError.FlowControlError);
        shared.Received.Should().Be(15, "what is refused does not count");
        Incoming.Frame(part, "0:abcde!");
        Incoming.ReadAll(part, out _).Should().Be("abcde");
    }

    [Theory]
    [InlineData("0:abc", "0:abx")]
    [InlineData("4:e", "0:abcdx")]
    [InlineData("4:e!", "4:x!")]
    [Rule("R14")]
    public void The_same_place_has_the_same_bytes(string frames, string frame) => Incoming.MustBeRefused(TransportError.ProtocolViolation, frames, frame);

    [Fact]
    [Rule("R14")]
    public void Where_nobody_looks_any_more_the_first_bytes_win()
    {
        var (read, complete, reset) = (Part("0:abc"), Part("0:abc!"), Part("R3"));
        Incoming.ReadAll(read, out _);
        foreach (var part in new[] { read, complete, reset })
        {
            Incoming.Frame(part, "0:xyz");
        }

        (Incoming.ReadAll(read, out _), Incoming.ReadAll(complete, out _)).Should().Be(("", "abc"));
    }

    [Theory]
    [InlineData(StreamId.MaxValue, 1)]
    [InlineData(StreamId.MaxValue - 4, 5)]
    [Rule("R15")]
    public void Nothing_is_beyond_2_62_1(long offset, int length)
    {
        var part = new ReceivingPart(new ReceiveWindow(StreamId.MaxValue), new ReceiveWindow(StreamId.MaxValue));
        var refused = () => part.Receive(offset, new byte[length], false);

        refused.Should().Throw<ConnectionErrorException>().Which.Code.Should().Be(TransportError.FrameEncodingError);
        part.Receive(offset, new byte[length - 1], true);
        part.FinalSize.Should().Be(offset + length - 1, "up to there it may go");
    }

    [Theory]
    [InlineData("0:abc!", "4611686018427387903:x", TransportError.FrameEncodingError)] // it would be behind the end, too
    [InlineData("0:abc!", "0:abcdefghijk", TransportError.FinalSizeError)] // and more than the window
    [InlineData("4:e!", "4:xy", TransportError.FinalSizeError)] // and another byte
    [InlineData("4:e", "4:xghijkl", TransportError.FlowControlError)]
    [Rule("R15")]
    public void Of_several_errors_the_first_counts(string frames, string frame, TransportError code) => Incoming.MustBeRefused(code, frames, frame);

    [Fact]
    [Rule("R16")]
    public void Gaps_count_as_received_and_only_once()
    {
        var part = Part("7:h");
        var afterGap = (window.Received, connection.Received);
        Incoming.Frame(part, "0:abcdefgh");
        Incoming.Frame(part, "2:cdefgh");

        afterGap.Should().Be((8, 8), "up to the largest offset");
        (window.Received, connection.Received, connection.Consumed).Should().Be((8, 8, 0));
        Incoming.ReadAll(part, out _);
        (window.Consumed, connection.Consumed).Should().Be((8, 8));
    }

    [Theory]
    [InlineData("0:abc", "R3", 3)]
    [InlineData("0:abc 5:f", "R8", 8)]
    [InlineData("5:f", "R6", 6)]
    [InlineData("", "R10", 10)]
    [InlineData("3:d!", "R4", 4)]
    [Rule("R16")]
    public void A_reset_gives_the_connections_credit_back_for_all_that_will_not_be_read(string frames, string reset, long size)
    {
        var part = Part(frames);
        part.Read(new byte[2], out _);

        Incoming.Frame(part, reset);

        (connection.Received, connection.Consumed).Should().Be((size, size), "both ends count the final size");
        part.Memory.Should().Be(0);
    }

    [Fact]
    [Rule("R17")]
    public void A_stopped_stream_is_read_by_nobody_and_still_counts()
    {
        var part = Part("0:abc 4:e");
        var isWorthTelling = part.Stop();
        var after = connection.Consumed;
        Incoming.Frame(part, "3:d");
        Incoming.Frame(part, "5:f!");

        (isWorthTelling, after, connection.Consumed).Should().Be((true, 3, 6));
        part.State.Should().Be(ReceivingState.DataRead, "all has come, and nobody has to be told");
        var late = () => Incoming.Frame(part, "6:g");
        late.Should().Throw<ConnectionErrorException>().Which.Code.Should().Be(TransportError.FinalSizeError);
    }

    [Fact]
    [Rule("R17")]
    public void A_stopped_stream_that_is_reset_has_come_to_its_end()
    {
        var part = Part("0:abc 4:e");
        part.Stop();
        Incoming.Frame(part, "R9");

        (part.State, connection.Consumed).Should().Be((ReceivingState.ResetRead, 9), "there is no reader who would have to know");
    }

    [Theory]
    [InlineData("0:abc", true, ReceivingState.Recv)]
    [InlineData("3:d!", true, ReceivingState.SizeKnown)]
    [InlineData("0:abc!", false, ReceivingState.DataRead)] // and its end is reached without a reader
    [InlineData("R3", false, ReceivingState.ResetRead)]
    [Rule("R17")]
    public void Who_has_sent_all_need_not_be_told_to_stop(string frames, bool expected, ReceivingState after)
    {
        var part = Part(frames);

        (part.Stop(), part.Stop()).Should().Be((expected, false), "and nobody twice");
        (part.State, connection.Consumed).Should().Be((after, frames == "3:d!" ? 0 : 3), "what could be read is thrown away");
    }

    [Theory]
    [InlineData("0:abcdef", 16L)]
    [InlineData("0:abcd", null)]
    [InlineData("0:abcdef 9:j!", null)] // who has said where it ends needs no more room
    [InlineData("0:abcdef!", null)]
    [Rule("R18")]
    public void A_stream_gets_a_new_limit_while_its_size_is_not_known(string frames, long? expected)
    {
        var part = Part(frames);
        Incoming.ReadAll(part, out _);

        part.TakeNextLimit().Should().Be(expected);
    }

    // 0:abc is data, ! its end, R3 a reset with a final size of 3.
    private ReceivingPart Part(string frames) => Incoming.Part(frames, parts++ == 0 ? window : new ReceiveWindow(10), connection);
}
