namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step3_AConnectionForEach
{
    [Theory]
    [InlineData(Protocol.Http09)]
    [InlineData(Protocol.Http10)]
    [Rule("R3")]
    [Rule("R8")]
    public void Each_resource_pays_for_a_connection_of_its_own(Protocol protocol)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:1 b:1<a c:1<b");

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 180, b 270, c 360", "handshake, request and packet are 90, four times");
        Lab.Connections(waterfall).Should().Be("doc #1, a #2, b #3, c #4");
        waterfall.Connections.Should().Be(4);
    }

    [Fact]
    [Rule("R3")]
    [Rule("R14")]
    public void What_an_answer_refers_to_is_known_when_it_is_there_whole()
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:3 a:2 b:1<a");

        Lab.Story(waterfall, "a").Should().Be(
            "discovered 110, assigned 110, requested 150, begun 190, received 210, arrived 210");
        Lab.Story(waterfall, "b").Should().Be(
            "discovered 210, assigned 210, requested 250, begun 290, received 300, arrived 300");
    }

    [Theory]
    [InlineData(1, "doc 90, a 180, b 270, c 360")] // one after the other
    [InlineData(2, "doc 90, a 180, b 190, c 270")] // a and b side by side; c has a's place from 180 on
    [InlineData(3, "doc 90, a 180, b 190, c 200")] // all at once: what is left is the link
    [Rule("R8")]
    public void No_more_connections_are_open_than_allowed(int connections, string arrivals)
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:1 b:1 c:1", connections);

        Lab.Arrivals(waterfall).Should().Be(arrivals, "the document's own connection is closed by then");
        waterfall.Connections.Should().Be(4);
    }

    [Theory]
    [InlineData(1, "doc 90, a 180, b 270, c 190, d 280")] // a and c at once, on two hosts; then b and d
    [InlineData(2, "doc 90, a 180, b 190, c 200, d 210")]
    [Rule("R8")]
    public void The_limit_is_one_for_each_host(int connections, string arrivals)
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:1@img b:1@img c:1 d:1", connections);

        Lab.Arrivals(waterfall).Should().Be(arrivals, "img and www have {0} each", connections);
    }

    [Fact]
    [Rule("R8")]
    [Rule("R14")]
    public void A_request_that_waits_has_no_connection_yet()
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:1 b:1", connections: 1);

        Lab.Story(waterfall, "b").Should().Be(
            "discovered 90, assigned 180, requested 220, begun 260, received 270, arrived 270",
            "a has the only connection until 180; the handshake begins then");
    }

    [Fact]
    [Rule("R9")]
    public void Who_has_waited_longest_goes_first()
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:1 c:1<a b:1 d:1", connections: 1);

        // c stands before b and d in the page, but is known only when a is there, at 180.
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 180, c 450, b 270, d 360");
    }

    [Fact]
    [Rule("R9")]
    public void Of_those_who_have_waited_equally_long_the_first_in_the_page_goes_first()
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 z:1 y:1 x:1", connections: 1);

        Lab.Arrivals(waterfall).Should().Be("doc 90, z 180, y 270, x 360");
        Lab.Connections(waterfall).Should().Be("doc #1, z #2, y #3, x #4");
    }

    [Fact]
    [Rule("R9")]
    public void Who_cannot_get_a_connection_is_in_nobodys_way()
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:1 b:1 c:1@img", connections: 1);

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 180, b 270, c 190", "b waits for www, c goes to img");
        Lab.Connections(waterfall).Should().Be("doc #1, a #2, b #4, c #3", "b's connection is the last to be opened");
    }

    [Theory]
    [InlineData("doc:1 a:3 b:3", "doc 90, a 220, b 230")] // a b a b a b from 170 on
    [InlineData("doc:1 a:3 b:1 c:2", "doc 90, a 230, b 190, c 220")] // a b c, a c, a
    [Rule("R5")]
    [Rule("R6")]
    public void Connections_share_the_link_and_take_turns(string page, string arrivals)
    {
        var waterfall = Lab.Load(Protocol.Http10, page);

        Lab.Arrivals(waterfall).Should().Be(arrivals, "all answers are at the link at 170, and it carries a packet in 10 ms");
    }

    [Fact]
    [Rule("R6")]
    public void A_connection_that_comes_late_has_waited_longest()
    {
        // a's packets at 170, 180 and 190; b is ready at 195, so it is next at 200, and then every other turn is its own.
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:6 b:3+25");

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 260, b 250");
    }

    [Fact]
    [Rule("R5")]
    public void The_link_does_not_wait_for_whose_turn_it_would_be()
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:1+100 b:1 c:1", connections: 2);

        // b is through at 180 and c takes its place, while the server still thinks about a until 270.
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 280, b 180, c 270");
    }

    [Theory]
    [InlineData("doc:1 a:4 b:4+40", "doc 90, a 210, b 250")] // exactly when a is through
    [InlineData("doc:1 a:4 b:4+41", "doc 90, a 210, b 251")] // a gap of a millisecond
    [Rule("R5")]
    public void The_link_rests_only_if_nobody_can_send(string page, string arrivals)
    {
        var waterfall = Lab.Load(Protocol.Http10, page);

        Lab.Arrivals(waterfall).Should().Be(arrivals);
    }

    [Fact]
    [Rule("R5")]
    public void What_is_ready_when_the_link_becomes_free_takes_part()
    {
        // a is on the link until 190. At that very instant b becomes ready, and has not had a turn yet.
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:3 b:1+20");

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 210, b 200");
    }

    [Fact]
    [Rule("R5")]
    [Rule("R7")]
    public void A_full_window_leaves_the_link_to_others()
    {
        // a's first packet is through at 180 and acknowledged at 220. b is ready at 185, and the link is free.
        var waterfall = Lab.Load(Protocol.Http10, "doc:1 a:6 b:1+15", window: 1);

        Lab.Story(waterfall, "b").Should().Be("discovered 90, assigned 90, requested 130, begun 185, received 195, arrived 195");
    }

    [Theory]
    [InlineData(1, "doc 150, a 360")] // a: one at 230, two from 280 on, and from 330 on three of the four that could go
    [InlineData(3, "doc 110, a 270")] // a: from 190 three, which take 30 of the 50 ms until the next three
    [Rule("R7")]
    [Rule("R8")]
    public void Each_connection_begins_with_a_small_window(int window, string arrivals)
    {
        var waterfall = Lab.Load(Protocol.Http10, "doc:3 a:6", window: window);

        Lab.Arrivals(waterfall).Should().Be(arrivals);
    }

    [Theory]
    [InlineData(Protocol.Http09)]
    [InlineData(Protocol.Http10)]
    [Rule("R5")]
    public void Without_distance_only_the_link_counts(Protocol protocol)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:3 b:1 c:2 d:4<b e:1<d", roundTrip: 0, window: 1);

        waterfall.Total.Should().Be(120_000, "twelve packets of 10 ms, and something to send at all times");
    }
}
