namespace Katas.Http.PageWaterfall.Steps;

/// <summary>What <c>kata compare</c> measures: a page of 40 resources and some 200 packets.</summary>
public sealed class Workload
{
    private readonly Page page = new(
    [
        new Resource("doc", "www", 20_000),
        .. Enumerable.Range(1, 39).Select(i => new Resource(
            $"r{i}", i % 3 == 0 ? "img" : "www", i * 977 % 13_000, i % 7 == 6 ? $"r{i - 3}" : "doc", i % 5 * 4_000)),
    ]);

    private readonly Network network = new(40_000, 10_000_000, Lost: [7, 50, 51, 120]);

    /// <summary>When the last resource arrives.</summary>
    public long Load_a_page_over_http_1_0() => Load(Protocol.Http10);

    /// <inheritdoc cref="Load_a_page_over_http_1_0"/>
    public long Load_a_page_over_http_1_1_with_pipelining() => Load(Protocol.Http11Pipelined);

    /// <inheritdoc cref="Load_a_page_over_http_1_0"/>
    public long Load_a_page_over_http_2() => Load(Protocol.Http2);

    /// <inheritdoc cref="Load_a_page_over_http_1_0"/>
    public long Load_a_page_over_http_3() => Load(Protocol.Http3);

    /// <summary>The length of the chart.</summary>
    public long Draw_a_chart() => Gantt.Draw(PageLoad.Run(page, new Client(Protocol.Http3, Tls.V13), network), 5_000).Length;

    private long Load(Protocol protocol) => PageLoad.Run(page, new Client(protocol, Tls.V13), network).Total;
}
