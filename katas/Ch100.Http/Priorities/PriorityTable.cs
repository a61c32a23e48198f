namespace Katas.Http.Priorities;

/// <summary>The priorities of all responses of one connection, on the server's side.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9218#section-7">RFC 9218 §7</see>. An update may come before the request
/// that it is for. It is kept then, and this is memory that a stranger fills.
/// <code>
///        PRIORITY_UPDATE: remembered, within limits        PRIORITY_UPDATE: applied       PRIORITY_UPDATE: ignored
/// idle ──────────────────── Open ─────────────────▶ active ───────── Close ─────▶ closed
/// </code>
/// </remarks>
/// <param name="version">Which ids there are, and which errors.</param>
public sealed class PriorityTable(WireVersion version)
{
    /// <summary>
    /// HTTP/2: SETTINGS_MAX_CONCURRENT_STREAMS. HTTP/3: how many request streams the client may open, from the first one on, the
    /// closed ones included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxStreams
    {
        get;
        set => throw new NotImplementedException();
    } = 100;

    /// <summary>How many updates are kept for requests that have not come.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxRemembered
    {
        get;
        init => throw new NotImplementedException();
    } = 100;

    /// <summary>Requests that have been opened and not closed.</summary>
    public int ActiveRequests { get; private set; }

    /// <summary>Updates for requests that have not come.</summary>
    public int Remembered =>
        throw new NotImplementedException();

    /// <summary>What is kept of ids that were opened: runs of them without a gap, above one of their kind that never was.</summary>
    public int KeptRuns =>
        throw new NotImplementedException();

    /// <summary>A request has come, or a response is promised.</summary>
    /// <param name="element">Not opened before.</param>
    /// <param name="request">What the Priority field of the request says, or of the promise.</param>
    /// <exception cref="ArgumentException">It is open, or it is over.</exception>
    public void Open(Element element, PriorityParameters request) =>
        throw new NotImplementedException();

    /// <summary>The server's own view has come, with the header of the response.</summary>
    /// <param name="element">An active one.</param>
    /// <param name="response">What its Priority field says.</param>
    /// <exception cref="ArgumentException">It is not active.</exception>
    public void Respond(Element element, PriorityParameters response) =>
        throw new NotImplementedException();

    /// <summary>All has been sent, or the stream was reset.</summary>
    /// <param name="element">An active one.</param>
    /// <exception cref="ArgumentException">It is not active.</exception>
    public void Close(Element element) =>
        throw new NotImplementedException();

    /// <summary>The priority that counts now.</summary>
    /// <param name="element">An active one.</param>
    /// <exception cref="ArgumentException">It is not active.</exception>
    public Priority PriorityOf(Element element) =>
        throw new NotImplementedException();

    /// <summary>The client has changed its mind.</summary>
    /// <exception cref="ConnectionErrorException">The id may not be used so; nothing has changed.</exception>
    public UpdateOutcome Apply(PriorityUpdate update) =>
        throw new NotImplementedException();
}
