namespace Katas.Http.ServerPush;

/// <summary>Where a promised stream is.</summary>
public enum PushState
{
    /// <summary>Not promised.</summary>
    Idle,

    /// <summary>Its stream is reserved, and its response has not begun.</summary>
    Promised,

    /// <summary>Its response has begun; half-closed.</summary>
    Sending,

    /// <summary>Sent, or cancelled.</summary>
    Closed,
}

/// <summary>All that a server of HTTP/2 promises on one connection.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-8.4">RFC 9113 §8.4</see>, and §5.1 for the states:
/// <code>
/// Idle ── TryPromise ──▶ Promised ── TryStart ──▶ Sending ── Finish ──▶ Closed
///                           ╰───── RST_STREAM of either side, GOAWAY ─────▶╯
/// </code>
/// </remarks>
/// <param name="authority">For whom the server may speak.</param>
public sealed class PushServer(Authority authority)
{
    private readonly Dictionary<int, OpenRequest> requests = []; // those whose stream is not closed
    private readonly SortedDictionary<int, OpenPush> pushes = []; // those that are not closed
    private bool isPushEnabled = true;
    private uint maxConcurrentStreams = uint.MaxValue;
    private int lastRequest;
    private int lastPromise;
    private int? lastWanted; // by a client that is about to leave

