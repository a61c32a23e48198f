using static Katas.Http.H2Streams.Endpoint;
using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step6_Settings
{
    [Fact]
    [Rule("R23")]
    public void Settings_are_acknowledged_each_time()
    {
        var server = Talk.Server();

        server.Comes("SETTINGS").Should().Be("ACK");
        server.Comes("SETTINGS HeaderTableSize=0 MaxHeaderListSize=7 None=9, SETTINGS EnablePush=1").Should().Be("ACK, ACK", "what nobody knows means nothing");
    }

    [Theory]
    [InlineData(Server, "EnablePush=2", ErrorCode.ProtocolError)]
    [InlineData(Client, "EnablePush=1", ErrorCode.ProtocolError)] // a server has nothing to ask for there
    [InlineData(Server, "InitialWindowSize=2147483648", ErrorCode.FlowControlError)]
    [InlineData(Server, "InitialWindowSize=4294967295", ErrorCode.FlowControlError)]
    [InlineData(Server, "MaxFrameSize=16383", ErrorCode.ProtocolError)]
    [InlineData(Server, "MaxFrameSize=16777216", ErrorCode.ProtocolError)]
    [InlineData(Server, "InitialWindowSize=2147483648 MaxFrameSize=0", ErrorCode.FlowControlError)] // the first counts
    [Rule("R23")]
    public void Wrong_values_cost_the_connection(Endpoint self, string settings, ErrorCode code) =>
        new Talk(self).MustLose("SETTINGS " + settings, code, 0);

    [Theory]
    [InlineData(Client)]
    [InlineData(Server)]
    [Rule("R23")]
    public void The_last_right_values(Endpoint self)
    {
        foreach (var setting in new[] { "EnablePush=0", "InitialWindowSize=0", "InitialWindowSize=2147483647", "MaxFrameSize=16384", "MaxFrameSize=16777215", "MaxConcurrentStreams=4294967295" })
        {
            new Talk(self).Comes("SETTINGS " + setting).Should().Be("ACK", "{0} comes to a {1}", setting, self);
        }
    }

    [Fact]
    [Rule("R23")]
    public void Of_settings_with_a_wrong_one_none_is_applied()
    {
        var client = Talk.Client(hasEnded: false);

        client.MustLose("SETTINGS InitialWindowSize=5 MaxFrameSize=5", ErrorCode.ProtocolError, 0);
        client.Connection.Sendable(1).Should().Be(65_535);
    }

    [Theory]
    [InlineData("MaxFrameSize=20000", "DATA 1 20000, DATA 1 20000, DATA 1 1 end")]
    [InlineData("MaxFrameSize=20000 MaxFrameSize=40000", "DATA 1 40000, DATA 1 1 end")] // the last one counts
    [Rule("R21"), Rule("R23")]
    public void Frames_are_as_large_as_they_may_be(string settings, string expected)
    {
        var client = Talk.Client(hasEnded: false);
        client.Comes("SETTINGS " + settings);
        client.Connection.SendData(1, 40_001, endStream: true);

        client.Answers().Should().Be(expected);
    }

    [Fact]
    [Rule("R24")]
    public void A_new_initial_size_changes_the_windows_of_all_streams_and_not_the_connections()
    {
        var client = Talk.Client(hasEnded: false);
        var three = client.Connection.Open(false)!.Value;
        client.Connection.SendData(1, 60_000, endStream: false);
        client.Comes("WINDOW 0 1000000, SETTINGS InitialWindowSize=70000");
        var five = client.Connection.Open(false)!.Value;

        (client.Connection.Sendable(1), client.Connection.Sendable(three), client.Connection.Sendable(five))
            .Should().Be((10_000, 70_000, 70_000), "streams 1 and 3 have 4,465 more, and stream 5 begins with all of it");
        client.Connection.SendData(three, 65_000, endStream: false);
        client.Connection.SendData(five, 70_000, endStream: false);
        client.Comes("SETTINGS InitialWindowSize=2000000");
        client.Connection.Sendable(1).Should().Be(1_000_000 + 65_535 - 195_000, "that is what the connection has left: SETTINGS do not touch it");
    }

    [Fact]
    [Rule("R24")]
    public void A_smaller_one_makes_windows_negative()
    {
        var client = Talk.Client(hasEnded: false);
        client.Connection.SendData(1, 60_000, endStream: false);
        client.Comes("WINDOW 0 100000, SETTINGS InitialWindowSize=16384, WINDOW 1 43616");
        client.Answers();
        var atZero = (client.Connection.Sendable(1), client.Connection.SendData(1, 1, endStream: true));
        client.Comes("WINDOW 1 1");

        (atZero, client.Connection.Sendable(1)).Should().Be(((0, 0), 1), "16,384 - 60,000 is -43,616, and 43,617 more came");
    }

    [Fact]
    [Rule("R22"), Rule("R24")]
    public void A_promised_stream_has_its_window_before_it_begins()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1 end");
        server.Connection.Promise(1);
        server.Comes("WINDOW 0 100000, WINDOW 2 5, SETTINGS InitialWindowSize=70000");
        server.Connection.SendHeaders(2, endStream: false);

        server.Connection.Sendable(2).Should().Be(70_005);
    }

    [Fact]
    [Rule("R24")]
    public void Changes_are_counted_from_the_last_value()
    {
        var client = Talk.Client(hasEnded: false);
        client.Comes("SETTINGS InitialWindowSize=100 InitialWindowSize=300, SETTINGS InitialWindowSize=200");

        client.Connection.Sendable(1).Should().Be(200);
    }

    [Fact]
    [Rule("R24")]
    public void A_window_that_had_grown_may_become_too_large()
    {
        var client = Talk.Client(hasEnded: false);
        client.Comes("WINDOW 1 2147418112, SETTINGS InitialWindowSize=65535"); // 2^31-1, and no change

        client.MustLose("SETTINGS InitialWindowSize=65536", ErrorCode.FlowControlError, 0);
    }

    [Fact]
    [Rule("R24")]
    public void Streams_on_which_nothing_more_is_sent_have_no_window()
    {
        var client = Talk.Client(hasEnded: false);
        client.Comes("WINDOW 1 2147418112");
        client.Connection.SendData(1, 0, endStream: true);
        client.Answers();

        client.Comes("SETTINGS InitialWindowSize=2147483647").Should().Be("ACK");
    }

    [Fact]
    [Rule("R25")]
    public void Our_settings_count_when_they_are_acknowledged()
    {
        var server = new Connection(Server, new ConnectionOptions { InitialWindowSize = 10 });
        server.TakeFrames();
        server.Receive(new Frame.StreamHeaders(1));
        server.Receive(new Frame.StreamHeaders(3));
        server.Receive(new Frame.StreamData(1, 1_000)).Should().BeTrue("the client may not know");
        server.Receive(new Frame.SettingsAck());

        server.Receive(new Frame.StreamData(3, 10)).Should().BeTrue();
        server.Receive(new Frame.StreamData(3, 1)).Should().BeFalse("now it knows");
        server.Receive(new Frame.StreamData(1, 1)).Should().BeFalse("990 more than there should be have come already");
        Frames.Show(server.TakeFrames()).Should().Be("RST 3 FlowControlError, RST 1 FlowControlError, PING");
    }

    [Fact]
    [Rule("R25")]
    public void Each_acknowledgement_is_for_the_oldest()
    {
        var server = Talk.Server(new ConnectionOptions { InitialWindowSize = 10 });
        server.Connection.Announce(20, 100);
        server.Connection.Announce(5, 100);
        server.Answers().Should().Be("SETTINGS MaxConcurrentStreams=100 InitialWindowSize=20, SETTINGS MaxConcurrentStreams=100 InitialWindowSize=5");
        server.Comes("HEADERS 1, ACK, DATA 1 20").Should().Be("", "20 are allowed by now");
        server.Comes("ACK, HEADERS 3, DATA 3 6").Should().Be("RST 3 FlowControlError, PING", "and now 5");

        server.MustLose("ACK", ErrorCode.ProtocolError, 3);
    }

    [Fact]
    [Rule("R25")]
    public void Settings_are_all_told_again_and_not_negative()
    {
        var client = Talk.Client();
        client.Connection.Announce(5, 6);
        client.Answers().Should().Be("SETTINGS EnablePush=1 MaxConcurrentStreams=6 InitialWindowSize=5");
        var size = () => Talk.Server().Connection.Announce(-1, 0);
        var streams = () => Talk.Server().Connection.Announce(0, -1);

        size.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("initialWindowSize");
        streams.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxConcurrentStreams");
    }

    [Fact]
    [Rule("R25")]
    public void What_was_read_is_told_when_it_is_half_of_the_new_size()
    {
        var server = Talk.Server();
        server.Comes("HEADERS 1, DATA 1 32766");
        server.Connection.Consume(1, 32_766);
        server.Connection.Announce(16_384, 100);
        server.Answers().Should().Be("SETTINGS MaxConcurrentStreams=100 InitialWindowSize=16384");

        server.Comes("ACK").Should().Be("WINDOW 1 32766", "otherwise the client waits for room, and we for content");
    }

    [Fact]
    [Rule("R26")]
    public void A_PING_comes_back()
    {
        var server = Talk.Server();

        server.Comes("PING 7, PING 8").Should().Be("PONG 7, PONG 8");
        server.Comes("PONG 9").Should().Be("", "an answer is not answered, and nobody need have asked");
    }

    [Fact]
    [Rule("R27")]
    public void A_client_takes_promises()
    {
        var client = Talk.Client();
        client.PassesOn("PROMISE 1 4").Should().BeTrue();
        client.PassesOn("HEADERS 4").Should().BeTrue();
        client.Comes("DATA 4 5 end, PROMISE 1 6").Should().Be("");

        (client.Connection.StateOf(2), client.Connection.StateOf(4), client.Connection.StateOf(6)).Should().Be((Closed, Closed, ReservedRemote));
    }

    [Theory]
    [InlineData("PROMISE 1 5")] // a client's number
    [InlineData("PROMISE 1 2")] // left out
    [InlineData("PROMISE 1 4")] // again
    [InlineData("PROMISE 4 6")] // on a promised one
    [Rule("R27")]
    public void Wrong_promises_cost_the_connection(string frame)
    {
        var client = Talk.Client();
        client.Comes("PROMISE 1 4, HEADERS 4");

        client.MustLose(frame, ErrorCode.ProtocolError, 4);
    }

    [Fact]
    [Rule("R27")]
    public void Who_wants_no_promises_gets_none_once_that_is_acknowledged()
    {
        var client = new Connection(Client, new ConnectionOptions { EnablePush = false });
        client.Open(true);
        client.Receive(new Frame.PushPromise(1, 2)).Should().BeTrue("the server may not know");
        client.Receive(new Frame.SettingsAck());
        var promise = () => client.Receive(new Frame.PushPromise(1, 4));

        promise.Should().Throw<ConnectionErrorException>().Which.Code.Should().Be(ErrorCode.ProtocolError);
    }

    [Fact]
    [Rule("R27")]
    public void Promised_answers_have_the_limits_of_all_streams()
    {
        var client = Talk.Client(options: new ConnectionOptions { MaxConcurrentStreams = 1, InitialWindowSize = 10 });

        client.Comes("PROMISE 1 2, PROMISE 1 4, HEADERS 2").Should().Be("");
        client.Comes("HEADERS 4").Should().Be("RST 4 ProtocolError, PING", "stream 2 is the only one that is allowed");
        client.Comes("DATA 2 11").Should().Be("RST 2 FlowControlError, PING");
    }
}
