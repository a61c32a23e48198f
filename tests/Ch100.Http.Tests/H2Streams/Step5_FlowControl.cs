using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step5_FlowControl
{
    private static readonly ConnectionOptions Small = new() { InitialWindowSize = 100 };

    [Theory]
    [InlineData("DATA 1 100 end", "")]
    [InlineData("DATA 1 100, DATA 1 0 end", "")] // needs no room
    [InlineData("DATA 1 101", "RST 1 FlowControlError, PING")]
    [InlineData("DATA 1 60, DATA 1 41", "RST 1 FlowControlError, PING")]
    [InlineData("DATA 1 89+10", "")] // 89 and 10 and the Pad Length field: 100
    [InlineData("DATA 1 90+10", "RST 1 FlowControlError, PING")]
    [InlineData("DATA 1 100+0", "RST 1 FlowControlError, PING")]
    [InlineData("DATA 1 99+0", "")]
    [InlineData("DATA 1 95+200", "RST 1 FlowControlError, PING")]
    [Rule("R18")]
    public void All_of_a_frame_counts_on_its_stream(string frames, string expected) =>
        Talk.Server(Small).Comes("HEADERS 1, " + frames).Should().Be(expected, "{0} comes, and 100 bytes are allowed", frames);

    [Fact]
    [Rule("R18")]
    public void All_streams_together_have_a_window_too()
    {
        var server = Talk.Server(new ConnectionOptions { InitialWindowSize = 65_535 });

        server.Comes("HEADERS 1, HEADERS 3, HEADERS 5, DATA 1 30000, DATA 3 35500, DATA 3 24+10").Should().Be("");
        server.MustLose("DATA 5 1", ErrorCode.FlowControlError, 5);
    }

    [Fact]
    [Rule("R18")]
    public void The_window_of_the_connection_is_looked_at_first()
    {
        var server = Talk.Server(Small);
        server.Comes("HEADERS 1");

        server.MustLose("DATA 1 65536", ErrorCode.FlowControlError, 1);
        Talk.Client(options: Small).Comes("DATA 1 101").Should().Be("RST 1 ProtocolError, PING", "before there are headers, and that is looked at before the stream's window");
    }

    [Fact]
    [Rule("R18")]
    public void A_window_that_was_made_larger_at_the_beginning()
    {
        var server = Talk.Server(new ConnectionOptions { InitialWindowSize = 100_000, ConnectionWindowSize = 70_000 });
        server.Comes("HEADERS 1, DATA 1 70000").Should().Be("");

        server.MustLose("DATA 1 1", ErrorCode.FlowControlError, 1);
    }

    [Fact]
    [Rule("R19")]
    public void What_is_consumed_is_given_back_to_both_windows()
    {
        var client = Talk.Client();
        client.Comes("HEADERS 1, DATA 1 40000");
        client.Connection.Consume(1, 32_766);
        var before = client.Answers();
        client.Connection.Consume(1, 1);

        (before, client.Answers()).Should().Be(("", "WINDOW 1 32767, WINDOW 0 32767"), "that is half of both, rounded down");
        client.Comes("DATA 1 58302").Should().Be("", "all that is left: 65,535 - 40,000 + 32,767");
        client.MustLose("DATA 1 1", ErrorCode.FlowControlError, 0);
    }

    [Fact]
    [Rule("R19")]
    public void Padding_is_given_back_by_itself()
    {
        var server = Talk.Server(Small);

        server.Comes("HEADERS 1, DATA 1 10+48").Should().Be("", "49 bytes are not half of the window");
        server.Comes("DATA 1 10+0").Should().Be("WINDOW 1 50", "and now 50");
        server.Comes("HEADERS 3, DATA 3 1+60 end").Should().Be("", "nothing more comes on stream 3");
    }

    [Fact]
    [Rule("R19")]
    public void A_stream_that_has_ended_gets_no_window()
    {
        var server = Talk.Server(new ConnectionOptions { InitialWindowSize = 40_000 });
        server.Comes("HEADERS 1, DATA 1 40000 end").Should().Be("");
        server.Connection.Consume(1, 40_000);

        server.Answers().Should().Be("WINDOW 0 40000", "nothing more comes on stream 1");
    }

    [Fact]
    [Rule("R19")]
    public void What_is_read_after_both_ends_is_given_back_to_the_connection()
    {
        var client = Talk.Client();
        client.Comes("HEADERS 1, DATA 1 40000 end");
        var before = client.Connection.Count;
        client.Connection.Consume(1, 40_000);

        (before, client.Connection.Count, client.Answers()).Should().Be((1, 0, "WINDOW 0 40000"), "the stream is forgotten when all of it has been read");
    }

    [Fact]
    [Rule("R19")]
    public void No_more_is_consumed_than_there_is()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1, DATA 1 10+5");
        var tooMuch = () => server.Connection.Consume(1, 11);
        var negative = () => server.Connection.Consume(1, -1);

        tooMuch.Should().Throw<ArgumentOutOfRangeException>("10 bytes are content").WithParameterName("length");
        negative.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("length");
        server.Connection.Consume(1, 10);
        tooMuch.Should().Throw<ArgumentOutOfRangeException>("nothing is left");
        server.Connection.Consume(99, 1_000_000);
        server.Answers().Should().Be("", "of a stream that is not there nothing is given back");
    }

    [Theory]
    [InlineData("HEADERS 1 end, DATA 1 40000", "RST 1 StreamClosed, WINDOW 0 40000")] // after the end
    [InlineData("HEADERS 1, DATA 1 100, DATA 1 32667", "RST 1 FlowControlError, WINDOW 0 32767")] // with what came before
    [InlineData("HEADERS 1, DATA 1 101, DATA 1 32666", "RST 1 FlowControlError, WINDOW 0 32767")] // and after
    [InlineData("HEADERS 1, DATA 1 50, RST 1 Cancel, HEADERS 3 end, DATA 3 32667+49", "RST 3 StreamClosed, WINDOW 0 32767")]
    [Rule("R20")]
    public void What_comes_in_vain_has_been_counted_by_its_sender(string frames, string expected)
    {
        var server = Talk.Server(Small);

        server.Comes(frames).Split(", ").Order().Should().Equal([.. $"{expected}, PING".Split(", ").Order()], "{0} comes", frames);
    }

    [Fact]
    [Rule("R20")]
    public void What_we_give_up_is_given_back()
    {
        var client = Talk.Client();
        client.Connection.Open(true);
        client.Comes("HEADERS 1, DATA 1 20000, HEADERS 3, DATA 3 20000, GOAWAY 1 NoError");
        client.Connection.Reset(1, ErrorCode.Cancel);

        client.Answers().Split(", ").Should().Contain("WINDOW 0 40000", "one stream was reset, and one was never looked at");
    }

    [Fact]
    [Rule("R20")]
    public void The_window_does_not_shrink_by_what_comes_in_vain()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1");
        server.Connection.Reset(1, ErrorCode.Cancel);
        for (var i = 0; i < 10; i++)
        {
            server.Comes("DATA 1 40000").Should().Contain("WINDOW 0 40000", "frame {0} is late, and 40,000 bytes are more than half", i);
        }

        server.MustLose("DATA 1 65536", ErrorCode.FlowControlError, 1);
    }

    [Fact]
    [Rule("R21")]
    public void Content_goes_as_far_as_both_windows_allow()
    {
        var client = Talk.Client(hasEnded: false);
        var three = client.Connection.Open(false)!.Value;
        client.Answers();

        client.Connection.Sendable(1).Should().Be(65_535);
        client.Connection.SendData(1, 40_000, endStream: false).Should().Be(40_000);
        (client.Connection.Sendable(1), client.Connection.Sendable(three)).Should().Be((25_535, 25_535), "the connection has no more");
        client.Connection.SendData(three, 30_000, endStream: true).Should().Be(25_535);
        client.Answers().Should().Be("DATA 1 16384, DATA 1 16384, DATA 1 7232, DATA 3 16384, DATA 3 9151", "frames are as large as they may be, and the end has not gone");
        client.Comes("WINDOW 0 100000");
        (client.Connection.Sendable(1), client.Connection.Sendable(three)).Should().Be((25_535, 40_000), "each stream has its own");
        client.Connection.SendData(three, 4_465, endStream: true).Should().Be(4_465);
        (client.Answers(), client.Connection.StateOf(three)).Should().Be(("DATA 3 4465 end", HalfClosedLocal));
    }

    [Theory]
    [InlineData(16_384, "DATA 1 16384 end")]
    [InlineData(16_385, "DATA 1 16384, DATA 1 1 end")]
    [InlineData(32_768, "DATA 1 16384, DATA 1 16384 end")]
    [Rule("R21")]
    public void The_end_goes_with_the_last_frame_however_large_it_is(int length, string expected)
    {
        var client = Talk.Client(hasEnded: false);
        client.Connection.SendData(1, length, endStream: true);

        client.Answers().Should().Be(expected);
    }

    [Fact]
    [Rule("R21")]
    public void The_end_needs_no_room()
    {
        var client = Talk.Client(hasEnded: false);
        client.Connection.SendData(1, 65_535, endStream: false);
        client.Answers();

        client.Connection.SendData(1, 1, endStream: true).Should().Be(0);
        client.Connection.SendData(1, 0, endStream: false).Should().Be(0);
        client.Answers().Should().Be("", "there is nothing to say");
        client.Connection.SendData(1, 0, endStream: true).Should().Be(0);
        (client.Answers(), client.Connection.StateOf(1)).Should().Be(("DATA 1 0 end", HalfClosedLocal));
    }

    [Fact]
    [Rule("R21")]
    public void Nothing_can_be_sent_where_no_content_goes()
    {
        var client = Talk.Client();

        (client.Connection.Sendable(1), client.Connection.Sendable(3), client.Connection.Sendable(2)).Should().Be((0, 0, 0));
    }

    [Theory]
    [InlineData("WINDOW 1 1, WINDOW 1 99", 100)]
    [InlineData("WINDOW 1 2147483647", 200_000)] // all that the connection has
    [InlineData("WINDOW 0 1", 0)]
    [Rule("R22")]
    public void A_window_grows_by_what_comes(string frames, int expected)
    {
        var client = Talk.Client(hasEnded: false);
        client.Connection.SendData(1, 65_535, endStream: false);
        client.Comes("WINDOW 0 200000");

        client.Comes(frames);
        client.Connection.Sendable(1).Should().Be(expected, "{0} comes when nothing is left", frames);
    }

    [Theory]
    [InlineData("WINDOW 1 2147418112", "")] // 2^31-1 in all
    [InlineData("WINDOW 1 2147418113", "RST 1 FlowControlError, PING")]
    [InlineData("WINDOW 1 2147418112, WINDOW 1 1", "RST 1 FlowControlError, PING")]
    [InlineData("WINDOW 1 0", "RST 1 ProtocolError, PING")]
    [InlineData("WINDOW 0 2147418112", "")]
    [Rule("R22")]
    public void A_stream_is_lost_by_a_window_of_2_31(string frames, string expected)
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1");

        server.Comes(frames).Should().Be(expected, "{0} comes, and the windows are 65,535", frames);
    }

    [Theory]
    [InlineData("WINDOW 0 2147418113", ErrorCode.FlowControlError)]
    [InlineData("WINDOW 0 0", ErrorCode.ProtocolError)]
    [Rule("R22")]
    public void A_connection_too(string frame, ErrorCode code) => Talk.Server().MustLose(frame, code, 0);

    [Fact]
    [Rule("R22")]
    public void Where_nothing_more_is_sent_windows_mean_nothing()
    {
        var client = Talk.Client();

        client.Comes("WINDOW 1 2147483647, WINDOW 1 2147483647, WINDOW 1 0").Should().Be("", "we have ended there");
        client.PassesOn("WINDOW 1 5").Should().BeFalse();
        client.Comes("HEADERS 1 end, WINDOW 1 0").Should().Be("");
    }
}
