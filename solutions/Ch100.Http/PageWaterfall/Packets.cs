namespace Katas.Http.PageWaterfall;

/// <summary>Bytes and bits as packets and microseconds.</summary>
public static class Packets
{
    /// <summary>Bytes of an answer in one packet: 10,000 bits, so that 10 Mbit/s are a packet a millisecond.</summary>
    public const int Size = 1_250;

    private const long MicrobitsOfOne = Size * 8 * 1_000_000L;

    /// <summary>How many packets an answer of so many bytes is. One of none has an end, and that has to be sent.</summary>
    public static int Count(long bytes) => (int)Math.Max(1, DivideUp(bytes, Size));

    /// <summary>How many microseconds the link is busy with one packet, full or not.</summary>
    public static long Time(long bitsPerSecond) => DivideUp(MicrobitsOfOne, bitsPerSecond);

    // The textbook's (dividend + divisor - 1) / divisor overflows.
    internal static long DivideUp(long dividend, long divisor) => (dividend / divisor) + (dividend % divisor == 0 ? 0 : 1);
}
