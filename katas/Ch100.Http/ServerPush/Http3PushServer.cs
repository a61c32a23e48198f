namespace Katas.Http.ServerPush;

/// <summary>All that a server of HTTP/3 promises on one connection: by push ids, which the client gives out.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9114#section-4.6">RFC 9114 §4.6, §5.2 and §7.2</see>.</remarks>
/// <param name="authority">For whom the server may speak.</param>
public sealed class Http3PushServer(Authority authority)
{
    /// <summary>A request has come.</summary>
    /// <param name="streamId">Its stream.</param>
    public void RequestOpened(long streamId) =>
        throw new NotImplementedException();

    /// <summary>All of a response has been sent, or it was reset.</summary>
    /// <param name="streamId">The stream of its request.</param>
    public void ResponseEnded(long streamId) =>
        throw new NotImplementedException();

    /// <summary>A MAX_PUSH_ID has come.</summary>
    /// <param name="pushId">The highest id that may be used.</param>
    /// <exception cref="ConnectionErrorException">It is less than before.</exception>
    public void MaxPushIdReceived(long pushId) =>
        throw new NotImplementedException();

    /// <summary>Asks whether a request may be promised now, and does it if it may.</summary>
    /// <param name="onStream">The request to whose response it belongs.</param>
    /// <param name="request">What is promised.</param>
    /// <param name="pushId">Its id, which is an old one if the same has been promised on another stream; -1 if there is none.</param>
    /// <returns>The first reason why not, in the order of <see cref="PushVerdict"/>.</returns>
    public PushVerdict TryPromise(long onStream, IReadOnlyList<HttpField> request, out long pushId) =>
        throw new NotImplementedException();

    /// <summary>Where a push is.</summary>
    /// <param name="pushId">Any.</param>
    public PushState StateOf(long pushId) =>
        throw new NotImplementedException();

    /// <summary>Opens the push stream.</summary>
    /// <param name="pushId">Of a promise that has none.</param>
    /// <returns>Whether it is opened.</returns>
    public bool TryStart(long pushId) =>
        throw new NotImplementedException();

    /// <summary>All of a promised response has been sent.</summary>
    /// <param name="pushId">Of a push that is being sent.</param>
    /// <returns>Whether it was.</returns>
    public bool Finish(long pushId) =>
        throw new NotImplementedException();

    /// <summary>A CANCEL_PUSH has come.</summary>
    /// <param name="pushId">Of the push.</param>
    /// <returns>Whether there is a push stream to be reset, with H3_REQUEST_CANCELLED.</returns>
    /// <exception cref="ConnectionErrorException">Nothing has been promised by this id.</exception>
    public bool CancelReceived(long pushId) =>
        throw new NotImplementedException();

    /// <summary>A GOAWAY has come: no new promises, and those from this id on are not wanted.</summary>
    /// <param name="pushId">The first that is not.</param>
    /// <returns>The ids of the push streams to be reset, with H3_REQUEST_CANCELLED, in rising order.</returns>
    /// <exception cref="ConnectionErrorException">It is more than before.</exception>
    public IReadOnlyList<long> GoAwayReceived(long pushId) =>
        throw new NotImplementedException();
}
