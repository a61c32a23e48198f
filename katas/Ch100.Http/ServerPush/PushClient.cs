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
    /// <summary>How many promises may wait for their responses. Nothing in HTTP/2 limits them.</summary>
    public int MaxReserved { get; init; } = 100;

    /// <summary>How many responses may be pushed at a time: the client's SETTINGS_MAX_CONCURRENT_STREAMS.</summary>
    public int MaxConcurrentStreams { get; init; } = 100;

    /// <summary>How many cancelled promises are remembered, to ignore what still comes of them; and how many requests that were reset.</summary>
    public int MaxRemembered { get; init; } = 100;

    /// <summary>The server has acknowledged a SETTINGS_ENABLE_PUSH of 0.</summary>
    public bool IsPushOff { get; set; }

    /// <summary>Cancelled promises that are remembered.</summary>
    public int Remembered =>
        throw new NotImplementedException();

    /// <summary>Promises whose responses have not begun.</summary>
    public int Reserved =>
        throw new NotImplementedException();

    /// <summary>Responses that are coming.</summary>
    public int Active =>
        throw new NotImplementedException();

    /// <summary>A request is sent.</summary>
    /// <param name="streamId">Odd.</param>
    public void RequestSent(int streamId) =>
        throw new NotImplementedException();

    /// <summary>All of a response has come.</summary>
    /// <param name="streamId">Of the request.</param>
    public void ResponseEnded(int streamId) =>
        throw new NotImplementedException();

    /// <summary>The client does not want the response any more, and sends RST_STREAM.</summary>
    /// <param name="streamId">Of the request.</param>
    public void RequestReset(int streamId) =>
        throw new NotImplementedException();

    /// <summary>A PUSH_PROMISE has come.</summary>
    /// <param name="onStream">The stream that it came on.</param>
    /// <param name="streamId">The stream that it promises.</param>
    /// <param name="request">What it promises.</param>
    /// <exception cref="ConnectionErrorException">The server does not keep to the protocol.</exception>
    public PushAnswer PromiseReceived(int onStream, int streamId, IReadOnlyList<HttpField> request) =>
        throw new NotImplementedException();

    /// <summary>The HEADERS of a promised response have come.</summary>
    /// <param name="streamId">Even.</param>
    /// <exception cref="ConnectionErrorException">There is no such promise.</exception>
    public PushAnswer ResponseReceived(int streamId) =>
        throw new NotImplementedException();

    /// <summary>All of a promised response has come, or the server has reset its stream.</summary>
    /// <param name="streamId">Even.</param>
    public void PushEnded(int streamId) =>
        throw new NotImplementedException();

    /// <summary>The client does not want a promised response.</summary>
    /// <param name="streamId">Even.</param>
    /// <returns><see cref="PushAnswer.Cancelled"/>; <see cref="PushAnswer.Ignored"/> if there is nothing to cancel.</returns>
    public PushAnswer Cancel(int streamId) =>
        throw new NotImplementedException();
}
