namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step6_Loss
{
    [Theory]
    [InlineData("doc:1", new[] { 1 }, "doc 140", 2)] // on the link until 90, missed until 130, there at 140
    [InlineData("doc:3", new[] { 1 }, "doc 140", 4)] // the other two come meanwhile
    [InlineData("doc:3", new[] { 2 }, "doc 150", 4)] // each packet later, 10 later
    [InlineData("doc:1", new[] { 1, 2 }, "doc 190", 3)] // lost once more: 50 more
    [InlineData("doc:3", new[] { 1, 4 }, "doc 190", 5)] // the fourth on the link is the first one again
    [InlineData("doc:2", new[] { 2, 2 }, "doc 150", 3)] // said twice, lost once
    [InlineData("doc:1", new[] { 2, 3 }, "doc 90", 1)] // there are no such packets
    [Rule("R13")]
    public void A_lost_packet_is_missed_after_a_round_trip_and_comes_again(string page, int[] lost, string arrivals, int packets)
    {
        foreach (var protocol in Enum.GetValues<Protocol>())
        {
            var waterfall = Lab.Load(protocol, page, lost: lost);

            Lab.Arrivals(waterfall).Should().Be(arrivals, "{0} loses {1}", protocol, string.Join(" and ", lost));
            waterfall.Packets.Should().Be(packets, "what is lost was carried");
        }
    }

    [Fact]
    [Rule("R13")]
    public void A_packet_that_comes_again_goes_first()
    {
        foreach (var protocol in new[] { Protocol.Http11Pipelined, Protocol.Http2, Protocol.Http3 })
        {
            // doc's second packet is missed at 140 and comes at once, though 4 of its others have not been sent yet.
            var waterfall = Lab.Load(protocol, "doc:10", lost: [2], connections: 1);

            Lab.Story(waterfall, "doc").Should().Be(
                "discovered 0, assigned 0, requested 40, begun 80, received 190, arrived 190", "{0} sends it at 140", protocol);
        }
    }

    [Theory]
    [InlineData(new[] { 2 }, "doc 90, a 260, b 240, c 230")] // a b c a b from 130 on; a again, then c b a c b a a
    [InlineData(new[] { 2, 3 }, "doc 90, a 270, b 260, c 240")] // a b c a b; a and b again, then c a b c a b a
    [Rule("R12")]
    [Rule("R13")]
    public void It_takes_a_turn_of_its_stream(int[] lost, string arrivals)
    {
        foreach (var protocol in new[] { Protocol.Http2, Protocol.Http3 })
        {
            var waterfall = Lab.Load(protocol, "doc:1 a:5 b:4 c:3", lost: lost);

            Lab.Arrivals(waterfall).Should().Be(arrivals, "a, b and c take turns in {0}", protocol);
        }
    }

    [Theory]
    [InlineData(Protocol.Http2)]
    [InlineData(Protocol.Http3)]
    [Rule("R6")]
    [Rule("R13")]
    public void What_was_lost_first_comes_again_first(Protocol protocol)
    {
        // a and b at 130 and 140 are lost. At 180 a is missed, but c on #2 has never had a turn; at 190 b is missed as well.
        var waterfall = Lab.Load(protocol, "doc:1 a:1 b:1 c:3+10@img", lost: [2, 3]);

        Lab.Arrivals(waterfall).Should().Be("doc 90, a 200, b 220, c 230", "then a c b c");
    }

    [Theory]
    [InlineData("doc:4", 1, new[] { 1 }, "doc 240")] // again at 130; two at 180, one at 230: only what arrives opens the window
    [InlineData("doc:7", 1, new[] { 2 }, "doc 250")] // 80; 130 lost, 140; 180 again, and at 190 three may be under way; …
    [Rule("R7")]
    [Rule("R13")]
    public void What_is_lost_is_under_way_until_it_is_missed_and_opens_no_window(
        string page, int window, int[] lost, string arrivals)
    {
        foreach (var protocol in new[] { Protocol.Http10, Protocol.Http2, Protocol.Http3 })
        {
            var waterfall = Lab.Load(protocol, page, window: window, lost: lost);

            Lab.Arrivals(waterfall).Should().Be(arrivals, "{0} begins with a window of {1}", protocol, window);
        }
    }

    [Theory]
    [InlineData(Protocol.Http2, 2, "doc 90, a 190, b 190, c 200")] // a's first, missed at 180: b is whole at 180, and waits
    [InlineData(Protocol.Http2, 3, "doc 90, a 200, b 200, c 200")] // b's first: a is whole at 170, c at 190
    [InlineData(Protocol.Http2, 7, "doc 90, a 170, b 180, c 240")] // c's last: nothing stands behind it
    [InlineData(Protocol.Http3, 2, "doc 90, a 190, b 180, c 200")]
    [InlineData(Protocol.Http3, 3, "doc 90, a 170, b 200, c 190")]
    [InlineData(Protocol.Http3, 7, "doc 90, a 170, b 180, c 240")]
    [InlineData(Protocol.Http11Pipelined, 2, "doc 90, a 190, b 190, c 200")] // a a b b c a c
    [InlineData(Protocol.Http11Pipelined, 3, "doc 90, a 200, b 200, c 200")]
    [Rule("R13")]
    public void A_hole_stops_all_of_tcp_and_one_stream_of_quic(Protocol protocol, int lost, string arrivals)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:2 b:2 c:2", connections: 1, lost: [lost]);

        Lab.Arrivals(waterfall).Should().Be(arrivals, "the link loses packet {0}", lost);
    }

    [Theory]
    [InlineData(Protocol.Http2, "received 180, arrived 190")]
    [InlineData(Protocol.Http3, "received 180, arrived 180")]
    [Rule("R13")]
    [Rule("R14")]
    public void What_has_been_received_may_not_have_arrived(Protocol protocol, string end)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:2 b:2 c:2", lost: [2]);

        Lab.Story(waterfall, "b").Should().Be($"discovered 90, assigned 90, requested 90, begun 140, {end}");
    }

    [Theory]
    [InlineData(Protocol.Http2, "doc 90, a 190, b 190, c 200, d 240")]
    [InlineData(Protocol.Http3, "doc 90, a 190, b 180, c 200, d 230")]
    [Rule("R3")]
    [Rule("R13")]
    public void What_is_held_back_tells_nobody_what_else_is_needed(Protocol protocol, string arrivals)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:2 b:2 c:2 d:1<b", lost: [2]);

        Lab.Arrivals(waterfall).Should().Be(arrivals, "d is asked for when b has arrived");
    }

    [Fact]
    [Rule("R9")]
    [Rule("R13")]
    public void All_that_a_hole_has_held_back_arrives_before_anything_is_asked_for()
    {
        var waterfall = Lab.Load(Protocol.Http2, "doc:1 a:1 b:1 c:1 x:1<c y:1<b", lost: [2]);

        // a comes again at 190, and b and c with it: x and y are known at the same time, and x stands first in the page.
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 190, b 190, c 190, x 240, y 250");
    }

    [Theory]
    [InlineData(Protocol.Http10, "doc 90, a 240, b 220, c 230")] // 170 a b c a b c, and a again at 230
    [InlineData(Protocol.Http11, "doc 90, a 200, b 210, c 220")] // 130 a, lost, a; 170 b c; 190 a again: it waited longest
    [InlineData(Protocol.Http2, "doc 90, a 190, b 190, c 200")]
    [Rule("R13")]
    public void A_hole_stops_no_other_connection(Protocol protocol, string arrivals)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:2 b:2 c:2", lost: [2]);

        Lab.Arrivals(waterfall).Should().Be(arrivals);
    }

    [Theory]
    [InlineData(Protocol.Http2)]
    [InlineData(Protocol.Http3)]
    [Rule("R13")]
    public void A_hole_stops_no_other_host(Protocol protocol)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:4 b:1@img", lost: [2]);

        // a at 130 is lost, 140, 150, 160; b at 170; a again at 180.
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 190, b 180");
    }

    [Fact]
    [Rule("R10")]
    [Rule("R13")]
    public void A_connection_is_idle_only_when_its_answer_has_arrived()
    {
        var waterfall = Lab.Load(Protocol.Http11, "doc:1 a:2 b:1", connections: 1, lost: [2]);

        // a's first packet comes again at 180; b is asked for at 190.
        Lab.Arrivals(waterfall).Should().Be("doc 90, a 190, b 240");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [Rule("R15")]
    public void Packets_are_counted_from_one(int lost)
    {
        var loading = () => Lab.Load(Protocol.Http2, "doc:1", lost: [1, lost]);

        loading.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Lost");
    }

    [Fact]
    [Rule("R13")]
    [Rule("R15")]
    public void A_thousand_losses_can_be_told()
    {
        var thousand = Enumerable.Range(1, 1_000).ToArray();

        var waterfall = Lab.Load(Protocol.Http3, "doc:1", lost: thousand);
        var loading = () => Lab.Load(Protocol.Http3, "doc:1", lost: [.. thousand, 1_001]);

        waterfall.Total.Should().Be(50_090_000, "a thousand times 50 ms, and then what it takes without");
        loading.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Lost");
    }

    [Fact]
    [Rule("R13")]
    public void Nothing_is_ever_held_back_in_http_3()
    {
        foreach (var seed in Samples.Below(300))
        {
            var (page, client, network) = Chance.Load(new Random(seed), Protocol.Http3);

            var waterfall = PageLoad.Run(page, client, network);

            foreach (var timing in waterfall.Timings)
            {
                timing.Arrived.Should().Be(timing.Received, "no stream waits for another one (seed {0}): {1}", seed, timing);
            }
        }
    }
}
