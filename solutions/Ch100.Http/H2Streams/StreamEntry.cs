namespace Katas.Http.H2Streams;

/// <summary>A stream that is neither idle nor forgotten.</summary>
internal sealed class StreamEntry(int id, StreamState state, SendWindow sending, ReceiveWindow receiving)
{
    public int Id => id;

    public StreamState State { get; set; } = state;

    public SendWindow Sending => sending;

    public ReceiveWindow Receiving => receiving;

    public MessageOrder Sent { get; } = new();

    public MessageOrder Received { get; } = new();

    public int Unread { get; set; } // content that has come and that the application still has

    public bool IsActive => State is StreamState.Open or StreamState.HalfClosedLocal or StreamState.HalfClosedRemote; // §5.1.2

    public bool IsReserved => State is StreamState.ReservedLocal or StreamState.ReservedRemote;

    public bool MaySend => State is StreamState.ReservedLocal or StreamState.Open or StreamState.HalfClosedRemote;

    public bool MayReceive => State is StreamState.Open or StreamState.HalfClosedLocal;
}
