namespace Katas.Http.PageWaterfall;

/// <summary>One connection, as both its ends see it.</summary>
internal sealed class Connection(int number, string host, bool isMultiplexed, long window)
{
    private readonly List<Exchange> unsent = []; // in the order of the requests
    private readonly Queue<Packet> again = new(); // lost, and known to be
    private long window = window; // packets that may be under way
    private int underWay; // packets carried that the server has not heard of

    public int Number => number;

    public string Host => host;

    public bool IsOpen { get; set; }

    /// <summary>The order of everything on a TCP connection.</summary>
    public ByteStream Stream { get; } = new();

    /// <summary>Requests that wait until the connection is open.</summary>
    public List<Exchange> Held { get; } = [];

    /// <summary>Requests whose answers have not arrived.</summary>
    public int Unanswered { get; set; }

    /// <summary>When the link last carried a packet of this connection, counted in packets; 0 for never.</summary>
    public int LastTurn { get; private set; }

    public bool CanSend => underWay < window && (again.Count > 0 || Next() is not null);

    public void Expect(Exchange exchange) => unsent.Add(exchange);

    /// <summary>The packet whose turn it is.</summary>
    public Packet Take(int turn)
    {
        if (!again.TryDequeue(out var packet))
        {
            packet = new Packet(Next()!);
            packet.Exchange.Stream.Append(packet);
            if (--packet.Exchange.Unsent == 0)
            {
                unsent.Remove(packet.Exchange);
            }
        }

        underWay++;
        LastTurn = packet.Exchange.LastTurn = turn;
        return packet;
    }

    // Slow start: each acknowledgement makes room for the packet that it acknowledges, and for one more (RFC 5681 §3.1).
    public void Acknowledge()
    {
        underWay--;
        window++;
    }

    public void KnowLost(Packet packet)
    {
        underWay--;
        again.Enqueue(packet);
    }

    // Without streams answers come in the order of their requests (RFC 9112 §9.3.2): the first of them sends, or none does.
    private Exchange? Next() =>
        isMultiplexed ? unsent.Where(exchange => exchange.IsReady).MinBy(exchange => exchange.LastTurn)
        : unsent is [{ IsReady: true } first, ..] ? first
        : null;
}
