namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

/// <summary>What <c>kata compare</c> measures: a gate with ten origins.</summary>
public sealed class Workload
{
    private readonly CorsGate gate = new(new CorsSettings
    {
        Origins = [.. Enumerable.Range(0, 10).Select(i => $"https://app{i}.example")],
        Methods = ["PUT", "PATCH", "DELETE"],
        RequestHeaders = ["Content-Type", "Authorization", "X-Request-Id"],
        AllowCredentials = true,
        MaxAge = TimeSpan.FromHours(1),
    });

    private readonly CorsRequest get = new("GET") { Origin = ["https://app7.example"] };
    private readonly CorsRequest preflight = new Page("https://app7.example").Asks("PUT", "content-type", "authorization", "x-request-id");

    /// <summary>The number of fields.</summary>
    public long Share_an_answer() => gate.Decide(get).Fields.Count;

    /// <summary>The number of fields.</summary>
    public long Grant_a_preflight() => gate.Decide(preflight).Fields.Count;

    /// <summary>One: valid.</summary>
    public long Check_an_origin() => SerializedOrigin.IsValid("https://app7.example:8443") ? 1 : 0;
}
