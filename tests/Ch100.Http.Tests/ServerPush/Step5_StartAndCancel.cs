namespace Katas.Http.ServerPush.Steps;

public sealed class Step5_StartAndCancel
{
    private readonly PushServer server = Scene.Server();

    [Theory]
    [InlineData(0u, "")]
    [InlineData(1u, "2")]
    [InlineData(2u, "2 4")]
    [InlineData(3u, "2 4 6")]
    [InlineData(4u, "2 4 6")]
    [InlineData(null, "2 4 6")]
    [Rule("R16")]
    public void So_many_are_sent_at_a_time(uint? limit, string expected)
    {
        if (limit is { } value)
        {
            server.MaxConcurrentStreamsReceived(value);
        }

        PromiseThree();

        string.Join(' ', new[] { 2, 4, 6 }.Where(server.TryStart)).Should().Be(expected, "promises do not count, responses do");
    }

    [Fact]
    [Rule("R16")]
    public void A_limit_that_goes_down_stops_nothing_that_has_begun()
    {
        PromiseThree();
        server.TryStart(2).Should().BeTrue();
        server.TryStart(4).Should().BeTrue();
        server.MaxConcurrentStreamsReceived(1);

        server.Active.Should().Be(2);
        server.TryStart(6).Should().BeFalse();
        server.Finish(2).Should().BeTrue();
        server.TryStart(6).Should().BeFalse("there is still one");
        server.Finish(4).Should().BeTrue();
        server.TryStart(6).Should().BeTrue();
        server.Active.Should().Be(1);
    }

