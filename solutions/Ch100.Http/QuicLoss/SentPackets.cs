namespace Katas.Http.QuicLoss;

/// <summary>The packets of one space that were sent: which are on the way, which have arrived, which are lost.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9002#section-6.1">RFC 9002 §6.1</see>, appendix A.10.</remarks>
internal sealed class SentPackets
{
    private const int PacketThreshold = 3;

    private readonly List<Tracked> unacknowledged = []; // by number
    private readonly List<AckRange> neverSent = []; // left out by us, by number
    private long count; // of all that there ever were
    private long largestAcknowledged = -1; // its order

    public long NextNumber { get; private set; }

    /// <summary>When the next packet has to be given up that a later one has overtaken.</summary>
    public TimeSpan? LossTime { get; private set; }

    public TimeSpan LastAckElicitingAt { get; private set; }

    public int AckElicitingInFlight { get; private set; }

    public long BytesInFlight { get; private set; }

    public bool IsDiscarded { get; private set; }

    public Tracked Add(SentPacket packet)
    {
        if (packet.Number > NextNumber)
        {
            neverSent.Add(new AckRange(NextNumber, packet.Number - 1));
        }

        NextNumber = packet.Number + 1;
        var tracked = new Tracked(packet, count++);
        unacknowledged.Add(tracked);
        LastAckElicitingAt = packet.IsAckEliciting ? packet.SentAt : LastAckElicitingAt;
        Count(packet, 1);
        return tracked;
    }

    /// <summary>Fails if one of these was never sent (RFC 9000 §13.1): who acknowledges it has not seen it, and makes the numbers up.</summary>
    public void MustHaveSent(IReadOnlyList<AckRange> ranges)
    {
        if (ranges[0].Largest >= NextNumber)
        {
            throw NeverSent(ranges[0].Largest);
        }

        foreach (var range in ranges)
        {
            var index = CountBefore(neverSent, gap => gap.Largest < range.Smallest);
            if (index < neverSent.Count && neverSent[index].Smallest <= range.Largest)
            {
                throw NeverSent(Math.Max(neverSent[index].Smallest, range.Smallest));
            }
        }
    }

    /// <summary>Takes out what is acknowledged for the first time, by number.</summary>
    public List<SentPacket> Acknowledge(IReadOnlyList<AckRange> ranges)
    {
        var acknowledged = new List<SentPacket>();
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            // What is looked at is what was sent. A range has as many numbers as somebody likes.
            var (first, end) = (IndexOf(ranges[i].Smallest), IndexOf(ranges[i].Largest + 1));
            for (var index = first; index < end; index++)
            {
                largestAcknowledged = Math.Max(largestAcknowledged, unacknowledged[index].Order);
                acknowledged.Add(unacknowledged[index].Packet);
                Settle(unacknowledged[index], Fate.Acknowledged);
            }

            unacknowledged.RemoveRange(first, end - first);
        }

        return acknowledged;
    }

    /// <summary>Takes out what is lost, by number, and sets the time for what may be lost next.</summary>
    public List<SentPacket> DetectLost(TimeSpan lossDelay, TimeSpan now)
    {
        var lost = TakeOut(one =>
            largestAcknowledged - one.Order >= PacketThreshold
            || (one.Order < largestAcknowledged && now - one.Packet.SentAt >= lossDelay));
        lost.ForEach(one => Settle(one, Fate.Lost));
        SetLossTime(lossDelay);
        return [.. lost.Select(one => one.Packet).Where(packet => packet.IsInFlight)];
    }

    /// <summary>Forgets packets that can no longer be acknowledged, as if they had never been on the way.</summary>
    public void Forget(Predicate<SentPacket> which, TimeSpan lossDelay)
    {
        TakeOut(one => which(one.Packet)).ForEach(one => Settle(one, Fate.Forgotten));
        SetLossTime(lossDelay);
    }

    public void Discard()
    {
        IsDiscarded = true;
        Forget(_ => true, TimeSpan.Zero);
    }

    private static ConnectionErrorException NeverSent(long number) =>
        new(TransportError.ProtocolViolation, number, "a packet that was never sent is acknowledged");

    // Of the first packet that has this number or a larger one.
    private int IndexOf(long number) => CountBefore(unacknowledged, one => one.Packet.Number < number);

    // Both lists are by number.
    private static int CountBefore<T>(List<T> all, Predicate<T> isBefore)
    {
        var (first, end) = (0, all.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = isBefore(all[middle]) ? (middle + 1, end) : (first, middle);
        }

        return first;
    }

    private List<Tracked> TakeOut(Predicate<Tracked> which)
    {
        var taken = unacknowledged.FindAll(which);
        unacknowledged.RemoveAll(which);
        return taken;
    }

    // The first that was overtaken and is still in flight: those after it were sent later.
    private void SetLossTime(TimeSpan lossDelay) =>
        LossTime = unacknowledged.Find(one => one.Packet.IsInFlight) is { } first && first.Order < largestAcknowledged
            ? Times.Add(first.Packet.SentAt, lossDelay)
            : null;

    private void Settle(Tracked tracked, Fate fate)
    {
        tracked.Fate = fate;
        Count(tracked.Packet, -1);
    }

    private void Count(SentPacket packet, int by)
    {
        BytesInFlight += packet.IsInFlight ? by * packet.Bytes : 0;
        AckElicitingInFlight += packet.IsAckEliciting ? by : 0;
    }
}
