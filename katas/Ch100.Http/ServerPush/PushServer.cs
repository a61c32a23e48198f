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
    /// <summary>The stream of the first promise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or not even.</exception>
    public int FirstStreamId
    {
        get;
        init => throw new NotImplementedException();
    } = 2;

    /// <summary>Responses that are being pushed.</summary>
    public int Active =>
        throw new NotImplementedException();

    /// <summary>Requests and promises of which anything is kept.</summary>
    public int Kept =>
        throw new NotImplementedException();

    /// <summary>SETTINGS_ENABLE_PUSH has come.</summary>
    /// <param name="value">0 or 1.</param>
    /// <exception cref="ConnectionErrorException">Another value.</exception>
    public void EnablePushReceived(uint value) =>
        throw new NotImplementedException();

    /// <summary>SETTINGS_MAX_CONCURRENT_STREAMS has come. Until then there is no limit.</summary>
    /// <param name="value">How many responses may be pushed at a time.</param>
    public void MaxConcurrentStreamsReceived(uint value) =>
        throw new NotImplementedException();

    /// <summary>A request has come.</summary>
    /// <param name="streamId">Odd, and higher than that of all earlier ones.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public void RequestOpened(int streamId) =>
        throw new NotImplementedException();

    /// <summary>The client has sent all of a request. Its stream is half-closed.</summary>
    /// <param name="streamId">Of the request.</param>
    public void RequestEnded(int streamId) =>
        throw new NotImplementedException();

    /// <summary>A frame of a response is sent, by which the client learns of other targets.</summary>
    /// <param name="streamId">Of the request.</param>
    /// <param name="references">Targets.</param>
    public void FrameSent(int streamId, params IReadOnlyList<string> references) =>
        throw new NotImplementedException();

    /// <summary>All of a response has been sent.</summary>
    /// <param name="streamId">Of the request.</param>
    public void ResponseEnded(int streamId) =>
        throw new NotImplementedException();

    /// <summary>Asks whether a request may be promised now, and does it if it may.</summary>
    /// <param name="onStream">The request to whose response it belongs.</param>
    /// <param name="request">What is promised.</param>
    /// <param name="streamId">The stream that is reserved; 0 if there is none.</param>
    /// <returns>The first reason why not, in the order of <see cref="PushVerdict"/>.</returns>
    public PushVerdict TryPromise(int onStream, IReadOnlyList<HttpField> request, out int streamId) =>
        throw new NotImplementedException();

    /// <summary>Where a promised stream is.</summary>
    /// <param name="streamId">Any.</param>
    public PushState StateOf(int streamId) =>
        throw new NotImplementedException();

    /// <summary>Begins to send a promised response, if the client takes one more now.</summary>
    /// <param name="streamId">A reserved stream.</param>
    /// <returns>Whether it has begun.</returns>
    public bool TryStart(int streamId) =>
        throw new NotImplementedException();

    /// <summary>All of a promised response has been sent.</summary>
    /// <param name="streamId">A stream that is being sent.</param>
    /// <returns>Whether it was.</returns>
    public bool Finish(int streamId) =>
        throw new NotImplementedException();

    /// <summary>The server does not want to keep a promise.</summary>
    /// <param name="streamId">A promised stream.</param>
    /// <returns>Whether a RST_STREAM has to be sent.</returns>
    public bool Cancel(int streamId) =>
        throw new NotImplementedException();

    /// <summary>A RST_STREAM has come, with whatever code.</summary>
    /// <param name="streamId">Of a request or of a promise.</param>
    /// <exception cref="ConnectionErrorException">There has never been such a stream.</exception>
    public void ResetReceived(int streamId) =>
        throw new NotImplementedException();

    /// <summary>A GOAWAY has come: the client takes part in no new streams.</summary>
    /// <param name="lastStreamId">The last stream of the server that it has taken notice of.</param>
    public void GoAwayReceived(int lastStreamId) =>
        throw new NotImplementedException();
}