    /// <summary>The stream of the first promise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or not even.</exception>
    public int FirstStreamId
    {
        get;
        init => field = value > 0 && value % 2 == 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(FirstStreamId), value, "a positive even number");
    } = 2;

    /// <summary>Responses that are being pushed.</summary>
    public int Active => pushes.Values.Count(push => push.IsSending);

    /// <summary>Requests and promises of which anything is kept.</summary>
    public int Kept => requests.Count + pushes.Count;

    /// <summary>SETTINGS_ENABLE_PUSH has come.</summary>
    /// <param name="value">0 or 1.</param>
    /// <exception cref="ConnectionErrorException">Another value.</exception>
    public void EnablePushReceived(uint value) => isPushEnabled = value <= 1
        ? value == 1
        : throw new ConnectionErrorException(ErrorCode.ProtocolError, 0, $"ENABLE_PUSH is {value}");

    /// <summary>SETTINGS_MAX_CONCURRENT_STREAMS has come. Until then there is no limit.</summary>
    /// <param name="value">How many responses may be pushed at a time.</param>
    public void MaxConcurrentStreamsReceived(uint value) => maxConcurrentStreams = value;

    /// <summary>A request has come.</summary>
    /// <param name="streamId">Odd, and higher than that of all earlier ones.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public void RequestOpened(int streamId)
    {
        if (streamId <= lastRequest || streamId % 2 == 0)
        {
            throw new ArgumentException($"{streamId} is no stream of a new request", nameof(streamId));
        }

        lastRequest = streamId;
        requests.Add(streamId, new OpenRequest());
    }

    /// <summary>The client has sent all of a request. Its stream is half-closed.</summary>
    /// <param name="streamId">Of the request.</param>
    public void RequestEnded(int streamId)
    {
        if (requests.TryGetValue(streamId, out var request))
        {
            request.HasEnded = true;
            CloseIfDone(streamId, request);
        }
    }

    /// <summary>A frame of a response is sent, by which the client learns of other targets.</summary>
    /// <param name="streamId">Of the request.</param>
    /// <param name="references">Targets.</param>
    public void FrameSent(int streamId, params IReadOnlyList<string> references)
    {
        if (requests.TryGetValue(streamId, out var request))
        {
            request.Referenced.UnionWith(references);
        }
    }

    /// <summary>All of a response has been sent.</summary>
    /// <param name="streamId">Of the request.</param>
    public void ResponseEnded(int streamId)
    {
        if (requests.TryGetValue(streamId, out var request))
        {
            request.IsAnswered = true;
            CloseIfDone(streamId, request);
        }
    }

    /// <summary>Asks whether a request may be promised now, and does it if it may.</summary>
    /// <param name="onStream">The request to whose response it belongs.</param>
    /// <param name="request">What is promised.</param>
    /// <param name="streamId">The stream that is reserved; 0 if there is none.</param>
    /// <returns>The first reason why not, in the order of <see cref="PushVerdict"/>.</returns>
    public PushVerdict TryPromise(int onStream, IReadOnlyList<HttpField> request, out int streamId)
    {
        streamId = 0;
        var verdict = Promise.Judge(request, authority) is not PushVerdict.Allowed and var reason ? reason
            : !isPushEnabled ? PushVerdict.PushDisabled
            : lastWanted is not null ? PushVerdict.GoingAway
            : !requests.TryGetValue(onStream, out var parent) || parent.IsAnswered ? PushVerdict.NoSuchRequest
            : pushes.Values.Any(push => push.Target == Promise.Target(request)) ? PushVerdict.AlreadyPromised
            : parent.Referenced.Contains(Promise.Target(request)) ? PushVerdict.TooLate
            : NextStreamId > int.MaxValue ? PushVerdict.NoIdsLeft
            : PushVerdict.Allowed;
        if (verdict == PushVerdict.Allowed)
        {
            streamId = lastPromise = (int)NextStreamId;
            pushes.Add(streamId, new OpenPush(Promise.Target(request)));
        }

        return verdict;
    }

    /// <summary>Where a promised stream is.</summary>
    /// <param name="streamId">Any.</param>
    public PushState StateOf(int streamId) =>
        pushes.TryGetValue(streamId, out var push) ? push.IsSending ? PushState.Sending : PushState.Promised
        : streamId % 2 == 0 && streamId > 0 && streamId <= lastPromise ? PushState.Closed
        : PushState.Idle;

    /// <summary>Begins to send a promised response, if the client takes one more now.</summary>
    /// <param name="streamId">A reserved stream.</param>
    /// <returns>Whether it has begun.</returns>
    public bool TryStart(int streamId)
    {
        if (StateOf(streamId) != PushState.Promised || Active >= maxConcurrentStreams)
        {
            return false;
        }

        pushes[streamId].IsSending = true;
        return true;
    }

    /// <summary>All of a promised response has been sent.</summary>
    /// <param name="streamId">A stream that is being sent.</param>
    /// <returns>Whether it was.</returns>
    public bool Finish(int streamId) => StateOf(streamId) == PushState.Sending && pushes.Remove(streamId);

    /// <summary>The server does not want to keep a promise.</summary>
    /// <param name="streamId">A promised stream.</param>
    /// <returns>Whether a RST_STREAM has to be sent.</returns>
    public bool Cancel(int streamId) => pushes.Remove(streamId);

    /// <summary>A RST_STREAM has come, with whatever code.</summary>
    /// <param name="streamId">Of a request or of a promise.</param>
    /// <exception cref="ConnectionErrorException">There has never been such a stream.</exception>
    public void ResetReceived(int streamId)
    {
        var isIdle = streamId % 2 == 0 ? StateOf(streamId) == PushState.Idle : streamId > lastRequest;
        if (isIdle)
        {
            throw new ConnectionErrorException(ErrorCode.ProtocolError, streamId, "RST_STREAM on an idle stream");
        }

        // What is promised in a response that nobody wants may be wanted all the same: it has a stream of its own.
        requests.Remove(streamId);
        pushes.Remove(streamId);
    }

    /// <summary>A GOAWAY has come: the client takes part in no new streams.</summary>
    /// <param name="lastStreamId">The last stream of the server that it has taken notice of.</param>
    public void GoAwayReceived(int lastStreamId)
    {
        lastWanted = Math.Min(lastWanted ?? int.MaxValue, lastStreamId);
        foreach (var streamId in pushes.Keys.Where(streamId => streamId > lastWanted).ToArray())
        {
            pushes.Remove(streamId);
        }
    }

    private long NextStreamId => lastPromise == 0 ? FirstStreamId : lastPromise + 2L;

    private void CloseIfDone(int streamId, OpenRequest request)
    {
        if (request is { HasEnded: true, IsAnswered: true })
        {
            requests.Remove(streamId);
        }
    }

    private sealed class OpenRequest
    {
        public HashSet<string> Referenced { get; } = [];

        public bool HasEnded { get; set; }

        public bool IsAnswered { get; set; }
    }

    private sealed class OpenPush(string target)
    {
        public string Target { get; } = target;

        public bool IsSending { get; set; }
    }
}
