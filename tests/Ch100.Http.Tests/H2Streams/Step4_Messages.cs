using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step4_Messages
{
    [Theory]
    [InlineData("HEADERS 1 end")]
    [InlineData("HEADERS 1, DATA 1 5 end")]
    [InlineData("HEADERS 1, DATA 1 5, DATA 1 0 end")]
    [InlineData("HEADERS 1, DATA 1 5, HEADERS 1 end")] // trailers
    [InlineData("HEADERS 1, HEADERS 1 end")] // trailers, and no content
    [Rule("R15")]
    public void A_request_has_headers_content_and_trailers(string frames)
    {
        var server = Talk.Server();

        foreach (var frame in frames.Split(", "))
        {
            server.PassesOn(frame).Should().BeTrue("{0} is one of {1}", frame, frames);
        }

        (server.Answers(), server.Connection.StateOf(1)).Should().Be(("", HalfClosedRemote), "the request is {0}", frames);
    }

    [Theory]
    [InlineData("HEADERS 1 end")]
    [InlineData("INTERIM 1, INTERIM 1, HEADERS 1 end")]
    [InlineData("INTERIM 1, HEADERS 1, DATA 1 5, HEADERS 1 end")]
    [Rule("R15")]
    public void An_answer_may_have_interim_ones_before_it(string frames)
    {
        var client = Talk.Client();

        (client.Comes(frames), client.Connection.StateOf(1)).Should().Be(("", Closed), "the answer is {0}", frames);
    }

    [Theory]
    [InlineData("HEADERS 1, HEADERS 1")] // trailers that end nothing
    [InlineData("HEADERS 1, DATA 1 5, HEADERS 1")]
    [Rule("R15")]
    public void A_request_that_goes_on_after_its_trailers_is_malformed(string frames) =>
        Talk.Server().Comes(frames).Should().Be("RST 1 ProtocolError, PING", "the request is {0}", frames);

    [Theory]
    [InlineData("DATA 1 5")] // content of what?
    [InlineData("INTERIM 1, DATA 1 5")]
    [InlineData("INTERIM 1 end")] // the answer is missing
    [InlineData("HEADERS 1, INTERIM 1")]
    [InlineData("HEADERS 1, HEADERS 1")]
    [Rule("R15")]
    public void An_answer_out_of_order_is_malformed(string frames)
    {
        var client = Talk.Client();

        client.Comes(frames).Should().Be("RST 1 ProtocolError, PING", "the answer is {0}", frames);
        client.Connection.StateOf(1).Should().Be(Closed);
    }

    [Theory]
    [InlineData("DATA 1 5")]
    [InlineData("HEADERS 1 end")]
    [Rule("R2"), Rule("R16")]
    public void What_comes_after_the_end_costs_the_stream(string frame)
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end, HEADERS 3");

        server.PassesOn(frame).Should().BeFalse();
        (server.Answers(), server.Connection.StateOf(1), server.Connection.StateOf(3)).Should().Be(("RST 1 StreamClosed, PING", Closed, Open), "{0} came after the end", frame);
        server.PassesOn(frame).Should().BeFalse("that is an error once");
        server.Answers().Should().Be("");
    }

    [Theory]
    [InlineData("DATA 1 5", ErrorCode.StreamClosed)]
    [InlineData("HEADERS 1 end", ErrorCode.StreamClosed)]
    [InlineData("PROMISE 1 2", ErrorCode.ProtocolError)]
    [Rule("R2")]
    public void What_comes_after_both_ends_costs_the_connection(string frame, ErrorCode code)
    {
        var client = Talk.Client();
        client.Comes("HEADERS 1 end");

        client.MustLose(frame, code, 0);
    }

    [Fact]
    [Rule("R2"), Rule("R11")]
    public void A_server_says_of_closed_streams_which_frame_came()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 3 end");
        server.Connection.SendHeaders(3, endStream: true);

        server.PassesOn("RST 3 Cancel").Should().BeFalse("it may have been sent before the answer came");
        server.PassesOn("WINDOW 3 100").Should().BeFalse();
        server.PassesOn("WINDOW 1 100").Should().BeFalse("a stream that was left out is closed as well");
        server.MustLose("DATA 1 5", ErrorCode.StreamClosed, 3);
    }

    [Fact]
    [Rule("R28")]
    public void After_a_complete_answer_a_reset_takes_nothing_away()
    {
        var client = Talk.Client();
        client.Comes("HEADERS 1, DATA 1 40000 end");

        client.PassesOn("RST 1 NoError").Should().BeFalse("the stream had ended");
        client.Connection.Consume(1, 40_000);
        client.Answers().Should().Be("WINDOW 0 40000", "all of it was there to be read");
    }

    [Fact]
    [Rule("R16")]
    public void An_error_of_the_connection_is_the_end_of_it()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1, HEADERS 5");
        server.Connection.SendHeaders(1, endStream: false);

        var first = server.MustLose("DATA 3 5", ErrorCode.StreamClosed, 5);
        var again = () => server.PassesOn("HEADERS 7");
        again.Should().Throw<ConnectionErrorException>().Which.Should().BeSameAs(first);
        server.Connection.SendData(1, 5, endStream: true);
        server.Answers().Should().Be("", "nothing follows GOAWAY");
        first.Message.Should().MatchRegex("^StreamClosed: .*3", "it says why, and where");
    }

    [Fact]
    [Rule("R16")]
    public void A_client_whose_connection_is_lost_opens_nothing()
    {
        var client = Talk.Client();
        client.MustLose("DATA 2 5", ErrorCode.ProtocolError, 0);

        client.Connection.Open(true).Should().BeNull();
    }

    [Fact]
    [Rule("R16")]
    public void A_server_whose_connection_is_lost_promises_nothing()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end");
        server.MustLose("DATA 3 5", ErrorCode.ProtocolError, 1);

        server.Connection.Promise(1).Should().BeNull();
    }

    [Fact]
    [Rule("R16")]
    public void What_waits_goes_before_GOAWAY()
    {
        var server = Talk.Server();
        server.Connection.Receive(new Frame.Ping(9));

        var lose = () => server.Comes("DATA 1 5");
        lose.Should().Throw<ConnectionErrorException>();
        server.Answers().Should().Be("PONG 9, GOAWAY 0 ProtocolError");
    }

    [Fact]
    [Rule("R17")]
    public void A_server_answers()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end, HEADERS 3");
        server.Connection.SendHeaders(1, endStream: false, isInterim: true).Should().BeTrue();
        server.Connection.SendHeaders(1, endStream: false).Should().BeTrue();
        server.Connection.SendData(1, 5, endStream: false).Should().Be(5);
        server.Connection.SendHeaders(1, endStream: true).Should().BeTrue();
        server.Connection.SendHeaders(3, endStream: true);

        server.Answers().Should().Be("INTERIM 1, HEADERS 1, DATA 1 5, HEADERS 1 end, HEADERS 3 end");
        (server.Connection.StateOf(1), server.Connection.StateOf(3)).Should().Be((Closed, HalfClosedLocal));
    }

    [Fact]
    [Rule("R17")]
    public void A_client_sends_content_and_trailers()
    {
        var client = Talk.Client(hasEnded: false);
        client.Connection.SendData(1, 5, endStream: false);
        client.Connection.SendHeaders(1, endStream: true);

        (client.Answers(), client.Connection.StateOf(1)).Should().Be(("DATA 1 5, HEADERS 1 end", HalfClosedLocal));
    }

    [Fact]
    [Rule("R17")]
    public void What_must_not_be_sent_is_not_sent()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end, HEADERS 3 end");
        server.Connection.SendHeaders(3, endStream: false);
        server.Answers();
        foreach (var (what, send) in new (string What, Action Send)[]
        {
            ("content before headers", () => server.Connection.SendData(1, 5, endStream: true)),
            ("an interim answer that ends", () => server.Connection.SendHeaders(1, endStream: true, isInterim: true)),
            ("an interim answer after the real one", () => server.Connection.SendHeaders(3, endStream: false, isInterim: true)),
            ("trailers that end nothing", () => server.Connection.SendHeaders(3, endStream: false)),
            ("headers on an idle stream", () => server.Connection.SendHeaders(5, endStream: true)),
            ("content on an idle stream", () => server.Connection.SendData(5, 0, endStream: true)),
            ("content before the promise", () => server.Connection.SendData(2, 0, endStream: true)),
        })
        {
            send.Should().Throw<InvalidOperationException>("that would be {0}", what);
        }

        var negative = () => server.Connection.SendData(3, -1, endStream: true);
        negative.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("length");
        (server.Answers(), server.Connection.StateOf(1), server.Connection.StateOf(3)).Should().Be(("", HalfClosedRemote, HalfClosedRemote));
    }

    [Fact]
    [Rule("R17")]
    public void Nothing_is_sent_after_the_end()
    {
        var client = Talk.Client();
        var data = () => client.Connection.SendData(1, 0, endStream: true);
        var trailers = () => client.Connection.SendHeaders(1, endStream: true);
        data.Should().Throw<InvalidOperationException>();
        trailers.Should().Throw<InvalidOperationException>();
        client.Comes("HEADERS 1 end");

        data.Should().Throw<InvalidOperationException>("the stream is closed");
    }
}
