using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams;

/// <summary>The transitions between the states of a stream.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-5.1">RFC 9113 §5.1</see>, figure 2 and the text below it.</remarks>
public static class StreamStates
{
    /// <summary>A frame comes.</summary>
    /// <param name="self">Who we are.</param>
    /// <param name="state">The state of its stream. <see cref="Idle"/>: of one that the other end may open.</param>
    /// <param name="kind">The frame.</param>
    /// <param name="endStream">END_STREAM, which only DATA and HEADERS have.</param>
    public static Reaction Receive(Endpoint self, StreamState state, FrameKind kind, bool endStream = false) => (state, kind) switch
    {
        (_, FrameKind.Priority) => new Reaction.Become(state),
        (Idle, FrameKind.Headers) when self == Endpoint.Server => new Reaction.Become(RemoteEnds(Open, endStream)),
        (Idle, FrameKind.Promised) when self == Endpoint.Client => new Reaction.Become(ReservedRemote),
        (Idle, _) or (_, FrameKind.Promised) => new Reaction.ConnectionError(ErrorCode.ProtocolError),
        (_, FrameKind.Reset) => new Reaction.Become(Closed),
        (ReservedLocal, FrameKind.WindowUpdate) => new Reaction.Become(state),
        (ReservedRemote, FrameKind.Headers) => new Reaction.Become(RemoteEnds(HalfClosedLocal, endStream)),
        (ReservedLocal or ReservedRemote, _) => new Reaction.ConnectionError(ErrorCode.ProtocolError),

        // What was sent before the end became known may still come: that is why a closed stream takes these two.
        (_, FrameKind.WindowUpdate) => new Reaction.Become(state),
        (Open or HalfClosedLocal, FrameKind.PushPromise) when self == Endpoint.Client => new Reaction.Become(state),
        (_, FrameKind.PushPromise) => new Reaction.ConnectionError(ErrorCode.ProtocolError), // §6.6
        (Open or HalfClosedLocal, _) => new Reaction.Become(RemoteEnds(state, endStream)),
        (HalfClosedRemote, _) => new Reaction.StreamError(ErrorCode.StreamClosed),
        _ => new Reaction.ConnectionError(ErrorCode.StreamClosed),
    };

    /// <summary>A frame goes.</summary>
    /// <param name="self">Who we are.</param>
    /// <param name="state">The state of its stream. <see cref="Idle"/>: of one that we may open.</param>
    /// <param name="kind">The frame.</param>
    /// <param name="endStream">END_STREAM, which only DATA and HEADERS have.</param>
    /// <returns>The state from then on.</returns>
    /// <exception cref="InvalidOperationException">It must not be sent.</exception>
    public static StreamState Send(Endpoint self, StreamState state, FrameKind kind, bool endStream = false) => (state, kind) switch
    {
        (_, FrameKind.Priority) => state,
        (Idle, FrameKind.Headers) when self == Endpoint.Client => LocalEnds(Open, endStream),
        (Idle, FrameKind.Promised) when self == Endpoint.Server => ReservedLocal,
        (not (Idle or Closed), FrameKind.Reset) => Closed,
        (not (Idle or Closed or ReservedLocal), FrameKind.WindowUpdate) => state,
        (ReservedLocal, FrameKind.Headers) => LocalEnds(HalfClosedRemote, endStream),
        (Open or HalfClosedRemote, FrameKind.PushPromise) when self == Endpoint.Server => state,
        (Open or HalfClosedRemote, FrameKind.Data or FrameKind.Headers) => LocalEnds(state, endStream),
        _ => throw new InvalidOperationException($"{kind} must not be sent on a stream that is {state}"),
    };

    // END_STREAM is an event of its own: it comes after the frame that has it.
    private static StreamState RemoteEnds(StreamState state, bool endStream) =>
        !endStream ? state : state == Open ? HalfClosedRemote : Closed;

    private static StreamState LocalEnds(StreamState state, bool endStream) =>
        !endStream ? state : state == Open ? HalfClosedLocal : Closed;
}
