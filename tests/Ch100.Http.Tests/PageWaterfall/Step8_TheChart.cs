using System.Text;

namespace Katas.Http.PageWaterfall.Steps;

/// <summary>The same page over every version. Look at the snapshots beside this file: they are what this kata is about.</summary>
public sealed class Step8_TheChart
{
    private const string Www = "www.example";

    // A packet takes 10 ms, a round trip 40, and the two of TCP and TLS 1.3 are 80. With its head of 250 bytes each of these
    // fills its packets; style.css fills one without, and needs a second one for its head.
    private static Page Shop => new(
        new Resource("index.html", Www, 2_250),
        new Resource("style.css", Www, 1_250, "index.html"),
        new Resource("app.js", Www, 4_750, "index.html"),
        new Resource("hero.jpg", Www, 7_250, "index.html"),
        new Resource("a.png", Www, 1_000, "index.html"),
        new Resource("b.png", Www, 1_000, "index.html"),
        new Resource("c.png", Www, 1_000, "index.html"),
        new Resource("d.png", Www, 1_000, "index.html"),
        new Resource("e.png", Www, 1_000, "index.html"),
        new Resource("f.png", Www, 1_000, "index.html"),
        new Resource("font.woff", Www, 2_250, "style.css"),
        new Resource("data.json", Www, 1_000, "app.js", Think: 30_000));

    [Fact]
    [Rule("R8")]
    [Rule("R16")]
    public Task Http_0_9() => Verifier.Verify(Charts(Protocol.Http09));

    [Fact]
    [Rule("R8")]
    [Rule("R16")]
    public Task Http_1_0() => Verifier.Verify(Charts(Protocol.Http10));

    [Fact]
    [Rule("R10")]
    [Rule("R16")]
    public Task Http_1_0_with_keep_alive() => Verifier.Verify(Charts(Protocol.Http10KeepAlive));

    [Fact]
    [Rule("R10")]
    [Rule("R16")]
    public Task Http_1_1() => Verifier.Verify(Charts(Protocol.Http11));

    [Fact]
    [Rule("R11")]
    [Rule("R16")]
    public Task Http_1_1_with_pipelining() => Verifier.Verify(Charts(Protocol.Http11Pipelined));

    [Fact]
    [Rule("R12")]
    [Rule("R16")]
    public Task Http_2() => Verifier.Verify(Charts(Protocol.Http2));

    [Fact]
    [Rule("R12")]
    [Rule("R16")]
    public Task Http_3() => Verifier.Verify(Charts(Protocol.Http3));

    [Fact]
    [Rule("R16")]
    [Rule("R17")]
    public Task Sharded() => Verifier.Verify(new StringBuilder()
        .Append("HTTP/1.1, and all but the document on two more hosts\n").Append(Chart(Shop.Shard(Www, 2), Protocol.Http11))
        .Append("\nHTTP/2, and all but the document on two more hosts\n").Append(Chart(Shop.Shard(Www, 2), Protocol.Http2))
        .ToString());

    [Fact]
    [Rule("R16")]
    [Rule("R18")]
    public Task With_a_sprite()
    {
        var page = Shop.Bundle("sprite.png", "a.png", "b.png", "c.png", "d.png", "e.png", "f.png");
        return Verifier.Verify(new StringBuilder()
            .Append("HTTP/1.1, six icons in one\n").Append(Chart(page, Protocol.Http11))
            .Append("\nHTTP/2, six icons in one\n").Append(Chart(page, Protocol.Http2))
            .ToString());
    }

    [Theory]
    [InlineData(10, "oooo----=")]
    [InlineData(25, "o--=")] // 25 to 50 has both, and shows what is later; so has 75 to 100
    [InlineData(89, "==")] // 0 to 89 has all three
    [InlineData(long.MaxValue / 1_000, "=")]
    [Rule("R16")]
    public void A_column_shows_the_last_thing_that_happens_in_it(long column, string bar)
    {
        var waterfall = Of(new Timing("doc", 1, 0, 0, 40_000, 80_000, 90_000, 90_000));

        Gantt.Draw(waterfall, column * 1_000).Should().Be(
            $"doc #1 90.000 |{bar}\nconnections: 1, packets: 7, total: 90.000 ms\n");
    }

    [Theory]
    [InlineData(0, 20_000, 40_000, 80_000, 100_000, 120_000, "..oo----==!!")]
    [InlineData(30_000, 30_000, 30_000, 90_000, 98_000, 98_000, "   ------=")] // a column begun is a column
    [InlineData(30_000, 30_000, 30_000, 91_000, 98_000, 99_999, "   ------!")]
    [InlineData(39_999, 40_001, 79_999, 80_001, 100_000, 100_000, "   .ooo-==")] // a microsecond of a column is enough
    [Rule("R16")]
    public void Each_thing_has_its_sign(
        long discovered, long assigned, long requested, long begun, long received, long arrived, string bar)
    {
        var waterfall = Of(new Timing("doc", 1, discovered, assigned, requested, begun, received, arrived));

        Gantt.Draw(waterfall, 10_000).Split('\n')[0].Split('|')[1].Should().Be(bar);
    }

    [Fact]
    [Rule("R16")]
    public void Names_numbers_and_times_stand_below_each_other()
    {
        var waterfall = Of(
            new Timing("index.html", 9, 0, 0, 0, 20_000, 30_001, 30_001),
            new Timing("a", 10, 30_001, 30_001, 900_000, 1_000_000, 1_234_567, 1_234_567),
            new Timing("bc", 11, 30_001, 30_001, 30_001, 90_000, 100_000, 100_500));

        Gantt.Draw(waterfall, 100_000).Should().Be(
            """
            index.html #9    30.001 |=
            a          #10 1234.567 |ooooooooo-===
            bc         #11  100.500 |=!
            connections: 11, packets: 7, total: 1234.567 ms

            """);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(89)] // 90,000 microseconds would be 1,012 columns
    [Rule("R16")]
    public void A_chart_has_a_thousand_columns_at_most(long column)
    {
        var drawing = () => Gantt.Draw(Of(new Timing("doc", 1, 0, 0, 40_000, 80_000, 90_000, 90_000)), column);

        drawing.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(column));
    }

    [Fact]
    [Rule("R16")]
    public void A_thousand_columns_are_a_chart()
    {
        var chart = Gantt.Draw(Of(new Timing("doc", 1, 0, 0, 40_000, 80_000, 90_000, 90_000)), 90);

        chart.Split('\n')[0].Split('|')[1].Should().HaveLength(1_000);
    }

    private static Waterfall Of(params Timing[] timings) =>
        new(timings, timings.Max(timing => timing.Connection), 7, timings.Max(timing => timing.Arrived));

    private static string Charts(Protocol protocol) => new StringBuilder()
        .Append("Nothing is lost\n").Append(Chart(Shop, protocol))
        .Append("\nThe eighth packet is lost\n").Append(Chart(Shop, protocol, 8))
        .ToString();

    private static string Chart(Page page, Protocol protocol, params int[] lost) => Gantt.Draw(
        PageLoad.Run(
            page,
            new Client(protocol, Tls.V13, ConnectionsPerHost: 2, HeadSize: 250),
            new Network(40_000, 1_000_000, Lost: lost)),
        column: 10_000);
}
