using static Katas.Http.H2Streams.Endpoint;

namespace Katas.Http.H2Streams.Steps;

/// <summary>A client and a server that do whatever they are told and may, with frames that take their time. Nobody is ever in the wrong.</summary>
internal sealed class Conversation
{
    private static readonly ConnectionOptions Options = new() { InitialWindowSize = 20_000, MaxConcurrentStreams = 4, MaxReservedStreams = 1_000 };

    private readonly Connection[] ends = [new(Client, Options), new(Server, Options)];
    private readonly Queue<Frame>[] onTheWay = [new(), new()];
    private readonly SortedSet<int>[] known = [[], []];
    private readonly Dictionary<(int End, int Id), int> unread = [];
    private readonly Dictionary<(int End, int Id), int> sent = [];
    private readonly Dictionary<(int End, int Id), int> received = [];

    /// <summary>Any frame at all.</summary>
    public static Frame Any(int what, int streamId, int size, bool flag) => what switch
    {
        0 or 1 => new Frame.StreamHeaders(streamId, flag),
        2 or 3 => new Frame.StreamData(streamId, size % 30_000, flag, size % 2 == 0 ? null : size % 256),
        4 => new Frame.Reset(streamId, (ErrorCode)(size % 14)),
        5 => new Frame.PushPromise(streamId, size % 12),
        6 => new Frame.WindowUpdate(streamId, flag ? size : int.MaxValue - size),
        7 => new Frame.Settings([new((SettingId)(size % 7), flag ? (uint)size : uint.MaxValue - (uint)size)]),
        8 => flag ? new Frame.SettingsAck() : new Frame.Priority(streamId),
        9 => new Frame.Ping((ulong)size, flag),
        _ => flag ? new Frame.GoAway(size, ErrorCode.NoError) : new Frame.StreamHeaders(streamId, flag, IsInterim: true),
    };

    /// <summary>One of eight things, by one of the ends, on one of the streams that it knows.</summary>
    public void Do(int what, int which, int size)
    {
        var me = which % 2;
        var id = known[me].ElementAtOrDefault(which / 2 % Math.Max(known[me].Count, 1));
        switch (what)
        {
            case 0 when me == 0:
                known[0].UnionWith(ends[0].Open(size % 3 == 0) is { } opened ? [opened] : []);
                break;
            case 1 when id > 0:
                Try(() => ends[me].SendHeaders(id, size % 2 == 0, size % 7 == 0 && me == 1));
                break;
            case 2 or 3 when id > 0:
                Try(() => sent[(me, id)] = sent.GetValueOrDefault((me, id)) + ends[me].SendData(id, size, size % 3 == 0));
                break;
            case 4 when id > 0:
                var length = Math.Min(size, unread.GetValueOrDefault((me, id)));
                unread[(me, id)] = unread.GetValueOrDefault((me, id)) - length;
                ends[me].Consume(id, length);
                break;
            case 5 when id > 0 && size < 8_000:
                ends[me].Reset(id, ErrorCode.Cancel);
                unread[(me, id)] = 0;
                break;
            case 6 when me == 1 && id > 0:
                Try(() => known[1].UnionWith(ends[1].Promise(id) is { } promised ? [promised] : []));
                break;
            case 7 when size < 20_000:
                ends[me].Announce(size, 1 + (size % 5));
                break;
            default:
                Exchange(me, size % 6);
                break;
        }
    }

    /// <summary>All frames arrive; both ends see the same.</summary>
    public void ComeToTheEnd()
    {
        for (var round = 0; round < 20; round++)
        {
            Exchange(round % 2, int.MaxValue);
        }

        foreach (var id in known[0].Union(known[1]))
        {
            var (mine, theirs) = (ends[0].StateOf(id), ends[1].StateOf(id));
            theirs.Should().Be(
                mine switch
                {
                    StreamState.ReservedRemote => StreamState.ReservedLocal,
                    StreamState.HalfClosedLocal => StreamState.HalfClosedRemote,
                    StreamState.HalfClosedRemote => StreamState.HalfClosedLocal,
                    _ => mine,
                },
                "stream {0} is {1} for the client, and everything has arrived", id, mine);
            if (mine != StreamState.Closed)
            {
                (received.GetValueOrDefault((1, id)), received.GetValueOrDefault((0, id)))
                    .Should().Be((sent.GetValueOrDefault((0, id)), sent.GetValueOrDefault((1, id))), "that much was sent on stream {0}", id);
            }
        }
    }

    // The other end's frames come as far as they have got, and ours set out.
    private void Exchange(int me, int count)
    {
        Array.ForEach([.. ends[1 - me].TakeFrames()], onTheWay[me].Enqueue);
        for (; count > 0 && onTheWay[me].TryDequeue(out var frame); count--)
        {
            var isTaken = ends[me].Receive(frame);
            switch (frame)
            {
                case Frame.StreamHeaders headers when isTaken:
                    known[me].Add(headers.StreamId);
                    break;
                case Frame.PushPromise promise when isTaken:
                    known[me].Add(promise.PromisedId);
                    break;
                case Frame.StreamData data when isTaken:
                    unread[(me, data.StreamId)] = unread.GetValueOrDefault((me, data.StreamId)) + data.Length;
                    received[(me, data.StreamId)] = received.GetValueOrDefault((me, data.StreamId)) + data.Length;
                    break;
                case Frame.Reset reset when isTaken:
                    unread[(me, reset.StreamId)] = 0;
                    break;
            }
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException)
        {
            // It must not be sent now. That is what is said, and nothing has happened.
        }
    }
}
