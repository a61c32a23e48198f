namespace Katas.Http.QuicStreams.Steps;

/// <summary>Two ends that do whatever they are told, with frames that overtake each other. What comes out of a stream is what went in.</summary>
internal sealed class Conversation(StreamLimits limits)
{
    private readonly StreamTable[] ends = [new(Endpoint.Client, limits, limits), new(Endpoint.Server, limits, limits)];
    private readonly List<StreamParts>[] known = [[], []];
    private readonly List<StreamFrame>[] onTheWay = [[], []];
    private readonly Dictionary<(int End, long Id), (int Length, bool Fin)> written = [];
    private readonly Dictionary<(int End, long Id), int> read = [];
    private readonly HashSet<(int End, long Id)> stopped = [];

    public long Memory => Math.Max(ends[0].Memory, ends[1].Memory);

    /// <summary>One of seven things, by one of the ends, on one of the streams that it knows.</summary>
    public void Do(int what, int which, int size)
    {
        var me = which % 2;
        var stream = known[me].ElementAtOrDefault(which * 3 % Math.Max(known[me].Count, 1));
        switch (what, stream)
        {
            case (0, _):
                known[me].AddRange(ends[me].Open(size % 2 == 0) is { } opened ? [opened] : []);
                break;
            case (1, { Sending: not null }):
                Write(me, stream.Id.Value, stream.Sending, size);
                break;
            case (2, { Receiving: not null }):
                Read(me, stream.Id.Value, stream.Receiving, size);
                break;
            case (3, not null) when size < 80:
                ends[me].Reset(stream, 1);
                break;
            case (4, { Receiving: not null }) when size < 80:
                ends[me].StopReading(stream, 1);
                stopped.Add((me, stream.Id.Value));
                break;
            default:
                Exchange(me);
                break;
        }
    }

    /// <summary>Exchanges all that is left, and reads all that comes: whoever has said where a stream ends has been understood.</summary>
    public void ComeToTheEnd()
    {
        for (var round = 0; round < 40; round++)
        {
            Exchange(round % 2);
            foreach (var stream in known[round % 2].Where(stream => stream.Receiving is not null))
            {
                Read(round % 2, stream.Id.Value, stream.Receiving!, 10_000);
            }
        }

        foreach (var (me, stream) in known.SelectMany((streams, end) => streams.Select(stream => (end, stream))))
        {
            var (there, id) = (1 - me, stream.Id.Value);
            var other = known[there].Find(one => one.Id == stream.Id)?.Receiving;
            if (stream.Sending?.State == SendingState.DataSent && !stopped.Contains((there, id)))
            {
                (other?.State, read.GetValueOrDefault((there, id))).Should().Be((ReceivingState.DataRead, written[(me, id)].Length), "stream {0} has ended", id);
            }

            written.GetValueOrDefault((me, id)).Fin.Should().Be(
                stream.Sending?.State is SendingState.DataSent || (written.GetValueOrDefault((me, id)).Fin && stream.Sending?.State is SendingState.ResetSent),
                "on stream {0} all limits have grown until all was sent", id);
        }
    }

    private void Write(int me, long id, SendingPart sending, int size)
    {
        var (length, fin) = written.GetValueOrDefault((me, id));
        if (!fin && sending.State is SendingState.Ready or SendingState.Send)
        {
            sending.Write([.. Enumerable.Range(length, size).Select(position => ByteAt(id, position))], size % 5 == 0);
            written[(me, id)] = (length + size, size % 5 == 0);
        }
    }

    private void Read(int me, long id, ReceivingPart receiving, int size)
    {
        var buffer = new byte[size];
        receiving.Read(buffer, out var count);
        var position = read.GetValueOrDefault((me, id));
        buffer.AsSpan(..count).SequenceEqual([.. Enumerable.Range(position, count).Select(i => ByteAt(id, i))]).Should().BeTrue(
            "{0} bytes of stream {1} are read from {2} on", count, id, position);
        read[(me, id)] = position + count;
    }

    private void Exchange(int me)
    {
        onTheWay[1 - me].AddRange(ends[me].TakeFrames(200));
        onTheWay[me].Reverse(); // late ones first
        onTheWay[me].ForEach(ends[me].Receive);
        onTheWay[me].Clear();
        while (ends[me].Accept() is { } stream)
        {
            known[me].Add(stream);
        }
    }

    private static byte ByteAt(long id, int position) => (byte)(position * 7 + id);
}
