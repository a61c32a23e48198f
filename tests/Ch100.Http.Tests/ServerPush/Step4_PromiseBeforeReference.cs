namespace Katas.Http.ServerPush.Steps;

public sealed class Step4_PromiseBeforeReference
{
    private const string Target = "https://example.com/a";

    [Theory]
    [InlineData("", "")]
    [InlineData("HEADERS", "HEADERS")]
    [InlineData("HEADERS DATA:a DATA", "HEADERS +a DATA DATA")]
    [InlineData("HEADERS:a DATA", "+a HEADERS DATA")] // a Link in the header
    [InlineData("HEADERS DATA:a,b DATA:c", "HEADERS +a +b DATA +c DATA")]
    [InlineData("HEADERS DATA:b,a", "HEADERS +b +a DATA")]
    [InlineData("HEADERS DATA:a DATA:a,b DATA:b", "HEADERS +a DATA +b DATA DATA")] // each once
    [InlineData("HEADERS DATA:a,a", "HEADERS +a DATA")]
    [InlineData("HEADERS DATA:x,a,y", "HEADERS +a DATA")] // not all is pushed
    [InlineData("HEADERS DATA HEADERS:a", "HEADERS DATA +a HEADERS")] // trailers
    [Rule("R13")]
    public void A_promise_goes_before_the_first_frame_that_refers_to_it(string frames, string expected) => Arranges(frames, expected);

    [Theory]
    [InlineData("HEADERS CONTINUATION:a DATA", "+a HEADERS CONTINUATION DATA")]
    [InlineData("HEADERS:b CONTINUATION:a CONTINUATION:c,b DATA:d", "+b +a +c HEADERS CONTINUATION CONTINUATION +d DATA")]
    [Rule("R14")]
    public void Nothing_goes_into_a_field_block(string frames, string expected) => Arranges(frames, expected);

    [Fact]
    [Rule("R15")]
    public void What_has_been_referred_to_is_too_late()
    {
        var server = Scene.Server();
        server.FrameSent(1, "https://example.com/b");
        Scene.Promise(server).Should().Be("Allowed 2");
        server.Cancel(2);
        server.FrameSent(1, "https://example.com/c", Target);

        Scene.Promise(server).Should().Be("TooLate", "the client has seen it, and asks for it itself");
        Scene.Promise(server, 1, Scene.Request("GET https Example.com /a")).Should().Be("TooLate");
        Scene.Promise(server, 3).Should().Be("Allowed 4", "the response on stream 3 has not said anything of it");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    [Rule("R15")]
    public void Frames_of_no_response_refer_to_nothing(int streamId)
    {
        var server = Scene.Server();
        server.FrameSent(streamId, Target);

        server.Kept.Should().Be(2, "there are two requests");
        Scene.Promise(server).Should().Be("Allowed 2");
        server.Cancel(2);
        server.RequestOpened(5);
        Scene.Promise(server, 5).Should().Be("Allowed 4", "what was sent before there was a request is not kept");
    }

    [Fact]
    [Rule("R13")]
    [Rule("R15")]
    public void What_is_sent_as_arranged_is_never_too_late()
    {
        Scene.Promise(Scene.Server()).Should().Be("Allowed 2");
        foreach (var seed in Samples.Below(300))
        {
            var random = new Random(seed);
            ResponseFrame[] frames =
            [
                .. Enumerable.Range(0, random.Next(1, 9)).Select(i => new ResponseFrame(
                    i > 0 && random.Next(4) == 0 ? "CONTINUATION" : "DATA",
                    [.. random.GetItems(["1", "2", "3", "4"], random.Next(3)).Select(path => $"https://example.com/{path}")])),
            ];
            var server = Scene.Server();
            foreach (var step in PushOrder.Arrange(frames, _ => true))
            {
                if (step.Promises is { } target)
                {
                    var request = Scene.Request($"GET https example.com {new Uri(target).AbsolutePath}");
                    Scene.Promise(server, 1, request).Should().StartWith("Allowed", "seed {0}: {1} is promised in time", seed, target);
                }
                else
                {
                    server.FrameSent(1, step.Frame!.References);
                }
            }
        }
    }

    private static void Arranges(string frames, string expected)
    {
        ResponseFrame[] all =
        [
            .. frames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(':'))
                .Select(parts => new ResponseFrame(parts[0], parts is [_, var references] ? references.Split(',') : [])),
        ];

        var steps = PushOrder.Arrange(all, target => target is not ("x" or "y"));

        string.Join(' ', steps.Select(step => step.Promises is { } target ? $"+{target}" : step.Frame!.Name)).Should().Be(expected);
        steps.Select(step => step.Frame).OfType<ResponseFrame>().Should().Equal(all);
    }
}
