namespace Katas.Http.QuicStreams;

/// <summary>All streams of a connection, as one end has them.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2">RFC 9000 §2</see> to
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-4">§4</see>. Streams share the connection's credit, and nothing else.
/// </remarks>
public sealed class StreamTable
{
    private readonly Endpoint self;
    private readonly StreamLimits ours; // what we allow
    private readonly StreamLimits theirs; // what we are allowed
    private readonly ReceiveWindow received;
    private readonly SendWindow sent;
    private readonly SortedDictionary<long, StreamParts> streams = [];
    private readonly Queue<StreamFrame> answers = new();
    private readonly StreamCounts bidirectional;
    private readonly StreamCounts unidirectional;
    private Queue<long> unaccepted = new(); // theirs, as they were opened
    private ConnectionErrorException? refusal;

    /// <summary>Begins when the transport parameters are known.</summary>
    /// <param name="self">Who we are.</param>
    /// <param name="ours">What we allow the other end.</param>
    /// <param name="theirs">What it allows us.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or above 2^62-1; one of streams, above 2^60.</exception>
    public StreamTable(Endpoint self, StreamLimits ours, StreamLimits theirs)
    {
        LimitRules.Check(ours, nameof(ours));
        LimitRules.Check(theirs, nameof(theirs));
        (this.self, this.ours, this.theirs) = (self, ours, theirs);
        (received, sent) = (new ReceiveWindow(ours.MaxData), new SendWindow(theirs.MaxData));
        bidirectional = new StreamCounts(ours.MaxStreamsBidi, theirs.MaxStreamsBidi);
        unidirectional = new StreamCounts(ours.MaxStreamsUni, theirs.MaxStreamsUni);
    }

    /// <summary>Streams that are remembered: those that have ended in all directions are not.</summary>
    public int Count => streams.Count;

    /// <summary>Bytes of memory that are taken for bytes of all streams.</summary>
    public long Memory => streams.Values.Sum(stream => stream.Receiving?.Memory ?? 0);

    /// <summary>Opens a stream.</summary>
    /// <param name="isBidirectional">The other end sends as well.</param>
    /// <returns>Null while the other end allows no more.</returns>
    public StreamParts? Open(bool isBidirectional)
    {
        var counts = Counts(isBidirectional);
        return counts.OurOpened == counts.OurLimit ? null
            : Create(StreamId.Of(self, isBidirectional, counts.OurOpened++));
    }

    /// <summary>The next stream that the other end has opened, in the order of their numbers within a type; null if there is none.</summary>
    public StreamParts? Accept() => unaccepted.TryDequeue(out var id) ? Find(id) : null;

    /// <summary>The stream of that number; null if it is not there yet, or not any more.</summary>
    /// <param name="streamId">The number.</param>
    public StreamParts? Find(long streamId) => streams.GetValueOrDefault(streamId);

