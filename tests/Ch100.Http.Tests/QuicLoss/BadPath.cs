namespace Katas.Http.QuicLoss.Steps;

/// <summary>A sender and a receiver, and between them a path that loses packets and lets them overtake each other. Its clock is a number.</summary>
internal sealed class BadPath(int lossPercent, int seed)
{
    private const PacketSpace Space = PacketSpace.ApplicationData;

    private readonly Random random = new(seed);
    private readonly PriorityQueue<Action, TimeSpan> arrivals = new();
    private readonly ReceivedPackets received = new(maxRanges: 8);
    private readonly Dictionary<long, int> itemOf = []; // by number of the packet
    private readonly HashSet<int> missing = [];
    private readonly Queue<int> toSend = new();
    private TimeSpan now;
    private long nextNumber;

    public LossRecovery Sender { get; } = new(Endpoint.Client, RttEstimate.DefaultInitial);

    public int Missing => missing.Count;

    /// <summary>Sends each item in a packet of its own, until each has arrived, and the sender knows.</summary>
    public void Transfer(int items)
    {
        Sender.ConfirmHandshake(now);
        for (var item = 0; item < items; item++)
        {
            missing.Add(item);
            toSend.Enqueue(item);
        }

        for (var step = 0; step < 20_000 && (toSend.Count > 0 || Sender.BytesInFlight > 0); step++)
        {
            if (toSend.Count > 0 && Sender.BytesInFlight < 12_000)
            {
                Send(toSend.Dequeue());
            }
            else if (arrivals.TryPeek(out _, out var at) && !(Sender.Timer < at))
            {
                now = at;
                arrivals.Dequeue()();
            }
            else
            {
                now = Sender.Timer > now ? Sender.Timer.Value : now;
                Expire();
            }
        }
    }

    private void Send(int item)
    {
        var number = nextNumber++;
        itemOf[number] = item;
        Sender.Sent(new SentPacket(Space, number, now));
        OnTheWay(() => Arrive(number));
    }

    private void Arrive(long number)
    {
        missing.Remove(itemOf[number]);
        if (received.Add(number))
        {
            var frame = new byte[60];
            AckFormat.Write(new AckFrame(received.Ranges), frame);
            OnTheWay(() => GiveUp(Sender.Receive(Space, AckFormat.Read(frame, out _), now).Lost));
        }
    }

    private void Expire()
    {
        switch (Sender.Expire(now))
        {
            case Expiry.Lost lost:
                GiveUp(lost.Packets);
                break;
            case Expiry.Probe:
                Send(itemOf[nextNumber - 1]);
                break;
            default:
                break;
        }
    }

    private void GiveUp(IReadOnlyList<SentPacket> lost)
    {
        foreach (var packet in lost)
        {
            toSend.Enqueue(itemOf[packet.Number]);
        }
    }

    private void OnTheWay(Action arrive)
    {
        if (random.Next(100) >= lossPercent)
        {
            arrivals.Enqueue(arrive, now + TimeSpan.FromMilliseconds(40 + random.Next(20)));
        }
    }
}
