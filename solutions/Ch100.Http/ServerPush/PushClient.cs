namespace Katas.Http.ServerPush;

/// <summary>What a client does about a frame of a push.</summary>
public enum PushAnswer
{
    /// <summary>It takes it.</summary>
    Accepted,

    /// <summary>It does not know yet what it is for, and keeps it.</summary>
    Waits,

    /// <summary>It has let the server know before, or does not need to: nothing.</summary>
    Ignored,

    /// <summary>RST_STREAM with PROTOCOL_ERROR on the promised stream; in HTTP/3, CANCEL_PUSH.</summary>
    Refused,

    /// <summary>RST_STREAM with REFUSED_STREAM on the promised stream; in HTTP/3, CANCEL_PUSH.</summary>
    TooMany,

    /// <summary>RST_STREAM with CANCEL on the promised stream; in HTTP/3, the push stream is not read any further.</summary>
    Cancelled,
}

/// <summary>All that a client of HTTP/2 is promised on one connection.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-8.4">RFC 9113 §8.4, §6.6 and §5.1</see>.</remarks>
/// <param name="server">For whom the server may speak.</param>
public sealed class PushClient(Authority server)
{
    private readonly HashSet<int> requests = []; // not answered yet
    private readonly List<int> resets = []; // requests that were reset, and perhaps the server does not know
    private readonly Dictionary<int, bool> pushes = []; // promised and not over; true: being sent
    private readonly List<int> cancelled = []; // promises, likewise
    private int lastPromise;

    /// <summary>How many promises may wait for their responses. Nothing in HTTP/2 limits them.</summary>
    public int MaxReserved { get; init; } = 100;

    /// <summary>How many responses may be pushed at a time: the client's SETTINGS_MAX_CONCURRENT_STREAMS.</summary>
    public int MaxConcurrentStreams { get; init; } = 100;

    /// <summary>How many cancelled promises are remembered, to ignore what still comes of them; and how many requests that were reset.</summary>
    public int MaxRemembered { get; init; } = 100;

    /// <summary>The server has acknowledged a SETTINGS_ENABLE_PUSH of 0.</summary>
    public bool IsPushOff { get; set; }

    /// <summary>Cancelled promises that are remembered.</summary>
    public int Remembered => cancelled.Count;

    /// <summary>Promises whose responses have not begun.</summary>
    public int Reserved => pushes.Values.Count(isBegun => !isBegun);

    /// <summary>Responses that are coming.</summary>
    public int Active => pushes.Values.Count(isBegun => isBegun);

    /// <summary>A request is sent.</summary>
    /// <param name="streamId">Odd.</param>
    public void RequestSent(int streamId) => requests.Add(streamId);

    /// <summary>All of a response has come.</summary>
    /// <param name="streamId">Of the request.</param>
    public void ResponseEnded(int streamId)
    {
        requests.Remove(streamId);
        resets.Remove(streamId);
    }

    /// <summary>The client does not want the response any more, and sends RST_STREAM.</summary>
    /// <param name="streamId">Of the request.</param>
    public void RequestReset(int streamId)
    {
        if (requests.Remove(streamId))
        {
            Remember(resets, streamId);
        }
    }

    /// <summary>A PUSH_PROMISE has come.</summary>
    /// <param name="onStream">The stream that it came on.</param>
    /// <param name="streamId">The stream that it promises.</param>
    /// <param name="request">What it promises.</param>
    /// <exception cref="ConnectionErrorException">The server does not keep to the protocol.</exception>
    public PushAnswer PromiseReceived(int onStream, int streamId, IReadOnlyList<HttpField> request)
    {
        if (IsPushOff)
        {
            throw Error(onStream, "a promise, though push is off");
        }

        var isReset = resets.Contains(onStream);
        if (!isReset && !requests.Contains(onStream))
        {
            throw Error(onStream, "a promise on a stream that is not open");
        }

        if (streamId <= lastPromise || streamId % 2 != 0)
        {
            throw Error(streamId, "no new stream of a server");
        }

        // From here on the stream is reserved, so that it takes a RST_STREAM to be rid of it (§5.1).
        lastPromise = streamId;
        var answer = Promise.Judge(request, server) != PushVerdict.Allowed ? PushAnswer.Refused
            : isReset ? PushAnswer.Cancelled
            : Reserved >= MaxReserved ? PushAnswer.TooMany
            : PushAnswer.Accepted;
        return answer == PushAnswer.Accepted ? Reserve(streamId) : Reset(streamId, answer);
    }

    /// <summary>The HEADERS of a promised response have come.</summary>
    /// <param name="streamId">Even.</param>
    /// <exception cref="ConnectionErrorException">There is no such promise.</exception>
    public PushAnswer ResponseReceived(int streamId)
    {
        if (cancelled.Contains(streamId))
        {
            return PushAnswer.Ignored;
        }

        if (!pushes.TryGetValue(streamId, out var isSending))
        {
            throw streamId > lastPromise
                ? Error(streamId, "a response that was not promised")
                : new ConnectionErrorException(ErrorCode.StreamClosed, streamId, "a response on a stream that is over");
        }

        if (!isSending && Active >= MaxConcurrentStreams)
        {
            return Reset(streamId, PushAnswer.TooMany);
        }

        pushes[streamId] = true;
        return PushAnswer.Accepted;
    }

    /// <summary>All of a promised response has come, or the server has reset its stream.</summary>
    /// <param name="streamId">Even.</param>
    public void PushEnded(int streamId)
    {
        pushes.Remove(streamId);
        cancelled.Remove(streamId);
    }

    /// <summary>The client does not want a promised response.</summary>
    /// <param name="streamId">Even.</param>
    /// <returns><see cref="PushAnswer.Cancelled"/>; <see cref="PushAnswer.Ignored"/> if there is nothing to cancel.</returns>
    public PushAnswer Cancel(int streamId) =>
        pushes.ContainsKey(streamId) ? Reset(streamId, PushAnswer.Cancelled) : PushAnswer.Ignored;

    private PushAnswer Reserve(int streamId)
    {
        pushes.Add(streamId, false);
        return PushAnswer.Accepted;
    }

    private PushAnswer Reset(int streamId, PushAnswer answer)
    {
        pushes.Remove(streamId);
        Remember(cancelled, streamId);
        return answer;
    }

    private void Remember(List<int> streams, int streamId)
    {
        streams.Add(streamId);
        if (streams.Count > MaxRemembered)
        {
            streams.RemoveAt(0); // what came first is the least likely to have more to come
        }
    }

    private static ConnectionErrorException Error(int streamId, string reason) => new(ErrorCode.ProtocolError, streamId, reason);
}
