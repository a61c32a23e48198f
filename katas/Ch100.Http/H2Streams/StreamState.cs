// Given: the states of a stream (RFC 9113 §5.1), what can happen to it, and what that comes to.
#pragma warning disable CA1700 // "reserved" is what the specification calls these two states
namespace Katas.Http.H2Streams;

/// <summary>The states of a stream, as one end sees it (§5.1, figure 2).</summary>
public enum StreamState
{
    /// <summary>Nobody has used it yet.</summary>
    Idle,

    /// <summary>We have promised to answer on it.</summary>
    ReservedLocal,

    /// <summary>The other end has.</summary>
    ReservedRemote,

    /// <summary>Both may send.</summary>
    Open,

    /// <summary>We have ended; the other end may send.</summary>
    HalfClosedLocal,

    /// <summary>The other end has ended; we may send.</summary>
    HalfClosedRemote,

    /// <summary>Nothing follows.</summary>
    Closed,
}

/// <summary>The frames that belong to a stream.</summary>
public enum FrameKind
{
    /// <summary>DATA.</summary>
    Data,

    /// <summary>HEADERS.</summary>
    Headers,

    /// <summary>PRIORITY.</summary>
    Priority,

    /// <summary>RST_STREAM.</summary>
    Reset,

    /// <summary>PUSH_PROMISE, for the stream that it is sent on.</summary>
    PushPromise,

    /// <summary>PUSH_PROMISE, for the stream that it promises.</summary>
    Promised,

    /// <summary>WINDOW_UPDATE.</summary>
    WindowUpdate,
}

/// <summary>What a frame that comes does to its stream.</summary>
public abstract record Reaction
{
    private Reaction()
    {
    }

    /// <summary>It may come, and the stream is in this state from then on.</summary>
    public sealed record Become(StreamState State) : Reaction;

    /// <summary>It costs the stream (§5.4.2).</summary>
    public sealed record StreamError(ErrorCode Code) : Reaction;

    /// <summary>It costs the connection (§5.4.1).</summary>
    public sealed record ConnectionError(ErrorCode Code) : Reaction;
}
