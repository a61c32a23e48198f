namespace Katas.Http.H2Streams;

/// <summary>All streams of an HTTP/2 connection, as one end has them: what may come, what may be sent, and what is answered.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-5">RFC 9113 §5</see>, and of the frames that it needs
/// <see href="https://www.rfc-editor.org/rfc/rfc9113#section-6">§6</see>. Bytes of frames, fields and priorities are for other layers.
/// </remarks>
public sealed class Connection
{
    /// <summary>Begins: our settings are the first frame to be sent.</summary>
    /// <param name="self">Who we are.</param>
    /// <param name="options">What we take.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Connection(Endpoint self, ConnectionOptions options) =>
        throw new NotImplementedException();

    /// <summary>Streams of which anything is remembered; those with frames on their way behind a reset of ours are among them.</summary>
    public int Count =>
        throw new NotImplementedException();

    /// <summary>The state of a stream.</summary>
    /// <param name="streamId">From 1 to 2^31-1.</param>
    public StreamState StateOf(int streamId) =>
        throw new NotImplementedException();

    /// <summary>Bytes that may be sent on this stream now; 0 if it is not one to send data on.</summary>
    /// <param name="streamId">The stream.</param>
    public int Sendable(int streamId) =>
        throw new NotImplementedException();

    /// <summary>A frame has come.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>False if it is for nobody: it came too late, means nothing, or has cost its stream.</returns>
    /// <exception cref="ConnectionErrorException">It costs the connection, or another one has.</exception>
    public bool Receive(Frame frame) =>
        throw new NotImplementedException();

    /// <summary>All frames that are to be sent now, in this order.</summary>
    public IReadOnlyList<Frame> TakeFrames() =>
        throw new NotImplementedException();

    /// <summary>Streams of ours that were not looked at, since this was asked last: they can be tried again on another connection.</summary>
    public IReadOnlyList<int> TakeRetriable() =>
        throw new NotImplementedException();

    /// <summary>A client's request.</summary>
    /// <param name="endStream">It has neither content nor trailers.</param>
    /// <returns>The stream; null if no more may be opened, now or on this connection.</returns>
    /// <exception cref="InvalidOperationException">We are a server.</exception>
    public int? Open(bool endStream) =>
        throw new NotImplementedException();

    /// <summary>A server's promise.</summary>
    /// <param name="streamId">The client's stream that it belongs to.</param>
    /// <returns>The stream on which it will be kept; null if the client wants none, or no more may be opened.</returns>
    /// <exception cref="InvalidOperationException">We are a client, or nothing may be promised on that stream.</exception>
    public int? Promise(int streamId) =>
        throw new NotImplementedException();

    /// <summary>An answer, an interim one before it, or trailers of either side.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="endStream">Nothing follows.</param>
    /// <param name="isInterim">A server's status of 1xx.</param>
    /// <returns>False if it would begin a promised answer, and the client takes no more at a time; nothing has happened.</returns>
    /// <exception cref="InvalidOperationException">They must not be sent on that stream now.</exception>
    public bool SendHeaders(int streamId, bool endStream, bool isInterim = false) =>
        throw new NotImplementedException();

    /// <summary>Content, as much of it as may be sent.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="length">Bytes that there are, 0 or more.</param>
    /// <param name="endStream">Nothing follows them.</param>
    /// <returns>Bytes that are sent. The end goes with the last of them.</returns>
    /// <exception cref="InvalidOperationException">Content must not be sent on that stream now.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public int SendData(int streamId, int length, bool endStream) =>
        throw new NotImplementedException();

    /// <summary>The application has done with content.</summary>
    /// <param name="streamId">The stream that it came on.</param>
    /// <param name="length">Bytes of content.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or more than there is.</exception>
    public void Consume(int streamId, int length) =>
        throw new NotImplementedException();

    /// <summary>Gives a stream up.</summary>
    /// <param name="streamId">The stream; of a closed one there is nothing to give up.</param>
    /// <param name="code">What the other end is told.</param>
    /// <exception cref="InvalidOperationException">Nobody has used the stream.</exception>
    public void Reset(int streamId, ErrorCode code) =>
        throw new NotImplementedException();

    /// <summary>New settings of ours, in force when they are acknowledged.</summary>
    /// <param name="initialWindowSize">SETTINGS_INITIAL_WINDOW_SIZE, 0 or more.</param>
    /// <param name="maxConcurrentStreams">SETTINGS_MAX_CONCURRENT_STREAMS, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public void Announce(int initialWindowSize, int maxConcurrentStreams) =>
        throw new NotImplementedException();

    /// <summary>
    /// The first time: tells that the end is near, and still takes all that comes. The second time: takes no streams above those that it
    /// has taken.
    /// </summary>
    public void ShutDown() =>
        throw new NotImplementedException();
}
