namespace Katas.Http.QuicLoss;

/// <summary>Packet numbers without a gap.</summary>
/// <param name="Smallest">The first.</param>
/// <param name="Largest">The last.</param>
public readonly record struct AckRange(long Smallest, long Largest);

/// <summary>How many packets have come with each mark of ECN.</summary>
/// <param name="Ect0">ECT(0).</param>
/// <param name="Ect1">ECT(1).</param>
/// <param name="Ce">Congestion experienced.</param>
public readonly record struct EcnCounts(long Ect0, long Ect1, long Ce);

/// <summary>An ACK frame.</summary>
/// <param name="Ranges">What has come: one range or more, the largest numbers first, and between two of them at least one number.</param>
/// <param name="Delay">How long the answer to the largest number was held back, as on the wire.</param>
/// <param name="Ecn">Only in frames of type 0x03.</param>
public sealed record AckFrame(IReadOnlyList<AckRange> Ranges, long Delay = 0, EcnCounts? Ecn = null);
