namespace Katas.SessionsAndTokens.CorsPolicy;

/// <summary>What a decision needs to know of a request: its method, and three of its fields.</summary>
/// <param name="Method">Its method.</param>
public sealed record CorsRequest(string Method)
{
    /// <summary>The values of its <c>Origin</c> fields, one each, without white space around.</summary>
    public IReadOnlyList<string> Origin { get; init; } = [];

    /// <summary>The values of its <c>Access-Control-Request-Method</c> fields, one each, without white space around.</summary>
    public IReadOnlyList<string> RequestMethod { get; init; } = [];

    /// <summary>The values of its <c>Access-Control-Request-Headers</c> fields, one each, as they came.</summary>
    public IReadOnlyList<string> RequestHeaders { get; init; } = [];
}
