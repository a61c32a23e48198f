namespace Katas.Http.H2Streams;

/// <summary>All streams of a connection: which numbers were used, and what is left of each stream.</summary>
internal sealed class StreamTable(Endpoint self, Outbox outbox, ReceiveWindow connection)
{
    private readonly Dictionary<int, StreamEntry> streams = [];
    private int highestOurs;

    public int Count => streams.Count;

    public int HighestTheirs { get; private set; }

    public int OurActive { get; private set; }

    public int TheirActive { get; private set; }

    public int Reserved { get; private set; }

    public bool IsOurs(int id) => (id % 2 == 1) == (self == Endpoint.Client);

    public StreamEntry? Find(int id) => streams.GetValueOrDefault(id);

    // A number that was left out is closed as soon as a higher one is used (§5.1.1).
    public StreamState StateOf(int id) => Find(id)?.State
        ?? (id > (IsOurs(id) ? highestOurs : HighestTheirs) ? StreamState.Idle : StreamState.Closed);

    public void Use(int id)
    {
        highestOurs = IsOurs(id) ? id : highestOurs;
        HighestTheirs = IsOurs(id) ? HighestTheirs : id;
    }

    public StreamEntry Add(int id, StreamState state, int sendSize, int receiveSize)
    {
        Use(id);
        var stream = new StreamEntry(id, state, new SendWindow(sendSize), new ReceiveWindow(receiveSize));
        streams.Add(id, stream);
        CountIn(stream, +1);
        return stream;
    }

    public void Become(StreamEntry stream, StreamState state)
    {
        CountIn(stream, -1);
        stream.State = state;
        CountIn(stream, +1);
        ForgetIfDone(stream);
    }

    // Content has been read, or what counts has been thrown away.
    public void Consume(StreamEntry? stream, int length)
    {
        if (stream?.MayReceive == true)
        {
            Tell(stream.Id, stream.Receiving.Consume(length));
        }

        Tell(0, connection.Consume(length));
    }

    public void Read(StreamEntry stream, int length)
    {
        stream.Unread -= length;
        Consume(stream, length);
        ForgetIfDone(stream);
    }

    // By whomever it was reset, nobody will read what is left; others can use the room.
    public void Close(StreamEntry stream)
    {
        var unread = stream.Unread;
        stream.Unread = 0;
        Become(stream, StreamState.Closed);
        Consume(null, unread);
    }

    public bool CanChangeSendWindows(int change) => streams.Values.All(stream => !stream.MaySend || stream.Sending.CanChange(change));

    public void ChangeSendWindows(int change)
    {
        foreach (var stream in streams.Values.Where(stream => stream.MaySend))
        {
            stream.Sending.TryChange(change);
        }
    }

    public void ResizeReceiveWindows(int size)
    {
        foreach (var stream in streams.Values)
        {
            stream.Receiving.Resize(size);
            Consume(stream, 0); // what was read may be half of the new size, and nothing more need ever come
        }
    }

    public IReadOnlyList<StreamEntry> OursAbove(int lastId) =>
        [.. streams.Values.Where(stream => IsOurs(stream.Id) && stream.Id > lastId && stream.State != StreamState.Closed).OrderBy(stream => stream.Id)];

    private void ForgetIfDone(StreamEntry stream)
    {
        if (stream.State == StreamState.Closed && stream.Unread == 0)
        {
            streams.Remove(stream.Id);
        }
    }

    private void CountIn(StreamEntry stream, int change)
    {
        Reserved += stream.IsReserved ? change : 0;
        OurActive += stream.IsActive && IsOurs(stream.Id) ? change : 0;
        TheirActive += stream.IsActive && !IsOurs(stream.Id) ? change : 0;
    }

    private void Tell(int id, int increment)
    {
        if (increment > 0)
        {
            outbox.Add(new Frame.WindowUpdate(id, increment));
        }
    }
}
