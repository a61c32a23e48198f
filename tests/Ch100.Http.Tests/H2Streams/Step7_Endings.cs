using static Katas.Http.H2Streams.Endpoint;
using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step7_Endings
{
    [Fact]
    [Rule("R28")]
    public void A_reset_is_the_end_and_is_not_answered()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1, DATA 1 5");
        server.PassesOn("RST 1 Cancel").Should().BeTrue();
        var answer = () => server.Connection.SendHeaders(1, endStream: true);

        (server.Answers(), server.Connection.StateOf(1), server.Connection.Count).Should().Be(("", Closed, 0));
        answer.Should().Throw<InvalidOperationException>();
        server.PassesOn("RST 1 Cancel").Should().BeFalse("again");
        server.Connection.Consume(1, 5);
        server.Answers().Should().Be("");
        server.MustLose("DATA 1 5", ErrorCode.StreamClosed, 1);
    }

    [Fact]
    [Rule("R28"), Rule("R29")]
    public void After_our_reset_frames_may_be_on_their_way()
    {
        var server = Talk.Server(new ConnectionOptions { MaxConcurrentStreams = 1 });
        server.Comes("HEADERS 1");
        server.Connection.Reset(1, ErrorCode.Cancel);
        server.Connection.Reset(1, ErrorCode.InternalError);

        server.Answers().Should().Be("RST 1 Cancel, PING", "it is said once");
        foreach (var frame in new[] { "DATA 1 5", "WINDOW 1 0", "HEADERS 1 end", "RST 1 Cancel" })
        {
            server.PassesOn(frame).Should().BeFalse("{0} came too late", frame);
        }

        server.Answers().Should().Be("");
        server.PassesOn("HEADERS 3").Should().BeTrue("the stream is closed, and there is room for another");
    }

    [Theory]
    [InlineData("DATA 1 5", ErrorCode.StreamClosed)]
    [InlineData("HEADERS 1 end", ErrorCode.ProtocolError)]
    [Rule("R29")]
    public void When_the_PING_behind_it_is_back_no_frame_is_late(string frame, ErrorCode code)
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1");
        server.Connection.Reset(1, ErrorCode.Cancel);
        server.Comes("PONG 1, PONG 99").Should().Be("RST 1 Cancel, PING", "whoever answers before we have asked knows nothing");
        server.Comes(frame);
        server.PingsComeBack();

        server.MustLose(frame, code, 1);
    }

    [Fact]
    [Rule("R29")]
    public void The_answer_to_one_PING_says_nothing_of_later_resets()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1, HEADERS 3");
        server.Connection.Reset(1, ErrorCode.Cancel);
        var first = server.Connection.TakeFrames().OfType<Frame.Ping>().Single();
        server.Connection.Reset(3, ErrorCode.Cancel);
        server.Answers().Should().Be("RST 3 Cancel, PING");
        server.Connection.Receive(first with { IsAck = true });

        server.Connection.Count.Should().Be(1, "stream 3 was reset after that PING");
        server.PassesOn("DATA 3 5").Should().BeFalse("it is late, and no error");
    }

    [Fact]
    [Rule("R27")]
    [Rule("R29")]
    public void A_client_promises_nothing_not_even_late()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end");
        server.Connection.Promise(1);
        server.Connection.Reset(2, ErrorCode.Cancel);

        server.MustLose("PROMISE 2 7", ErrorCode.ProtocolError, 1);
    }

    [Fact]
    [Rule("R29")]
    public void Each_PING_is_about_the_resets_before_it()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1, HEADERS 3, HEADERS 5");
        server.Connection.Reset(1, ErrorCode.Cancel);
        server.Connection.Reset(3, ErrorCode.Cancel);
        server.Answers().Should().Be("RST 1 Cancel, RST 3 Cancel, PING", "one is enough for both");
        server.Connection.Reset(5, ErrorCode.Cancel);
        var before = server.Connection.Count;
        server.PingsComeBack();

        (before, server.Connection.Count).Should().Be((3, 1), "streams 1 and 3 are forgotten, and of stream 5 the other end may not know");
        server.Answers();
        server.PingsComeBack();
        server.Connection.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R29")]
    public void A_promise_that_is_late_is_a_promise()
    {
        var client = Talk.Client();
        client.Connection.Reset(1, ErrorCode.Cancel);
        client.PassesOn("PROMISE 1 2").Should().BeTrue("the state of stream 2 must be the same at both ends");

        client.Connection.StateOf(2).Should().Be(ReservedRemote);
        client.Connection.Reset(2, ErrorCode.Cancel);
        client.Answers().Should().Be("RST 1 Cancel, RST 2 Cancel, PING");
        client.Comes("HEADERS 2, DATA 2 5").Should().Be("");
    }

    [Fact]
    [Rule("R28")]
    public void Only_what_is_there_can_be_reset()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 3 end");
        server.Connection.SendHeaders(3, endStream: true);
        server.Answers();
        server.Connection.Reset(3, ErrorCode.Cancel);
        server.Connection.Reset(1, ErrorCode.Cancel);
        var idle = () => server.Connection.Reset(5, ErrorCode.Cancel);

        idle.Should().Throw<InvalidOperationException>("nobody has used stream 5");
        server.Answers().Should().Be("", "3 has ended, and 1 was left out");
    }

    [Fact]
    [Rule("R30")]
    public void GOAWAY_gives_back_what_was_not_looked_at()
    {
        var client = Talk.Client();
        client.Connection.Open(true);
        client.Connection.Open(false);
        client.Answers();
        client.Comes("GOAWAY 1 NoError").Should().Be("");

        client.Connection.TakeRetriable().Should().Equal(3, 5);
        client.Connection.TakeRetriable().Should().BeEmpty("they are told once");
        (client.Connection.StateOf(1), client.Connection.StateOf(3), client.Connection.Count).Should().Be((HalfClosedLocal, Closed, 1));
        client.Comes("HEADERS 1 end").Should().Be("", "stream 1 goes on to its end");
        client.Connection.Open(true).Should().BeNull("nothing new is begun");
    }

    [Fact]
    [Rule("R30")]
    public void What_has_been_answered_is_not_tried_again()
    {
        var client = Talk.Client();
        client.Comes("HEADERS 1, DATA 1 40000 end, GOAWAY 0 NoError");
        client.Connection.Consume(1, 40_000);

        (client.Connection.TakeRetriable().Count, client.Answers()).Should().Be((0, "WINDOW 0 40000"), "the answer was complete");
    }

    [Fact]
    [Rule("R16"), Rule("R31")]
    public void GOAWAY_names_the_last_stream_that_was_looked_at()
    {
        var server = Talk.Server(new ConnectionOptions { MaxConcurrentStreams = 1 });
        server.Comes("HEADERS 1, HEADERS 3");
        server.Connection.ShutDown();
        server.Connection.ShutDown();

        server.Answers().Should().Be("GOAWAY 2147483647 NoError, GOAWAY 1 NoError", "stream 3 was refused");
        server.MustLose("DATA 9 5", ErrorCode.ProtocolError, 1);
    }

    [Theory]
    [InlineData("GOAWAY 2147483647 NoError", "")]
    [InlineData("GOAWAY 2147483647 NoError, GOAWAY 3 NoError", "5")]
    [InlineData("GOAWAY 3 NoError, GOAWAY 3 InternalError", "5")]
    [InlineData("GOAWAY 3 NoError, GOAWAY 0 NoError", "5 1 3")]
    [Rule("R30")]
    public void The_last_stream_may_fall(string frames, string expected)
    {
        var client = Talk.Client();
        client.Connection.Open(true);
        client.Connection.Open(true);
        client.Comes(frames);

        string.Join(' ', client.Connection.TakeRetriable()).Should().Be(expected, "{0} came", frames);
    }

    [Fact]
    [Rule("R30")]
    public void The_last_stream_never_rises()
    {
        var client = Talk.Client();
        client.Comes("GOAWAY 2147483646 NoError");

        client.MustLose("GOAWAY 2147483647 NoError", ErrorCode.ProtocolError, 0);
    }

    [Fact]
    [Rule("R30")]
    public void What_was_refused_can_be_tried_again_and_what_was_cancelled_cannot()
    {
        var client = Talk.Client();
        client.Connection.Open(true);
        client.Comes("PROMISE 1 2, RST 1 RefusedStream, RST 3 Cancel, RST 2 RefusedStream");

        client.Connection.TakeRetriable().Should().Equal([1], "3 may have been looked at, and 2 is not ours");
    }

    [Fact]
    [Rule("R31")]
    public void A_server_shuts_down_in_two_steps()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end");
        server.Connection.ShutDown();
        server.Answers().Should().Be("GOAWAY 2147483647 NoError");
        server.PassesOn("HEADERS 3").Should().BeTrue("it was on its way");
        server.Connection.ShutDown();
        server.Connection.ShutDown();

        server.Answers().Should().Be("GOAWAY 3 NoError", "all above stream 3 can be tried elsewhere");
        server.PassesOn("HEADERS 7").Should().BeFalse();
        server.PassesOn("DATA 7 5").Should().BeFalse();
        server.PassesOn("HEADERS 7 end").Should().BeFalse();
        server.PassesOn("DATA 3 5").Should().BeTrue("the streams that were taken go on");
        server.Connection.SendHeaders(1, endStream: true);
        server.Answers().Should().Be("HEADERS 1 end");
        server.Connection.StateOf(7).Should().Be(Closed);
    }

    [Fact]
    [Rule("R31")]
    public void The_last_stream_that_was_taken_keeps_its_rules()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end");
        server.Connection.SendHeaders(1, endStream: true);
        server.Connection.ShutDown();
        server.Connection.ShutDown();
        server.Answers();

        server.MustLose("DATA 1 5", ErrorCode.StreamClosed, 1);
    }

    [Fact]
    [Rule("R31")]
    public void What_is_not_looked_at_still_counts()
    {
        var server = Talk.Server();
        server.Connection.ShutDown();
        server.Connection.ShutDown();

        server.Comes("HEADERS 5, DATA 5 40000").Should().EndWith("GOAWAY 0 NoError, WINDOW 0 40000");
        server.PassesOn("HEADERS 3").Should().BeFalse();
    }

    [Fact]
    [Rule("R31")]
    public void Idle_streams_are_idle_after_GOAWAY()
    {
        var server = Talk.Server();
        server.Connection.ShutDown();
        server.Connection.ShutDown();
        server.Answers();

        server.MustLose("DATA 7 5", ErrorCode.ProtocolError, 0);
    }

    [Fact]
    [Rule("R31")]
    public void A_client_that_shuts_down_takes_no_more_promises()
    {
        var client = Talk.Client();
        client.Comes("PROMISE 1 2");
        client.Connection.ShutDown();
        client.Connection.ShutDown();
        client.Answers().Should().Be("GOAWAY 2147483647 NoError, GOAWAY 2 NoError");

        client.PassesOn("PROMISE 1 4").Should().BeFalse();
        client.PassesOn("HEADERS 4").Should().BeFalse();
        client.PassesOn("HEADERS 2").Should().BeTrue();
        client.Connection.Open(true).Should().Be(3, "its own requests are the server's business");
        client.Comes("HEADERS 3 end");
        client.MustLose("DATA 3 5", ErrorCode.StreamClosed, 2);
    }
}
