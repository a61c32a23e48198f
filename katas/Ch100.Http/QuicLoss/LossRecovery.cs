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
    /// <summary>The path, as it is known.</summary>
    public RttEstimate Rtt { get; private set; } = new(initialRtt);

    /// <summary>What the other end has said; until it has, the defaults.</summary>
    public PeerParameters Peer
    {
        get;
        set => throw new NotImplementedException();
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
    public long BytesInFlight =>
        throw new NotImplementedException();

    /// <summary>Something is on the way there that has to be acknowledged. A probe should have something of each such space.</summary>
    /// <param name="space">Which one.</param>
    public bool HasAckElicitingInFlight(PacketSpace space) =>
        throw new NotImplementedException();

    /// <summary>A packet has been sent.</summary>
    /// <param name="packet">Which one: with a number above all before it in its space, up to 2^62-1, and sent no earlier than anything else.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not so.</exception>
    /// <exception cref="InvalidOperationException">The keys of its space are gone.</exception>
    public void Sent(SentPacket packet) =>
        throw new NotImplementedException();

    /// <summary>An ACK frame has come.</summary>
    /// <param name="space">The space of the packet that it was in.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    /// <returns>What that makes known.</returns>
    /// <exception cref="ConnectionErrorException">It acknowledges what was never sent.</exception>
    /// <exception cref="ArgumentException">It is no frame.</exception>
    /// <exception cref="InvalidOperationException">The keys of the space are gone.</exception>
    public AckOutcome Receive(PacketSpace space, AckFrame frame, TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>It is <see cref="Timer"/>, or later.</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public Expiry Expire(TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>The handshake is confirmed.</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void ConfirmHandshake(TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>The keys of a space are gone: nothing that it has sent can be acknowledged any more (§6.4).</summary>
    /// <param name="space">Initial or Handshake.</param>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void Discard(PacketSpace space, TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>The server has taken no 0-RTT packet (§6.4).</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void RejectEarlyData(TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>A Retry packet has come: all begins anew (§6.3), except that numbers go on (RFC 9000 §17.2.5.3).</summary>
    public void Retry() =>
        throw new NotImplementedException();

    /// <summary>The server has sent as much as it may before the client has shown that its address is its own (RFC 9000 §8.1).</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    public void ReachLimit(TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>A datagram has come, and more may be sent.</summary>
    /// <param name="now">The time, no earlier than before: else an <see cref="ArgumentOutOfRangeException"/>.</param>
    /// <returns>What <see cref="Expire"/> would say: it may have been time long ago (§6.2.2.1).</returns>
    public Expiry LiftLimit(TimeSpan now) =>
        throw new NotImplementedException();
}
