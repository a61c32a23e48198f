namespace Katas.Http.QuicLoss;

/// <summary>Knows of each packet that one end has sent whether it has arrived, is lost, or must be asked about.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9002#section-6">RFC 9002 §6</see> and its appendix A. Whoever uses it sends
/// packets, hands over ACK frames, and calls <see cref="Expire"/> when it is <see cref="Timer"/>. What is refused has changed nothing.
/// </remarks>
/// <param name="self">Which end it is.</param>
/// <param name="initialRtt">What is assumed before the first sample: <see cref="RttEstimate.DefaultInitial"/>, if nothing better is known.</param>
public sealed class LossRecovery(Endpoint self, TimeSpan initialRtt)
{
    private readonly SentPackets[] spaces = [new(), new(), new()];
    private CongestionHistory history = new();
    private bool isHandshakeAcknowledged; // the other end has shown that it got a Handshake packet of ours
    private bool isAtLimit; // nothing may be sent before something comes
    private TimeSpan latestTime;

    /// <summary>The path, as it is known.</summary>
    public RttEstimate Rtt { get; private set; } = new(initialRtt);

    /// <summary>What the other end has said; until it has, the defaults.</summary>
    public PeerParameters Peer
    {
        get;
        set => field = value is { AckDelayExponent: >= 0 and <= AckDelay.MaxExponent, MaxAckDelay: { Ticks: >= 0, TotalMilliseconds: < 1 << 14 } }
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "an exponent up to 20, and less than 2^14 ms");
    } = new();

    /// <summary>When <see cref="Expire"/> has to be called; null for never.</summary>
    public TimeSpan? Timer { get; private set; }

    /// <summary>How many times in a row a probe was due: each doubles the time to the next.</summary>
    public int ProbeCount { get; private set; }

    /// <summary>The client can send Handshake packets.</summary>
    public bool HasHandshakeKeys { get; set; }

    /// <summary>Both ends know that the handshake is over (RFC 9001 §4.1.2).</summary>
    public bool IsHandshakeConfirmed { get; private set; }

    /// <summary>What was sent, and is neither acknowledged, lost nor forgotten.</summary>
    public long BytesInFlight => spaces.Sum(space => space.BytesInFlight);

    // What a server sends is an answer, so its address needs no proof. A client's is proved by its first Handshake packet.
    private bool IsAddressValidated => self == Endpoint.Server || isHandshakeAcknowledged || IsHandshakeConfirmed;

    /// <summary>Something is on the way there that has to be acknowledged. A probe should have something of each such space.</summary>
    /// <param name="space">Which one.</param>
    public bool HasAckElicitingInFlight(PacketSpace space) => spaces[(int)space].AckElicitingInFlight > 0;

    /// <summary>A packet has been sent.</summary>
    /// <param name="packet">Which one: with a number above all before it in its space, up to 2^62-1, and sent no earlier than anything else.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not so.</exception>
    /// <exception cref="InvalidOperationException">The keys of its space are gone.</exception>
    public void Sent(SentPacket packet)
    {
        var space = Open(packet.Space);
        Require.Number(packet.Number, nameof(packet));
        Require.True(packet.Number >= space.NextNumber, packet.Number, nameof(packet), "larger than all before");
        Advance(packet.SentAt, nameof(packet));
        history.Add(space.Add(packet));
        if (packet.IsInFlight)
        {
            SetTimer(packet.SentAt);
        }
    }

    /// <summary>An ACK frame has come.</summary>
    /// <param name="space">The space of the packet that it was in.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    /// <returns>What that makes known.</returns>
    /// <exception cref="ConnectionErrorException">It acknowledges what was never sent.</exception>
    /// <exception cref="ArgumentException">It is no frame.</exception>
    /// <exception cref="InvalidOperationException">The keys of the space are gone.</exception>
    public AckOutcome Receive(PacketSpace space, AckFrame frame, TimeSpan now)
    {
        var sent = Open(space);
        Require.Frame(frame);
        sent.MustHaveSent(frame.Ranges);
        Advance(now, nameof(now));
        var acknowledged = sent.Acknowledge(frame.Ranges);
        if (acknowledged is not [.., var largest])
        {
            return new AckOutcome([], [], false);
        }

        if (largest.Number == frame.Ranges[0].Largest && acknowledged.Exists(packet => packet.IsAckEliciting))
        {
            // Acknowledgments of Initial packets are not held back (§5.3).
            var delay = space == PacketSpace.Initial ? TimeSpan.Zero : AckDelay.Decode(frame.Delay, Peer.AckDelayExponent);
            Rtt.Add(now - largest.SentAt, delay, IsHandshakeConfirmed ? Peer.MaxAckDelay : null, now);
        }

        isHandshakeAcknowledged |= space == PacketSpace.Handshake;
        var lost = DetectLost(sent, now, out var isPersistentCongestion);
        history.Prune();
        ProbeCount = IsAddressValidated ? 0 : ProbeCount;
        SetTimer(now);
        return new AckOutcome(acknowledged, lost, isPersistentCongestion);
    }

    /// <summary>It is <see cref="Timer"/>, or later.</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public Expiry Expire(TimeSpan now)
    {
        Advance(now, nameof(now));
        if (Timer is null || now < Timer)
        {
            return new Expiry.None();
        }

        if (EarliestLoss() is { } space)
        {
            var lost = DetectLost(space, now, out var isPersistentCongestion);
            SetTimer(now);
            return lost.Count > 0 ? new Expiry.Lost(lost, isPersistentCongestion) : new Expiry.None();
        }

        // That it is late says nothing about any packet: only a later one that arrives makes one lost (§6.2).
        var (_, probe) = NextProbe(now)!.Value;
        ProbeCount++;
        SetTimer(now);
        return probe;
    }

    /// <summary>The handshake is confirmed.</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void ConfirmHandshake(TimeSpan now)
    {
        Advance(now, nameof(now));
        IsHandshakeConfirmed = true;
        SetTimer(now);
    }

    /// <summary>The keys of a space are gone: nothing that it has sent can be acknowledged any more (§6.4).</summary>
    /// <param name="space">Initial or Handshake.</param>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void Discard(PacketSpace space, TimeSpan now)
    {
        Require.True(space is PacketSpace.Initial or PacketSpace.Handshake, space, nameof(space), "one that ends");
        Advance(now, nameof(now));
        if (!spaces[(int)space].IsDiscarded)
        {
            spaces[(int)space].Discard();
            ProbeCount = 0;
            SetTimer(now);
        }
    }

    /// <summary>The server has taken no 0-RTT packet (§6.4).</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void RejectEarlyData(TimeSpan now)
    {
        Advance(now, nameof(now));
        spaces[(int)PacketSpace.ApplicationData].Forget(packet => packet.IsEarlyData, Rtt.LossDelay);
        SetTimer(now);
    }

    /// <summary>A Retry packet has come: all begins anew (§6.3), except that numbers go on (RFC 9000 §17.2.5.3).</summary>
    public void Retry()
    {
        if (self == Endpoint.Server)
        {
            throw new InvalidOperationException("only clients are told to retry");
        }

        Array.ForEach(spaces, space => space.Forget(_ => true, TimeSpan.Zero));
        history = new CongestionHistory();
        Rtt = new RttEstimate(initialRtt);
        ProbeCount = 0;
        Timer = null;
    }

    /// <summary>The server has sent as much as it may before the client has shown that its address is its own (RFC 9000 §8.1).</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void ReachLimit(TimeSpan now)
    {
        Advance(now, nameof(now));
        isAtLimit = true;
        SetTimer(now);
    }

    /// <summary>A datagram has come, and more may be sent.</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    /// <returns>What <see cref="Expire"/> would say: it may have been time long ago (§6.2.2.1).</returns>
    public Expiry LiftLimit(TimeSpan now)
    {
        Advance(now, nameof(now));
        isAtLimit = false;
        SetTimer(now);
        return Expire(now);
    }

    private SentPackets Open(PacketSpace space) => spaces[(int)space] is { IsDiscarded: false } open
        ? open
        : throw new InvalidOperationException($"there are no keys for {space} any more");

    private void Advance(TimeSpan now, string parameter)
    {
        Require.True(now >= latestTime, now, parameter, "not before what was there last");
        latestTime = now;
    }

    private List<SentPacket> DetectLost(SentPackets space, TimeSpan now, out bool isPersistentCongestion)
    {
        var lost = space.DetectLost(Rtt.LossDelay, now);
        isPersistentCongestion = lost.Count > 0
            && history.IsPersistentCongestion([.. lost], Rtt.ProbeTimeout(Peer.MaxAckDelay), Rtt.FirstSampleAt);
        if (isPersistentCongestion)
        {
            Rtt.ForgetMin();
        }

        return lost;
    }

    // One timer for everything (appendix A.8). While it waits for a loss, no probe is due.
    private void SetTimer(TimeSpan now) =>
        Timer = EarliestLoss()?.LossTime ?? (isAtLimit ? null : NextProbe(now)?.At);

    private SentPackets? EarliestLoss() => spaces.Where(space => space.LossTime is not null).MinBy(space => space.LossTime);

    private (TimeSpan At, Expiry.Probe Probe)? NextProbe(TimeSpan now)
    {
        var armed = Enum.GetValues<PacketSpace>().Where(space =>
            HasAckElicitingInFlight(space) && (space != PacketSpace.ApplicationData || IsHandshakeConfirmed)).ToList();
        if (armed.Count > 0)
        {
            var space = armed.MinBy(space => ProbeAt(space, spaces[(int)space].LastAckElicitingAt));
            return (ProbeAt(space, spaces[(int)space].LastAckElicitingAt), new Expiry.Probe(space, IsAntiDeadlock: false));
        }

        // Nothing of ours could be lost, but the server may wait for a datagram, so that it may send (§6.2.2.1).
        var handshake = HasHandshakeKeys ? PacketSpace.Handshake : PacketSpace.Initial;
        return IsAddressValidated ? null : (ProbeAt(handshake, now), new Expiry.Probe(handshake, IsAntiDeadlock: true));
    }

    // The back-off counts in all spaces.
    private TimeSpan ProbeAt(PacketSpace space, TimeSpan since)
    {
        var timeout = Rtt.ProbeTimeout(space == PacketSpace.ApplicationData ? Peer.MaxAckDelay : TimeSpan.Zero);
        return Times.Add(since, Times.OfTicks((Int128)timeout.Ticks << Math.Min(ProbeCount, 60)));
    }
}
