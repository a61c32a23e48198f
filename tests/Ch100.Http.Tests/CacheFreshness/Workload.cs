using Microsoft.Extensions.Time.Testing;

namespace Katas.Http.CacheFreshness.Steps;

/// <summary>What <c>kata compare</c> measures: a page with what pages usually say.</summary>
public sealed class Workload
{
    private static readonly string[] Lines = ["public, max-age=600, stale-while-revalidate=30, no-cache=\"Set-Cookie\""];

    private readonly CacheRequest request = Scene.Request("Accept-Encoding: gzip, deflate, br | Accept-Language: en, de;q=0.8");
    private readonly OriginResponse response = Scene.Response(
        "Date: {0} | Cache-Control: public, max-age=600, stale-while-revalidate=30 | ETag: \"a\" | Vary: Accept-Encoding | Age: 10");
    private readonly StoredResponse[] stored;
    private readonly Storage storage = new(CacheKind.Shared);
    private readonly Reuse reuse = new(CacheKind.Shared, new FakeTimeProvider(Scene.At(60)));

    public Workload() => stored =
    [
        Scene.Stored("Cache-Control: max-age=600", target: "https://shop.example/"),
        new StoredResponse(request, response, Scene.Noon, Scene.Noon),
    ];

    /// <summary>The number of directives.</summary>
    public long Read_four_directives() => CacheControl.Parse(Lines).Directives.Count;

    /// <summary>The seconds.</summary>
    public long Read_a_date() =>
        HttpDate.TryParse("Sun, 06 Nov 1994 08:49:37 GMT", Scene.Noon, out var date) ? date.ToUnixTimeSeconds() : 0;

    /// <summary>The number of fields that are kept.</summary>
    public long Store_a_response() => storage.Store(request, response, Scene.Noon, Scene.Noon)!.Response.Fields.Count;

    /// <summary>The age.</summary>
    public long Decide_about_a_request() => reuse.Decide(stored, request).Age!.Value;
}
