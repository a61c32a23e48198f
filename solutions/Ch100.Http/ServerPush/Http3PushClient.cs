namespace Katas.Http.ServerPush;

/// <summary>All that a client of HTTP/3 is promised on one connection. Promises and responses come on streams that overtake each other.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9114#section-4.6">RFC 9114 §4.6, §6.2.2 and §7.2</see>.</remarks>
/// <param name="server">For whom the server may speak.</param>
public sealed class Http3PushClient(Authority server)
{
    private readonly Dictionary<long, IReadOnlyList<HttpField>> promised = [];
    private readonly HashSet<long> arrived = []; // push streams
    private readonly HashSet<long> cancelled = [];
    private long maxPushId = -1; // none is allowed before the first MAX_PUSH_ID

    /// <summary>Push streams whose promise has not come.</summary>
    public int Waiting => arrived.Count(id => !promised.ContainsKey(id) && !cancelled.Contains(id));

    /// <summary>The client sends a MAX_PUSH_ID.</summary>
    /// <param name="pushId">The highest id that the server may use.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than before.</exception>
    public void SendMaxPushId(long pushId) => maxPushId = pushId >= maxPushId
        ? pushId
        : throw new ArgumentOutOfRangeException(nameof(pushId), pushId, "MAX_PUSH_ID goes up only");

    /// <summary>A PUSH_PROMISE has come, on the stream of any request.</summary>
    /// <param name="pushId">Its id.</param>
    /// <param name="request">What it promises.</param>
    /// <exception cref="ConnectionErrorException">The server does not keep to the protocol.</exception>
    public PushAnswer PromiseReceived(long pushId, IReadOnlyList<HttpField> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Allow(pushId);
        if (promised.TryGetValue(pushId, out var before) && !before.SequenceEqual(request))
        {
            throw new ConnectionErrorException(ErrorCode.H3GeneralProtocolError, pushId, "another promise with this id");
        }

        promised.TryAdd(pushId, [.. request]);
        return cancelled.Contains(pushId) ? PushAnswer.Ignored
            : Promise.Judge(request, server) == PushVerdict.Allowed ? PushAnswer.Accepted
            : CancelNow(pushId);
    }

    /// <summary>A push stream has come, and its id has been read.</summary>
    /// <param name="pushId">Its id.</param>
    /// <exception cref="ConnectionErrorException">The server does not keep to the protocol.</exception>
    public PushAnswer StreamReceived(long pushId)
    {
        Allow(pushId);
        return !arrived.Add(pushId) ? throw Error(pushId, "a second push stream")
            : cancelled.Contains(pushId) ? PushAnswer.Cancelled
            : promised.ContainsKey(pushId) ? PushAnswer.Accepted
            : PushAnswer.Waits;
    }

    /// <summary>A CANCEL_PUSH has come, which may overtake the promise. A response that has come stays.</summary>
    /// <param name="pushId">Of the push.</param>
    /// <exception cref="ConnectionErrorException">It is above what the client allows.</exception>
    public void CancelReceived(long pushId)
    {
        Allow(pushId);
        if (!arrived.Contains(pushId))
        {
            cancelled.Add(pushId);
        }
    }

    /// <summary>The client does not want a push.</summary>
    /// <param name="pushId">Its id.</param>
    /// <returns>
    /// <see cref="PushAnswer.Cancelled"/>: the push stream is not read any further; <see cref="PushAnswer.Refused"/>: there is none
    /// yet, so CANCEL_PUSH; <see cref="PushAnswer.Ignored"/>: it has not been promised, or is cancelled already.
    /// </returns>
    public PushAnswer Cancel(long pushId) =>
        promised.ContainsKey(pushId) && !cancelled.Contains(pushId) ? CancelNow(pushId) : PushAnswer.Ignored;

    private PushAnswer CancelNow(long pushId)
    {
        cancelled.Add(pushId);
        return arrived.Contains(pushId) ? PushAnswer.Cancelled : PushAnswer.Refused;
    }

    private void Allow(long pushId)
    {
        if (pushId > maxPushId)
        {
            throw Error(pushId, "more than MAX_PUSH_ID");
        }
    }

    private static ConnectionErrorException Error(long pushId, string reason) => new(ErrorCode.H3IdError, pushId, reason);
}
