namespace Katas.Http.ServerPush;

/// <summary>All that a server of HTTP/3 promises on one connection: by push ids, which the client gives out.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9114#section-4.6">RFC 9114 §4.6, §5.2 and §7.2</see>.</remarks>
/// <param name="authority">For whom the server may speak.</param>
public sealed class Http3PushServer(Authority authority)
{
    private readonly Dictionary<long, OpenPush> pushes = []; // those that are not closed
    private readonly HashSet<long> requests = []; // those whose response has not ended
    private long maxPushId = -1; // none, before the first MAX_PUSH_ID
    private long nextPushId;
    private long? firstUnwanted; // by a client that is about to leave

    /// <summary>A request has come.</summary>
    /// <param name="streamId">Its stream.</param>
    public void RequestOpened(long streamId) => requests.Add(streamId);

    /// <summary>All of a response has been sent, or it was reset.</summary>
    /// <param name="streamId">The stream of its request.</param>
    public void ResponseEnded(long streamId) => requests.Remove(streamId);

    /// <summary>A MAX_PUSH_ID has come.</summary>
    /// <param name="pushId">The highest id that may be used.</param>
    /// <exception cref="ConnectionErrorException">It is less than before.</exception>
    public void MaxPushIdReceived(long pushId) => maxPushId = pushId >= maxPushId ? pushId : throw Error(pushId, "MAX_PUSH_ID went down");

    /// <summary>Asks whether a request may be promised now, and does it if it may.</summary>
    /// <param name="onStream">The request to whose response it belongs.</param>
    /// <param name="request">What is promised.</param>
    /// <param name="pushId">Its id, which is an old one if the same has been promised on another stream; -1 if there is none.</param>
    /// <returns>The first reason why not, in the order of <see cref="PushVerdict"/>.</returns>
    public PushVerdict TryPromise(long onStream, IReadOnlyList<HttpField> request, out long pushId)
    {
        pushId = -1;
        if (Promise.Judge(request, authority) is not PushVerdict.Allowed and var verdict)
        {
            return verdict;
        }

        if (firstUnwanted is not null || !requests.Contains(onStream))
        {
            return firstUnwanted is not null ? PushVerdict.GoingAway : PushVerdict.NoSuchRequest;
        }

        var (id, same) = pushes.FirstOrDefault(push => push.Value.Request.SequenceEqual(request));
        if (same is not null && !same.OnStreams.Add(onStream))
        {
            return PushVerdict.AlreadyPromised;
        }

        if (same is null)
        {
            if (nextPushId > maxPushId)
            {
                return PushVerdict.NoIdsLeft;
            }

            id = nextPushId++;
            pushes.Add(id, new OpenPush([.. request], [onStream]));
        }

        pushId = id;
        return PushVerdict.Allowed;
    }

    /// <summary>Where a push is.</summary>
    /// <param name="pushId">Any.</param>
    public PushState StateOf(long pushId) =>
        pushes.TryGetValue(pushId, out var push) ? push.IsSending ? PushState.Sending : PushState.Promised
        : pushId >= 0 && pushId < nextPushId ? PushState.Closed
        : PushState.Idle;

    /// <summary>Opens the push stream.</summary>
    /// <param name="pushId">Of a promise that has none.</param>
    /// <returns>Whether it is opened.</returns>
    public bool TryStart(long pushId)
    {
        if (StateOf(pushId) != PushState.Promised)
        {
            return false;
        }

        pushes[pushId].IsSending = true;
        return true;
    }

    /// <summary>All of a promised response has been sent.</summary>
    /// <param name="pushId">Of a push that is being sent.</param>
    /// <returns>Whether it was.</returns>
    public bool Finish(long pushId) => StateOf(pushId) == PushState.Sending && pushes.Remove(pushId);

    /// <summary>A CANCEL_PUSH has come.</summary>
    /// <param name="pushId">Of the push.</param>
    /// <returns>Whether there is a push stream to be reset, with H3_REQUEST_CANCELLED.</returns>
    /// <exception cref="ConnectionErrorException">Nothing has been promised by this id.</exception>
    public bool CancelReceived(long pushId)
    {
        var state = StateOf(pushId);
        if (state == PushState.Idle)
        {
            throw Error(pushId, "CANCEL_PUSH for what was not promised");
        }

        pushes.Remove(pushId);
        return state == PushState.Sending;
    }

    /// <summary>A GOAWAY has come: no new promises, and those from this id on are not wanted.</summary>
    /// <param name="pushId">The first that is not.</param>
    /// <returns>The ids of the push streams to be reset, with H3_REQUEST_CANCELLED, in rising order.</returns>
    /// <exception cref="ConnectionErrorException">It is more than before.</exception>
    public IReadOnlyList<long> GoAwayReceived(long pushId)
    {
        if (pushId > firstUnwanted)
        {
            throw Error(pushId, "GOAWAY went up");
        }

        firstUnwanted = pushId;
        var unwanted = pushes.Where(push => push.Key >= pushId).OrderBy(push => push.Key).ToArray();
        foreach (var (id, _) in unwanted)
        {
            pushes.Remove(id);
        }

        return [.. unwanted.Where(push => push.Value.IsSending).Select(push => push.Key)];
    }

    private static ConnectionErrorException Error(long pushId, string reason) => new(ErrorCode.H3IdError, pushId, reason);

    private sealed class OpenPush(IReadOnlyList<HttpField> request, HashSet<long> onStreams)
    {
        public IReadOnlyList<HttpField> Request { get; } = request;

        public HashSet<long> OnStreams { get; } = onStreams;

        public bool IsSending { get; set; }
    }
}
