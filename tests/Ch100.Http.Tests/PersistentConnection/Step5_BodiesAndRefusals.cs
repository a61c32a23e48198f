namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step5_BodiesAndRefusals
{
    private static readonly RequestHead Upload = new(MessageVersion.Http11, "PUT", HasBody: true);

    [Fact]
    [Rule("R12")]
    public void Behind_a_body_the_next_request_is_read()
    {
        var connection = Server.With(Upload);
        (connection.WantsRequest, connection.WantsBody).Should().Be((false, true), "what comes next is the body");
        connection.Invoking(c => c.Receive(Server.Get)).Should().Throw<InvalidOperationException>();
        connection.EndBody();
        (connection.WantsRequest, connection.WantsBody).Should().Be((true, false));
        connection.Invoking(c => c.EndBody()).Should().Throw<InvalidOperationException>("it has ended");
        connection.Receive(Server.Get);
        connection.Answer(0, 201);
        connection.Answer(1, 200);

        Server.TakeAll(connection).Should().Be("0 201 - Open, 1 200 - Open");
    }

    [Fact]
    [Rule("R12")]
    public void A_request_may_be_started_while_its_body_comes()
    {
        Server.With(Upload).MayStart(0).Should().BeTrue("the body may be larger than any memory");
    }

    [Fact]
    [Rule("R12")]
    public void A_request_without_a_body_has_none_to_end()
    {
        var connection = Server.With(Server.Get);

        connection.WantsBody.Should().BeFalse();
        connection.Invoking(c => c.EndBody()).Should().Throw<InvalidOperationException>();
        new ServerConnection().Invoking(c => c.EndBody()).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(413)]
    [InlineData(201)] // well or badly
    [Rule("R13")]
    public void An_answer_that_does_not_wait_for_the_body_closes(int status)
    {
        var connection = Server.With(Upload);
        connection.Answer(0, status);

        Server.TakeAll(connection).Should().Be($"0 {status} close Draining", "what is left of the body would be read as a request");
        connection.WantsBody.Should().BeFalse("what still comes is thrown away");
    }

    [Fact]
    [Rule("R13")]
    public void A_body_that_ends_before_the_answer_is_taken_is_in_time()
    {
        var connection = Server.With(Upload);
        connection.Answer(0, 413);
        connection.WantsRequest.Should().BeFalse("the body has not ended");
        connection.EndBody();

        Server.TakeAll(connection).Should().Be("0 413 - Open");
    }

    [Fact]
    [Rule("R13")]
    public void An_interim_answer_does_not_close()
    {
        var connection = Server.With(Upload);
        connection.Answer(0, 100);

        Server.TakeAll(connection).Should().Be("0 100 - Open", "the client waits for it before it sends the body");
        connection.WantsBody.Should().BeTrue();
    }

    [Fact]
    [Rule("R14")]
    public void What_is_no_request_is_answered_in_its_turn_and_is_the_last()
    {
        var connection = Server.With(Server.Get, Server.Post);
        connection.Refuse(400).Should().Be(2, "it counts as a request");
        (connection.WantsRequest, connection.MayStart(2)).Should().Be((false, false), "where the next one begins, nobody knows");
        Server.TakeAll(connection).Should().BeEmpty("those before it were good, and go first");
        connection.Invoking(c => c.Answer(2, 200)).Should().Throw<InvalidOperationException>("it has its answer");
        connection.Answer(1, 201);
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 - Open, 1 201 - Open, 2 400 close Draining");
    }

    [Fact]
    [Rule("R14")]
    public void A_body_that_is_none_is_answered_in_the_place_of_its_request()
    {
        var connection = Server.With(Server.Get, Upload);
        connection.Refuse(400).Should().Be(1, "it is the body of request 1 that is wrong");
        (connection.WantsBody, connection.WantsRequest, connection.MayStart(1)).Should().Be((false, false, false), "nothing more is read");
        connection.Invoking(c => c.Refuse(400)).Should().Throw<InvalidOperationException>("once is enough");
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 - Open, 1 400 close Draining");
    }

    [Fact]
    [Rule("R14")]
    public void An_answer_that_is_ready_stays_and_closes()
    {
        var connection = Server.With(Server.Get, Upload);
        connection.Answer(1, 413);
        connection.Refuse(400).Should().Be(1);
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 - Open, 1 413 close Draining");
    }

    [Theory]
    [InlineData(399)]
    [InlineData(600)]
    [InlineData(200)]
    [Rule("R14")]
    public void A_refusal_is_an_error(int status)
    {
        var connection = new ServerConnection();

        connection.Invoking(c => c.Refuse(status)).Should().Throw<ArgumentOutOfRangeException>();
        connection.Refuse(status == 600 ? 599 : 400).Should().Be(0, "nothing has changed");
    }

    [Fact]
    [Rule("R14")]
    public void Where_nothing_is_read_nothing_is_refused()
    {
        var connection = Server.With(new RequestHead(MessageVersion.Http11, "GET", "close"));
        connection.Invoking(c => c.Refuse(400)).Should().Throw<InvalidOperationException>("nothing was to come");
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 close Draining");
    }
}
