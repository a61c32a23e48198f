namespace Katas.Http.H2Streams;

/// <summary>What becomes of the frames of streams that come.</summary>
internal sealed class Incoming(
    Endpoint self, ConnectionOptions options, StreamTable streams, Outbox outbox, ReceiveWindow received, SendWindow sending, OwnSettings ours, PeerSettings theirs, Retries retries)
{
    private readonly RateLimit resets = new(options.ResetBurst, options.ResetsPerSecond, options.Time);

    private int shutDowns;
    private int lastWelcome = int.MaxValue; // streams of the other end above this one do not interest us any more (§6.8)

    /// <summary>The last stream of the other end that was passed on.</summary>
    public int LastTaken { get; private set; }

    public void ShutDown()
    {
        if (shutDowns++ < 2)
        {
            lastWelcome = shutDowns == 1 ? int.MaxValue : LastTaken;
            outbox.Add(new Frame.GoAway(lastWelcome, ErrorCode.NoError));
        }
    }

    public bool Take(Frame.StreamHeaders headers)
    {
        var id = headers.StreamId;
        if (IsIgnored(id))
        {
            return false;
        }

        if (self == Endpoint.Server && !streams.IsOurs(id) && streams.StateOf(id) is StreamState.Idle or StreamState.Closed)
        {
            return Open(headers);
        }

        var next = React(id, FrameKind.Headers, headers.EndStream, out var error);
        var stream = streams.Find(id)!;
        error ??= !stream.Received.Allows(headers) ? ErrorCode.ProtocolError
            : stream.IsReserved ? ours.WhyNotOneMore(streams.TheirActive) : null;
        if (error is { } code)
        {
            return Fail(stream.Id, code);
        }

        stream.Received.Add(headers);
        streams.Become(stream, next);
        return true;
    }

    public bool Take(Frame.StreamData data)
    {
        var length = data.Length + (data.PadLength + 1 ?? 0);
        var isIgnored = IsIgnored(data.StreamId);
        ErrorCode? error = null;
        var next = isIgnored ? StreamState.Closed : React(data.StreamId, FrameKind.Data, data.EndStream, out error);
        if (!received.TryReceive(length))
        {
            throw new ConnectionErrorException(ErrorCode.FlowControlError, $"{length} bytes on stream {data.StreamId}, and {received.Available} are left for all");
        }

        var stream = streams.Find(data.StreamId);
        if (!isIgnored)
        {
            error ??= !stream!.Received.Allows(data) ? ErrorCode.ProtocolError
                : !stream.Receiving.TryReceive(length) ? ErrorCode.FlowControlError : null;
        }

        // The sender has counted it, whatever becomes of it here (§6.9).
        if (isIgnored || error is not null)
        {
            streams.Consume(null, length);
            return error is { } code && Fail(data.StreamId, code);
        }

        stream!.Unread += data.Length;
        streams.Become(stream, next);
        streams.Consume(stream, length - data.Length); // padding is for nobody
        return true;
    }

    public bool Take(Frame.Reset reset)
    {
        CountReset();
        var isIgnored = IsIgnored(reset.StreamId);
        if (!isIgnored)
        {
            React(reset.StreamId, FrameKind.Reset, false, out _);
        }

        if (isIgnored || streams.Find(reset.StreamId) is not { State: not StreamState.Closed } stream)
        {
            return false;
        }

        streams.Close(stream);
        retries.AddIf(reset.Code == ErrorCode.RefusedStream && streams.IsOurs(stream.Id), stream.Id);
        return true;
    }

    public bool Take(Frame.PushPromise promise)
    {
        if (!outbox.IsLate(promise.StreamId))
        {
            React(promise.StreamId, FrameKind.PushPromise, false, out _);
        }

        var id = promise.PromisedId;
        if (self == Endpoint.Server || ours.PushIsOff || !streams.IsOurs(promise.StreamId) || streams.IsOurs(id) || id <= streams.HighestTheirs)
        {
            throw new ConnectionErrorException(ErrorCode.ProtocolError, $"stream {id} must not be promised on stream {promise.StreamId}");
        }

        streams.Use(id);
        if (id > lastWelcome)
        {
            return false;
        }

        if (streams.Reserved >= options.MaxReservedStreams)
        {
            return Fail(id, ErrorCode.RefusedStream);
        }

        streams.Add(id, StreamState.ReservedRemote, theirs.InitialWindowSize, ours.InitialWindowSize);
        LastTaken = id;
        return true;
    }

    public bool Take(Frame.WindowUpdate update)
    {
        if (update.StreamId == 0)
        {
            return update.Increment == 0 ? throw new ConnectionErrorException(ErrorCode.ProtocolError, "a window update of 0")
                : sending.TryChange(update.Increment) ? true
                : throw new ConnectionErrorException(ErrorCode.FlowControlError, $"{update.Increment} more than {sending.Size} are no window any more");
        }

        if (IsIgnored(update.StreamId))
        {
            return false;
        }

        React(update.StreamId, FrameKind.WindowUpdate, false, out _);
        if (streams.Find(update.StreamId) is not { MaySend: true } stream)
        {
            return false;
        }

        return update.Increment == 0 ? Fail(stream.Id, ErrorCode.ProtocolError)
            : stream.Sending.TryChange(update.Increment) || Fail(stream.Id, ErrorCode.FlowControlError);
    }

    private bool Open(Frame.StreamHeaders headers)
    {
        var id = headers.StreamId;
        if (id <= streams.HighestTheirs)
        {
            throw new ConnectionErrorException(ErrorCode.ProtocolError, $"stream {id} is opened after stream {streams.HighestTheirs}");
        }

        streams.Use(id);
        if (id > lastWelcome)
        {
            return false;
        }

        if (ours.WhyNotOneMore(streams.TheirActive) is { } code)
        {
            return Fail(id, code);
        }

        var stream = streams.Add(id, StreamState.Open, theirs.InitialWindowSize, ours.InitialWindowSize);
        stream.Received.Add(headers);
        streams.Become(stream, headers.EndStream ? StreamState.HalfClosedRemote : StreamState.Open);
        LastTaken = id;
        return true;
    }

    // Frames on their way when we reset the stream, and frames on streams that we have announced not to look at.
    private bool IsIgnored(int id) =>
        outbox.IsLate(id) || (!streams.IsOurs(id) && id > lastWelcome && streams.StateOf(id) == StreamState.Closed);

    private StreamState React(int id, FrameKind kind, bool endStream, out ErrorCode? error)
    {
        var state = streams.StateOf(id);
        var isOpenedByUs = state == StreamState.Idle && streams.IsOurs(id);
        var reaction = isOpenedByUs ? new Reaction.ConnectionError(ErrorCode.ProtocolError) : StreamStates.Receive(self, state, kind, endStream);
        if (reaction is Reaction.ConnectionError { Code: var code })
        {
            throw new ConnectionErrorException(code, $"{kind} on stream {id}, which is {state}");
        }

        error = (reaction as Reaction.StreamError)?.Code;
        return (reaction as Reaction.Become)?.State ?? state;
    }

    // An error costs the stream; and whoever makes us reset streams has reset them (CVE-2025-8671).
    private bool Fail(int id, ErrorCode code)
    {
        CountReset();
        if (streams.Find(id) is { } stream)
        {
            streams.Close(stream);
        }

        outbox.AddReset(id, code);
        return false;
    }

    private void CountReset()
    {
        if (!resets.TryTake())
        {
            throw new ConnectionErrorException(ErrorCode.EnhanceYourCalm, "streams are opened and lost too fast");
        }
    }
}
