namespace Katas.Http.ServerPush.Steps;

public sealed class Step8_Http3Client
{
    private readonly Http3PushClient client = Allowing(2);

    [Theory]
    [InlineData(null, 0L, "H3IdError about 0")]
    [InlineData(0L, 0L, "fine")]
    [InlineData(0L, 1L, "H3IdError about 1")]
    [InlineData(2L, 2L, "fine")]
    [InlineData(2L, 3L, "H3IdError about 3")]
    [Rule("R37")]
    public void No_id_is_more_than_the_client_allows(long? max, long pushId, string expected)
    {
        Scene.Said(() => Allowing(max).PromiseReceived(pushId, Scene.Request())).Should().Be(expected.Replace("fine", "Accepted", StringComparison.Ordinal));
        Scene.Said(() => Allowing(max).StreamReceived(pushId)).Should().Be(expected.Replace("fine", "Waits", StringComparison.Ordinal));
        Scene.Said(() => Allowing(max).CancelReceived(pushId)).Should().Be(expected.Replace("fine", "no error", StringComparison.Ordinal));
    }

    [Fact]
    [Rule("R37")]
    public void The_maximum_only_goes_up()
    {
        client.SendMaxPushId(2);
        Scene.Refused(() => client.SendMaxPushId(1)).Should().Be("pushId");
        Scene.Said(() => client.PromiseReceived(2, Scene.Request())).Should().Be("Accepted", "it is still 2");
        client.SendMaxPushId(3);
        Scene.Said(() => client.PromiseReceived(3, Scene.Request())).Should().Be("Accepted");
    }

    [Fact]
    [Rule("R38")]
    public void The_same_promise_may_come_again_and_no_other_by_its_id()
    {
        Scene.Said(() => client.PromiseReceived(0, Scene.Request(fields: "a: b | c: d"))).Should().Be("Accepted");
        Scene.Said(() => client.PromiseReceived(0, Scene.Request(fields: "a: b | c: d"))).Should().Be("Accepted");
        foreach (var other in new[] { "c: d | a: b", "a: b", "a: b | c: d | e: f", "a: b | c: D" })
        {
            Scene.Said(() => client.PromiseReceived(0, Scene.Request(fields: other)))
                .Should().Be("H3GeneralProtocolError about 0", "\"{0}\" are other fields", other);
        }

        Scene.Said(() => client.PromiseReceived(0, Scene.Request("GET https example.com /b"))).Should().Be("H3GeneralProtocolError about 0");
        Scene.Said(() => client.StreamReceived(0)).Should().Be("Accepted");
    }

    [Theory]
    [InlineData("POST https example.com /a", "")]
    [InlineData("TRACE https example.com /a", "")]
    [InlineData("GET https evil.test /a", "")]
    [InlineData("GET https example.com /a", "content-length: 1")]
    [Rule("R39")]
    public void What_no_server_may_promise_is_cancelled(string head, string fields)
    {
        Scene.Said(() => client.PromiseReceived(0, Scene.Request(head, fields))).Should().Be("Refused");
        Scene.Said(() => client.StreamReceived(0)).Should().Be("Cancelled", "it may have been on its way");
        Scene.Said(() => client.PromiseReceived(0, Scene.Request(head, fields))).Should().Be("Ignored", "the server knows");
        Scene.Said(() => client.StreamReceived(1)).Should().Be("Waits");
        Scene.Said(() => client.PromiseReceived(1, Scene.Request(head, fields))).Should().Be("Cancelled", "its response has come already");
        client.Waiting.Should().Be(0);
    }

    [Fact]
    [Rule("R40")]
    public void A_response_may_come_before_its_promise()
    {
        Scene.Said(() => client.StreamReceived(1)).Should().Be("Waits");
        client.Waiting.Should().Be(1);
        Scene.Said(() => client.PromiseReceived(1, Scene.Request())).Should().Be("Accepted");
        client.Waiting.Should().Be(0);
        Scene.Said(() => client.PromiseReceived(0, Scene.Page(1))).Should().Be("Accepted");
        Scene.Said(() => client.StreamReceived(0)).Should().Be("Accepted");
    }

