namespace Katas.Http.PersistentConnection;

/// <summary>How a client uses one connection.</summary>
public sealed record ClientOptions
{
    /// <summary>Requests that have been sent and not answered. 1: nothing is pipelined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxPipelined
    {
        get;
        init => throw new NotImplementedException();
    } = 8;

    /// <summary>The connection before this one failed, and its requests are sent again.</summary>
    public bool AfterFailure { get; init; }
}

/// <summary>What a response is to the client that receives it.</summary>
public enum Received
{
    /// <summary>Another one to the same request follows.</summary>
    Interim,

    /// <summary>The answer.</summary>
    Final,

    /// <summary>The answer; what follows is not HTTP.</summary>
    Tunnel,

    /// <summary>Nobody asked: it must not be taken for an answer to anything.</summary>
    Unasked,
}

/// <summary>A request that was sent, and whose answer will not come.</summary>
/// <param name="Number">From 0, in the order in which they were sent.</param>
/// <param name="Request">The request.</param>
/// <param name="MayRetry">It may be sent again, on another connection, without asking anybody.</param>
public sealed record Unanswered(int Number, RequestHead Request, bool MayRetry);
