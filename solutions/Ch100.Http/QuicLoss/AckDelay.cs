namespace Katas.Http.QuicLoss;

/// <summary>How long an acknowledgment was held back, as a number on the wire.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-19.3">RFC 9000 §19.3</see>: microseconds, without their last bits.</remarks>
public static class AckDelay
{
    /// <summary>The largest exponent (§18.2).</summary>
    public const int MaxExponent = 20;

    /// <summary>The delay that a number means; the longest time there is, if it is longer.</summary>
    /// <param name="delay">From 0 to 2^62-1.</param>
    /// <param name="exponent">How many bits the other end leaves out: 0 to 20.</param>
    public static TimeSpan Decode(long delay, int exponent)
    {
        Require.Number(delay, nameof(delay));
        Require.True(exponent is >= 0 and <= MaxExponent, exponent, nameof(exponent), "from 0 to 20");
        return Times.OfTicks(((Int128)delay << exponent) * TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The number for a delay, rounded down.</summary>
    /// <param name="delay">Not negative.</param>
    /// <param name="exponent">How many bits we leave out: 0 to 20.</param>
    public static long Encode(TimeSpan delay, int exponent)
    {
        Require.True(delay >= TimeSpan.Zero, delay, nameof(delay), "not negative");
        Require.True(exponent is >= 0 and <= MaxExponent, exponent, nameof(exponent), "from 0 to 20");
        return delay.Ticks / TimeSpan.TicksPerMicrosecond >> exponent;
    }
}
