namespace Katas.Http.ServerPush;

/// <summary>All that a client of HTTP/3 is promised on one connection. Promises and responses come on streams that overtake each other.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9114#section-4.6">RFC 9114 §4.6, §6.2.2 and §7.2</see>.</remarks>
/// <param name="server">For whom the server may speak.</param>
public sealed class Http3PushClient(Authority server)
{
    /// <summary>Push streams whose promise has not come.</summary>
    public int Waiting =>
        throw new NotImplementedException();

    /// <summary>The client sends a MAX_PUSH_ID.</summary>
    /// <param name="pushId">The highest id that the server may use.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than before.</exception>
    public void SendMaxPushId(long pushId) =>
        throw new NotImplementedException();

    /// <summary>A PUSH_PROMISE has come, on the stream of any request.</summary>
    /// <param name="pushId">Its id.</param>
    /// <param name="request">What it promises.</param>
    /// <exception cref="ConnectionErrorException">The server does not keep to the protocol.</exception>
    public PushAnswer PromiseReceived(long pushId, IReadOnlyList<HttpField> request) =>
        throw new NotImplementedException();

    /// <summary>A push stream has come, and its id has been read.</summary>
    /// <param name="pushId">Its id.</param>
    /// <exception cref="ConnectionErrorException">The server does not keep to the protocol.</exception>
    public PushAnswer StreamReceived(long pushId) =>
        throw new NotImplementedException();

    /// <summary>A CANCEL_PUSH has come, which may overtake the promise. A response that has come stays.</summary>
    /// <param name="pushId">Of the push.</param>
    /// <exception cref="ConnectionErrorException">It is above what the client allows.</exception>
    public void CancelReceived(long pushId) =>
        throw new NotImplementedException();

    /// <summary>The client does not want a push.</summary>
    /// <param name="pushId">Its id.</param>
    /// <returns>
    /// <see cref="PushAnswer.Cancelled"/>: the push stream is not read any further; <see cref="PushAnswer.Refused"/>: there is none
    /// yet, so CANCEL_PUSH; <see cref="PushAnswer.Ignored"/>: it has not been promised, or is cancelled already.
    /// </returns>
    public PushAnswer Cancel(long pushId) =>
        throw new NotImplementedException();
}
