namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step4_WhoMayStart
{
    [Theory]
    [InlineData("GET HEAD OPTIONS TRACE", "0 1 2 3")] // safe ones side by side
    [InlineData("POST GET", "0")]
    [InlineData("GET POST GET", "0")] // what the first sees may depend on nobody, what the third sees on the second
    [InlineData("GET GET DELETE GET", "0 1")]
    [InlineData("PUT PUT", "0")] // idempotent is not safe
    [InlineData("get GET", "0")] // another method, which nobody knows
    [InlineData("PATCH", "0")]
    [InlineData("GET get", "0")]
    [Rule("R11")]
    public void Only_safe_requests_are_worked_on_side_by_side(string methods, string mayStart)
    {
        var connection = Server.With(methods.Split(' ').Select(method => new RequestHead(MessageVersion.Http11, method)));

        Starting(connection, methods.Split(' ').Length).Should().Be(mayStart, "the requests are {0}", methods);
    }

    [Fact]
    [Rule("R11")]
    public void An_unsafe_request_waits_for_the_answers_before_it_and_is_waited_for()
    {
        var connection = Server.With(Server.Get, Server.Get, Server.Post, Server.Get);
        connection.Answer(1, 200);
        Starting(connection, 4).Should().Be("0", "1 has its answer, and 2 waits for 0");
        connection.Answer(0, 200);
        Starting(connection, 4).Should().Be("2", "an answer is enough; it need not have been taken");
        connection.Answer(2, 103);
        Starting(connection, 4).Should().Be("2", "an interim answer is none");
        connection.Answer(2, 200);
        Starting(connection, 4).Should().Be("3");
        Server.TakeAll(connection);
        Starting(connection, 4).Should().Be("3");
        connection.Answer(3, 200);

        Starting(connection, 4).Should().BeEmpty("all have been answered");
    }

    [Fact]
    [Rule("R11")]
    public void What_will_never_be_answered_is_not_started()
    {
        var connection = Server.With(Server.Get, Server.Get, Server.Post);
        connection.Answer(0, 200, close: true);
        Starting(connection, 3).Should().BeEmpty("the response to 0 is the last one, though it has not been taken");
        Server.TakeAll(connection).Should().Be("0 200 close Draining");

        Starting(connection, 3).Should().BeEmpty();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [Rule("R11")]
    public void A_request_that_has_not_come_is_the_callers_mistake(int number)
    {
        var connection = Server.With(Server.Get);

        connection.Invoking(c => c.MayStart(number)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static string Starting(ServerConnection connection, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Where(connection.MayStart));
}
