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
    /// <summary>The state.</summary>
    public ReceivingState State { get; private set; }

    /// <summary>Where the stream ends, once that is known; it never changes.</summary>
    public long? FinalSize { get; private set; }

    /// <summary>Why the sender has given up.</summary>
    public long? ErrorCode { get; private set; }

    /// <summary>Bytes of memory that are taken for bytes of the stream.</summary>
    public long Memory =>
        throw new NotImplementedException();

    /// <summary>Data has come.</summary>
    /// <param name="offset">Of its first byte, from 0 to 2^62-1.</param>
    /// <param name="bytes">The data.</param>
    /// <param name="fin">The stream ends behind it.</param>
    /// <exception cref="ConnectionErrorException">The sender must not send that.</exception>
    public void Receive(long offset, ReadOnlySpan<byte> bytes, bool fin) =>
        throw new NotImplementedException();

    /// <summary>RESET_STREAM has come.</summary>
    /// <param name="errorCode">Why the sender gives up.</param>
    /// <param name="finalSize">Up to where it has sent, from 0 to 2^62-1.</param>
    /// <exception cref="ConnectionErrorException">The sender must not send that.</exception>
    public void Reset(long errorCode, long finalSize) =>
        throw new NotImplementedException();

    /// <summary>Reads what is there, up to the first gap.</summary>
    /// <param name="destination">Room for it.</param>
    /// <param name="count">How many bytes were read.</param>
    public ReadStatus Read(Span<byte> destination, out int count) =>
        throw new NotImplementedException();

    /// <summary>Nobody wants to read any more. What comes is thrown away, and still counts.</summary>
    /// <returns>STOP_SENDING is worth sending.</returns>
    public bool Stop() =>
        throw new NotImplementedException();

    /// <summary>The limit that MAX_STREAM_DATA should tell, if there is one by now.</summary>
    public long? TakeNextLimit() =>
        throw new NotImplementedException();
}
