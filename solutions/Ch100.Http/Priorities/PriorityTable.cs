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
    private readonly Dictionary<Element, Signals> active = [];
    private readonly Dictionary<long, PriorityParameters> remembered = []; // by request stream; pushes cannot be
    private readonly UsedIds requests = version == WireVersion.Http2 ? new UsedIds(1, 2) : new UsedIds(0, 4);
    private readonly UsedIds pushes = version == WireVersion.Http2 ? new UsedIds(2, 2) : new UsedIds(0, 1);

    /// <summary>
    /// HTTP/2: SETTINGS_MAX_CONCURRENT_STREAMS. HTTP/3: how many request streams the client may open, from the first one on, the
    /// closed ones included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxStreams
    {
        get;
        set => field = NotNegative(value, nameof(MaxStreams));
    } = 100;

    /// <summary>How many updates are kept for requests that have not come.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxRemembered
    {
        get;
        init => field = NotNegative(value, nameof(MaxRemembered));
    } = 100;

    /// <summary>Requests that have been opened and not closed.</summary>
    public int ActiveRequests { get; private set; }

    /// <summary>Updates for requests that have not come.</summary>
    public int Remembered => remembered.Count;

    /// <summary>What is kept of ids that were opened: runs of them without a gap, above one of their kind that never was.</summary>
    public int KeptRuns => requests.Runs + pushes.Runs;

    /// <summary>A request has come, or a response is promised.</summary>
    /// <param name="element">Not opened before.</param>
    /// <param name="request">What the Priority field of the request says, or of the promise.</param>
    /// <exception cref="ArgumentException">It is open, or it is over.</exception>
    public void Open(Element element, PriorityParameters request)
    {
        if (active.ContainsKey(element) || UsedOf(element).Contains(element.Id))
        {
            throw new ArgumentException($"{element} has been opened before", nameof(element));
        }

        PriorityParameters? update = !element.IsPush && remembered.Remove(element.Id, out var kept) ? kept : null;
        active.Add(element, new Signals(request, update, default));
        ActiveRequests += element.IsPush ? 0 : 1;
        if (version == WireVersion.Http2)
        {
            CloseBefore(element);
        }
        else
        {
            UsedOf(element).Add(element.Id);
        }
    }

    /// <summary>The server's own view has come, with the header of the response.</summary>
    /// <param name="element">An active one.</param>
    /// <param name="response">What its Priority field says.</param>
    /// <exception cref="ArgumentException">It is not active.</exception>
    public void Respond(Element element, PriorityParameters response) =>
        active[element] = Active(element) with { Response = response };

    /// <summary>All has been sent, or the stream was reset.</summary>
    /// <param name="element">An active one.</param>
    /// <exception cref="ArgumentException">It is not active.</exception>
    public void Close(Element element)
    {
        Active(element);
        active.Remove(element);
        ActiveRequests -= element.IsPush ? 0 : 1;
    }

    /// <summary>The priority that counts now.</summary>
    /// <param name="element">An active one.</param>
    /// <exception cref="ArgumentException">It is not active.</exception>
    public Priority PriorityOf(Element element)
    {
        var (request, update, response) = Active(element);
        return PriorityMerge.Effective(request, update, response);
    }

    /// <summary>The client has changed its mind.</summary>
    /// <exception cref="ConnectionErrorException">The id may not be used so; nothing has changed.</exception>
    public UpdateOutcome Apply(PriorityUpdate update)
    {
        var element = update.Element;
        if (active.TryGetValue(element, out var signals))
        {
            active[element] = signals with { Update = update.Parameters };
            return UpdateOutcome.Applied;
        }

        if (UsedOf(element).Contains(element.Id))
        {
            return UpdateOutcome.Ignored;
        }

        var isNew = !remembered.ContainsKey(element.Id);
        if (element.IsPush || IsBeyondLimit(element.Id, isNew))
        {
            throw new ConnectionErrorException(
                version == WireVersion.Http2 ? ErrorCode.ProtocolError : ErrorCode.H3IdError,
                0,
                element.IsPush ? $"{element.Id} has not been promised" : $"stream {element.Id} is beyond the {MaxStreams}");
        }

        if (isNew && Remembered >= MaxRemembered)
        {
            return UpdateOutcome.Ignored;
        }

        remembered[element.Id] = update.Parameters;
        return UpdateOutcome.Remembered;
    }

    private bool IsBeyondLimit(long id, bool isNew) => version == WireVersion.Http2
        ? ActiveRequests + Remembered + (isNew ? 1 : 0) > MaxStreams
        : id / 4 >= MaxStreams;

    private void CloseBefore(Element element)
    {
        UsedOf(element).AddUpTo(element.Id);
        foreach (var id in element.IsPush ? [] : remembered.Keys.Where(id => id < element.Id).ToArray())
        {
            remembered.Remove(id);
        }
    }

    private UsedIds UsedOf(Element element) => element.IsPush ? pushes : requests;

    private Signals Active(Element element) => active.TryGetValue(element, out var signals)
        ? signals
        : throw new ArgumentException($"{element} is not active", nameof(element));

    private static int NotNegative(int value, string property) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(property, value, "0 or more");

    private readonly record struct Signals(PriorityParameters Request, PriorityParameters? Update, PriorityParameters Response);
}
