namespace Katas.Http.QuicLoss.Steps;

/// <summary>A sender beside a list of all that it has ever sent, of which the definitions are asked one by one.</summary>
internal sealed class Definitions
{
    private static readonly PacketSpace[] Spaces = [PacketSpace.Handshake, PacketSpace.ApplicationData];

    private readonly LossRecovery loss = new(Endpoint.Server, RttEstimate.DefaultInitial);
    private readonly List<(SentPacket Packet, string Fate)> all = [];
    private readonly HashSet<SentPacket> counted = []; // losses of a persistent congestion that has been told
    private TimeSpan now;

    public Definitions() => loss.ConfirmHandshake(now);

    /// <summary>Sends, acknowledges, or lets time go by; then compares.</summary>
    public void Do(int what, int later, int a, int b)
    {
        now += TimeSpan.FromMilliseconds(later);
        var space = Spaces[a % 2];
        switch (what)
        {
            case < 5:
                var last = all.FindLast(one => one.Packet.Space == space).Packet?.Number ?? -1;
                // All in flight: what is not may be forgotten by an expiry that finds no loss, and no answer tells.
                var packet = new SentPacket(space, last + 1, now, 100 + b, b == 0 ? PacketContent.Padding : PacketContent.AckEliciting);
                loss.Sent(packet);
                all.Add((packet, "unknown"));
                break;
            case < 8:
                Acknowledge(space, a, b);
                break;
            default:
                now = what == 9 && loss.Timer > now ? loss.Timer.Value : now;
                if (loss.Expire(now) is Expiry.Lost lost)
                {
                    Compare(lost.Packets[0].Space, lost.Packets, lost.IsPersistentCongestion);
                }

                break;
        }

        loss.BytesInFlight.Should().Be(all.Where(one => one.Fate == "unknown" && one.Packet.IsInFlight).Sum(one => one.Packet.Bytes));
        (loss.Timer is null).Should().Be(
            Spaces.All(one => !loss.HasAckElicitingInFlight(one) && !IsWaiting(one)), "the timer is for what has not been answered");
    }

    private void Acknowledge(PacketSpace space, int a, int b)
    {
        var sent = all.Where(one => one.Packet.Space == space).Select(one => one.Packet).ToList();
        if (sent.Count == 0)
        {
            return;
        }

        var largest = Math.Max(0, sent[^1].Number - a / 2);
        var smallest = Math.Max(0, largest - b / 4);
        var outcome = loss.Receive(space, new AckFrame([new AckRange(smallest, largest)]), now);

        var expected = all.Where(one => one.Packet.Space == space && one.Fate == "unknown" && one.Packet.Number >= smallest && one.Packet.Number <= largest);
        outcome.Acknowledged.Should().Equal(expected.Select(one => one.Packet), "{0} to {1} are acknowledged", smallest, largest);
        outcome.Acknowledged.ToList().ForEach(packet => Settle(packet, "acknowledged"));
        if (outcome.Acknowledged.Count > 0)
        {
            Compare(space, outcome.Lost, outcome.IsPersistentCongestion);
        }
    }

    private void Compare(PacketSpace space, IReadOnlyList<SentPacket> lost, bool isPersistentCongestion)
    {
        var sent = all.Where(one => one.Packet.Space == space).ToList();
        var overtaken = sent.Where((one, order) => one.Fate == "unknown" && IsOvertaken(sent, order, 1)
            && (IsOvertaken(sent, order, 3) || now - one.Packet.SentAt >= loss.Rtt.LossDelay)).Select(one => one.Packet).ToList();

        lost.Should().Equal(overtaken.Where(packet => packet.IsInFlight), "{0} is what is lost", space);
        overtaken.ForEach(packet => Settle(packet, "lost"));
        isPersistentCongestion.Should().Be(IsPersistentCongestion(lost));
        if (isPersistentCongestion)
        {
            counted.UnionWith(all.Where(one => one.Fate == "lost").Select(one => one.Packet));
        }
    }

    private bool IsPersistentCongestion(IReadOnlyList<SentPacket> now)
    {
        var least = 3 * loss.Rtt.ProbeTimeout(loss.Peer.MaxAckDelay);
        var losses = all.Select((one, index) => (one.Packet, one.Fate, index)).Where(one =>
            one.Fate == "lost" && one.Packet.IsAckEliciting && one.Packet.SentAt > loss.Rtt.FirstSampleAt && !counted.Contains(one.Packet)).ToList();
        return losses.Any(first => losses.Any(second => second.Packet.SentAt - first.Packet.SentAt > least
            && (now.Contains(first.Packet) || now.Contains(second.Packet))
            && all[first.index..second.index].TrueForAll(between => between.Fate != "acknowledged")));
    }

    private bool IsWaiting(PacketSpace space)
    {
        var sent = all.Where(one => one.Packet.Space == space).ToList();
        return sent.Where((one, order) => one.Fate == "unknown" && one.Packet.IsInFlight && IsOvertaken(sent, order, 1)).Any();
    }

    private static bool IsOvertaken(List<(SentPacket Packet, string Fate)> sent, int order, int by) =>
        sent.Skip(order + by).Any(later => later.Fate == "acknowledged");

    private void Settle(SentPacket packet, string fate) => all[all.FindIndex(one => one.Packet == packet)] = (packet, fate);
}
