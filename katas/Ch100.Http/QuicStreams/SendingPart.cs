namespace Katas.Http.QuicStreams;

/// <summary>The states of a sending part (RFC 9000 §3.1, figure 2).</summary>
public enum SendingState
{
    /// <summary>Nothing has been sent.</summary>
    Ready,

    /// <summary>Data is sent.</summary>
    Send,

    /// <summary>All has been sent, the end as well.</summary>
    DataSent,

    /// <summary>All has been acknowledged. Nothing follows.</summary>
    DataRecvd,

    /// <summary>RESET_STREAM has been sent.</summary>
    ResetSent,

    /// <summary>It has been acknowledged. Nothing follows.</summary>
    ResetRecvd,
}

/// <summary>The part of a stream in which data goes.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-3.1">RFC 9000 §3.1</see>. Who sends a frame again that was lost has
/// kept it: what is new is all that this knows.
/// </remarks>
/// <param name="streamId">The stream.</param>
/// <param name="window">Of this stream.</param>
/// <param name="connection">Of all streams together.</param>
public sealed class SendingPart(long streamId, SendWindow window, SendWindow connection)
{
    /// <summary>The state.</summary>
    public SendingState State { get; private set; }

    /// <summary>Takes data, to be sent as soon as that is allowed.</summary>
    /// <param name="bytes">The data.</param>
    /// <param name="fin">The stream ends behind it.</param>
    /// <exception cref="InvalidOperationException">The end has been written, or the stream has been given up.</exception>
    public void Write(ReadOnlySpan<byte> bytes, bool fin) =>
        throw new NotImplementedException();

    /// <summary>The next frame that may be sent.</summary>
    /// <param name="maxLength">Bytes of data at most, 1 or more.</param>
    /// <returns>Null if there is nothing to send, or nothing may be sent.</returns>
    public StreamFrame.StreamData? TakeFrame(int maxLength) =>
        throw new NotImplementedException();

    /// <summary>MAX_STREAM_DATA has come.</summary>
    /// <param name="limit">What it allows.</param>
    public void Allow(long limit) =>
        throw new NotImplementedException();

    /// <summary>A frame has been acknowledged.</summary>
    /// <param name="frame">One that was taken, or a part of one that was sent again.</param>
    public void Acknowledge(StreamFrame.StreamData frame) =>
        throw new NotImplementedException();

    /// <summary>Gives up: on our own account, or because STOP_SENDING has come.</summary>
    /// <param name="errorCode">Why.</param>
    /// <returns>RESET_STREAM, to be sent; null if there is nothing left to give up.</returns>
    public StreamFrame.Reset? Reset(long errorCode) =>
        throw new NotImplementedException();

    /// <summary>RESET_STREAM has been acknowledged.</summary>
    public void AcknowledgeReset() =>
        throw new NotImplementedException();
}
