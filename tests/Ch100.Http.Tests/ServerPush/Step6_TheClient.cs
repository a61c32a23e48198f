namespace Katas.Http.ServerPush.Steps;

public sealed class Step6_TheClient
{
    private readonly PushClient client = Asking();

    [Theory]
    [InlineData("GET https example.com /a", "", "Accepted")]
    [InlineData("POST https example.com /a", "", "Refused")]
    [InlineData("OPTIONS https example.com /a", "", "Refused")]
    [InlineData("GET https evil.test /a", "", "Refused")]
    [InlineData("GET https example.com /a", "content-length: 5", "Refused")]
    [InlineData("GET https example.com /a", "connection: close", "Refused")]
    [Rule("R21")]
    public void A_client_refuses_what_no_server_may_promise(string head, string fields, string expected)
    {
        Scene.Said(() => client.PromiseReceived(1, 2, Scene.Request(head, fields))).Should().Be(expected);
        client.Reserved.Should().Be(expected == "Accepted" ? 1 : 0);
        Scene.Said(() => client.PromiseReceived(1, 4, Scene.Request())).Should().Be("Accepted", "the connection goes on");
    }

    [Theory]
    [InlineData(1, "Accepted")]
    [InlineData(3, "Accepted")]
    [InlineData(5, "ProtocolError about 5")]
    [InlineData(2, "ProtocolError about 2")]
    [InlineData(0, "ProtocolError about 0")]
    [Rule("R22")]
    public void A_promise_comes_on_a_stream_that_waits_for_its_response(int onStream, string expected)
    {
        Promised(100);

        Scene.Said(() => client.PromiseReceived(onStream, 102, Scene.Request())).Should().Be(expected);
        client.Reserved.Should().Be(expected == "Accepted" ? 2 : 1, "an error changes nothing");
    }

    [Fact]
    [Rule("R22")]
    public void Behind_the_response_there_are_no_promises()
    {
        client.ResponseEnded(1);

        Scene.Said(() => client.PromiseReceived(1, 2, Scene.Request())).Should().Be("ProtocolError about 1");
    }

    [Theory]
    [InlineData(2, "ProtocolError about 2")]
    [InlineData(6, "ProtocolError about 6")]
    [InlineData(4, "ProtocolError about 4")]
    [InlineData(7, "ProtocolError about 7")]
    [InlineData(0, "ProtocolError about 0")]
    [InlineData(-2, "ProtocolError about -2")]
    [InlineData(8, "Accepted")]
    [InlineData(2_147_483_646, "Accepted")]
    [Rule("R23")]
    public void Promised_streams_are_even_and_rise(int streamId, string expected)
    {
        Promised(6);

        Scene.Said(() => client.PromiseReceived(3, streamId, Scene.Page(1))).Should().Be(expected);
    }

    [Fact]
    [Rule("R23")]
    public void What_is_refused_takes_its_stream_all_the_same()
    {
        Scene.Said(() => client.PromiseReceived(1, 6, Scene.Request("POST https example.com /a"))).Should().Be("Refused");

        Scene.Said(() => client.PromiseReceived(1, 4, Scene.Request())).Should().Be("ProtocolError about 4", "6 has been promised before");
    }

    [Fact]
    [Rule("R24")]
    public void Push_is_off_when_the_server_has_acknowledged_it()
    {
        Promised(2); // the server did not know yet
        client.IsPushOff = true;

        Scene.Said(() => client.PromiseReceived(1, 4, Scene.Page(1))).Should().Be("ProtocolError about 1");
        Scene.Said(() => client.ResponseReceived(2)).Should().Be("Accepted", "it was promised in time");
        client.IsPushOff = false;
        Scene.Said(() => client.PromiseReceived(1, 4, Scene.Page(1))).Should().Be("Accepted");
    }

