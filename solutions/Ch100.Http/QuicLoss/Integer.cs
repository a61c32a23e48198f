namespace Katas.Http.QuicLoss;

/// <summary>Integers as QUIC writes them (RFC 9000 §16): the first two bits say how many bytes there are, 1, 2, 4 or 8.</summary>
internal static class Integer
{
    public static int LengthOf(long value) => value < 1L << 6 ? 1 : value < 1L << 14 ? 2 : value < 1L << 30 ? 4 : 8;
}

/// <summary>Takes the fields of a frame, one after the other.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> frame, int position)
{
    private readonly ReadOnlySpan<byte> frame = frame;

    public int Position { get; private set; } = position;

    public long Take(string field)
    {
        var rest = frame[Position..];
        var length = rest.IsEmpty ? 1 : 1 << (rest[0] >> 6);
        if (length > rest.Length)
        {
            throw new ConnectionErrorException(TransportError.FrameEncodingError, Position, $"the packet ends before {field} does");
        }

        var value = 0L;
        foreach (var octet in rest[..length])
        {
            value = value << 8 | octet;
        }

        Position += length;
        return value & ((1L << (8 * length - 2)) - 1);
    }
}

/// <summary>Puts the fields of a frame, each in the fewest bytes.</summary>
internal ref struct FieldWriter(Span<byte> destination)
{
    private readonly Span<byte> destination = destination;

    public int Position { get; private set; }

    public void Put(long value)
    {
        var length = Integer.LengthOf(value);
        for (var i = 0; i < length; i++)
        {
            destination[Position + i] = (byte)(value >> (8 * (length - 1 - i)));
        }

        destination[Position] |= (byte)(int.Log2(length) << 6);
        Position += length;
    }
}
