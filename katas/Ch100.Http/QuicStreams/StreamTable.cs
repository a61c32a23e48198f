namespace Katas.Http.QuicStreams;

/// <summary>All streams of a connection, as one end has them.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2">RFC 9000 §2</see> to
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-4">§4</see>. Streams share the connection's credit, and nothing else.
/// </remarks>
public sealed class StreamTable
{
    /// <summary>Begins when the transport parameters are known.</summary>
    /// <param name="self">Who we are.</param>
    /// <param name="ours">What we allow the other end.</param>
    /// <param name="theirs">What it allows us.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or above 2^62-1; one of streams, above 2^60.</exception>
    public StreamTable(Endpoint self, StreamLimits ours, StreamLimits theirs) =>
        throw new NotImplementedException();

    /// <summary>Streams that are remembered: those that have ended in all directions are not.</summary>
    public int Count =>
        throw new NotImplementedException();

    /// <summary>Bytes of memory that are taken for bytes of all streams.</summary>
    public long Memory =>
        throw new NotImplementedException();

    /// <summary>Opens a stream.</summary>
    /// <param name="isBidirectional">The other end sends as well.</param>
    /// <returns>Null while the other end allows no more.</returns>
    public StreamParts? Open(bool isBidirectional) =>
        throw new NotImplementedException();

    /// <summary>The next stream that the other end has opened, in the order of their numbers within a type; null if there is none.</summary>
    public StreamParts? Accept() =>
        throw new NotImplementedException();

    /// <summary>The stream of that number; null if it is not there yet, or not any more.</summary>
    /// <param name="streamId">The number.</param>
    public StreamParts? Find(long streamId) =>
        throw new NotImplementedException();

    /// <summary>A frame has come.</summary>
    /// <param name="frame">The frame.</param>
    /// <exception cref="ConnectionErrorException">The other end must not send that, or has sent such a frame before.</exception>
    public void Receive(StreamFrame frame) =>
        throw new NotImplementedException();

    /// <summary>All frames that should be sent now: answers and new limits, then data.</summary>
    /// <param name="maxLength">Bytes of data in a frame at most, 1 or more.</param>
    public IReadOnlyList<StreamFrame> TakeFrames(int maxLength) =>
        throw new NotImplementedException();

    /// <summary>Nobody wants to read this stream any more.</summary>
    /// <param name="stream">A stream on which data comes.</param>
    /// <param name="errorCode">What the other end is told.</param>
    public void StopReading(StreamParts stream, long errorCode) =>
        throw new NotImplementedException();

    /// <summary>Gives up sending on this stream.</summary>
    /// <param name="stream">A stream on which data goes.</param>
    /// <param name="errorCode">What the other end is told.</param>
    public void Reset(StreamParts stream, long errorCode) =>
        throw new NotImplementedException();
}
