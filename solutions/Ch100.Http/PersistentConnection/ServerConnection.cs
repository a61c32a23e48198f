using System.Diagnostics.CodeAnalysis;

namespace Katas.Http.PersistentConnection;

/// <summary>The server's end of one connection: which request is read, which one is worked on, and which answer is written next.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9112#section-9">RFC 9112 §9</see>. It reads and writes nothing itself: the caller
/// tells what has come and what is ready.
/// <code>
///  Receive 0  Receive 1  Receive 2                    requests, as they come
///                        Answer 2   Answer 0          answers, as they are ready
///                                   TryTake 0         answers, in the order of the requests
/// </code>
/// </remarks>
public sealed class ServerConnection
{
    private readonly ServerOptions options;
    private readonly Queue<Exchange> pipeline = new();
    private Exchange? last; // the request received last
    private int received;
    private int taken; // final responses
    private bool noMoreRequests; // the last request said so, or could not be read
    private bool inputHasEnded;

    /// <summary>Makes a connection that has just been accepted.</summary>
    /// <param name="options">How much the client may ask for; left out, the defaults of <see cref="ServerOptions"/>.</param>
    public ServerConnection(ServerOptions? options = null) => this.options = options ?? new ServerOptions();

    /// <summary>What the connection is good for.</summary>
    public ConnectionState State { get; private set; }

    /// <summary>The head of another request is to be read now. If not, what comes is left where it is, or it is no request.</summary>
    public bool WantsRequest =>
        State == ConnectionState.Open && !noMoreRequests && !inputHasEnded && pipeline.Count < options.MaxPipelined
        && last is not { BodyIsOver: false } and not { MayBecomeTunnel: true };

    /// <summary>The body of the last request is to be read now.</summary>
    public bool WantsBody => State == ConnectionState.Open && last is { BodyIsOver: false };

    /// <summary>A request has come.</summary>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="InvalidOperationException">No request is wanted.</exception>
    public int Receive(RequestHead request)
    {
        Require(WantsRequest, "no request is wanted now");
        var persists = ConnectionOptions.Persists(request.Version, request.Connection, options.IsProxy) && received + 1 < options.MaxRequests;
        return Add(new Exchange(received, request, persists));
    }

    /// <summary>The body of the last request has been read to its end.</summary>
    /// <exception cref="InvalidOperationException">No body is wanted.</exception>
    public void EndBody()
    {
        Require(WantsBody, "no body is wanted now");
        last!.BodyIsOver = true;
    }

    /// <summary>What has come is no request, or no body: this is answered, and the connection closes behind it.</summary>
    /// <param name="statusCode">From 400 to 599.</param>
    /// <returns>The number of the request that is answered: the one whose body it was, or a new one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    /// <exception cref="InvalidOperationException">Neither a request nor a body is wanted.</exception>
    public int Refuse(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        Require(WantsRequest || WantsBody, "nothing is wanted now");
        if (!WantsBody)
        {
            Add(new Exchange(received, new RequestHead(MessageVersion.Http11, ""), persists: false));
        }

        // Where the next request would begin, nobody knows: so none does.
        last!.Final ??= statusCode;
        (last.Persists, last.BodyIsOver, noMoreRequests) = (false, true, true);
        return last.Number;
    }

    /// <summary>May somebody work on this request? Only safe ones are worked on side by side (§9.3.2).</summary>
    /// <returns>False, too, if it has been answered, or will never be.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such request has come.</exception>
    public bool MayStart(int number)
    {
        if (Find(number) is not { Final: null } exchange)
        {
            return false;
        }

        return pipeline.TakeWhile(before => before != exchange).All(before =>
            before.Final is null ? before.IsSafe && exchange.IsSafe : before.Persists);
    }

    /// <summary>An answer is ready, or an interim one (1xx but 101).</summary>
    /// <param name="number">The request that it answers. If that will never be answered, nothing happens.</param>
    /// <param name="statusCode">From 100 to 599.</param>
    /// <param name="close">The connection is to close behind it, or its body has no other end. Nothing for an interim one.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such request has come, or there is no such status.</exception>
    /// <exception cref="InvalidOperationException">It has its answer; or the tunnel that this one opens cannot begin.</exception>
    public void Answer(int number, int statusCode, bool close = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        var exchange = Find(number);
        Require(number >= taken && exchange is not { Final: not null }, "the request has its answer");
        if (exchange is null)
        {
            return;
        }

        if (statusCode is >= 100 and < 200 and not 101)
        {
            exchange.Interim.Enqueue(statusCode);
            return;
        }

        var opensTunnel = statusCode == 101 || (statusCode < 300 && exchange.Request.Method == "CONNECT");
        Require(statusCode != 101 || Exchange.AsksForUpgrade(exchange.Request), "nobody asked for another protocol");
        Require(!opensTunnel || exchange.BodyIsOver, "the body would be the first of what goes through the tunnel");
        (exchange.Final, exchange.Persists) = (statusCode, exchange.Persists && !close);
    }

    /// <summary>The next response to be written, if it is ready.</summary>
    public bool TryTake([NotNullWhen(true)] out Outgoing? outgoing)
    {
        outgoing = null;
        while (outgoing is null && pipeline.TryPeek(out var first))
        {
            if (first.Interim.TryDequeue(out var interim))
            {
                // Clients of HTTP/1.0 do not know them (RFC 9110 §15.2).
                outgoing = first.Request.Version == MessageVersion.Http11 ? new Outgoing(first.Number, interim, null, State) : null;
            }
            else if (first.Final is { } final)
            {
                outgoing = Finish(first, final);
            }
            else
            {
                break;
            }
        }

        return outgoing is not null;
    }

    /// <summary>The client will send nothing more. It may still wait for answers.</summary>
    public void EndInput()
    {
        if (WantsBody)
        {
            Refuse(400);
        }

        inputHasEnded = true;
        if (State == ConnectionState.Draining || (State == ConnectionState.Open && pipeline.Count == 0))
        {
            State = ConnectionState.Closed;
        }
    }

    /// <summary>The connection is gone, or has been waited for long enough. What has not been taken will never be.</summary>
    public void Abort()
    {
        State = ConnectionState.Closed;
        pipeline.Clear();
    }

    private static void Require(bool condition, string reason)
    {
        if (!condition)
        {
            throw new InvalidOperationException(reason);
        }
    }

    private int Add(Exchange exchange)
    {
        pipeline.Enqueue(exchange);
        last = exchange;
        noMoreRequests = !exchange.Persists;
        return received++;
    }

    private Exchange? Find(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, received);
        return pipeline.FirstOrDefault(exchange => exchange.Number == number);
    }

    private Outgoing Finish(Exchange exchange, int status)
    {
        pipeline.Dequeue();
        taken++;

        // A body that was not read would be taken for the next request (§9.3).
        var persists = exchange.Persists && exchange.BodyIsOver && !(inputHasEnded && pipeline.Count == 0);
        if (exchange.IsTunnel)
        {
            State = ConnectionState.Tunnel;
        }
        else if (!persists)
        {
            // What came behind this request must not be processed (§9.6).
            State = inputHasEnded ? ConnectionState.Closed : ConnectionState.Draining;
            pipeline.Clear();
        }

        var connection = exchange switch
        {
            { Request.Version: MessageVersion.Http09 } => null,
            { Final: 101 } => "upgrade",
            { IsTunnel: true } => null,
            _ when !persists => "close",
            { Request.Version: MessageVersion.Http10 } => "keep-alive",
            _ => null,
        };
        return new Outgoing(exchange.Number, status, connection, State);
    }
}
