namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step2_OneAnswer
{
    [Theory]
    [InlineData(0, 1)] // nothing, and its end
    [InlineData(1, 1)]
    [InlineData(1_250, 1)]
    [InlineData(1_251, 2)]
    [InlineData(10_065_536, 8_053)] // the largest content and the largest head
    [Rule("R2")]
    public void A_packet_holds_1250_bytes_and_the_last_one_what_is_left(long bytes, int packets)
    {
        Packets.Count(bytes).Should().Be(packets, "{0} bytes are sent", bytes);
    }

    [Theory]
    [InlineData(1_000_000, 10_000)]
    [InlineData(3_000_000, 3_334)] // 3,333 and a third: up
    [InlineData(1, 10_000_000_000)]
    [InlineData(9_999_999_999, 2)] // anything more than a microsecond
    [InlineData(10_000_000_000, 1)]
    [InlineData(long.MaxValue, 1)] // never nothing
    [Rule("R2")]
    public void A_packet_takes_whole_microseconds_rounded_up(long bitsPerSecond, long microseconds)
    {
        Packets.Time(bitsPerSecond).Should().Be(microseconds, "10,000 bits pass at {0} bit/s", bitsPerSecond);
    }

    [Theory]
    [InlineData(Protocol.Http09, Tls.None, 90)] // 1 + 1 round trips of 40, and 10
    [InlineData(Protocol.Http11, Tls.V12, 170)] // 3 + 1
    [InlineData(Protocol.Http11Pipelined, Tls.V13, 130)] // 2 + 1
    [InlineData(Protocol.Http2, Tls.V13, 130)]
    [InlineData(Protocol.Http2, Tls.EarlyData, 90)] // 1 + 1
    [InlineData(Protocol.Http3, Tls.V13, 90)] // 1 + 1
    [InlineData(Protocol.Http3, Tls.EarlyData, 50)] // 0 + 1
    [Rule("R1")]
    [Rule("R4")]
    public void A_document_takes_the_handshake_a_round_trip_and_the_link(Protocol protocol, Tls tls, int arrived)
    {
        var waterfall = Lab.Load(protocol, "doc:1", tls: tls);

        Lab.Arrivals(waterfall).Should().Be($"doc {arrived}");
    }

    [Theory]
    [InlineData(1, 90)]
    [InlineData(17, 250)]
    [Rule("R4")]
    [Rule("R5")]
    public void The_packets_of_an_answer_come_one_behind_the_other(int packets, int arrived)
    {
        var waterfall = Lab.Load(Protocol.Http10, $"doc:{packets}");

        Lab.Arrivals(waterfall).Should().Be($"doc {arrived}", "80 ms pass before the first, and 10 with each");
        waterfall.Packets.Should().Be(packets);
    }

    [Fact]
    [Rule("R4")]
    [Rule("R14")]
    public void The_server_may_have_to_think()
    {
        var waterfall = Lab.Load(Protocol.Http11, "doc:2+100");

        Lab.Story(waterfall, "doc").Should().Be(
            "discovered 0, assigned 0, requested 40, begun 180, received 200, arrived 200",
            "the request leaves after the handshake, and what comes back needs 40 + 100 ms to the link");
        waterfall.Should().BeEquivalentTo(new { Connections = 1, Packets = 2, Total = 200_000L });
    }

    [Theory]
    [InlineData(Protocol.Http09, 1)] // 1,250 bytes of content and nothing else
    [InlineData(Protocol.Http10, 2)]
    [InlineData(Protocol.Http11, 2)]
    [InlineData(Protocol.Http2, 2)]
    [Rule("R2")]
    public void An_answer_has_a_head_since_http_1_0(Protocol protocol, int packets)
    {
        var client = new Client(protocol, Tls.None, HeadSize: 1);

        var waterfall = PageLoad.Run(Lab.Page("doc:1"), client, new Network(40_000, 1_000_000));

        waterfall.Packets.Should().Be(packets, "{0} sends 1,250 bytes and a head of one", protocol);
    }

    [Theory]
    [InlineData(1, 1, 90)] // 40 + 40, and the packet
    [InlineData(1, 2, 140)] // the acknowledgement of the first is at the server at 130
    [InlineData(1, 3, 150)] // and lets two more go
    [InlineData(1, 7, 220)] // then 4 from 180 on
    [InlineData(1, 31, 470)] // by 310 acknowledgements come as fast as packets: only the link counts from here on
    [InlineData(2, 3, 140)] // 130 + 10
    [InlineData(2, 6, 170)] // 4 from 130 on
    [InlineData(4, 5, 140)] // the link waits for 10 ms
    [InlineData(5, 6, 140)] // five packets are 50 ms: just as long as a packet and its acknowledgement
    [InlineData(int.MaxValue, 31, 390)]
    [Rule("R7")]
    public void The_window_opens_with_each_acknowledgement(int window, int packets, int arrived)
    {
        foreach (var protocol in new[] { Protocol.Http10, Protocol.Http2, Protocol.Http3 })
        {
            var waterfall = Lab.Load(protocol, $"doc:{packets}", window: window);

            Lab.Arrivals(waterfall).Should().Be($"doc {arrived}", "{0} begins with a window of {1}", protocol, window);
        }
    }

    [Fact]
    [Rule("R2")]
    [Rule("R4")]
    public void Whatever_is_no_multiple_of_anything_is_exact_as_well()
    {
        // 2,001 + 300 bytes are 2 packets of 3,334 microseconds; 3 + 1 round trips are 4 · 33,333.
        var page = new Page(new Resource("doc", "www", 2_001));

        var waterfall = PageLoad.Run(
            page, new Client(Protocol.Http11, Tls.V12, HeadSize: 300), new Network(33_333, 3_000_000));

        waterfall.Total.Should().Be(133_332 + 6_668);
    }

    [Theory]
    [InlineData(Protocol.Http11, "ConnectionsPerHost", 0, 0, 40_000, 1_000_000, 10)]
    [InlineData(Protocol.Http2, "ConnectionsPerHost", -1, 0, 40_000, 1_000_000, 10)]
    [InlineData(Protocol.Http11, "HeadSize", 6, -1, 40_000, 1_000_000, 10)]
    [InlineData(Protocol.Http11, "HeadSize", 6, 65_537, 40_000, 1_000_000, 10)]
    [InlineData(Protocol.Http11, "RoundTrip", 6, 0, -1, 1_000_000, 10)]
    [InlineData(Protocol.Http11, "RoundTrip", 6, 0, 60_000_001, 1_000_000, 10)]
    [InlineData(Protocol.Http11, "BitsPerSecond", 6, 0, 40_000, 0, 10)]
    [InlineData(Protocol.Http11, "InitialWindow", 6, 0, 40_000, 1_000_000, 0)]
    [Rule("R15")]
    public void A_number_out_of_its_range_is_named(
        Protocol protocol, string name, int connections, int head, long roundTrip, long bitsPerSecond, int window)
    {
        var client = new Client(protocol, Tls.None, connections, head);
        var network = new Network(roundTrip, bitsPerSecond, window);

        var loading = () => PageLoad.Run(Lab.Page("doc:1"), client, network);

        loading.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(name);
    }

    [Theory]
    [InlineData(1, 0, 0, 1, 1, 10_000_000_000)] // a packet of ten thousand seconds
    [InlineData(int.MaxValue, 65_536, 60_000_000, long.MaxValue, int.MaxValue, 120_000_054)] // 54 packets, one microsecond each
    [Rule("R15")]
    public void The_smallest_and_the_largest_numbers_make_sense(
        int connections, int head, long roundTrip, long bitsPerSecond, int window, long total)
    {
        var client = new Client(Protocol.Http11, Tls.None, connections, head);

        var waterfall = PageLoad.Run(Lab.Page("doc:1"), client, new Network(roundTrip, bitsPerSecond, window));

        waterfall.Total.Should().Be(total);
    }
}
