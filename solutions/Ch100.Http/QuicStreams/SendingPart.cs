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
    private readonly List<byte> unsent = [];
    private readonly SortedDictionary<long, long> acknowledged = []; // from where to where, apart from each other
    private bool isFinished; // no more is written
    private bool isFinAcknowledged;

    /// <summary>The state.</summary>
    public SendingState State { get; private set; }

    private bool IsOpen => State is SendingState.Ready or SendingState.Send;

    /// <summary>Takes data, to be sent as soon as that is allowed.</summary>
    /// <param name="bytes">The data.</param>
    /// <param name="fin">The stream ends behind it.</param>
    /// <exception cref="InvalidOperationException">The end has been written, or the stream has been given up.</exception>
    public void Write(ReadOnlySpan<byte> bytes, bool fin)
    {
        if (isFinished || !IsOpen)
        {
            throw new InvalidOperationException($"stream {streamId} has ended");
        }

        unsent.AddRange(bytes);
        isFinished = fin;
    }

    /// <summary>The next frame that may be sent.</summary>
    /// <param name="maxLength">Bytes of data at most, 1 or more.</param>
    /// <returns>Null if there is nothing to send, or nothing may be sent.</returns>
    public StreamFrame.StreamData? TakeFrame(int maxLength)
    {
        var length = (int)Math.Min(Math.Min(unsent.Count, maxLength), Math.Min(window.Free, connection.Free));
        var fin = isFinished && length == unsent.Count;
        if (!IsOpen || (length == 0 && !fin))
        {
            return null;
        }

        var frame = new StreamFrame.StreamData(streamId, window.Sent, unsent.GetRange(0, length).ToArray(), fin);
        unsent.RemoveRange(0, length);
        window.Send(length);
        connection.Send(length);
        State = fin ? SendingState.DataSent : SendingState.Send;
        return frame;
    }

    /// <summary>MAX_STREAM_DATA has come.</summary>
    /// <param name="limit">What it allows.</param>
    public void Allow(long limit) => window.Allow(limit);

    /// <summary>A frame has been acknowledged.</summary>
    /// <param name="frame">One that was taken, or a part of one that was sent again.</param>
    public void Acknowledge(StreamFrame.StreamData frame)
    {
        var (start, end) = (frame.Offset, frame.Offset + frame.Bytes.Length);
        foreach (var (from, to) in acknowledged.Where(range => range.Key <= end && range.Value >= start).ToList())
        {
            acknowledged.Remove(from);
            (start, end) = (Math.Min(start, from), Math.Max(end, to));
        }

        acknowledged[start] = end;
        isFinAcknowledged |= frame.Fin;
        if (State == SendingState.DataSent && isFinAcknowledged && acknowledged.GetValueOrDefault(0, -1) == window.Sent)
        {
            State = SendingState.DataRecvd;
        }
    }

    /// <summary>Gives up: on our own account, or because STOP_SENDING has come.</summary>
    /// <param name="errorCode">Why.</param>
    /// <returns>RESET_STREAM, to be sent; null if there is nothing left to give up.</returns>
    public StreamFrame.Reset? Reset(long errorCode)
    {
        if (!IsOpen && State != SendingState.DataSent)
        {
            return null;
        }

        unsent.Clear();
        State = SendingState.ResetSent;
        return new StreamFrame.Reset(streamId, errorCode, window.Sent);
    }

    /// <summary>RESET_STREAM has been acknowledged.</summary>
    public void AcknowledgeReset() => State = State == SendingState.ResetSent ? SendingState.ResetRecvd : State;
}
