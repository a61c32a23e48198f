namespace Katas.Http.QuicPacket;

/// <summary>Packet numbers, of which a header has only the end (RFC 9000 §17.1).</summary>
internal static class PacketNumber
{
    /// <summary>2^62-1 (§12.3).</summary>
    public const long MaxValue = (1L << 62) - 1;

    /// <summary>Of all numbers that end in these bytes, the one closest to what is expected next.</summary>
    public static long Recover(ReadOnlySpan<byte> field, long? largestReceived)
    {
        var truncated = 0L;
        foreach (var octet in field)
        {
            truncated = truncated << 8 | octet;
        }

        var expected = largestReceived + 1 ?? 0;
        var window = 1L << (8 * field.Length); // from one number with these last bytes to the next one
        var candidate = (expected & ~(window - 1)) | truncated;
        if (candidate > MaxValue || (candidate > expected + window / 2 && candidate >= window))
        {
            return candidate - window;
        }

        return candidate <= expected - window / 2 && candidate <= MaxValue - window ? candidate + window : candidate;
    }

    /// <summary>Writes the last bytes of a number.</summary>
    public static void Write(long packetNumber, Span<byte> field)
    {
        for (var i = field.Length - 1; i >= 0; i--)
        {
            field[i] = (byte)packetNumber;
            packetNumber >>= 8;
        }
    }
}