    [Fact]
    [Rule("R25")]
    public void A_promise_in_a_response_that_nobody_wants_is_reserved_and_cancelled()
    {
        client.RequestReset(1);
        client.RequestReset(9);

        Scene.Said(() => client.PromiseReceived(1, 2, Scene.Request())).Should().Be("Cancelled", "the server did not know yet");
        Scene.Said(() => client.PromiseReceived(1, 4, Scene.Request("POST https example.com /a"))).Should().Be("Refused");
        Scene.Said(() => client.ResponseReceived(2)).Should().Be("Ignored");
        Scene.Said(() => client.PromiseReceived(9, 6, Scene.Request())).Should().Be("ProtocolError about 9", "9 has never been asked");
        client.Reserved.Should().Be(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Rule("R26")]
    public void A_client_limits_what_it_is_promised(int max)
    {
        var careful = Asking(maxReserved: max);
        var said = Enumerable.Range(1, 4).Select(i => Scene.Said(() => careful.PromiseReceived(1, 2 * i, Scene.Page(i)))).ToArray();

        said.Should().Equal(Enumerable.Range(1, 4).Select(i => i <= max ? "Accepted" : "TooMany"));
        careful.ResponseReceived(2).Should().Be(PushAnswer.Accepted);
        Scene.Said(() => careful.PromiseReceived(1, 10, Scene.Page(5))).Should().Be("Accepted", "2 does not wait any more");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [Rule("R27")]
    public void A_client_limits_what_comes_at_a_time(int max)
    {
        var careful = Asking(maxConcurrentStreams: max);
        for (var i = 1; i <= 3; i++)
        {
            careful.PromiseReceived(1, 2 * i, Scene.Page(i)).Should().Be(PushAnswer.Accepted);
        }

        Enumerable.Range(1, 3).Select(i => careful.ResponseReceived(2 * i))
            .Should().Equal(Enumerable.Range(1, 3).Select(i => i <= max ? PushAnswer.Accepted : PushAnswer.TooMany));
        careful.Active.Should().Be(max);
        careful.ResponseReceived(2).Should().Be(PushAnswer.Accepted, "an interim response is followed by another");
        careful.Active.Should().Be(max);
        careful.ResponseReceived(6).Should().Be(PushAnswer.Ignored, "it was refused");
    }

    [Fact]
    [Rule("R28")]
    public void A_response_is_promised_and_comes_once()
    {
        Promised(2);
        Scene.Said(() => client.ResponseReceived(4)).Should().Be("ProtocolError about 4", "4 is idle");
        Scene.Said(() => client.ResponseReceived(2)).Should().Be("Accepted");
        (client.Reserved, client.Active).Should().Be((0, 1));
        client.PushEnded(2);
        client.Active.Should().Be(0);
        Scene.Said(() => client.ResponseReceived(2)).Should().Be("StreamClosed about 2");
    }

    [Fact]
    [Rule("R29")]
    public void A_client_may_cancel_whatever_the_state()
    {
        Promised(2);
        Promised(4);
        client.ResponseReceived(4);

        client.Cancel(2).Should().Be(PushAnswer.Cancelled);
        client.Cancel(4).Should().Be(PushAnswer.Cancelled);
        client.Cancel(4).Should().Be(PushAnswer.Ignored);
        client.Cancel(6).Should().Be(PushAnswer.Ignored);
        (client.Reserved, client.Active).Should().Be((0, 0));
        Scene.Said(() => client.ResponseReceived(2)).Should().Be("Ignored", "it was on its way");
        client.PushEnded(2);
        Scene.Said(() => client.ResponseReceived(2)).Should().Be("StreamClosed about 2", "the server has ended it");
    }

    [Fact]
    [Rule("R30")]
    public void A_flood_of_promises_is_kept_within_the_limits()
    {
        var careful = Asking(maxReserved: 3);
        for (var i = 1; i <= 1_000; i++)
        {
            careful.PromiseReceived(1, 2 * i, Scene.Page(i));
        }

        (careful.Reserved, careful.Remembered).Should().Be((3, 100));
        Scene.Said(() => careful.ResponseReceived(1_802)).Should().Be("Ignored", "it is the first of the last hundred");
        Scene.Said(() => careful.ResponseReceived(1_800)).Should().Be("StreamClosed about 1800", "it is forgotten");
        Scene.Said(() => careful.ResponseReceived(6)).Should().Be("Accepted");
    }

    [Fact]
    [Rule("R30")]
    public void What_was_reset_first_is_forgotten_first()
    {
        var forgetful = Asking(maxRemembered: 1);
        forgetful.PromiseReceived(1, 2, Scene.Page(1));
        forgetful.PromiseReceived(1, 4, Scene.Page(2));
        forgetful.Cancel(4);
        forgetful.Cancel(2);
        forgetful.RequestReset(3);
        forgetful.RequestReset(1);

        forgetful.Remembered.Should().Be(1);
        Scene.Said(() => forgetful.ResponseReceived(2)).Should().Be("Ignored");
        Scene.Said(() => forgetful.ResponseReceived(4)).Should().Be("StreamClosed about 4");
        Scene.Said(() => forgetful.PromiseReceived(1, 6, Scene.Page(3))).Should().Be("Cancelled");
        Scene.Said(() => forgetful.PromiseReceived(3, 8, Scene.Page(4))).Should().Be("ProtocolError about 3");
    }

    private static PushClient Asking(int maxReserved = 100, int maxConcurrentStreams = 100, int maxRemembered = 100)
    {
        var client = new PushClient(Scene.Shop)
        {
            MaxReserved = maxReserved,
            MaxConcurrentStreams = maxConcurrentStreams,
            MaxRemembered = maxRemembered,
        };
        client.RequestSent(1);
        client.RequestSent(3);
        return client;
    }

    private void Promised(int streamId) => client.PromiseReceived(1, streamId, Scene.Page(streamId)).Should().Be(PushAnswer.Accepted);
}
