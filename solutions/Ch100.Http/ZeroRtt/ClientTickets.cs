namespace Katas.Http.ZeroRtt;

/// <summary>The tickets that a client has. Each is used once, so that nobody can tell two connections to be of one client.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.6.1">RFC 8446 §4.6.1</see> and appendix C.4.
/// </remarks>
public sealed class ClientTickets
{
    private readonly int capacity;

    // In the order in which they came.
    private readonly List<ClientTicket> tickets = [];

    /// <summary>None yet.</summary>
    /// <param name="capacity">How many are kept. One more, and the oldest goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public ClientTickets(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <summary>How many there are.</summary>
    public int Count => tickets.Count;

    /// <summary>Keeps a ticket that has come.</summary>
    /// <exception cref="ConnectionErrorException">It breaks the connection that it came on.</exception>
    public void Add(ClientTicket ticket)
    {
        if (ticket.Remembered is not null && ticket.Message.MaxEarlyDataSize is { } size and not TicketMessage.QuicEarlyDataSize)
        {
            throw new ConnectionErrorException(ConnectionError.ProtocolViolation, "max_early_data_size", $"{size}");
        }

        if (ticket.Message.LifetimeSeconds == 0)
        {
            return;
        }

        if (tickets.Count == capacity)
        {
            tickets.RemoveAt(0);
        }

        tickets.Add(ticket);
    }

    /// <summary>Takes a ticket out: of those of this server that can be used, the one that came last; null if there is none.</summary>
    public ClientTicket? Take(string serverName, DateTimeOffset now)
    {
        tickets.RemoveAll(ticket => now - ticket.ReceivedAt > Lifetime(ticket));
        var found = tickets.FindLastIndex(ticket => ticket.ServerName == serverName && ticket.ReceivedAt <= now);
        if (found < 0)
        {
            return null;
        }

        var taken = tickets[found];
        tickets.RemoveAt(found);
        return taken;
    }

    // A server may say more, but no client believes it.
    private static TimeSpan Lifetime(ClientTicket ticket) =>
        TimeSpan.FromSeconds(Math.Min(ticket.Message.LifetimeSeconds, TicketAge.MaxLifetimeSeconds));
}