    [Fact]
    [Rule("R17")]
    public void A_promise_is_reserved_then_sent_then_closed()
    {
        PromiseThree();
        server.Finish(2).Should().BeFalse("it has not begun");
        server.StateOf(2).Should().Be(PushState.Promised);
        server.TryStart(2).Should().BeTrue();
        server.TryStart(2).Should().BeFalse("it has begun");
        server.StateOf(2).Should().Be(PushState.Sending);
        server.Finish(2).Should().BeTrue();
        server.Finish(2).Should().BeFalse("it is over");
        server.TryStart(2).Should().BeFalse("it is over");
        server.StateOf(2).Should().Be(PushState.Closed);
        server.TryStart(8).Should().BeFalse("there is no such promise");
        (server.StateOf(1), server.StateOf(5), server.StateOf(0)).Should().Be((PushState.Idle, PushState.Idle, PushState.Idle));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R18")]
    public void Either_side_may_cancel_whatever_the_state(bool byClient)
    {
        PromiseThree();
        server.MaxConcurrentStreamsReceived(1);
        server.TryStart(4).Should().BeTrue();

        Reset(2);
        Reset(4);
        (server.StateOf(2), server.StateOf(4), server.Active).Should().Be((PushState.Closed, PushState.Closed, 0));
        server.TryStart(2).Should().BeFalse("nobody wants it");
        server.TryStart(6).Should().BeTrue("the place of 4 is free");
        server.Finish(6);
        Reset(6); // it has crossed the end of the response on its way
        server.Cancel(6).Should().BeFalse("there is nothing to cancel");

        void Reset(int streamId)
        {
            if (byClient)
            {
                Scene.Said(() => server.ResetReceived(streamId)).Should().Be("no error");
            }
            else if (server.StateOf(streamId) != PushState.Closed)
            {
                server.Cancel(streamId).Should().BeTrue("a RST_STREAM has to be sent");
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(2_147_483_647)]
    [Rule("R18")]
    public void Nobody_cancels_what_has_never_been(int streamId)
    {
        PromiseThree();

        Scene.Said(() => server.ResetReceived(streamId)).Should().Be($"ProtocolError about {streamId}");
        server.Cancel(streamId).Should().BeFalse();
        server.Kept.Should().Be(5, "an error changes nothing");
    }

    [Fact]
    [Rule("R18")]
    public void A_request_that_is_cancelled_leaves_its_promises()
    {
        PromiseThree();
        server.ResetReceived(1);
        server.ResetReceived(1);
        Scene.Said(() => server.ResetReceived(3)).Should().Be("no error", "it is the last one, and not idle");

        server.StateOf(2).Should().Be(PushState.Promised);
        server.TryStart(2).Should().BeTrue();
        Scene.Promise(server).Should().Be("NoSuchRequest");
    }

    [Fact]
    [Rule("R19")]
    public void A_client_that_leaves_takes_no_promises_and_only_those_that_it_knows()
    {
        PromiseThree();
        server.TryStart(6);
        server.GoAwayReceived(4);

        Scene.Promise(server, 3, Scene.Page(9)).Should().Be("GoingAway");
        (server.StateOf(2), server.StateOf(4), server.StateOf(6)).Should().Be((PushState.Promised, PushState.Promised, PushState.Closed));
        server.TryStart(2).Should().BeTrue("it was promised before, and is waited for");
        server.GoAwayReceived(0);
        (server.StateOf(2), server.Active).Should().Be((PushState.Closed, 0));
    }

    [Fact]
    [Rule("R19")]
    public void The_highest_number_cancels_nothing()
    {
        PromiseThree();
        server.GoAwayReceived(int.MaxValue);

        Scene.Promise(server, 3, Scene.Page(9)).Should().Be("GoingAway");
        new[] { 2, 4, 6 }.Count(server.TryStart).Should().Be(3);
    }

    [Theory]
    [InlineData("PushDisabled")]
    [InlineData("GoingAway")]
    [InlineData("NoSuchRequest")]
    [InlineData("AlreadyPromised")]
    [InlineData("TooLate")]
    [InlineData("NoIdsLeft")]
    [Rule("R7")]
    public void The_first_reason_counts(string expected)
    {
        // All reasons at once; then one after the other goes away.
        var last = Scene.Server(2_147_483_646);
        Scene.Promise(last).Should().Be("Allowed 2147483646");
        last.FrameSent(1, "https://example.com/a", "https://example.com/b");
        var page = Scene.Request(expected is "TooLate" ? "GET https example.com /b" : expected is "NoIdsLeft" ? "GET https example.com /c" : "GET https example.com /a");
        if (expected is "PushDisabled")
        {
            last.EnablePushReceived(0);
        }

        if (expected is "PushDisabled" or "GoingAway")
        {
            last.GoAwayReceived(int.MaxValue);
        }

        Scene.Promise(last, expected is "PushDisabled" or "GoingAway" or "NoSuchRequest" ? 99 : 1, page).Should().Be(expected);
        Scene.Promise(last, 99, Scene.Request("POST https example.com /a")).Should().Be("NotSafe", "this comes before all others");
    }

    [Fact]
    [Rule("R20")]
    public void A_long_connection_keeps_nothing_of_what_is_over()
    {
        var end = 2 + Samples.Of(2_000);
        for (var i = 2; i < end; i++)
        {
            var request = 2 * i + 1;
            server.RequestOpened(request);
            server.FrameSent(request, "https://example.com/x");
            Scene.Promise(server, request, Scene.Page(i)).Should().StartWith("Allowed");
            var promised = 2 * (i - 1);
            server.TryStart(promised).Should().BeTrue();
            server.Finish(promised).Should().BeTrue();
            Action<int>[] ends = i % 2 == 0 ? [server.RequestEnded, server.ResponseEnded] : [server.ResponseEnded, server.RequestEnded];
            Array.ForEach(ends, end => end(request));
        }

        (server.Kept, server.Active).Should().Be((2, 0), "only streams 1 and 3 are open");
        server.RequestEnded(99_999);
        server.ResponseEnded(99_999);
        server.Kept.Should().Be(2);
    }

    private void PromiseThree()
    {
        for (var i = 1; i <= 3; i++)
        {
            Scene.Promise(server, 1, Scene.Page(i)).Should().StartWith("Allowed");
        }
    }
}
