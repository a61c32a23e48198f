namespace Katas.Http.ZeroRtt;

/// <summary>A client's connection, from before its handshake: what goes early, and what again.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8470#section-4">RFC 8470 §4</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.10">RFC 8446 §4.2.10</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-7.4.1">RFC 9000 §7.4.1</see>.
/// Requests are numbered from 0, in the order in which they are given.
/// </remarks>
public sealed class EarlyConnection
{
    private static readonly string[] SafeMethods = ["GET", "HEAD", "OPTIONS", "TRACE"];

    private readonly ClientTicket? ticket;
    private readonly Func<HttpRequest, bool> mayBeReplayed;
    private readonly HashSet<int> early = [];
    private long room;
    private int given;
    private bool complete;

    /// <summary>The ClientHello is about to go.</summary>
    /// <param name="ticket">The ticket that it goes with, as the first; null for none.</param>
    /// <param name="mayBeReplayed">Which requests do no harm if they are carried out twice. If nothing is said, those whose methods are safe.</param>
    public EarlyConnection(ClientTicket? ticket, Func<HttpRequest, bool>? mayBeReplayed = null)
    {
        this.ticket = ticket;
        this.mayBeReplayed = mayBeReplayed ?? (request => SafeMethods.Contains(request.Method));
        room = ticket?.Message.MaxEarlyDataSize is not { } size ? 0 : ticket.Remembered?.InitialMaxData ?? size;
    }

    /// <summary>A request is to be sent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its size is less than 1.</exception>
    public SendVerdict Send(HttpRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Size, 1, nameof(request));
        var number = given++;
        if (complete)
        {
            return SendVerdict.Sent;
        }

        // What comes after a request that waits may rely on what that has done.
        if (early.Count < number || request.Size > room || !FitsStream(request) || !mayBeReplayed(request))
        {
            return SendVerdict.Held;
        }

        early.Add(number);
        room -= request.Size;
        return SendVerdict.Early;
    }

    /// <summary>The handshake is over. Answers with the numbers of the requests that go out now, in order.</summary>
    /// <param name="earlyData">What the server has made of the early data; <see cref="EarlyData.NotSent"/> if it had none.</param>
    /// <param name="alpn">The protocol that was agreed on.</param>
    /// <exception cref="ConnectionErrorException">The server accepts what it cannot.</exception>
    /// <exception cref="InvalidOperationException">It was over already; or that is not what has been sent.</exception>
    public IReadOnlyList<int> Complete(EarlyData earlyData, string? alpn)
    {
        if (complete)
        {
            throw new InvalidOperationException("a handshake ends once");
        }

        if (earlyData == EarlyData.Accepted && early.Count == 0)
        {
            throw new ConnectionErrorException(ConnectionError.UnsupportedExtension, "early_data", "accepted, and none was offered");
        }

        if (earlyData == EarlyData.Accepted && alpn != ticket!.Parameters.Alpn)
        {
            throw new ConnectionErrorException(ConnectionError.IllegalParameter, "alpn", alpn ?? "missing");
        }

        if ((earlyData == EarlyData.NotSent) != (early.Count == 0))
        {
            throw new InvalidOperationException($"{early.Count} requests went early");
        }

        complete = true;
        if (earlyData == EarlyData.Rejected)
        {
            early.Clear();
        }

        return [.. Enumerable.Range(0, given).Where(number => !early.Contains(number))];
    }

    /// <summary>An answer has come. True: the request goes once more, now. False: the answer is for whoever has asked.</summary>
    /// <param name="number">The request's.</param>
    /// <param name="status">The answer's.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such request.</exception>
    /// <exception cref="InvalidOperationException">The handshake is not over.</exception>
    public bool IsToBeRepeated(int number, int status)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, given);
        if (!complete)
        {
            throw new InvalidOperationException("an answer before the handshake is over");
        }

        return status == Origin.TooEarly && early.Remove(number); // so the next 425 to it says something else
    }

    // Over QUIC each request has a stream of its own, and the server had said how many there may be and how long.
    private bool FitsStream(HttpRequest request) =>
        ticket?.Remembered is not { } limits
        || (early.Count < limits.InitialMaxStreamsBidi && request.Size <= limits.InitialMaxStreamDataBidiRemote);
}