    [Fact]
    [Rule("R40")]
    public void An_id_has_one_push_stream()
    {
        client.PromiseReceived(1, Scene.Request());
        client.StreamReceived(0);
        client.StreamReceived(1);

        Scene.Said(() => client.StreamReceived(0)).Should().Be("H3IdError about 0");
        Scene.Said(() => client.StreamReceived(1)).Should().Be("H3IdError about 1");
    }

    [Fact]
    [Rule("R41")]
    public void A_client_may_cancel_whatever_the_state()
    {
        client.PromiseReceived(0, Scene.Page(0));
        client.PromiseReceived(1, Scene.Page(1));
        client.StreamReceived(1);
        client.StreamReceived(2);

        client.Cancel(0).Should().Be(PushAnswer.Refused, "CANCEL_PUSH");
        client.Cancel(1).Should().Be(PushAnswer.Cancelled, "the stream is there, and is not read any further");
        client.Cancel(2).Should().Be(PushAnswer.Ignored, "it is not known what it would be");
        client.Cancel(0).Should().Be(PushAnswer.Ignored, "the server knows");
        Scene.Said(() => client.StreamReceived(0)).Should().Be("Cancelled");
        Scene.Said(() => client.PromiseReceived(1, Scene.Page(1))).Should().Be("Ignored");
    }

    [Fact]
    [Rule("R42")]
    public void A_server_may_take_a_promise_back()
    {
        client.PromiseReceived(0, Scene.Page(0));
        client.PromiseReceived(1, Scene.Page(1));
        client.StreamReceived(1);

        client.CancelReceived(0);
        client.CancelReceived(1);
        client.CancelReceived(2);

        client.Cancel(0).Should().Be(PushAnswer.Ignored, "it does not come any more");
        client.Cancel(1).Should().Be(PushAnswer.Cancelled, "its response has come, and stays until somebody cancels it");
        Scene.Said(() => client.PromiseReceived(2, Scene.Page(2))).Should().Be("Ignored", "the promise has been overtaken");
        Scene.Said(() => client.StreamReceived(2)).Should().Be("Cancelled");
    }

    [Fact]
    [Rule("R38")]
    [Rule("R40")]
    public void Whatever_overtakes_what_both_sides_agree()
    {
        Scene.Said(() => Allowing(0).PromiseReceived(0, Scene.Request())).Should().Be("Accepted");
        foreach (var seed in Samples.Below(500))
        {
            var random = new Random(seed);
            var (server, client) = (new Http3PushServer(Scene.Shop), Allowing(9));
            server.MaxPushIdReceived(9);
            List<Action> onTheWay = [];
            for (var i = 0; i < 10; i++)
            {
                var (stream, page) = (random.Next(3) * 4L, Scene.Page(random.Next(6)));
                server.RequestOpened(stream);
                if (server.TryPromise(stream, page, out var pushId) == PushVerdict.Allowed)
                {
                    onTheWay.Add(() => client.PromiseReceived(pushId, page).Should().Be(PushAnswer.Accepted));
                    if (random.Next(2) == 0 && server.TryStart(pushId))
                    {
                        onTheWay.Add(() => client.StreamReceived(pushId).Should().BeOneOf(PushAnswer.Accepted, PushAnswer.Waits));
                    }
                }
            }

            var frames = onTheWay.ToArray();
            random.Shuffle(frames);
            foreach (var frame in frames)
            {
                Scene.Said(frame).Should().Be("no error", "seed {0}", seed);
            }

            client.Waiting.Should().Be(0, "seed {0}: all promises have come", seed);
        }
    }

    private static Http3PushClient Allowing(long? max)
    {
        var client = new Http3PushClient(Scene.Shop);
        if (max is { } pushId)
        {
            client.SendMaxPushId(pushId);
        }

        return client;
    }
}
