using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static Katas.Http.H2Streams.Endpoint;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step8_HostilePeers
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    [Rule("R32")]
    public void Streams_that_have_ended_are_forgotten()
    {
        var server = Talk.Server();
        var requests = Samples.Of(10_000);
        for (var id = 1; id < 2 * requests; id += 2)
        {
            server.Comes($"HEADERS {id}, DATA {id} 5 end");
            server.Connection.Consume(id, 5);
            server.Connection.SendHeaders(id, endStream: true);
        }

        server.Connection.Count.Should().Be(0, "{0} requests have been answered", requests);
    }

    [Fact]
    [Rule("R33")]
    public void Rapid_reset()
    {
        var server = Talk.Server(new ConnectionOptions { ResetBurst = 50, ResetsPerSecond = 10, MaxConcurrentStreams = 1, Time = time });
        var id = Flood(server, 50, id => $"HEADERS {id} end, RST {id} Cancel");
        time.Advance(TimeSpan.FromSeconds(0.1));
        id = Flood(server, 1, id => $"HEADERS {id} end, RST {id} Cancel", id);
        server.Comes($"HEADERS {id} end");

        server.MustLose($"RST {id} Cancel", ErrorCode.EnhanceYourCalm, id);
    }

    [Fact]
    [Rule("R33")]
    public void Who_asks_for_much_and_waits_for_it_may_ask_for_more()
    {
        var server = Talk.Server(new ConnectionOptions { ResetBurst = 0, ResetsPerSecond = 0, Time = time });
        var requests = Samples.Of(5_000);
        for (var id = 1; id < 2 * requests; id += 2)
        {
            server.Comes($"HEADERS {id} end").Should().Be("");
            server.Connection.SendHeaders(id, endStream: true);
            server.Answers();
        }

        server.Connection.Count.Should().Be(0);
    }

    [Theory]
    [InlineData("HEADERS {0}, WINDOW {0} 0")] // an increment of 0
    [InlineData("HEADERS {0}, WINDOW {0} 2147483647")] // a window above 2^31-1
    [InlineData("HEADERS {0} end, DATA {0} 1")] // data behind the end
    [InlineData("HEADERS {0} end, HEADERS {0} end")]
    [InlineData("HEADERS {0}, HEADERS {0}")] // malformed
    [InlineData("HEADERS {0}, DATA {0} 70")] // more than the window
    [Rule("R33")]
    public void Made_you_reset(string attack)
    {
        var server = Talk.Server(new ConnectionOptions { ResetBurst = 20, ResetsPerSecond = 0, InitialWindowSize = 50, Time = time });
        var id = Flood(server, 20, id => string.Format(null, attack, id));
        var frames = string.Format(null, attack, id).Split(", ");
        server.Comes(frames[0]);

        server.MustLose(frames[1], ErrorCode.EnhanceYourCalm, id);
    }

    [Fact]
    [Rule("R33")]
    public void Refused_streams_cost_as_much()
    {
        var server = Talk.Server(new ConnectionOptions { ResetBurst = 20, ResetsPerSecond = 0, MaxConcurrentStreams = 0, Time = time });
        var id = Flood(server, 20, id => $"HEADERS {id} end");

        server.MustLose($"HEADERS {id} end", ErrorCode.EnhanceYourCalm, 0);
    }

    [Fact]
    [Rule("R33")]
    public void Our_own_resets_cost_nothing()
    {
        var server = Talk.Server(new ConnectionOptions { ResetBurst = 0, ResetsPerSecond = 0, Time = time });
        server.Comes("HEADERS 1");
        server.Connection.Reset(1, ErrorCode.Cancel);

        server.PassesOn("HEADERS 3").Should().BeTrue();
    }

    [Theory]
    [InlineData("SETTINGS")]
    [InlineData("SETTINGS InitialWindowSize=5")]
    [InlineData("PING 7")]
    [InlineData("PRIORITY 9")]
    [InlineData("DATA 1 0")]
    [InlineData("DATA 1 0+20")] // padding brings nothing
    [Rule("R34")]
    public void Floods_of_frames_that_bring_nothing(string frame)
    {
        var server = Talk.Server(new ConnectionOptions { ControlBurst = 30, ControlsPerSecond = 5, Time = time });
        server.Comes("HEADERS 1");
        for (var i = 0; i < 30; i++)
        {
            server.Comes(frame);
        }

        time.Advance(TimeSpan.FromSeconds(0.2));
        server.Comes(frame);
        server.MustLose(frame, ErrorCode.EnhanceYourCalm, 1);
    }

    [Fact]
    [Rule("R34")]
    public void Other_frames_take_no_token()
    {
        var server = Talk.Server(new ConnectionOptions { ControlBurst = 0, ControlsPerSecond = 0, Time = time });

        foreach (var frame in new[] { "HEADERS 1", "DATA 1 1", "WINDOW 0 1", "PONG 7", "DATA 1 0 end", "GOAWAY 0 NoError" })
        {
            server.Comes(frame).Should().Be("", "{0} is no flood", frame);
        }
    }

    [Fact]
    [Rule("R33"), Rule("R34")]
    public void Tokens_are_looked_at_first()
    {
        var options = new ConnectionOptions { ControlBurst = 0, ResetBurst = 0, Time = time };

        Talk.Server(options).MustLose("DATA 1 0", ErrorCode.EnhanceYourCalm, 0);
        Talk.Server(options).MustLose("RST 1 Cancel", ErrorCode.EnhanceYourCalm, 0);
    }

    [Fact]
    [Rule("R34")]
    public void All_of_them_have_one_bucket_and_resets_another()
    {
        var server = Talk.Server(new ConnectionOptions { ControlBurst = 2, ControlsPerSecond = 0, ResetBurst = 1, ResetsPerSecond = 0, Time = time });
        server.Comes("HEADERS 1, PING 1, RST 1 Cancel, SETTINGS").Should().Be("PONG 1, ACK");

        server.MustLose("PRIORITY 1", ErrorCode.EnhanceYourCalm, 1);
    }

    [Fact]
    [Rule("R35")]
    public void Who_never_answers_a_PING_makes_us_remember_no_more_than_we_want_to()
    {
        var server = Talk.Server(new ConnectionOptions { MaxLateStreams = 3, Time = time });
        server.Comes("HEADERS 1, HEADERS 3, HEADERS 5, HEADERS 7");
        foreach (var id in new[] { 1, 3, 5 })
        {
            server.Connection.Reset(id, ErrorCode.Cancel);
        }

        server.Comes("HEADERS 9").Should().Be("RST 1 Cancel, RST 3 Cancel, RST 5 Cancel, PING", "three are allowed");
        server.PingsComeBack();
        server.Comes("HEADERS 11 end, DATA 11 1, HEADERS 13 end, DATA 13 1, HEADERS 15 end, DATA 15 1, HEADERS 17 end");
        server.MustLose("DATA 17 1", ErrorCode.EnhanceYourCalm, 17);
    }

    [Fact]
    [Rule("R36")]
    public void Promises_without_end_are_refused()
    {
        var client = Talk.Client(options: new ConnectionOptions { MaxReservedStreams = 2 });

        client.Comes("PROMISE 1 2, PROMISE 1 4").Should().Be("");
        client.PassesOn("PROMISE 1 6").Should().BeFalse();
        client.Answers().Should().Be("RST 6 RefusedStream, PING");
        client.PassesOn("HEADERS 6").Should().BeFalse("it is late");
        client.Comes("HEADERS 2 end, PROMISE 1 8").Should().Be("", "stream 2 has ended");
    }

    [Fact]
    [Rule("R37")]
    public void Options_are_what_they_may_be()
    {
        foreach (var options in new ConnectionOptions[]
        {
            new() { InitialWindowSize = -1 }, new() { ConnectionWindowSize = 65_534 }, new() { MaxConcurrentStreams = -1 },
            new() { MaxReservedStreams = -1 }, new() { MaxLateStreams = -1 }, new() { ResetBurst = -1 }, new() { ResetsPerSecond = -1 },
            new() { ControlBurst = -1 }, new() { ControlsPerSecond = -1 }, new() { FirstStreamId = 2 }, new() { FirstStreamId = -1 },
        })
        {
            var make = () => new Connection(Client, options);
            make.Should().Throw<ArgumentOutOfRangeException>("{0}", options).WithParameterName("options");
        }

        var odd = () => new Connection(Server, new ConnectionOptions { FirstStreamId = 13 });
        var zero = () => new Connection(Server, new ConnectionOptions { FirstStreamId = 0 });
        odd.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("options");
        zero.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("options");
        var none = () => new Connection(Client, new ConnectionOptions { InitialWindowSize = 0, MaxReservedStreams = 0, MaxLateStreams = 0 });
        none.Should().NotThrow("who wants nothing of these may have it so");
    }

    [Fact]
    [Rule("R38")]
    public void Two_ends_that_do_what_they_may_never_lose_the_connection()
    {
        new Connection(Client, new ConnectionOptions()).Count.Should().Be(0);
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 30], Gen.Int[0, 40_000]).List[0, 80].Sample(
            steps =>
            {
                var conversation = new Conversation();
                foreach (var (what, which, size) in steps)
                {
                    conversation.Do(what, which, size);
                }

                conversation.ComeToTheEnd();
            },
            iter: Samples.Of(200));
    }

    [Fact]
    [Rule("R38")]
    public void No_frames_make_anything_but_an_error_of_the_connection()
    {
        new Connection(Server, new ConnectionOptions()).Count.Should().Be(0);
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 9], Gen.Int[0, 70_000], Gen.Bool).List[0, 60].Sample(
            steps =>
            {
                foreach (var self in new[] { Client, Server })
                {
                    var connection = new Connection(self, new ConnectionOptions { MaxConcurrentStreams = 2, MaxReservedStreams = 2, MaxLateStreams = 5 });
                    var frames = steps.Select(step => Conversation.Any(step.Item1, step.Item2, step.Item3, step.Item4)).ToList();
                    var error = Record.Exception(() => frames.ForEach(frame => connection.Receive(frame)));

                    (error is null or ConnectionErrorException).Should().BeTrue("{0} came, and then {1}", Frames.Show(frames), error?.GetType());
                    connection.Count.Should().BeLessThanOrEqualTo(20, "{0} came", Frames.Show(frames));
                    (connection.TakeFrames().Count(frame => frame is Frame.GoAway) == 1).Should().Be(error is not null);
                }
            },
            iter: Samples.Of(2_000));
    }

    private static int Flood(Talk server, int count, Func<int, string> frames, int from = 1)
    {
        for (var id = from; id < from + 2 * count; id += 2)
        {
            server.Comes(frames(id));
            server.PingsComeBack();
        }

        return from + 2 * count;
    }
}
