namespace Katas.Http.QuicStreams;

/// <summary>The states of a receiving part (RFC 9000 §3.2, figure 3).</summary>
public enum ReceivingState
{
    /// <summary>Data comes.</summary>
    Recv,

    /// <summary>It is known where the stream ends, and something is missing before that.</summary>
    SizeKnown,

    /// <summary>All has come.</summary>
    DataRecvd,

    /// <summary>All has been read. Nothing follows.</summary>
    DataRead,

    /// <summary>The sender has given up.</summary>
    ResetRecvd,

    /// <summary>The reader knows. Nothing follows.</summary>
    ResetRead,
}

/// <summary>What a call of <see cref="ReceivingPart.Read"/> came to.</summary>
public enum ReadStatus
{
    /// <summary>The next byte has not come yet, or there is no room for it.</summary>
    Waiting,

    /// <summary>Bytes were read.</summary>
    Data,

    /// <summary>The stream has ended, and all of it has been read.</summary>
    Ended,

    /// <summary>The sender has given up; its reason is <see cref="ReceivingPart.ErrorCode"/>.</summary>
    Reset,
}

/// <summary>The part of a stream in which data comes.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-3.2">RFC 9000 §3.2</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-4.5">§4.5</see>. Whatever is refused has changed nothing.
/// </remarks>
/// <param name="window">Of this stream.</param>
/// <param name="connection">Of all streams together.</param>
public sealed class ReceivingPart(ReceiveWindow window, ReceiveWindow connection)
{
    private readonly Reassembly reassembly = new();
    private bool isStopped; // nobody reads any more

    /// <summary>The state.</summary>
    public ReceivingState State { get; private set; }

    /// <summary>Where the stream ends, once that is known; it never changes.</summary>
    public long? FinalSize { get; private set; }

    /// <summary>Why the sender has given up.</summary>
    public long? ErrorCode { get; private set; }

    /// <summary>Bytes of memory that are taken for bytes of the stream.</summary>
    public long Memory => reassembly.Memory;

    /// <summary>Data has come.</summary>
    /// <param name="offset">Of its first byte, from 0 to 2^62-1.</param>
    /// <param name="bytes">The data.</param>
    /// <param name="fin">The stream ends behind it.</param>
    /// <exception cref="ConnectionErrorException">The sender must not send that.</exception>
    public void Receive(long offset, ReadOnlySpan<byte> bytes, bool fin)
    {
        if (bytes.Length > StreamId.MaxValue - offset)
        {
            throw new ConnectionErrorException(
                TransportError.FrameEncodingError, $"{bytes.Length} bytes at offset {offset} end beyond 2^62-1");
        }

        var end = offset + bytes.Length;
        var growth = Growth(end, fin ? end : null);
        if (State is ReceivingState.Recv or ReceivingState.SizeKnown && reassembly.Contradicts(offset, bytes))
        {
            throw new ConnectionErrorException(
                TransportError.ProtocolViolation, $"other bytes than before between offset {offset} and {end}");
        }

        Grow(growth, fin ? end : null);
        if (State is not (ReceivingState.Recv or ReceivingState.SizeKnown))
        {
            return;
        }

        reassembly.Add(offset, bytes);
        State = FinalSize is null ? ReceivingState.Recv
            : reassembly.GapAt == FinalSize ? ReceivingState.DataRecvd : ReceivingState.SizeKnown;
        if (isStopped)
        {
            ThrowAway();
        }
    }

    /// <summary>RESET_STREAM has come.</summary>
    /// <param name="errorCode">Why the sender gives up.</param>
    /// <param name="finalSize">Up to where it has sent, from 0 to 2^62-1.</param>
    /// <exception cref="ConnectionErrorException">The sender must not send that.</exception>
    public void Reset(long errorCode, long finalSize)
    {
        Grow(Growth(finalSize, finalSize), finalSize);
        if (State is ReceivingState.Recv or ReceivingState.SizeKnown)
        {
            // What will never be read is not waited for: the connection's credit is for others.
            Consume(finalSize - reassembly.Position);
            reassembly.Clear();
            ErrorCode = errorCode;
            State = ReceivingState.ResetRecvd;
        }

        if (isStopped)
        {
            ThrowAway();
        }
    }

    /// <summary>Reads what is there, up to the first gap.</summary>
    /// <param name="destination">Room for it.</param>
    /// <param name="count">How many bytes were read.</param>
    public ReadStatus Read(Span<byte> destination, out int count)
    {
        count = 0;
        if (State is ReceivingState.ResetRecvd or ReceivingState.ResetRead)
        {
            State = ReceivingState.ResetRead;
            return ReadStatus.Reset;
        }

        count = reassembly.Read(destination);
        Consume(count);
        if (State is ReceivingState.DataRecvd or ReceivingState.DataRead && reassembly.Position == FinalSize && count == 0)
        {
            State = ReceivingState.DataRead;
            return ReadStatus.Ended;
        }

        return count > 0 ? ReadStatus.Data : ReadStatus.Waiting;
    }

    /// <summary>Nobody wants to read any more. What comes is thrown away, and still counts.</summary>
    /// <returns>STOP_SENDING is worth sending.</returns>
    public bool Stop()
    {
        var isWorthTelling = !isStopped && State is ReceivingState.Recv or ReceivingState.SizeKnown;
        isStopped = true;
        ThrowAway();
        return isWorthTelling;
    }

    /// <summary>The limit that MAX_STREAM_DATA should tell, if there is one by now.</summary>
    public long? TakeNextLimit() => State == ReceivingState.Recv ? window.TakeNextLimit() : null;

    private long Growth(long end, long? finalSize)
    {
        // Once the final size is known all up to it counts as received: so another one is either too small or too large.
        if (end > FinalSize || finalSize < window.Received)
        {
            throw new ConnectionErrorException(
                TransportError.FinalSizeError, $"{end} bytes, where {FinalSize ?? window.Received} were the whole, or sent before");
        }

        var growth = Math.Max(end - window.Received, 0);
        if (!window.Fits(growth) || !connection.Fits(growth))
        {
            throw new ConnectionErrorException(TransportError.FlowControlError, $"{end} bytes are more than was allowed");
        }

        return growth;
    }

    private void Grow(long growth, long? finalSize)
    {
        window.Receive(growth);
        connection.Receive(growth);
        FinalSize ??= finalSize;
    }

    private void Consume(long count)
    {
        window.Consume(count);
        connection.Consume(count);
    }

    private void ThrowAway()
    {
        Span<byte> nowhere = stackalloc byte[512];
        while (Read(nowhere, out _) == ReadStatus.Data)
        {
        }
    }
}
