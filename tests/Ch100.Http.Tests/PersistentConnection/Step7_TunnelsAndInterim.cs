using CsCheck;

namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step7_TunnelsAndInterim
{
    private static readonly RequestHead Upgrade = new(MessageVersion.Http11, "GET", "upgrade", HasUpgrade: true);
    private static readonly RequestHead Connect = new(MessageVersion.Http11, "CONNECT");

    [Fact]
    [Rule("R19")]
    public void Interim_answers_come_before_the_final_one_in_their_turn()
    {
        var connection = Server.With(Server.Get, Server.Get);
        connection.Answer(1, 103);
        Server.TakeAll(connection).Should().BeEmpty("0 goes first, with everything");
        connection.Answer(0, 102);
        connection.Answer(0, 199);
        Server.TakeAll(connection).Should().Be("0 102 - Open, 0 199 - Open");
        connection.Answer(0, 103, close: true);
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 103 - Open, 0 200 - Open, 1 103 - Open", "an interim answer closes nothing");
    }

    [Theory]
    [InlineData(MessageVersion.Http10)]
    [InlineData(MessageVersion.Http09)]
    [Rule("R19")]
    public void Old_clients_do_not_know_interim_answers(MessageVersion version)
    {
        var connection = Server.With(new RequestHead(version, "GET"));
        connection.Answer(0, 100);
        Server.TakeAll(connection).Should().BeEmpty();
        connection.Answer(0, 103);
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().StartWith("0 200");
    }

    [Fact]
    [Rule("R20")]
    public void Behind_a_request_for_a_tunnel_nothing_is_read_until_it_is_answered()
    {
        foreach (var request in new[] { Upgrade, Connect })
        {
            var connection = Server.With(Server.Get, request);
            connection.WantsRequest.Should().BeFalse("what follows {0} may be another protocol", request);
            connection.Answer(1, 103);
            connection.WantsRequest.Should().BeFalse("an interim answer is none");
            connection.Answer(1, request == Connect ? 403 : 200);
            connection.WantsRequest.Should().BeTrue("the server has not agreed, so that it is HTTP");
            connection.Answer(0, 200);

            Server.TakeAll(connection).Should().EndWith("- Open");
        }
    }

    [Fact]
    [Rule("R21")]
    public void A_tunnel_begins_behind_the_response_that_opens_it()
    {
        foreach (var (request, status, response) in new[]
        {
            (Upgrade, 101, "1 101 upgrade Tunnel"),
            (Connect, 200, "1 200 - Tunnel"),
            (Connect, 299, "1 299 - Tunnel"),
            (Connect with { Version = MessageVersion.Http10 }, 200, "1 200 - Tunnel"), // whatever its Connection says
            (Connect with { Connection = "close" }, 200, "1 200 - Tunnel"),
        })
        {
            var connection = Server.With(Server.Get, request);
            connection.Answer(1, status);
            connection.WantsRequest.Should().BeFalse("nothing that comes now is HTTP");
            connection.Answer(0, 200);

            Server.TakeAll(connection).Should().Be($"0 200 - Open, {response}");
            (connection.State, connection.WantsRequest).Should().Be((ConnectionState.Tunnel, false));
            connection.EndInput();
            connection.State.Should().Be(ConnectionState.Tunnel, "how a tunnel ends is its own business");
        }
    }

    [Fact]
    [Rule("R21")]
    public void A_tunnel_that_was_agreed_to_begins_though_the_input_has_ended()
    {
        var connection = Server.With(Connect);
        connection.Answer(0, 200);
        connection.EndInput();

        Server.TakeAll(connection).Should().Be("0 200 - Tunnel");
    }

    [Fact]
    [Rule("R21")]
    public void A_tunnel_that_was_refused_is_HTTP()
    {
        Server.AnswerTo(Connect, status: 300).Should().Be("0 300 - Open");
    }

    [Theory]
    [InlineData(MessageVersion.Http11, "upgrade", false)] // no Upgrade
    [InlineData(MessageVersion.Http11, "", true)] // it was handed on by somebody who does not know it
    [InlineData(MessageVersion.Http11, "upgrades", true)]
    [InlineData(MessageVersion.Http10, "upgrade, keep-alive", true)] // HTTP/1.0 has none
    [Rule("R20")]
    [Rule("R22")]
    public void What_is_no_request_for_an_upgrade_gets_none(MessageVersion version, string option, bool hasUpgrade)
    {
        var connection = Server.With(new RequestHead(version, "GET", option, HasUpgrade: hasUpgrade));

        connection.WantsRequest.Should().Be(version == MessageVersion.Http11 || option.Contains("keep-alive", StringComparison.Ordinal));
        connection.Invoking(c => c.Answer(0, 101)).Should().Throw<InvalidOperationException>("nobody asked for another protocol");
        connection.Answer(0, 200);
        Server.TakeAll(connection).Should().Be(version == MessageVersion.Http11 ? "0 200 - Open" : "0 200 keep-alive Open");
    }

    [Fact]
    [Rule("R22")]
    public void A_tunnel_does_not_begin_inside_of_a_body()
    {
        foreach (var (request, status) in new[] { (Upgrade, 101), (Connect, 200) })
        {
            var connection = Server.With(request with { HasBody = true });
            connection.Invoking(c => c.Answer(0, status)).Should().Throw<InvalidOperationException>("the body is still to come");
            connection.EndBody();
            connection.Answer(0, status);

            Server.TakeAll(connection).Should().EndWith("Tunnel");
        }
    }

    [Fact]
    [Rule("R7")]
    [Rule("R9")]
    public void Whatever_happens_answers_come_in_order_and_behind_the_last_one_comes_none()
    {
        Server.AnswerTo(Server.Get).Should().Be("0 200 - Open");
        RequestHead[] requests =
        [
            Server.Get, Server.Get, Server.Post, Upgrade, Connect, Server.Get with { HasBody = true }, new(MessageVersion.Http11, "GET", "close"),
            new(MessageVersion.Http10, "GET", "keep-alive"),
        ];
        int[] statuses = [100, 101, 103, 200, 200, 200, 404, 599];

        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 7], Gen.Int[0, 5]).List[1, 60].Sample(
            story =>
            {
                var connection = new ServerConnection(new ServerOptions { MaxPipelined = 4, MaxRequests = 9 });
                var (received, answered) = (0, 0);
                foreach (var (what, which, number) in story)
                {
                    var before = connection.State;
                    Try(() => Do(connection, what, requests[which], statuses[which], Math.Max(0, received - number), ref received));
                    while (connection.TryTake(out var next))
                    {
                        before.Should().Be(ConnectionState.Open, "nothing comes behind the last response");
                        next.Number.Should().Be(answered, "that is the next one to be answered");
                        answered += next.StatusCode is >= 100 and < 200 and not 101 ? 0 : 1;
                        before = next.Following;
                    }

                    (connection.WantsRequest && connection.WantsBody).Should().BeFalse("what comes is one of them");
                    (connection.State == ConnectionState.Open || !connection.WantsRequest).Should().BeTrue();
                    (received - answered <= 4 || connection.State != ConnectionState.Open).Should().BeTrue("no more than four are waiting");
                }
            },
            iter: Samples.Of(2_000));
    }

    private static void Do(ServerConnection connection, int what, RequestHead request, int status, int number, ref int received)
    {
        switch (what)
        {
            case < 14:
                connection.Receive(request).Should().Be(received++);
                break;
            case < 26:
                connection.Answer(number, status, close: what == 14);
                break;
            case < 28:
                connection.EndBody();
                break;
            case 28:
                received = Math.Max(received, connection.Refuse(400) + 1);
                break;
            case 29:
                connection.EndInput();
                break;
            default:
                connection.Abort();
                break;
        }
    }

    // The caller's mistakes are the only exceptions, and change nothing.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or ArgumentOutOfRangeException)
        {
        }
    }
}
