namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step6_TheEnd
{
    private static readonly RequestHead Upload = new(MessageVersion.Http11, "PUT", HasBody: true);

    [Fact]
    [Rule("R15")]
    public void A_client_that_has_sent_everything_still_gets_its_answers()
    {
        var connection = Server.With(Server.Get, Server.Get);
        connection.EndInput();
        (connection.State, connection.WantsRequest).Should().Be((ConnectionState.Open, false), "two answers are awaited");
        connection.Answer(1, 201);
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 - Open, 1 201 close Closed", "the last one closes, and there is nothing to drain");
        connection.State.Should().Be(ConnectionState.Closed);
    }

    [Fact]
    [Rule("R15")]
    public void Between_two_requests_the_end_of_the_input_is_the_end()
    {
        var connection = Server.With(Server.Get);
        connection.Answer(0, 200);
        Server.TakeAll(connection);

        connection.EndInput();

        connection.State.Should().Be(ConnectionState.Closed);
        new ServerConnection().Invoking(c => c.EndInput()).Should().NotThrow("a client may go without a word");
    }

    [Fact]
    [Rule("R15")]
    public void An_answer_that_is_ready_but_not_taken_is_still_awaited()
    {
        var connection = Server.With(Server.Get);
        connection.Answer(0, 200);
        connection.EndInput();

        connection.State.Should().Be(ConnectionState.Open);
        Server.TakeAll(connection).Should().Be("0 200 close Closed");
    }

    [Fact]
    [Rule("R16")]
    public void A_body_that_breaks_off_is_refused()
    {
        var connection = Server.With(Server.Get, Upload);
        connection.EndInput();
        (connection.WantsBody, connection.WantsRequest, connection.MayStart(1)).Should().Be((false, false, false), "half a body is none");
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 - Open, 1 400 close Closed");
    }

    [Fact]
    [Rule("R16")]
    public void An_answer_to_half_a_body_that_is_ready_stays()
    {
        var connection = Server.With(Upload);
        connection.Answer(0, 413);
        connection.EndInput();

        Server.TakeAll(connection).Should().Be("0 413 close Closed");
    }

    [Fact]
    [Rule("R17")]
    public void Behind_the_last_response_what_still_comes_is_thrown_away_until_the_client_has_closed()
    {
        var connection = Server.With(Server.Get);
        connection.Answer(0, 200, close: true);
        Server.TakeAll(connection).Should().Be("0 200 close Draining");
        (connection.State, connection.WantsRequest, connection.WantsBody).Should().Be((ConnectionState.Draining, false, false));

        connection.EndInput();

        connection.State.Should().Be(ConnectionState.Closed);
    }

    [Fact]
    [Rule("R17")]
    public void A_response_that_closes_is_the_end_if_the_client_has_ended_before()
    {
        var connection = Server.With(Server.Get, Server.Get);
        connection.EndInput();
        connection.Answer(0, 200, close: true);

        Server.TakeAll(connection).Should().Be("0 200 close Closed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R18")]
    public void A_connection_that_is_gone_has_no_answers(bool draining)
    {
        var connection = Server.With(Server.Get, Upload);
        connection.Answer(0, 200, close: draining);
        if (draining)
        {
            Server.TakeAll(connection);
        }

        connection.Abort();

        (connection.State, connection.WantsRequest, connection.WantsBody).Should().Be((ConnectionState.Closed, false, false));
        Server.TakeAll(connection).Should().BeEmpty();
        connection.Answer(1, 200);
        Server.TakeAll(connection).Should().BeEmpty("it comes too late");
        connection.MayStart(1).Should().BeFalse();
        connection.EndInput();
        connection.State.Should().Be(ConnectionState.Closed);
    }
}
