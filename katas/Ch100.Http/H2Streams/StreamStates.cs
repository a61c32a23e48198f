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
    public static Reaction Receive(Endpoint self, StreamState state, FrameKind kind, bool endStream = false) =>
        throw new NotImplementedException();

    /// <summary>A frame goes.</summary>
    /// <param name="self">Who we are.</param>
    /// <param name="state">The state of its stream. <see cref="Idle"/>: of one that we may open.</param>
    /// <param name="kind">The frame.</param>
    /// <param name="endStream">END_STREAM, which only DATA and HEADERS have.</param>
    /// <returns>The state from then on.</returns>
    /// <exception cref="InvalidOperationException">It must not be sent.</exception>
    public static StreamState Send(Endpoint self, StreamState state, FrameKind kind, bool endStream = false) =>
        throw new NotImplementedException();
}
