namespace Katas.Http.CacheFreshness;

/// <summary>What a cache does about a request.</summary>
public enum ReuseVerdict
{
    /// <summary>It has nothing to say: the request goes on to the origin, or the origin's error on to the client.</summary>
    Forward,

    /// <summary>It has a response, and asks the origin whether that is still valid.</summary>
    Validate,

    /// <summary>It may not ask, and has nothing that it may use: 504.</summary>
    GatewayTimeout,

    /// <summary>It answers; the response is fresh.</summary>
    Fresh,

    /// <summary>It answers; the response is stale, and the client takes it.</summary>
    Stale,

    /// <summary>It answers with a stale response, and validates it meanwhile.</summary>
    StaleWhileRevalidate,

    /// <summary>It answers with a stale response in place of an error.</summary>
    StaleIfError,
}

/// <summary>What a cache does about a request, and with what.</summary>
/// <param name="Verdict">What it does.</param>
/// <param name="Response">The response to answer with or to validate; else null.</param>
/// <param name="Age">The value of <c>Age</c>, in whole seconds, if it answers; else null.</param>
public sealed record ReuseDecision(ReuseVerdict Verdict, StoredResponse? Response, long? Age);
