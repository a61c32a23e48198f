namespace Katas.Http.PersistentConnection;

/// <summary>The client's end of one connection: when to send, what an answer belongs to, and what to send again.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</see>. It sends nothing itself.</remarks>
public sealed class ClientConnection
{
    private readonly ClientOptions options;
    private readonly Queue<Sent> outstanding = new();
    private int sent;
    private bool noMoreRequests;
    private bool mayPipeline;

    /// <summary>Makes a connection that has just been opened.</summary>
    /// <param name="options">How it is used; left out, the defaults of <see cref="ClientOptions"/>.</param>
    public ClientConnection(ClientOptions? options = null)
    {
        this.options = options ?? new ClientOptions();
        mayPipeline = !this.options.AfterFailure;
    }

    private sealed record Sent(int Number, RequestHead Request, bool IsRetry);

    /// <summary>
    /// What the connection is good for. With <see cref="ConnectionState.Draining"/> it is to be closed: nothing that comes counts.
    /// </summary>
    public ConnectionState State { get; private set; }

    /// <summary>May another request be sent now?</summary>
    public bool MaySend =>
        State == ConnectionState.Open && !noMoreRequests && outstanding.Count < options.MaxPipelined
        && (outstanding.Count == 0 || (mayPipeline && outstanding.All(MayBeFollowed)));

    /// <summary>A request is sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isRetry">It was sent before on another connection.</param>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="InvalidOperationException">None may be sent now.</exception>
    public int Send(RequestHead request, bool isRetry = false)
    {
        if (!MaySend)
        {
            throw new InvalidOperationException("no request may be sent now");
        }

        // Whoever sends "close" sends nothing behind it (§9.6).
        noMoreRequests = !ConnectionOptions.Persists(request.Version, request.Connection);
        outstanding.Enqueue(new Sent(sent, request, isRetry));
        return sent++;
    }

    /// <summary>
    /// A response has come: its head if it is an interim one or opens a tunnel, otherwise all of it, to the end of its body.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="number">The request that it answers; -1 if there is none.</param>
    /// <exception cref="InvalidOperationException">The connection is not open.</exception>
    public Received Receive(ResponseHead response, out int number)
    {
        if (State != ConnectionState.Open)
        {
            throw new InvalidOperationException("nothing that comes counts any more");
        }

        if (!outstanding.TryPeek(out var first))
        {
            (number, State) = (-1, ConnectionState.Draining);
            return Received.Unasked;
        }

        number = first.Number;
        var isTunnel = response.StatusCode == 101 || (response.StatusCode is >= 200 and < 300 && first.Request.Method == "CONNECT");
        if (response.StatusCode is >= 100 and < 200 && !isTunnel)
        {
            return Received.Interim;
        }

        outstanding.Dequeue();
        mayPipeline = response.Version == MessageVersion.Http11;
        var persists = ConnectionOptions.Persists(response.Version, response.Connection) && !response.EndsWithConnection
            && ConnectionOptions.Persists(first.Request.Version, first.Request.Connection);
        State = isTunnel ? ConnectionState.Tunnel : persists ? ConnectionState.Open : ConnectionState.Draining;
        return isTunnel ? Received.Tunnel : Received.Final;
    }

    /// <summary>The connection has ended. A response whose body has not come to its end is none: its head was received too early.</summary>
    /// <returns>What was sent and not answered, in order.</returns>
    public IReadOnlyList<Unanswered> End()
    {
        // A sequence is sent again as a whole or not at all, and once (§9.3.1).
        var mayRetry = outstanding.All(lost => Methods.IsIdempotent(lost.Request.Method) && !lost.IsRetry);
        Unanswered[] unanswered = [.. outstanding.Select(lost => new Unanswered(lost.Number, lost.Request, mayRetry))];
        outstanding.Clear();
        State = ConnectionState.Closed;
        return unanswered;
    }

    // The answer to what is not idempotent must be known before more is asked for (§9.3.2), CONNECT among it; and a tunnel before
    // anything is sent.
    private static bool MayBeFollowed(Sent before) =>
        Methods.IsIdempotent(before.Request.Method) && !Exchange.AsksForUpgrade(before.Request);
}
