namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step5_Streams
{
    [Theory]
    [InlineData("doc:1 a:1 b:1 c:1", "doc 90, a 140, b 150, c 160")] // three requests at 90
    [InlineData("doc:1 a:3 b:1 c:2", "doc 90, a 190, b 150, c 180")] // a b c a c a
    [InlineData("doc:1 a:3 b:3", "doc 90, a 180, b 190")] // a b a b a b
    [InlineData("doc:1 a:1+100 b:1 c:1", "doc 90, a 240, b 140, c 150")] // nobody waits for a
    [InlineData("doc:1 a:3 b:3+15 c:1", "doc 90, a 190, b 200, c 150")] // a c, and at 150 b is ready: b a b a b
    [InlineData("doc:1 a:4 b:1 c:1<b", "doc 90, a 180, b 150, c 200")] // a b a a a; c is asked for at 150
    [Rule("R12")]
    public void Streams_share_one_connection_and_take_turns(string page, string arrivals)
    {
        foreach (var protocol in new[] { Protocol.Http2, Protocol.Http3 })
        {
            var waterfall = Lab.Load(protocol, page);

            Lab.Arrivals(waterfall).Should().Be(arrivals, "{0} cuts answers into packets and mixes them", protocol);
            waterfall.Connections.Should().Be(1);
        }
    }

    [Theory]
    [InlineData(Protocol.Http2)]
    [InlineData(Protocol.Http3)]
    [Rule("R12")]
    public void The_limit_of_connections_does_not_matter(Protocol protocol)
    {
        foreach (var connections in new[] { 1, 6 })
        {
            var waterfall = Lab.Load(protocol, "doc:1 a:1 b:1 c:1 d:1 e:1 f:1 g:1", connections);

            Lab.Arrivals(waterfall).Should().Be("doc 90, a 140, b 150, c 160, d 170, e 180, f 190, g 200");
            waterfall.Connections.Should().Be(1, "{0} needs no second one to a host", protocol);
        }
    }

    [Theory]
    [InlineData(Protocol.Http2)]
    [InlineData(Protocol.Http3)]
    [Rule("R12")]
    [Rule("R14")]
    public void All_requests_leave_at_once(Protocol protocol)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:2 b:2");

        Lab.Story(waterfall, "a").Should().Be("discovered 90, assigned 90, requested 90, begun 130, received 160, arrived 160");
        Lab.Story(waterfall, "b").Should().Be("discovered 90, assigned 90, requested 90, begun 140, received 170, arrived 170");
    }

    [Fact]
    [Rule("R12")]
    public void Each_host_has_a_connection_and_a_handshake_of_its_own()
    {
        foreach (var protocol in new[] { Protocol.Http2, Protocol.Http3 })
        {
            var waterfall = Lab.Load(protocol, "doc:1 a:2@img b:2@img c:2 d:1@cdn");

            Lab.Connections(waterfall).Should().Be("doc #1, a #2, b #2, c #1, d #3");

            // c at 130 and 140. At 170 the link has a, then d on #3, then a and b by turns: b a b.
            Lab.Arrivals(waterfall).Should().Be("doc 90, a 210, b 220, c 150, d 190", "{0} has three hosts here", protocol);
        }
    }

    [Fact]
    [Rule("R12")]
    [Rule("R14")]
    public void Requests_wait_for_the_handshake_together()
    {
        foreach (var protocol in new[] { Protocol.Http2, Protocol.Http3 })
        {
            var waterfall = Lab.Load(protocol, "doc:1 a:1@img b:1@img");

            Lab.Story(waterfall, "b").Should().Be(
                "discovered 90, assigned 90, requested 130, begun 180, received 190, arrived 190",
                "{0} gives b a connection at once, which is still being opened",
                protocol);
        }
    }

    [Fact]
    [Rule("R6")]
    [Rule("R12")]
    public void Connections_take_turns_first_and_streams_within_them()
    {
        foreach (var protocol in new[] { Protocol.Http2, Protocol.Http3 })
        {
            // From 130 on a b a b on #1. At 170 c is ready on #2, and d on #1: c d c d d.
            var waterfall = Lab.Load(protocol, "doc:1 a:2 b:2 c:2@img d:3+40");

            Lab.Arrivals(waterfall).Should().Be("doc 90, a 160, b 170, c 200, d 220", "{0} has two hosts here", protocol);
        }
    }

    [Fact]
    [Rule("R7")]
    [Rule("R12")]
    public void The_window_is_the_connections_not_the_streams()
    {
        foreach (var protocol in new[] { Protocol.Http2, Protocol.Http3 })
        {
            // doc leaves a window of 4: a b a b from 190 on. From 240 on acknowledgements come as fast as packets do.
            var waterfall = Lab.Load(protocol, "doc:3 a:6 b:6", window: 1);

            Lab.Arrivals(waterfall).Should().Be("doc 150, a 310, b 320", "{0} has one connection", protocol);
        }
    }

    [Theory]
    [InlineData(Protocol.Http2, Tls.V13, "doc 130, a 180, b 260")]
    [InlineData(Protocol.Http2, Tls.EarlyData, "doc 90, a 140, b 180")]
    [InlineData(Protocol.Http3, Tls.V13, "doc 90, a 140, b 180")]
    [InlineData(Protocol.Http3, Tls.EarlyData, "doc 50, a 110, b 100")] // both ready at 90; the new connection has waited longest
    [Rule("R1")]
    [Rule("R12")]
    public void Each_new_connection_pays_its_own_handshake(Protocol protocol, Tls tls, string arrivals)
    {
        var waterfall = Lab.Load(protocol, "doc:1 a:1 b:1@img", tls: tls);

        Lab.Arrivals(waterfall).Should().Be(arrivals);
    }

    [Fact]
    [Rule("R5")]
    [Rule("R14")]
    public void Every_story_goes_forward()
    {
        foreach (var seed in Samples.Below(300))
        {
            var (page, client, network) = Chance.Load(new Random(seed));

            var waterfall = PageLoad.Run(page, client, network);

            var packetTime = Packets.Time(network.BitsPerSecond);
            waterfall.Total.Should().Be(waterfall.Timings.Max(timing => timing.Arrived));
            waterfall.Timings.Select(timing => timing.Name).Should().Equal(page.Resources.Select(resource => resource.Name));
            foreach (var (timing, resource) in waterfall.Timings.Zip(page.Resources))
            {
                var because = $"seed {seed}, {client}: {timing}";
                timing.Discovered.Should().Be(
                    waterfall.Timings.SingleOrDefault(parent => parent.Name == resource.Parent)?.Arrived ?? 0, because);
                timing.Assigned.Should().BeGreaterThanOrEqualTo(timing.Discovered, because);
                timing.Requested.Should().BeGreaterThanOrEqualTo(timing.Assigned, because);
                timing.Begun.Should().BeGreaterThanOrEqualTo(timing.Requested + network.RoundTrip + resource.Think, because);
                timing.Received.Should().BeGreaterThanOrEqualTo(timing.Begun + packetTime, because);
                timing.Arrived.Should().BeGreaterThanOrEqualTo(timing.Received, because);
            }
        }
    }
}
