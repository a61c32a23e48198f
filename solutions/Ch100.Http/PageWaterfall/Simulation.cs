namespace Katas.Http.PageWaterfall;

/// <summary>One page on its way: events in the order of time, and a link that carries one packet after the other.</summary>
internal sealed class Simulation
{
    private readonly Client client;
    private readonly Network network;
    private readonly HashSet<int> lost;
    private readonly long handshake;
    private readonly long packetTime;
    private readonly Exchange[] exchanges;
    private readonly ILookup<string?, Exchange> children; // by the name of their parent
    private readonly PriorityQueue<Action, long> events = new();
    private readonly List<Exchange> waiting = []; // for a connection
    private readonly List<Connection> connections = []; // those that are not closed
    private long now;
    private long linkFree;
    private int carried;
    private int opened;

    public Simulation(Page page, Client client, Network network)
    {
        (this.client, this.network) = (client, network);
        lost = [.. network.Lost ?? []];
        handshake = Handshake.RoundTrips(client.Protocol, client.Tls) * network.RoundTrip;
        packetTime = Packets.Time(network.BitsPerSecond);
        var head = client.Protocol == Protocol.Http09 ? 0 : client.HeadSize;
        exchanges = [.. page.Resources.Select((resource, place) =>
            new Exchange(resource, place, Packets.Count((long)head + resource.Size)))];
        children = exchanges.ToLookup(exchange => exchange.Resource.Parent);
    }

    private bool IsMultiplexed => client.Protocol is Protocol.Http2 or Protocol.Http3;

    public Waterfall Run()
    {
        Discover(null);
        Assign();
        while (events.TryDequeue(out var happen, out now))
        {
            happen();

            // The link chooses last: everything else that happens at this instant has happened.
            var isLast = !events.TryPeek(out _, out var next) || next > now;
            if (isLast && now >= linkFree && Sender() is { } sender)
            {
                Carry(sender, sender.Take(++carried));
            }
        }

        var timings = exchanges.Select(exchange => exchange.ToTiming()).ToList();
        return new Waterfall(timings, opened, carried, timings.Max(timing => timing.Arrived));
    }

    // Whoever has waited longest for a turn; of those that never had one, the first to be opened.
    private Connection? Sender() => connections.Where(connection => connection.CanSend).MinBy(connection => connection.LastTurn);

    private void After(long time, Action action) => events.Enqueue(action, now + time);

    private void Discover(string? parent)
    {
        foreach (var child in children[parent])
        {
            child.Discovered = now;
            waiting.Add(child);
        }
    }

    private void Assign()
    {
        foreach (var exchange in waiting.OrderBy(exchange => exchange.Discovered).ThenBy(exchange => exchange.Place).ToList())
        {
            if (ConnectionTo(exchange.Resource.Host) is { } connection)
            {
                waiting.Remove(exchange);
                Give(exchange, connection);
            }
        }
    }

    private Connection? ConnectionTo(string host)
    {
        var there = connections.Where(connection => connection.Host == host).ToList();
        return IsMultiplexed && there.Count > 0 ? there[0]
            : there.Find(connection => connection.Unanswered == 0) is { } idle ? idle
            : there.Count < client.ConnectionsPerHost ? Open(host)
            : client.Protocol == Protocol.Http11Pipelined ? there.MinBy(connection => connection.Unanswered)
            : null;
    }

    private Connection Open(string host)
    {
        var connection = new Connection(++opened, host, IsMultiplexed, network.InitialWindow);
        connections.Add(connection);
        After(handshake, () =>
        {
            connection.IsOpen = true;
            connection.Held.ForEach(Request);
        });
        return connection;
    }

    private void Give(Exchange exchange, Connection connection)
    {
        exchange.Connection = connection;
        exchange.Stream = client.Protocol == Protocol.Http3 ? new ByteStream() : connection.Stream;
        exchange.Assigned = now;
        connection.Unanswered++;
        if (connection.IsOpen)
        {
            Request(exchange);
        }
        else
        {
            connection.Held.Add(exchange);
        }
    }

    private void Request(Exchange exchange)
    {
        exchange.Requested = now;
        exchange.Connection!.Expect(exchange);
        After(network.RoundTrip + exchange.Resource.Think, () => exchange.IsReady = true);
    }

    private void Carry(Connection connection, Packet packet)
    {
        packet.Exchange.Begun = packet.Exchange.Begun < 0 ? now : packet.Exchange.Begun;
        linkFree = now + packetTime;
        if (lost.Contains(carried))
        {
            After(packetTime, () => { }); // the link is free again, and nobody else would say so
            After(packetTime + network.RoundTrip, () => connection.KnowLost(packet));
        }
        else
        {
            After(packetTime, () => Receive(packet));
            After(packetTime + network.RoundTrip, connection.Acknowledge);
        }
    }

    private void Receive(Packet packet)
    {
        packet.IsHere = true;
        if (--packet.Exchange.Missing == 0)
        {
            packet.Exchange.Received = now;
        }

        foreach (var delivered in packet.Exchange.Stream.Deliver())
        {
            if (--delivered.Exchange.Undelivered == 0)
            {
                Finish(delivered.Exchange);
            }
        }

        Assign();
    }

    private void Finish(Exchange exchange)
    {
        exchange.Arrived = now;
        exchange.Connection!.Unanswered--;
        if (client.Protocol is Protocol.Http09 or Protocol.Http10)
        {
            connections.Remove(exchange.Connection); // the end of the connection is the end of the answer
        }

        Discover(exchange.Resource.Name);
    }
}
