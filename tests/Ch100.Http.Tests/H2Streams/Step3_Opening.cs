using static Katas.Http.H2Streams.Endpoint;
using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step3_Opening
{
    private readonly Talk server = Talk.Server();

    [Theory]
    [InlineData(Server, 65_535, "SETTINGS MaxConcurrentStreams=7 InitialWindowSize=9")]
    [InlineData(Client, 65_535, "SETTINGS EnablePush=0 MaxConcurrentStreams=7 InitialWindowSize=9")]
    [InlineData(Server, 65_536, "SETTINGS MaxConcurrentStreams=7 InitialWindowSize=9, WINDOW 0 1")]
    [InlineData(Client, int.MaxValue, "SETTINGS EnablePush=0 MaxConcurrentStreams=7 InitialWindowSize=9, WINDOW 0 2147418112")]
    [Rule("R10")]
    public void Settings_go_first(Endpoint self, int connectionWindowSize, string expected)
    {
        var connection = new Connection(self, new ConnectionOptions { MaxConcurrentStreams = 7, InitialWindowSize = 9, ConnectionWindowSize = connectionWindowSize, EnablePush = false });

        Frames.Show(connection.TakeFrames()).Should().Be(expected);
        connection.TakeFrames().Should().BeEmpty("each frame is taken once");
    }

    [Fact]
    [Rule("R10")]
    public void A_client_welcomes_promises_unless_it_is_told_otherwise() =>
        Frames.Show(new Connection(Client, new ConnectionOptions()).TakeFrames()).Should().Be("SETTINGS EnablePush=1 MaxConcurrentStreams=100 InitialWindowSize=65535");

    [Fact]
    [Rule("R11")]
    public void A_request_opens_a_stream_and_all_before_it_are_closed()
    {
        var before = server.Connection.StateOf(7);

        server.PassesOn("HEADERS 7").Should().BeTrue();
        (before, server.Connection.StateOf(7), server.Connection.StateOf(5), server.Connection.StateOf(9), server.Connection.StateOf(2))
            .Should().Be((Idle, Open, Closed, Idle, Idle), "7 is open, 5 was left out, 9 may follow, and 2 is one of ours");
    }

    [Theory]
    [InlineData("HEADERS 7", 7)] // again
    [InlineData("HEADERS 5", 7)] // left out
    [InlineData("HEADERS 2", 7)] // ours
    [Rule("R11")]
    public void Numbers_rise_and_are_odd(string frame, int last)
    {
        server.Comes("HEADERS 7 end");
        server.Connection.SendHeaders(7, endStream: true);

        server.MustLose(frame, ErrorCode.ProtocolError, last);
    }

    [Fact]
    [Rule("R11")]
    public void The_last_number_there_is_opens_the_last_stream()
    {
        server.PassesOn("HEADERS 2147483647").Should().BeTrue();

        server.MustLose("HEADERS 2147483645", ErrorCode.ProtocolError, 2147483647);
    }

    [Fact]
    [Rule("R2"), Rule("R11")]
    public void Nothing_else_comes_on_a_stream_that_nobody_has_used()
    {
        foreach (var frame in new[] { "DATA 1 5", "RST 1 Cancel", "WINDOW 1 5", "PROMISE 1 2", "DATA 2 5", "WINDOW 2 5" })
        {
            Talk.Server().MustLose(frame, ErrorCode.ProtocolError, 0);
        }
    }

    [Fact]
    [Rule("R3")]
    public void PRIORITY_uses_no_number()
    {
        server.Comes("PRIORITY 9, PRIORITY 2").Should().Be("");

        server.PassesOn("HEADERS 7").Should().BeTrue("nghttp sends such frames for streams that it never opens");
    }

    [Fact]
    [Rule("R12")]
    public void One_stream_more_than_was_allowed_costs_that_stream()
    {
        var two = Talk.Server(new ConnectionOptions { MaxConcurrentStreams = 2 });

        two.Comes("HEADERS 1, HEADERS 3 end").Should().Be("");
        two.Comes("HEADERS 5").Should().Be("RST 5 ProtocolError, PING", "the limit is known by now");
        two.PassesOn("DATA 5 10").Should().BeFalse("it may have been sent before the reset came");
        two.Connection.SendHeaders(3, endStream: true);
        two.PassesOn("HEADERS 7").Should().BeTrue("stream 3 has ended, which leaves 1 and 7");
        (two.Connection.StateOf(5), two.Connection.StateOf(7)).Should().Be((Closed, Open));
    }

    [Fact]
    [Rule("R12")]
    public void Who_does_not_know_the_limit_may_try_again()
    {
        var connection = new Connection(Server, new ConnectionOptions { MaxConcurrentStreams = 1 });
        connection.TakeFrames();
        connection.Receive(new Frame.StreamHeaders(1));
        connection.Receive(new Frame.StreamHeaders(3)).Should().BeFalse();

        Frames.Show(connection.TakeFrames()).Should().Be("RST 3 RefusedStream, PING", "our settings are not acknowledged");
    }

    [Fact]
    [Rule("R12")]
    public void A_new_limit_counts_as_soon_as_it_is_told_and_fully_when_it_is_acknowledged()
    {
        server.Comes("HEADERS 1, HEADERS 3");
        server.Connection.Announce(65_535, 2);
        server.Comes("HEADERS 5").Should().Be("SETTINGS MaxConcurrentStreams=2 InitialWindowSize=65535, RST 5 RefusedStream, PING");
        server.Comes("ACK");

        server.Comes("HEADERS 7").Should().Be("RST 7 ProtocolError, PING");
        server.Connection.Announce(65_535, 3);
        server.Comes("HEADERS 9").Should().Be("SETTINGS MaxConcurrentStreams=3 InitialWindowSize=65535", "more is allowed at once");
    }

    [Fact]
    [Rule("R12")]
    public void No_stream_at_all_may_be_allowed() =>
        Talk.Server(new ConnectionOptions { MaxConcurrentStreams = 0 }).Comes("HEADERS 1").Should().Be("RST 1 ProtocolError, PING");

    [Fact]
    [Rule("R13")]
    public void A_client_opens_odd_streams_in_order()
    {
        var client = new Talk(Client);
        var ids = new[] { client.Connection.Open(true), client.Connection.Open(false) };

        ids.Should().Equal(1, 3);
        client.Answers().Should().Be("HEADERS 1 end, HEADERS 3");
        (client.Connection.StateOf(1), client.Connection.StateOf(3), client.Connection.StateOf(5)).Should().Be((HalfClosedLocal, Open, Idle));
    }

    [Fact]
    [Rule("R13")]
    public void A_client_waits_while_the_server_takes_no_more()
    {
        var client = new Talk(Client);
        client.Comes("SETTINGS MaxConcurrentStreams=2");
        var ids = new[] { client.Connection.Open(true), client.Connection.Open(true), client.Connection.Open(true) };
        client.Comes("HEADERS 1 end");

        ids.Should().Equal(1, 3, null);
        client.Connection.Open(true).Should().Be(5, "stream 1 has ended, and no number was lost");
    }

    [Fact]
    [Rule("R13")]
    public void Numbers_may_begin_elsewhere_and_come_to_an_end()
    {
        var client = new Talk(Client, new ConnectionOptions { FirstStreamId = int.MaxValue - 2 });

        new[] { client.Connection.Open(true), client.Connection.Open(true), client.Connection.Open(true) }
            .Should().Equal(int.MaxValue - 2, int.MaxValue, null);
    }

    [Fact]
    [Rule("R13")]
    public void A_server_opens_nothing_and_a_client_promises_nothing()
    {
        var open = () => server.Connection.Open(true);
        var promise = () => Talk.Client().Connection.Promise(1);

        open.Should().Throw<InvalidOperationException>();
        promise.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    [Rule("R14")]
    public void A_server_promises_and_keeps_it()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end");
        var ids = (server.Connection.Promise(1), server.Connection.Promise(1));
        var state = server.Connection.StateOf(2);
        server.Connection.SendHeaders(4, endStream: false);
        server.Connection.SendData(4, 5, endStream: true);

        (ids, state, server.Connection.Sendable(2)).Should().Be(((2, 4), ReservedLocal, 0));
        server.Answers().Should().Be("PROMISE 1 2, PROMISE 1 4, HEADERS 4, DATA 4 5 end", "in any order");
        (server.Connection.StateOf(2), server.Connection.StateOf(4), server.Connection.StateOf(6)).Should().Be((ReservedLocal, Closed, Idle));
        server.Comes("WINDOW 2 5, PRIORITY 2, RST 2 Cancel").Should().Be("");
        server.Connection.StateOf(2).Should().Be(Closed, "the client does not want it");
    }

    [Fact]
    [Rule("R14")]
    public void Promised_answers_count_when_they_begin()
    {
        var server = Talk.Server();
        server.Comes("SETTINGS MaxConcurrentStreams=1, HEADERS 1 end");
        var ids = (server.Connection.Promise(1), server.Connection.Promise(1));

        (ids, server.Connection.SendHeaders(2, false), server.Connection.SendHeaders(4, true)).Should().Be(((2, 4), true, false));
        server.Connection.StateOf(4).Should().Be(ReservedLocal, "nothing has happened");
        server.Connection.SendData(2, 0, endStream: true);
        server.Connection.SendHeaders(4, endStream: true).Should().BeTrue("stream 2 has ended");
    }

    [Theory]
    [InlineData("SETTINGS EnablePush=0")]
    [InlineData("GOAWAY 0 NoError")]
    [Rule("R14")]
    public void A_server_that_must_not_promise_does_not(string frame)
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end, " + frame);

        server.Connection.Promise(1).Should().BeNull();
    }

    [Fact]
    [Rule("R14")]
    public void A_promise_belongs_to_a_request_that_is_not_answered()
    {
        var server = Talk.Server(new ConnectionOptions { FirstStreamId = int.MaxValue - 1 });
        server.Comes("HEADERS 1 end");
        var last = server.Connection.Promise(1);
        server.Connection.SendHeaders(int.MaxValue - 1, endStream: false);
        var onPromised = () => server.Connection.Promise(int.MaxValue - 1);
        var onIdle = () => server.Connection.Promise(3);

        (last, server.Connection.Promise(1)).Should().Be((int.MaxValue - 1, null), "there are no more numbers");
        onPromised.Should().Throw<InvalidOperationException>("that is no request");
        onIdle.Should().Throw<InvalidOperationException>();
    }
}
