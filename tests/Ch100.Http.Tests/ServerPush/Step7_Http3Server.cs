namespace Katas.Http.ServerPush.Steps;

public sealed class Step7_Http3Server
{
    private readonly Http3PushServer server = Answering();

    [Theory]
    [InlineData(null, "NoIdsLeft, NoIdsLeft, NoIdsLeft")]
    [InlineData(0L, "Allowed 0, NoIdsLeft, NoIdsLeft")]
    [InlineData(1L, "Allowed 0, Allowed 1, NoIdsLeft")]
    [InlineData(2L, "Allowed 0, Allowed 1, Allowed 2")]
    [Rule("R31")]
    public void The_client_gives_out_push_ids(long? max, string expected)
    {
        var other = Answering(max);

        string.Join(", ", Enumerable.Range(0, 3).Select(i => Scene.Promise(other, 0, Scene.Page(i)))).Should().Be(expected);
    }

    [Fact]
    [Rule("R31")]
    public void The_maximum_only_goes_up()
    {
        var other = Answering(0);
        Scene.Promise(other, 0, Scene.Page(1)).Should().Be("Allowed 0");
        Scene.Said(() => other.MaxPushIdReceived(0)).Should().Be("no error");
        Scene.Said(() => other.MaxPushIdReceived(1)).Should().Be("no error");
        Scene.Said(() => other.MaxPushIdReceived(0)).Should().Be("H3IdError about 0");
        Scene.Promise(other, 0, Scene.Page(2)).Should().Be("Allowed 1", "an error changes nothing");
    }

    [Fact]
    [Rule("R32")]
    public void The_same_may_be_promised_on_several_streams()
    {
        Scene.Promise(server, 0).Should().Be("Allowed 0");
        Scene.Promise(server, 4).Should().Be("Allowed 0", "it is the same push");
        Scene.Promise(server, 4).Should().Be("AlreadyPromised");
        Scene.Promise(server, 4, Scene.Request(fields: "accept: x")).Should().Be("Allowed 1", "the fields differ, so it is another");
        Scene.Promise(server, 4, Scene.Request("GET https Example.com /a")).Should().Be("Allowed 2");
        server.TryStart(0);
        server.Finish(0);
        Scene.Promise(server, 0).Should().Be("Allowed 3", "the first one is over");
    }

    [Fact]
    [Rule("R32")]
    public void An_old_id_needs_no_new_one()
    {
        var other = Answering(0);

        Scene.Promise(other, 0).Should().Be("Allowed 0");
        Scene.Promise(other, 0, Scene.Page(1)).Should().Be("NoIdsLeft");
        Scene.Promise(other, 4).Should().Be("Allowed 0");
    }

    [Fact]
    [Rule("R33")]
    public void A_promise_belongs_to_a_request_that_is_not_answered()
    {
        server.ResponseEnded(0);

        Scene.Promise(server, 0).Should().Be("NoSuchRequest");
        Scene.Promise(server, 8).Should().Be("NoSuchRequest");
        Scene.Promise(server, 0, Scene.Request("POST https example.com /a")).Should().Be("NotSafe");
        Scene.Promise(server, 4, Scene.Request("GET https evil.test /a")).Should().Be("NotAuthoritative");
        Scene.Promise(server, 4).Should().Be("Allowed 0", "what is refused takes no id");
    }

    [Fact]
    [Rule("R34")]
    public void A_push_is_promised_then_sent_then_closed()
    {
        PromiseThree();
        server.Finish(0).Should().BeFalse("it has not begun");
        server.TryStart(0).Should().BeTrue();
        server.TryStart(0).Should().BeFalse("it has begun");
        server.StateOf(0).Should().Be(PushState.Sending);
        server.Finish(0).Should().BeTrue();
        server.Finish(0).Should().BeFalse("it is over");
        server.TryStart(3).Should().BeFalse("it is not promised");
        (server.StateOf(0), server.StateOf(1), server.StateOf(3), server.StateOf(-1))
            .Should().Be((PushState.Closed, PushState.Promised, PushState.Idle, PushState.Idle));
    }

    [Fact]
    [Rule("R35")]
    public void A_client_may_cancel_whatever_the_state()
    {
        PromiseThree();
        server.TryStart(1);
        server.TryStart(2);
        server.Finish(2);

        server.CancelReceived(0).Should().BeFalse("there is no push stream yet");
        server.CancelReceived(1).Should().BeTrue("its push stream is reset");
        server.CancelReceived(2).Should().BeFalse("it has been sent");
        server.CancelReceived(1).Should().BeFalse("it is over");
        server.TryStart(0).Should().BeFalse("nobody wants it");
        (server.StateOf(0), server.StateOf(1)).Should().Be((PushState.Closed, PushState.Closed));
    }

    [Theory]
    [InlineData(3L)] // allowed, and not promised
    [InlineData(11L)]
    [InlineData(4_611_686_018_427_387_903L)]
    [Rule("R35")]
    public void Nobody_cancels_what_was_not_promised(long pushId)
    {
        PromiseThree();

        Scene.Said(() => server.CancelReceived(pushId)).Should().Be($"H3IdError about {pushId}");
        server.TryStart(0).Should().BeTrue("an error changes nothing");
    }

    [Fact]
    [Rule("R36")]
    public void A_client_that_leaves_says_which_pushes_it_still_takes()
    {
        PromiseThree();
        server.TryStart(0);
        server.TryStart(1);
        server.TryStart(2);

        server.GoAwayReceived(4_611_686_018_427_387_903).Should().BeEmpty("all that was promised is still taken");
        Scene.Promise(server, 4, Scene.Page(9)).Should().Be("GoingAway");
        Scene.Promise(server, 4, Scene.Page(0)).Should().Be("GoingAway", "an old promise is a new one on another stream");
        server.GoAwayReceived(1).Should().Equal(1, 2);
        (server.StateOf(0), server.StateOf(1), server.StateOf(2)).Should().Be((PushState.Sending, PushState.Closed, PushState.Closed));
        Scene.Said(() => server.GoAwayReceived(2)).Should().Be("H3IdError about 2", "it only goes down");
        server.GoAwayReceived(1).Should().BeEmpty();
        server.Finish(0).Should().BeTrue();
    }

    [Fact]
    [Rule("R36")]
    public void What_has_not_begun_needs_no_reset()
    {
        PromiseThree();
        server.TryStart(1);

        server.GoAwayReceived(0).Should().Equal(1);
        server.TryStart(2).Should().BeFalse();
    }

    private static Http3PushServer Answering(long? max = 10)
    {
        var server = new Http3PushServer(Scene.Shop);
        server.RequestOpened(0);
        server.RequestOpened(4);
        if (max is { } pushId)
        {
            server.MaxPushIdReceived(pushId);
        }

        return server;
    }

    private void PromiseThree()
    {
        for (var i = 0; i < 3; i++)
        {
            Scene.Promise(server, 0, Scene.Page(i)).Should().StartWith("Allowed");
        }
    }
}
