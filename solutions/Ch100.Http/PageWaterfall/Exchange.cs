namespace Katas.Http.PageWaterfall;

/// <summary>A request and its answer: in HTTP/2 and HTTP/3, a stream.</summary>
internal sealed class Exchange(Resource resource, int place, int packets)
{
    public Resource Resource => resource;

    /// <summary>Where the resource stands in the page.</summary>
    public int Place => place;

    public Connection? Connection { get; set; }

    public long Discovered { get; set; }

    public long Assigned { get; set; }

    public long Requested { get; set; }

    public long Begun { get; set; } = -1;

    public long Received { get; set; }

    public long Arrived { get; set; }

    /// <summary>The server has thought.</summary>
    public bool IsReady { get; set; }

    /// <summary>Packets that have not been on the link yet.</summary>
    public int Unsent { get; set; } = packets;

    /// <summary>Packets that have not reached the client.</summary>
    public int Missing { get; set; } = packets;

    /// <summary>Packets that have not been handed to HTTP.</summary>
    public int Undelivered { get; set; } = packets;

    /// <summary>When the link last carried a packet of this answer, counted in packets; 0 for never.</summary>
    public int LastTurn { get; set; }

    /// <summary>The order that this answer's packets have to keep.</summary>
    public ByteStream Stream { get; set; } = new();

    public Timing ToTiming() => new(resource.Name, Connection!.Number, Discovered, Assigned, Requested, Begun, Received, Arrived);
}

/// <summary>A part of an answer.</summary>
internal sealed class Packet(Exchange exchange)
{
    public Exchange Exchange => exchange;

    public bool IsHere { get; set; }
}

/// <summary>What is handed over in the order in which it was first sent, and not past a hole.</summary>
/// <remarks>
/// TCP has one for a connection (RFC 9293 §3.4), QUIC one for each stream (RFC 9000 §2.2). That is the whole difference.
/// </remarks>
internal sealed class ByteStream
{
    private readonly Queue<Packet> undelivered = new();

    public void Append(Packet packet) => undelivered.Enqueue(packet);

    /// <summary>Takes out what can be handed over.</summary>
    public IEnumerable<Packet> Deliver()
    {
        while (undelivered.TryPeek(out var next) && next.IsHere)
        {
            yield return undelivered.Dequeue();
        }
    }
}
