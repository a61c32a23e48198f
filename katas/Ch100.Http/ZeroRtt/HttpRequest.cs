// Given: requests, and what can be done with them.
namespace Katas.Http.ZeroRtt;

/// <summary>A field of a request.</summary>
/// <param name="Name">In upper or lower case.</param>
/// <param name="Value">Without white space around it.</param>
public sealed record HttpField(string Name, string Value);

/// <summary>A request.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Size">How many bytes it takes, all in all.</param>
public sealed record HttpRequest(string Method, string Target, long Size = 100)
{
    /// <summary>In order.</summary>
    public IReadOnlyList<HttpField> Fields { get; init; } = [];
}

/// <summary>What a client does with a request.</summary>
public enum SendVerdict
{
    /// <summary>It goes at once, as early data.</summary>
    Early,

    /// <summary>It waits for the handshake.</summary>
    Held,

    /// <summary>It goes at once; the handshake is over.</summary>
    Sent,
}

/// <summary>What a server does with a request.</summary>
public enum RequestVerdict
{
    /// <summary>It does what is asked, or passes it on.</summary>
    Go,

    /// <summary>It waits for the handshake.</summary>
    Wait,

    /// <summary>It answers 425.</summary>
    TooEarly,
}

/// <summary>What a gateway does with a request.</summary>
/// <param name="Verdict">What.</param>
/// <param name="Request">The request as it is passed on; null if it is not.</param>
public sealed record Forwarding(RequestVerdict Verdict, HttpRequest? Request);

/// <summary>What a gateway does with an origin's 425.</summary>
public enum RetryVerdict
{
    /// <summary>It is the client's.</summary>
    PassOn,

    /// <summary>It asks again, after the handshake with the client.</summary>
    Wait,

    /// <summary>It asks again, now.</summary>
    Retry,
}
