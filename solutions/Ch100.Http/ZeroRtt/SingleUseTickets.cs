namespace Katas.Http.ZeroRtt;

/// <summary>Remembers which tickets are out, and forgets each as it is used. Serves any number of threads.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.1">RFC 8446 §8.1</see>.</remarks>
public sealed class SingleUseTickets
{
    private readonly Lock gate = new();
    private readonly int capacity;
    private readonly Dictionary<string, LinkedListNode<ServerTicket>> byIdentity = [];

    // In the order in which they were issued.
    private readonly LinkedList<ServerTicket> issued = new();

    /// <summary>None is out.</summary>
    /// <param name="capacity">How many are remembered. One more, and the first one is forgotten: that costs a client a full handshake.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public SingleUseTickets(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <summary>How many are out.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return issued.Count;
            }
        }
    }

    /// <summary>Remembers a ticket, and says what the client is told.</summary>
    /// <exception cref="ArgumentException">No server may send such a ticket, or there is one of that identity.</exception>
    public NewSessionTicket Issue(ServerTicket ticket)
    {
        var message = TicketMessage.For(ticket);
        lock (gate)
        {
            if (byIdentity.ContainsKey(ticket.Identity))
            {
                throw new ArgumentException("a ticket of that identity is out", nameof(ticket));
            }

            if (issued.Count == capacity)
            {
                byIdentity.Remove(issued.First!.Value.Identity);
                issued.RemoveFirst();
            }

            byIdentity.Add(ticket.Identity, issued.AddLast(ticket));
        }

        return message;
    }

    /// <summary>Uses the selected ticket up, for early data or not, and says whether the early data is taken.</summary>
    /// <param name="hello">What the client has sent.</param>
    /// <param name="selection">What the server has chosen.</param>
    /// <param name="now">The time of day.</param>
    /// <exception cref="ArgumentException">A ticket was chosen that is not in the ClientHello.</exception>
    public EarlyDataVerdict Decide(Hello hello, Selection selection, DateTimeOffset now)
    {
        // Who has to come again brings the ticket again.
        var ticket = !selection.HelloRetryRequest && selection.Psk is { } psk && psk >= 0 && psk < hello.Psks.Count
            ? Take(hello.Psks[psk].Identity)
            : null;
        return EarlyDataRules.Check(hello, ticket, selection, now);
    }

    private ServerTicket? Take(string identity)
    {
        lock (gate)
        {
            if (!byIdentity.Remove(identity, out var node))
            {
                return null;
            }

            issued.Remove(node);
            return node.Value;
        }
    }
}
