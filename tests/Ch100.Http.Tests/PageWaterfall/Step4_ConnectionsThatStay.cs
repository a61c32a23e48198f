namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step4_ConnectionsThatStay
{
    [Theory]
    [InlineData(Protocol.Http10KeepAlive)]
    [InlineData(Protocol.Http11)]
    [Rule("R10")]
    public void The_next_request_saves_the_handshake(Protocol protocol)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:1 b:1<a c:1<b");

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 140, b 190, c 240", "a request and a packet are 50");
        Lab.Connections(waterfall).Should().Be("doc #1, a #1, b #1, c #1");
        waterfall.Connections.Should().Be(1);
    }

    [Theory]
    [InlineData(Protocol.Http10KeepAlive, 1, "doc 90, a 140, b 190, c 240")] // one answer at a time
    [InlineData(Protocol.Http11, 2, "doc 90, a 140, b 180, c 190")] // a is quick; b pays for a connection; c follows a
    [InlineData(Protocol.Http11, 3, "doc 90, a 140, b 180, c 190")] // c pays for one as well, and wins nothing
    [Rule("R10")]
    public void A_request_waits_for_a_connection_that_is_idle(Protocol protocol, int connections, string arrivals)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:1 b:1 c:1", connections);

        Lab.Arrivals(waterfall).Should().Be(arrivals);
        waterfall.Connections.Should().Be(connections);
    }

    [Fact]
    [Rule("R10")]
    [Rule("R14")]
    public void On_an_open_connection_a_request_leaves_when_it_is_assigned()
    {
        var waterfall = Lab.Load(Protocol.Http11, "doc:1 a:1 b:1", connections: 1);

        Lab.Story(waterfall, "a").Should().Be("discovered 90, assigned 90, requested 90, begun 130, received 140, arrived 140");
        Lab.Story(waterfall, "b").Should().Be("discovered 90, assigned 140, requested 140, begun 180, received 190, arrived 190");
    }

    [Fact]
    [Rule("R10")]
    public void An_idle_connection_is_taken_before_a_new_one_is_opened()
    {
        var waterfall = Lab.Load(Protocol.Http11, "doc:1 a:1 b:1<a c:1<a");

        Lab.Connections(waterfall).Should().Be("doc #1, a #1, b #1, c #2", "at 140 only one is idle");
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 140, b 190, c 230");
    }

    [Fact]
    [Rule("R10")]
    public void Of_idle_connections_the_first_is_taken()
    {
        // b comes on #2 at 180, d on #1 at 190, and e is known when both are idle.
        var waterfall = Lab.Load(Protocol.Http11, "doc:1 a:1 b:1 d:1<a e:1<d", connections: 2);

        Lab.Connections(waterfall).Should().Be("doc #1, a #1, b #2, d #1, e #1");
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 140, b 180, d 190, e 240");
    }

    [Fact]
    [Rule("R10")]
    public void A_connection_once_begun_is_for_whom_it_was_opened()
    {
        // a is through at 140, while the connection for b is still being opened: b does not change over.
        var waterfall = Lab.Load(Protocol.Http11, "doc:1 a:1 b:6 c:1", connections: 2);

        Lab.Connections(waterfall).Should().Be("doc #1, a #1, b #2, c #1");
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 140, b 240, c 190");
    }

    [Theory]
    [InlineData(Protocol.Http11)]
    [InlineData(Protocol.Http11Pipelined)]
    [Rule("R8")]
    [Rule("R10")]
    public void Another_host_is_another_connection(Protocol protocol)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:1@x b:1@y c:1<a@x", connections: 1);

        Lab.Connections(waterfall).Should().Be("doc #1, a #2, b #3, c #2");
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 180, b 190, c 230");
    }

    [Fact]
    [Rule("R7")]
    [Rule("R10")]
    public void A_connection_that_stays_keeps_its_window()
    {
        // doc: one packet, then two. Three acknowledgements make a window of 4: a's first four from 190 on, the rest from 240 on.
        var waterfall = Lab.Load(Protocol.Http11, "doc:3 a:6", window: 1);

        Lab.Arrivals(waterfall).Should().Be("doc 150, a 260");
    }

    [Theory]
    [InlineData("doc:1 a:1 b:1 c:1", "doc 90, a 140, b 150, c 160")] // three requests at 90, three packets from 130 on
    [InlineData("doc:1 a:3 b:1 c:2", "doc 90, a 160, b 170, c 190")] // one answer after the other
    [InlineData("doc:1 a:1+100 b:1 c:1", "doc 90, a 240, b 250, c 260")] // all wait for the first
    [InlineData("doc:1 a:1 b:1+100 c:1", "doc 90, a 140, b 240, c 250")] // or for the second
    [InlineData("doc:1 a:1+50 b:1+90 c:1+30", "doc 90, a 190, b 230, c 240")] // the server thinks about all at once
    [Rule("R11")]
    public void Pipelined_answers_come_in_the_order_of_their_requests(string page, string arrivals)
    {
        var waterfall = Lab.Load(Protocol.Http11Pipelined, page, connections: 1);

        Lab.Arrivals(waterfall).Should().Be(arrivals);
        waterfall.Connections.Should().Be(1);
    }

    [Fact]
    [Rule("R10")]
    public void Without_pipelining_each_costs_a_round_trip()
    {
        var waterfall = Lab.Load(Protocol.Http11, "doc:1 a:1+100 b:1 c:1", connections: 1);

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 240, b 290, c 340");
    }

    [Fact]
    [Rule("R11")]
    [Rule("R14")]
    public void A_request_on_a_connection_that_is_being_opened_leaves_with_the_first()
    {
        // a has #1, b opens #2, c goes to #1 behind a, d to #2 behind b: both have one request when it chooses.
        var waterfall = Lab.Load(Protocol.Http11Pipelined, "doc:1 a:1 b:1 c:1 d:1", connections: 2);

        Lab.Connections(waterfall).Should().Be("doc #1, a #1, b #2, c #1, d #2");
        Lab.Story(waterfall, "d").Should().Be("discovered 90, assigned 90, requested 130, begun 180, received 190, arrived 190");
    }

    [Theory]
    [InlineData("doc:1 a:1 b:1 c:1 d:1 e:1", 2, "doc #1, a #1, b #2, c #1, d #2, e #1")] // in turn, as long as none is answered
    [InlineData("doc:1 a:1 b:4 c:1<a d:1<c", 2, "doc #1, a #1, b #2, c #1, d #1")] // #1 is idle each time
    [InlineData("doc:1 a:1 b:4 c:4 d:1 e:1<a", 2, "doc #1, a #1, b #2, c #1, d #2, e #1")] // at 140: c on #1; b and d on #2
    [Rule("R11")]
    public void Pipelined_requests_go_where_the_fewest_are_unanswered(string page, int connections, string expected)
    {
        var waterfall = Lab.Load(Protocol.Http11Pipelined, page, connections);

        Lab.Connections(waterfall).Should().Be(expected);
    }

    [Fact]
    [Rule("R11")]
    public void Pipelining_begins_when_no_more_connections_may_be_opened()
    {
        var waterfall = Lab.Load(Protocol.Http11Pipelined, "doc:1 a:3 b:1 c:1 d:1 e:1", connections: 3);

        // #1 from 130 on: a a a d. #2 and #3 are at the link at 170: it takes b, c, then e, which follows b.
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 160, b 180, c 190, d 170, e 200");
    }
}
