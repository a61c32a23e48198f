using CsCheck;

namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step3_AnswersInOrder
{
    private readonly ServerConnection connection = Server.With(Server.Get, Server.Get, Server.Get);

    [Fact]
    [Rule("R7")]
    public void An_answer_waits_for_those_before_it()
    {
        connection.Answer(2, 202);
        Server.TakeAll(connection).Should().BeEmpty("the answers to 0 and 1 go first");
        connection.Answer(0, 200);
        Server.TakeAll(connection).Should().Be("0 200 - Open", "the answer to 1 is not ready");
        connection.Answer(1, 201);

        Server.TakeAll(connection).Should().Be("1 201 - Open, 2 202 - Open");
    }

    [Fact]
    [Rule("R7")]
    public void Any_order_of_answers_comes_out_in_the_order_of_the_requests()
    {
        Server.TakeAll(connection).Should().BeEmpty();
        Gen.Shuffle(Enumerable.Range(0, 9).ToArray()).Sample(
            order =>
            {
                var one = Server.With(Enumerable.Repeat(Server.Get, 9));
                var all = new List<string>();
                foreach (var number in order)
                {
                    one.Answer(number, 200 + number);
                    all.Add(Server.TakeAll(one));
                }

                string.Join(", ", all.Where(taken => taken.Length > 0)).Should().Be(
                    string.Join(", ", Enumerable.Range(0, 9).Select(number => $"{number} {200 + number} - Open")));
            },
            iter: Samples.Of(500));
    }

    [Fact]
    [Rule("R8")]
    public void An_answer_is_given_once()
    {
        connection.Answer(1, 200);
        connection.Invoking(c => c.Answer(1, 200)).Should().Throw<InvalidOperationException>("it waits to be taken");
        connection.Invoking(c => c.Answer(1, 103)).Should().Throw<InvalidOperationException>("nothing comes behind it");
        connection.Answer(0, 200);
        Server.TakeAll(connection);

        connection.Invoking(c => c.Answer(0, 404)).Should().Throw<InvalidOperationException>("it has been taken");
        connection.Answer(2, 200);
        Server.TakeAll(connection).Should().Be("2 200 - Open");
    }

    [Theory]
    [InlineData(-1, 200)]
    [InlineData(3, 200)]
    [InlineData(0, 99)]
    [InlineData(0, 600)]
    [Rule("R8")]
    public void An_answer_to_nothing_is_the_callers_mistake(int number, int status)
    {
        connection.Invoking(c => c.Answer(number, status)).Should().Throw<ArgumentOutOfRangeException>("there are requests 0 to 2");
        connection.Answer(0, 599);
        Server.TakeAll(connection).Should().Be("0 599 - Open", "nothing has changed, and 599 is a status");
    }

    [Fact]
    [Rule("R9")]
    public void Behind_a_response_that_closes_nothing_is_answered()
    {
        connection.Answer(1, 200, close: true);
        connection.Answer(2, 200);
        connection.Answer(0, 200);

        Server.TakeAll(connection).Should().Be("0 200 - Open, 1 200 close Draining", "the client was told not to wait for 2");
    }

    [Fact]
    [Rule("R9")]
    public void An_answer_that_comes_too_late_is_dropped()
    {
        connection.Answer(0, 200, close: true);
        Server.TakeAll(connection).Should().Be("0 200 close Draining");

        connection.Answer(2, 200);
        connection.Answer(1, 103);

        Server.TakeAll(connection).Should().BeEmpty("somebody worked for nobody, which is no mistake of theirs");
        connection.Invoking(c => c.Answer(0, 200)).Should().Throw<InvalidOperationException>("this one has been answered");
        (connection.WantsRequest, connection.WantsBody).Should().Be((false, false));
        connection.Invoking(c => c.Receive(Server.Get)).Should().Throw<InvalidOperationException>("the response was the last one");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    [Rule("R10")]
    public void No_more_requests_are_read_than_may_be_waiting(int max)
    {
        var limited = max == 16 ? new ServerConnection() : new ServerConnection(new ServerOptions { MaxPipelined = max });
        for (var number = 0; number < max; number++)
        {
            limited.WantsRequest.Should().BeTrue("{0} of {1} are waiting", number, max);
            limited.Receive(Server.Get);
        }

        limited.WantsRequest.Should().BeFalse("{0} are waiting: the client has to wait as well", max);
        limited.Invoking(c => c.Receive(Server.Get)).Should().Throw<InvalidOperationException>();
        limited.Answer(0, 200);
        limited.WantsRequest.Should().BeFalse("an answer that has not been taken takes memory");
        Server.TakeAll(limited);
        limited.WantsRequest.Should().BeTrue("there is room again");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    [Rule("R10")]
    public void The_last_request_that_is_allowed_closes(int max)
    {
        var limited = max == 1000 ? new ServerConnection() : new ServerConnection(new ServerOptions { MaxRequests = max });
        for (var number = 0; number < max - 1; number++)
        {
            limited.Receive(Server.Get);
            limited.Answer(number, 200);
            Server.TakeAll(limited).Should().Be($"{number} 200 - Open");
        }

        limited.Receive(Server.Get).Should().Be(max - 1);
        limited.WantsRequest.Should().BeFalse("{0} is all", max);
        limited.Answer(max - 1, 200);

        Server.TakeAll(limited).Should().Be($"{max - 1} 200 close Draining");
    }

    [Fact]
    [Rule("R10")]
    public void A_limit_of_nothing_is_the_callers_mistake()
    {
        ((Action)(() => _ = new ServerOptions { MaxPipelined = 0 })).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxPipelined");
        ((Action)(() => _ = new ServerOptions { MaxRequests = 0 })).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxRequests");
        new ServerOptions { MaxPipelined = 1, MaxRequests = 1 }.IsProxy.Should().BeFalse();
    }
}