    /// <summary>A frame has come.</summary>
    /// <param name="frame">The frame.</param>
    /// <exception cref="ConnectionErrorException">The other end must not send that, or has sent such a frame before.</exception>
    public void Receive(StreamFrame frame)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        try
        {
            Dispatch(frame);
        }
        catch (ConnectionErrorException error)
        {
            refusal = error;
            throw;
        }
    }

    /// <summary>All frames that should be sent now: answers and new limits, then data.</summary>
    /// <param name="maxLength">Bytes of data in a frame at most, 1 or more.</param>
    public IReadOnlyList<StreamFrame> TakeFrames(int maxLength)
    {
        var frames = new List<StreamFrame>();
        while (answers.TryDequeue(out var answer))
        {
            frames.Add(answer);
        }

        foreach (var stream in streams.Values.ToList())
        {
            if (stream.Receiving?.TakeNextLimit() is { } limit)
            {
                frames.Add(new StreamFrame.MaxStreamData(stream.Id.Value, limit));
            }

            ForgetIfEnded(stream);
        }

        // Nobody accepts what is forgotten, and the queue is never longer than the table.
        unaccepted = new Queue<long>(unaccepted.Where(streams.ContainsKey));
        frames.AddRange(bidirectional.TakeNextLimit() is { } bidi ? [new StreamFrame.MaxStreams(true, bidi)] : []);
        frames.AddRange(unidirectional.TakeNextLimit() is { } uni ? [new StreamFrame.MaxStreams(false, uni)] : []);
        frames.AddRange(received.TakeNextLimit() is { } all ? [new StreamFrame.MaxData(all)] : []);
        foreach (var sending in streams.Values.Select(stream => stream.Sending).OfType<SendingPart>())
        {
            while (sending.TakeFrame(maxLength) is { } data)
            {
                frames.Add(data);
            }
        }

        return frames;
    }

    /// <summary>Nobody wants to read this stream any more.</summary>
    /// <param name="stream">A stream on which data comes.</param>
    /// <param name="errorCode">What the other end is told.</param>
    public void StopReading(StreamParts stream, long errorCode)
    {
        if (stream.Receiving?.Stop() == true)
        {
            answers.Enqueue(new StreamFrame.StopSending(stream.Id.Value, errorCode));
        }
    }

    /// <summary>Gives up sending on this stream.</summary>
    /// <param name="stream">A stream on which data goes.</param>
    /// <param name="errorCode">What the other end is told.</param>
    public void Reset(StreamParts stream, long errorCode)
    {
        if (stream.Sending?.Reset(errorCode) is { } reset)
        {
            answers.Enqueue(reset);
        }
    }

    private void Dispatch(StreamFrame frame)
    {
        switch (frame)
        {
            case StreamFrame.StreamData data:
                Incoming(data.StreamId)?.Receive(data.Offset, data.Bytes.Span, data.Fin);
                break;
            case StreamFrame.Reset reset:
                Incoming(reset.StreamId)?.Reset(reset.ErrorCode, reset.FinalSize);
                break;
            case StreamFrame.StreamDataBlocked blocked:
                Incoming(blocked.StreamId);
                break;
            case StreamFrame.StopSending stop:
                if (Outgoing(stop.StreamId) is { } stream)
                {
                    Reset(stream, stop.ErrorCode);
                }

                break;
            case StreamFrame.MaxStreamData max:
                Outgoing(max.StreamId)?.Sending!.Allow(max.Maximum);
                break;
            case StreamFrame.MaxData max:
                sent.Allow(max.Maximum);
                break;
            case StreamFrame.MaxStreams max:
                LimitRules.MustBeCount(max.Maximum);
                Counts(max.IsBidirectional).AllowUs(max.Maximum);
                break;
            case StreamFrame.StreamsBlocked blocked:
                LimitRules.MustBeCount(blocked.Limit);
                break;
            case StreamFrame.DataBlocked:
                break;
        }
    }

    private ReceivingPart? Incoming(long streamId)
    {
        var id = new StreamId(streamId);
        if (!id.IsBidirectional && id.Initiator == self)
        {
            throw new ConnectionErrorException(TransportError.StreamStateError, $"only we send on stream {streamId}");
        }

        return Known(id)?.Receiving;
    }

    private StreamParts? Outgoing(long streamId)
    {
        var id = new StreamId(streamId);
        if (!id.IsBidirectional && id.Initiator != self)
        {
            throw new ConnectionErrorException(TransportError.StreamStateError, $"we send nothing on stream {streamId}");
        }

        return Known(id);
    }

    // The stream, made if it is the other end's and not there yet, with all before it (§3.2); null if it has ended.
    private StreamParts? Known(StreamId id)
    {
        var counts = Counts(id.IsBidirectional);
        if (id.Initiator == self && id.Sequence >= counts.OurOpened)
        {
            throw new ConnectionErrorException(TransportError.StreamStateError, $"we have not opened stream {id.Value}");
        }

        if (id.Initiator != self && id.Sequence >= counts.TheirLimit)
        {
            throw new ConnectionErrorException(
                TransportError.StreamLimitError, $"stream {id.Value} is one of {id.Sequence + 1}, and {counts.TheirLimit} are allowed");
        }

        while (id.Initiator != self && counts.TheirOpened <= id.Sequence)
        {
            unaccepted.Enqueue(Create(StreamId.Of(id.Initiator, id.IsBidirectional, counts.TheirOpened++)).Id.Value);
        }

        return Find(id.Value);
    }

    private StreamParts Create(StreamId id)
    {
        var isOurs = id.Initiator == self;
        var (receive, send) = (id.IsBidirectional, isOurs) switch
        {
            (true, true) => (ours.MaxStreamDataBidiLocal, theirs.MaxStreamDataBidiRemote),
            (true, false) => (ours.MaxStreamDataBidiRemote, theirs.MaxStreamDataBidiLocal),
            (false, _) => (ours.MaxStreamDataUni, theirs.MaxStreamDataUni),
        };
        var stream = new StreamParts(
            id,
            id.IsBidirectional || !isOurs ? new ReceivingPart(new ReceiveWindow(receive), received) : null,
            id.IsBidirectional || isOurs ? new SendingPart(id.Value, new SendWindow(send), sent) : null);
        streams.Add(id.Value, stream);
        return stream;
    }

    private void ForgetIfEnded(StreamParts stream)
    {
        if (stream.Receiving?.State is null or ReceivingState.DataRead or ReceivingState.ResetRead
            && stream.Sending?.State is null or SendingState.DataRecvd or SendingState.ResetRecvd)
        {
            streams.Remove(stream.Id.Value);
            Counts(stream.Id.IsBidirectional).TheirEnded += stream.Id.Initiator == self ? 0 : 1;
        }
    }

    private StreamCounts Counts(bool isBidirectional) => isBidirectional ? bidirectional : unidirectional;
}
