namespace Katas.Oracles.Http;

/// <summary>As much of frames as it takes to find a TLS message in an Initial packet.</summary>
internal static class CryptoFrame
{
    /// <summary>The first byte of the first CRYPTO frame, if that begins the stream: the type of a TLS message.</summary>
    public static byte? Find(ReadOnlySpan<byte> frames)
    {
        while (!frames.IsEmpty)
        {
            var type = frames[0];
            frames = frames[1..];
            switch (type)
            {
                case 0x00 or 0x01: // PADDING, PING
                    break;
                case 0x02 or 0x03: // ACK: largest, delay, ranges, the first one; two more integers a range; three counts of ECN
                    Integer(ref frames);
                    Integer(ref frames);
                    var integers = 1 + 2 * Integer(ref frames) + (type == 0x03 ? 3 : 0);
                    for (var i = 0; i < integers; i++)
                    {
                        Integer(ref frames);
                    }

                    break;
                case 0x06:
                    var offset = Integer(ref frames);
                    var length = (int)Integer(ref frames);
                    if (offset == 0)
                    {
                        return frames[0];
                    }

                    frames = frames[length..];
                    break;
                default: // CONNECTION_CLOSE has the rest for its reason
                    return null;
            }
        }

        return null;
    }

    private static long Integer(ref ReadOnlySpan<byte> input)
    {
        var length = 1 << (input[0] >> 6);
        long value = input[0] & 0x3F;
        foreach (var octet in input[1..length])
        {
            value = value << 8 | octet;
        }

        input = input[length..];
        return value;
    }
}
