namespace Katas.Http.ServerPush.Steps;

/// <summary>What <c>kata compare</c> measures: a page and its three files.</summary>
public sealed class Workload
{
    private static readonly string[] Targets = ["https://example.com/1", "https://example.com/2", "https://example.com/3"];

    private readonly Authority shop = Scene.Shop;
    private readonly IReadOnlyList<HttpField>[] pages = [.. Enumerable.Range(1, 3).Select(Scene.Page)];
    private readonly ResponseFrame[] frames =
        [new("HEADERS", Targets[0]), new("CONTINUATION", Targets[1]), new("DATA"), new("DATA", Targets[2], Targets[0])];

    /// <summary>The number of those that may be promised.</summary>
    public long Judge_three_requests() => pages.Count(page => Promise.Judge(page, shop) == PushVerdict.Allowed);

    /// <summary>The number of steps.</summary>
    public long Arrange_a_response() => PushOrder.Arrange(frames, _ => true).Count;

    /// <summary>The sum of the promised streams.</summary>
    public long Push_three_responses()
    {
        var (server, sum) = (Scene.Server(), 0L);
        foreach (var page in pages)
        {
            server.TryPromise(1, page, out var streamId);
            sum += server.TryStart(streamId) && server.Finish(streamId) ? streamId : 0;
        }

        return sum;
    }
}
