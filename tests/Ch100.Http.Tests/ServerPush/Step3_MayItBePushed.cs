namespace Katas.Http.ServerPush.Steps;

public sealed class Step3_MayItBePushed
{
    private readonly PushServer server = Scene.Server();

    [Fact]
    [Rule("R9")]
    public void Promised_streams_are_even_and_rise()
    {
        Scene.Promise(server, 1, Scene.Page(1)).Should().Be("Allowed 2");
        Scene.Promise(server, 3, Scene.Page(2)).Should().Be("Allowed 4");
        Scene.Promise(server, 1, Scene.Page(3)).Should().Be("Allowed 6");
        (server.StateOf(2), server.StateOf(6), server.StateOf(8)).Should().Be((PushState.Promised, PushState.Promised, PushState.Idle));
    }

    [Fact]
    [Rule("R9")]
    public void What_is_refused_takes_no_stream()
    {
        Scene.Promise(server, 1, Scene.Request("POST https example.com /a")).Should().Be("NotSafe");
        Scene.Promise(server, 1, Scene.Request("GET https evil.test /a")).Should().Be("NotAuthoritative");
        Scene.Promise(server, 5).Should().Be("NoSuchRequest");
        Scene.Promise(server).Should().Be("Allowed 2");
    }

    [Theory]
    [InlineData(2_147_483_642, "Allowed 2147483642, Allowed 2147483644, Allowed 2147483646, NoIdsLeft")]
    [InlineData(2_147_483_646, "Allowed 2147483646, NoIdsLeft, NoIdsLeft, NoIdsLeft")]
    [Rule("R9")]
    public void Streams_end_at_2_31(int first, string expected)
    {
        var last = Scene.Server(first);

        string.Join(", ", Enumerable.Range(0, 4).Select(i => Scene.Promise(last, 1, Scene.Page(i)))).Should().Be(expected);
        (last.StateOf(first), last.StateOf(first - 2), last.StateOf(2)).Should().Be((PushState.Promised, PushState.Closed, PushState.Closed), "a higher stream closes those that were left out");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(3)]
    [Rule("R9")]
    public void The_first_stream_is_positive_and_even(int first)
    {
        Scene.Refused(() => Scene.Server(first)).Should().Be("FirstStreamId");
        Scene.Promise(Scene.Server(4)).Should().Be("Allowed 4");
    }

    [Theory]
    [InlineData("", "Allowed 2")]
    [InlineData("request", "Allowed 2")] // half-closed (remote): the client has said all, and listens
    [InlineData("response", "NoSuchRequest")]
    [InlineData("request response", "NoSuchRequest")]
    [InlineData("response request", "NoSuchRequest")]
    [InlineData("reset", "NoSuchRequest")]
    [Rule("R10")]
    public void A_promise_belongs_to_a_request_that_is_not_answered(string events, string expected)
    {
        foreach (var happens in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Action<int> act = happens switch
            {
                "request" => server.RequestEnded,
                "response" => server.ResponseEnded,
                _ => server.ResetReceived,
            };
            act(1);
        }

        Scene.Promise(server).Should().Be(expected);
        Scene.Promise(server, 3, Scene.Page(1)).Should().StartWith("Allowed", "stream 3 is as before");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    [Rule("R10")]
    public void Nothing_else_has_promises(int onStream)
    {
        Scene.Promise(server, 1, Scene.Page(1)).Should().Be("Allowed 2");
        server.TryStart(2).Should().BeTrue();

        Scene.Promise(server, onStream).Should().Be("NoSuchRequest", "{0} is no stream of a request", onStream);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(0)]
    [Rule("R10")]
    public void Requests_come_on_odd_streams_that_rise(int streamId)
    {
        Scene.Refused(() => server.RequestOpened(streamId)).Should().Be("streamId");
        Scene.Refused(() => server.RequestOpened(9)).Should().Be("none");
        Scene.Refused(() => server.RequestOpened(7)).Should().Be("streamId", "7 is closed since 9 was opened");
    }

    [Fact]
    [Rule("R11")]
    public void Push_is_on_until_the_client_says_otherwise_and_may_come_back()
    {
        Scene.Promise(server, 1, Scene.Page(1)).Should().Be("Allowed 2");
        server.EnablePushReceived(0);
        Scene.Promise(server).Should().Be("PushDisabled");
        server.TryStart(2).Should().BeTrue("what is promised is promised");
        server.EnablePushReceived(1);
        Scene.Promise(server).Should().Be("Allowed 4");
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(uint.MaxValue)]
    [Rule("R11")]
    public void Another_value_is_an_error(uint value)
    {
        server.EnablePushReceived(0);

        Scene.Said(() => server.EnablePushReceived(value)).Should().Be("ProtocolError about 0");
        Scene.Promise(server).Should().Be("PushDisabled", "an error changes nothing");
    }

    [Fact]
    [Rule("R12")]
    public void What_is_promised_is_not_promised_again_until_it_is_over()
    {
        Scene.Promise(server).Should().Be("Allowed 2");
        Scene.Promise(server, 3).Should().Be("AlreadyPromised");
        Scene.Promise(server, 3, Scene.Request("HEAD https EXAMPLE.com /a")).Should().Be("AlreadyPromised", "it has the same target");
        server.TryStart(2);
        Scene.Promise(server).Should().Be("AlreadyPromised");
        server.Finish(2);
        Scene.Promise(server).Should().Be("Allowed 4");
        server.Cancel(4);
        Scene.Promise(server).Should().Be("Allowed 6");
    }
}
