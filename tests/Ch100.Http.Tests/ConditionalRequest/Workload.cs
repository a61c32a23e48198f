namespace Katas.Http.ConditionalRequest.Steps;

/// <summary>What <c>kata compare</c> measures: what browsers ask of a server of files.</summary>
public sealed class Workload
{
    private static readonly string[] Lines = ["W/\"5f3e-1\", \"5f3e-2\"", "\"5f3e-3\", \"5f3e-4\""];

    private readonly Preconditions server = new();
    private readonly Representation page = Scene.Page("\"5f3e-4\"");
    private readonly RequestHead again = new("GET") { Fields = Scene.Fields("Host: a | If-None-Match: W/\"5f3e-4\" | If-Modified-Since: {0}") };
    private readonly RequestHead rest = new("GET") { Fields = Scene.Fields("If-Range: \"5f3e-4\" | Range: bytes=10-19, 40-, -1") };

    /// <summary>The number of tags.</summary>
    public long Read_four_tags() => TagList.Parse(Lines).Tags.Count;

    /// <summary>The outcome.</summary>
    public long Decide_about_a_page_in_a_cache() => (long)server.Evaluate(again, page, Scene.Noon).Outcome;

    /// <summary>The number of parts.</summary>
    public long Decide_about_three_parts() => server.Evaluate(rest, page, Scene.Noon).Ranges.Count;
}
