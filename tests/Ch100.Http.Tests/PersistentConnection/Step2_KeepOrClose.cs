namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step2_KeepOrClose
{
    [Theory]
    [InlineData(MessageVersion.Http11, "", true)]
    [InlineData(MessageVersion.Http11, "keep-alive", true)]
    [InlineData(MessageVersion.Http11, "a, b", true)]
    [InlineData(MessageVersion.Http11, "close", false)]
    [InlineData(MessageVersion.Http11, "Keep-Alive, Close", false)] // close goes first
    [InlineData(MessageVersion.Http11, "closed", true)]
    [InlineData(MessageVersion.Http11, "close keep-alive", false)] // who knows what that means?
    [InlineData(MessageVersion.Http11, "(close)", false)]
    [InlineData(MessageVersion.Http10, "", false)]
    [InlineData(MessageVersion.Http10, "Keep-Alive", true)]
    [InlineData(MessageVersion.Http10, "a, keep-alive", true)]
    [InlineData(MessageVersion.Http10, "keep-alive, close", false)]
    [InlineData(MessageVersion.Http10, "keep-alives", false)]
    [InlineData(MessageVersion.Http10, "keep-alive, ;", false)]
    [InlineData(MessageVersion.Http09, "", false)]
    [InlineData(MessageVersion.Http09, "keep-alive", false)] // it has no fields
    [Rule("R4")]
    public void A_connection_persists_by_version_and_options(MessageVersion version, string connection, bool persists)
    {
        ConnectionOptions.Persists(version, connection).Should().Be(persists, "{0} with {1}", version, Wire.Show(connection));
    }

    [Theory]
    [InlineData(MessageVersion.Http10, "keep-alive", false)] // a proxy before this one may have handed it on unread
    [InlineData(MessageVersion.Http11, "keep-alive", true)]
    [InlineData(MessageVersion.Http11, "", true)]
    [InlineData(MessageVersion.Http11, "close", false)]
    [Rule("R4")]
    public void A_proxy_keeps_no_connection_with_a_client_of_1_0(MessageVersion version, string connection, bool persists)
    {
        ConnectionOptions.Persists(version, connection, isRequestToProxy: true).Should().Be(persists);
    }

    [Theory]
    [InlineData(MessageVersion.Http11, "", "0 200 - Open")]
    [InlineData(MessageVersion.Http11, "keep-alive", "0 200 - Open")]
    [InlineData(MessageVersion.Http11, "close", "0 200 close Draining")]
    [InlineData(MessageVersion.Http10, "", "0 200 close Draining")]
    [InlineData(MessageVersion.Http10, "keep-alive", "0 200 keep-alive Open")] // it has to be told
    [InlineData(MessageVersion.Http10, "keep-alive, close", "0 200 close Draining")]
    [InlineData(MessageVersion.Http09, "", "0 200 - Draining")] // a response without a head has no field
    [Rule("R5")]
    [Rule("R6")]
    public void The_response_says_what_becomes_of_the_connection(MessageVersion version, string connection, string response)
    {
        Server.AnswerTo(new RequestHead(version, "GET", connection)).Should().Be(response);
    }

    [Theory]
    [InlineData(MessageVersion.Http11, "", "0 200 close Draining")]
    [InlineData(MessageVersion.Http10, "keep-alive", "0 200 close Draining")]
    [Rule("R5")]
    [Rule("R6")]
    public void The_server_may_close_though_the_client_would_not(MessageVersion version, string connection, string response)
    {
        Server.AnswerTo(new RequestHead(version, "GET", connection), close: true).Should().Be(response);
    }

    [Fact]
    [Rule("R5")]
    public void As_a_proxy_it_closes_behind_a_client_of_1_0()
    {
        var connection = new ServerConnection(new ServerOptions { IsProxy = true });
        connection.Receive(new RequestHead(MessageVersion.Http10, "GET", "keep-alive"));
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 close Draining");
    }

    [Fact]
    [Rule("R5")]
    public void Behind_a_request_that_says_close_no_other_one_is_read()
    {
        var connection = new ServerConnection();
        connection.WantsRequest.Should().BeTrue("the connection is new");
        connection.Receive(Server.Get);
        connection.WantsRequest.Should().BeTrue("the first answer may take its time");
        connection.Receive(new RequestHead(MessageVersion.Http11, "GET", "close"));

        connection.WantsRequest.Should().BeFalse("the client has said that nothing follows");
        connection.Invoking(c => c.Receive(Server.Get)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    [Rule("R5")]
    public void A_persistent_connection_takes_one_request_after_the_other()
    {
        var connection = new ServerConnection();
        for (var number = 0; number < 3; number++)
        {
            connection.Receive(Server.Get).Should().Be(number);
            connection.Answer(number, 200 + number);
            Server.TakeAll(connection).Should().Be($"{number} {200 + number} - Open");
        }

        (connection.State, connection.WantsRequest).Should().Be((ConnectionState.Open, true));
    }
}
