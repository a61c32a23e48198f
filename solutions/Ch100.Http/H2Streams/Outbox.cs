namespace Katas.Http.H2Streams;

/// <summary>Frames that wait to be sent, and the streams that we have reset and on which frames may be on their way.</summary>
/// <remarks>
/// A PING follows each batch of resets. When it comes back the other end has read them, and sends nothing on those streams any more:
/// one of the signals that <see href="https://www.rfc-editor.org/rfc/rfc9113#section-5.1">RFC 9113 §5.1</see> has in mind.
/// </remarks>
internal sealed class Outbox
{
    private readonly Queue<Frame> frames = new();
    private readonly HashSet<int> late = [];
    private readonly Queue<(ulong Batch, int Id)> unconfirmed = new();
    private ulong batches; // that have been taken
    private bool isClosed;

    public int LateCount => late.Count;

    public bool IsLate(int id) => late.Contains(id);

    public void Add(Frame frame)
    {
        if (!isClosed)
        {
            frames.Enqueue(frame);
        }
    }

    public void AddReset(int id, ErrorCode code)
    {
        Add(new Frame.Reset(id, code));
        late.Add(id);
        unconfirmed.Enqueue((batches + 1, id));
    }

    public void Confirm(ulong batch)
    {
        while (batch <= batches && unconfirmed.TryPeek(out var oldest) && oldest.Batch <= batch)
        {
            late.Remove(unconfirmed.Dequeue().Id);
        }
    }

    public void Close(Frame last)
    {
        Add(last);
        isClosed = true;
    }

    public IReadOnlyList<Frame> Take()
    {
        if (frames.Any(frame => frame is Frame.Reset))
        {
            Add(new Frame.Ping(++batches));
        }

        var taken = frames.ToArray();
        frames.Clear();
        return taken;
    }
}
