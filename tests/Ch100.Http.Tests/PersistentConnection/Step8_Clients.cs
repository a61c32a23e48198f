using System.Globalization;

namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step8_Clients
{
    private static readonly ResponseHead Ok = new(MessageVersion.Http11, 200);

    private readonly ClientConnection connection = new();

    [Fact]
    [Rule("R23")]
    public void Answers_belong_to_the_requests_in_order()
    {
        Send("GET", "HEAD", "PUT").Should().Be("0 1 2");

        Receive(Ok, new(MessageVersion.Http11, 404), new(MessageVersion.Http11, 201)).Should().Be("Final 0, Final 1, Final 2");
        connection.State.Should().Be(ConnectionState.Open);
    }

    [Fact]
    [Rule("R23")]
    public void An_interim_answer_is_not_the_last_one()
    {
        Send("GET", "GET");

        Receive(new(MessageVersion.Http11, 100), new(MessageVersion.Http11, 103), new(MessageVersion.Http11, 199), Ok, Ok).Should().Be(
            "Interim 0, Interim 0, Interim 0, Final 0, Final 1");
    }

    [Fact]
    [Rule("R23")]
    public void What_nobody_asked_for_is_no_answer()
    {
        Send("GET");

        Receive(Ok, Ok).Should().Be("Final 0, Unasked -1", "it may be the answer to a request that somebody smuggled in");
        (connection.State, connection.MaySend).Should().Be((ConnectionState.Draining, false), "nothing on this connection can be trusted");
        connection.Invoking(c => c.Receive(Ok, out _)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    [Rule("R23")]
    public void Nor_is_an_interim_one_that_nobody_asked_for()
    {
        Receive(new ResponseHead(MessageVersion.Http11, 103)).Should().Be("Unasked -1", "nothing has been sent that it could belong to");
        connection.State.Should().Be(ConnectionState.Draining);
    }

    [Theory]
    [InlineData(MessageVersion.Http11, "", false, ConnectionState.Open)]
    [InlineData(MessageVersion.Http11, "close", false, ConnectionState.Draining)]
    [InlineData(MessageVersion.Http11, "", true, ConnectionState.Draining)] // its body ends with the connection
    [InlineData(MessageVersion.Http10, "", false, ConnectionState.Draining)]
    [InlineData(MessageVersion.Http10, "keep-alive", false, ConnectionState.Open)]
    [InlineData(MessageVersion.Http10, "keep-alive", true, ConnectionState.Draining)]
    [Rule("R24")]
    public void The_connection_lasts_as_long_as_both_sides_say(MessageVersion version, string option, bool endsWithConnection, ConnectionState state)
    {
        Send("GET", "GET");
        Receive(new ResponseHead(version, 200, option, endsWithConnection)).Should().Be("Final 0");

        connection.State.Should().Be(state);
        connection.MaySend.Should().Be(state == ConnectionState.Open && version == MessageVersion.Http11);
    }

    [Fact]
    [Rule("R24")]
    public void Behind_a_request_that_says_close_none_is_sent()
    {
        connection.Send(new RequestHead(MessageVersion.Http11, "GET", "close"));
        connection.MaySend.Should().BeFalse();
        connection.Invoking(c => c.Send(new RequestHead(MessageVersion.Http11, "GET"))).Should().Throw<InvalidOperationException>();
        Receive(Ok).Should().Be("Final 0");

        connection.State.Should().Be(ConnectionState.Draining, "the server need not repeat it");
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("TRACE", true)]
    [InlineData("POST", false)]
    [InlineData("PATCH", false)]
    [InlineData("CONNECT", false)]
    [InlineData("get", false)] // nobody knows that method
    [Rule("R25")]
    public void Behind_what_is_not_idempotent_nothing_is_sent_until_it_is_answered(string method, bool mayBeFollowed)
    {
        Send("GET", method);
        connection.MaySend.Should().Be(mayBeFollowed, "the answer to {0} has not come", method);
        Receive(Ok);
        connection.MaySend.Should().Be(mayBeFollowed);
        Receive(new ResponseHead(MessageVersion.Http11, 403));

        connection.MaySend.Should().BeTrue("it has come");
    }

    [Fact]
    [Rule("R25")]
    public void Behind_a_request_for_an_upgrade_nothing_is_sent_until_it_is_answered()
    {
        connection.Send(new RequestHead(MessageVersion.Http11, "GET", "upgrade", HasUpgrade: true));
        connection.MaySend.Should().BeFalse("what follows may be another protocol");
        Receive(Ok);
        connection.MaySend.Should().BeTrue("the server has not agreed");
        connection.Send(new RequestHead(MessageVersion.Http11, "GET", HasUpgrade: true));

        connection.MaySend.Should().BeTrue("without the option it is no request for anything");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [Rule("R25")]
    public void No_more_are_sent_than_may_be_awaited(int max)
    {
        var limited = max == 8 ? new ClientConnection() : new ClientConnection(new ClientOptions { MaxPipelined = max });
        for (var number = 0; number < max; number++)
        {
            limited.MaySend.Should().BeTrue("{0} of {1} are awaited", number, max);
            limited.Send(new RequestHead(MessageVersion.Http11, "GET"));
        }

        limited.MaySend.Should().BeFalse();
        limited.Receive(Ok, out _);
        limited.MaySend.Should().BeTrue();
        ((Action)(() => _ = new ClientOptions { MaxPipelined = 0 })).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxPipelined");
    }

    [Fact]
    [Rule("R25")]
    public void After_a_failure_one_answer_is_awaited_before_more_is_sent()
    {
        var second = new ClientConnection(new ClientOptions { AfterFailure = true });
        second.Send(new RequestHead(MessageVersion.Http11, "GET"), isRetry: true);
        second.MaySend.Should().BeFalse("it may be this request that the other connection died of");
        second.Receive(new ResponseHead(MessageVersion.Http11, 103), out _);
        second.MaySend.Should().BeFalse("an interim answer is none");
        second.Receive(Ok, out _);
        second.Send(new RequestHead(MessageVersion.Http11, "GET"), isRetry: true);

        second.MaySend.Should().BeTrue("the server does answer");
    }

    [Fact]
    [Rule("R25")]
    public void To_a_server_of_1_0_nothing_is_pipelined()
    {
        Send("GET");
        Receive(new ResponseHead(MessageVersion.Http10, 200, "keep-alive"));
        Send("GET");
        connection.MaySend.Should().BeFalse("it may not know what that is");
        Receive(Ok);
        Send("GET");

        connection.MaySend.Should().BeTrue("it does know HTTP/1.1");
    }

    [Theory]
    [InlineData("GET", 101, true)]
    [InlineData("CONNECT", 200, true)]
    [InlineData("CONNECT", 299, true)]
    [InlineData("CONNECT", 300, false)]
    [InlineData("GET", 200, false)]
    [Rule("R26")]
    public void A_tunnel_is_no_HTTP(string method, int status, bool isTunnel)
    {
        Send(method);
        Receive(new ResponseHead(MessageVersion.Http11, status)).Should().Be(isTunnel ? "Tunnel 0" : "Final 0");

        (connection.State == ConnectionState.Tunnel, connection.MaySend).Should().Be((isTunnel, !isTunnel));
    }

    [Theory]
    [InlineData("", MessageVersion.Http10, "")]
    [InlineData("", MessageVersion.Http11, "close")]
    [InlineData("close", MessageVersion.Http11, "")]
    [Rule("R26")]
    public void A_tunnel_begins_whatever_is_said_of_the_connection(string requestOption, MessageVersion version, string option)
    {
        connection.Send(new RequestHead(MessageVersion.Http11, "CONNECT", requestOption));
        Receive(new ResponseHead(version, 200, option)).Should().Be("Tunnel 0");

        connection.State.Should().Be(ConnectionState.Tunnel);
    }

    [Theory]
    [InlineData("GET HEAD PUT DELETE", "0 1 2 3")]
    [InlineData("GET POST", "")] // as a whole or not at all
    [InlineData("POST", "")]
    [InlineData("CONNECT", "")]
    [InlineData("delete", "")]
    [InlineData("", "")]
    [Rule("R27")]
    public void What_was_not_answered_is_sent_again_if_all_of_it_may_be(string methods, string retried)
    {
        var sent = methods.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Send(sent);

        var lost = connection.End();

        lost.Select(request => request.Request.Method).Should().Equal(sent);
        lost.Select(request => request.Number).Should().Equal(Enumerable.Range(0, sent.Length));
        string.Join(' ', lost.Where(request => request.MayRetry).Select(request => request.Number)).Should().Be(retried);
        (connection.State, connection.MaySend).Should().Be((ConnectionState.Closed, false));
    }

    [Fact]
    [Rule("R27")]
    public void What_was_answered_is_not_sent_again()
    {
        Send("GET", "PUT", "DELETE");
        Receive(Ok, new(MessageVersion.Http11, 103));

        connection.End().Select(lost => (lost.Number, lost.MayRetry)).Should().Equal([(1, true), (2, true)], "103 is no answer");
        connection.End().Should().BeEmpty("that has been told");
    }

    [Fact]
    [Rule("R27")]
    public void A_POST_that_was_answered_is_in_nobodys_way()
    {
        Send("POST");
        Receive(Ok);
        Send("GET");

        connection.End().Should().Equal(new Unanswered(1, new RequestHead(MessageVersion.Http11, "GET"), MayRetry: true));
    }

    [Fact]
    [Rule("R27")]
    public void A_retry_is_not_tried_again()
    {
        connection.Send(new RequestHead(MessageVersion.Http11, "GET"));
        connection.Send(new RequestHead(MessageVersion.Http11, "GET"), isRetry: true);

        connection.End().Should().OnlyContain(lost => !lost.MayRetry, "what fails twice may be what everything fails of");
    }

    [Fact]
    [Rule("R27")]
    public void Behind_close_the_same_holds()
    {
        Send("GET", "GET", "POST");
        Receive(new ResponseHead(MessageVersion.Http11, 200, "close"));

        connection.End().Select(lost => (lost.Number, lost.MayRetry)).Should().Equal(
            [(1, false), (2, false)], "the server should not have worked on them, which is not to say that it has not");
    }

    private string Send(params string[] methods) =>
        string.Join(' ', methods.Select(method => connection.Send(new RequestHead(MessageVersion.Http11, method))));

    private string Receive(params ResponseHead[] responses) => string.Join(
        ", ", responses.Select(response => string.Create(CultureInfo.InvariantCulture, $"{connection.Receive(response, out var number)} {number}")));
}
