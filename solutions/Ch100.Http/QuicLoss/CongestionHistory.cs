namespace Katas.Http.QuicLoss;

/// <summary>What has become of a packet.</summary>
internal enum Fate
{
    Unknown,
    Acknowledged,
    Lost,
    Forgotten,
}

/// <summary>A packet, and what has become of it.</summary>
/// <param name="packet">The packet.</param>
/// <param name="order">How many packets of its space were sent before. Numbers may be left out, so they do not tell.</param>
internal sealed class Tracked(SentPacket packet, long order)
{
    public SentPacket Packet { get; } = packet;

    public long Order { get; } = order;

    public Fate Fate { get; set; }
}

/// <summary>Packets of all spaces in the order in which they were sent: how long has nothing come through?</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9002#section-7.6">RFC 9002 §7.6</see>.</remarks>
internal sealed class CongestionHistory
{
    private const int Threshold = 3; // kPersistentCongestionThreshold

    private readonly List<Tracked> sent = [];

    public void Add(Tracked packet) => sent.Add(packet);

    /// <summary>Two lost packets lie far enough apart, and nothing between them has arrived. Losses count for one such answer only.</summary>
    /// <param name="now">What has just been lost: one of the two is among it.</param>
    /// <param name="probeTimeout">That of application data, in whatever space the losses are.</param>
    /// <param name="firstSampleAt">Before that nobody knew how long is long.</param>
    public bool IsPersistentCongestion(HashSet<SentPacket> now, TimeSpan probeTimeout, TimeSpan? firstSampleAt)
    {
        // Since something has arrived: the first loss, and the first and the last of those of now.
        (TimeSpan? lost, TimeSpan? firstNow, TimeSpan? lastNow) = (null, null, null);
        foreach (var one in sent)
        {
            var sentAt = one.Packet.SentAt;
            if (one.Fate == Fate.Acknowledged)
            {
                (lost, firstNow, lastNow) = (null, null, null);
            }
            else if (one.Fate == Fate.Lost && one.Packet.IsAckEliciting && sentAt > firstSampleAt)
            {
                lost ??= sentAt;
                if (now.Contains(one.Packet))
                {
                    firstNow ??= sentAt;
                    lastNow = sentAt;
                }

                if (IsTooLong(lastNow - lost) || IsTooLong(sentAt - firstNow))
                {
                    sent.RemoveAll(packet => packet.Fate == Fate.Lost);
                    return true;
                }
            }
        }

        return false;

        bool IsTooLong(TimeSpan? silence) => (Int128)(silence ?? TimeSpan.Zero).Ticks > (Int128)probeTimeout.Ticks * Threshold;
    }

    /// <summary>Forgets what makes no difference any more: what lies before an acknowledged packet, and is settled.</summary>
    public void Prune()
    {
        var end = sent.FindIndex(one => one.Fate == Fate.Unknown) is >= 0 and var unknown ? unknown : sent.Count;
        while (end > 0 && sent[end - 1].Fate != Fate.Acknowledged)
        {
            end--;
        }

        sent.RemoveRange(0, end);
    }
}
