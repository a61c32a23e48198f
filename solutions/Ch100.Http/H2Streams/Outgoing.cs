namespace Katas.Http.H2Streams;

/// <summary>What we send on streams, as far as we may.</summary>
internal sealed class Outgoing(
    Endpoint self, int firstId, StreamTable streams, Outbox outbox, SendWindow sending, OwnSettings ours, PeerSettings theirs)
{
    private long nextId = firstId; // beyond 2^31-1 when all numbers have been used

    public int? Open(bool endStream)
    {
        var next = StreamStates.Send(self, StreamState.Idle, FrameKind.Headers, endStream);
        if (nextId > int.MaxValue || streams.OurActive >= theirs.MaxConcurrentStreams)
        {
            return null;
        }

        var headers = new Frame.StreamHeaders(TakeId(), endStream);
        var stream = streams.Add(headers.StreamId, next, theirs.InitialWindowSize, ours.InitialWindowSize);
        stream.Sent.Add(headers);
        outbox.Add(headers);
        return stream.Id;
    }

    public int? Promise(int streamId)
    {
        var next = StreamStates.Send(self, StreamState.Idle, FrameKind.Promised);
        StreamStates.Send(self, streams.StateOf(streamId), FrameKind.PushPromise);
        if (streams.IsOurs(streamId))
        {
            throw new InvalidOperationException($"stream {streamId} is itself a promised one");
        }

        if (nextId > int.MaxValue || !theirs.EnablePush)
        {
            return null;
        }

        var promise = new Frame.PushPromise(streamId, TakeId());
        streams.Add(promise.PromisedId, next, theirs.InitialWindowSize, ours.InitialWindowSize);
        outbox.Add(promise);
        return promise.PromisedId;
    }

    public bool SendHeaders(Frame.StreamHeaders headers)
    {
        var next = StateAfter(headers.StreamId, FrameKind.Headers, headers.EndStream);
        var stream = MessageOf(headers.StreamId, headers);
        if (stream.IsReserved && streams.OurActive >= theirs.MaxConcurrentStreams)
        {
            return false;
        }

        stream.Sent.Add(headers);
        outbox.Add(headers);
        streams.Become(stream, next);
        return true;
    }

    public int SendData(int streamId, int length, bool endStream)
    {
        var next = StateAfter(streamId, FrameKind.Data, endStream);
        var stream = MessageOf(streamId, new Frame.StreamData(streamId, length, endStream));
        var count = Math.Min(length, Sendable(stream));
        var ends = endStream && count == length;
        for (var rest = count; rest > 0; rest -= theirs.MaxFrameSize)
        {
            outbox.Add(new Frame.StreamData(streamId, Math.Min(rest, theirs.MaxFrameSize), ends && rest <= theirs.MaxFrameSize));
        }

        if (ends && count == 0)
        {
            outbox.Add(new Frame.StreamData(streamId, 0, EndStream: true)); // which needs no room
        }

        stream.Sending.Take(count);
        sending.Take(count);
        streams.Become(stream, ends ? next : stream.State);
        return count;
    }

    public int Sendable(int streamId) => streams.Find(streamId) is { } stream && stream.MaySend && !stream.IsReserved ? Sendable(stream) : 0;

    public void Reset(int streamId, ErrorCode code)
    {
        var state = streams.StateOf(streamId);
        if (state == StreamState.Closed)
        {
            return;
        }

        StreamStates.Send(self, state, FrameKind.Reset);
        streams.Close(streams.Find(streamId)!);
        outbox.AddReset(streamId, code);
    }

    private int Sendable(StreamEntry stream) => Math.Max(0, Math.Min(stream.Sending.Size, sending.Size));

    // A stream is opened by Open and promised by Promise: here it must be there.
    private StreamState StateAfter(int streamId, FrameKind kind, bool endStream) => streams.Find(streamId) is { } stream
        ? StreamStates.Send(self, stream.State, kind, endStream)
        : throw new InvalidOperationException($"stream {streamId} is {streams.StateOf(streamId)}");

    private StreamEntry MessageOf(int streamId, Frame frame)
    {
        var stream = streams.Find(streamId)!;
        return stream.Sent.Allows(frame) ? stream : throw new InvalidOperationException($"no message goes on with {frame}");
    }

    private int TakeId()
    {
        var id = (int)nextId;
        nextId += 2;
        return id;
    }
}
