namespace Katas.Http.QuicLoss;

/// <summary>How long packets and their acknowledgments take on the path.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9002#section-5">RFC 9002 §5</see>. Everything is rounded down to a tick, where it
/// is divided.
/// </remarks>
public sealed class RttEstimate
{
    /// <summary>What is assumed before anything is known (§6.2.2), so that the first probe goes after a second.</summary>
    public static readonly TimeSpan DefaultInitial = TimeSpan.FromMilliseconds(333);

    /// <summary>kGranularity: how exact timers are.</summary>
    public static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(1);

    /// <summary>A path about which nothing is known.</summary>
    /// <param name="initial">What is assumed; more than zero.</param>
    public RttEstimate(TimeSpan initial) =>
        throw new NotImplementedException();

    /// <summary>latest_rtt: the last sample as it was; zero before the first one.</summary>
    public TimeSpan Latest { get; private set; }

    /// <summary>min_rtt: the smallest sample, as we saw it ourselves; zero before the first one.</summary>
    public TimeSpan Min { get; private set; }

    /// <summary>smoothed_rtt: the mean, in which each sample counts for an eighth.</summary>
    public TimeSpan Smoothed { get; private set; }

    /// <summary>rttvar: by how much samples differ from the mean.</summary>
    public TimeSpan Variation { get; private set; }

    /// <summary>When the first sample came.</summary>
    public TimeSpan? FirstSampleAt { get; private set; }

    /// <summary>How long a packet may take that is overtaken by another one (§6.1.2).</summary>
    public TimeSpan LossDelay =>
        throw new NotImplementedException();

    /// <summary>How long to wait for an acknowledgment before asking again (§6.2.1), without back-off.</summary>
    /// <param name="maxAckDelay">How long the other end may hold one back.</param>
    public TimeSpan ProbeTimeout(TimeSpan maxAckDelay) =>
        throw new NotImplementedException();

    /// <summary>Takes a sample.</summary>
    /// <param name="latest">From the packet to its acknowledgment; not negative.</param>
    /// <param name="ackDelay">For how much of that the other end says that it has waited; not negative.</param>
    /// <param name="maxAckDelay">How much of that is believed; null before the handshake is confirmed: all.</param>
    /// <param name="now">The time.</param>
    public void Add(TimeSpan latest, TimeSpan ackDelay, TimeSpan? maxAckDelay, TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>The path has changed: the smallest sample is the last one (§5.2).</summary>
    public void ForgetMin() =>
        throw new NotImplementedException();
}
