using System.Buffers.Binary;

namespace Katas.Http.QuicPacket;

/// <summary>Takes the fields of a header off a datagram, one after the other. The first that is wrong is remembered.</summary>
/// <remarks>After that all fields are 0 or empty, so that only the end has to be looked at.</remarks>
internal ref struct FieldReader(ReadOnlySpan<byte> datagram, int position)
{
    private readonly ReadOnlySpan<byte> datagram = datagram;

    public int Position { get; private set; } = position;

    public Discard Failure { get; private set; }

    public readonly int Remaining => datagram.Length - Position;

    public void Fail(DiscardReason reason, int offset)
    {
        if (Failure.Reason == DiscardReason.None)
        {
            Failure = new Discard(reason, offset);
        }
    }

    // Lengths have up to 62 bits, so they are compared before they become an int.
    public ReadOnlySpan<byte> Take(long length)
    {
        if (Failure.Reason == DiscardReason.None && length > Remaining)
        {
            Fail(DiscardReason.Truncated, Position);
        }

        if (Failure.Reason != DiscardReason.None)
        {
            return [];
        }

        var field = datagram.Slice(Position, (int)length);
        Position += field.Length;
        return field;
    }

    public byte TakeByte() => Take(1) is [var octet] ? octet : (byte)0;

    public uint TakeVersion() => Take(sizeof(uint)) is { IsEmpty: false } field ? BinaryPrimitives.ReadUInt32BigEndian(field) : 0;

    public ReadOnlySpan<byte> TakeConnectionId(int maxLength)
    {
        var lengthAt = Position;
        var length = TakeByte();
        if (length > maxLength)
        {
            Fail(DiscardReason.ConnectionIdTooLong, lengthAt);
        }

        return Take(length);
    }

    // RFC 9000 §16: the first two bits say how many bytes there are, 1, 2, 4 or 8.
    public long TakeInteger()
    {
        var value = 0L;
        var length = Remaining == 0 ? 1 : 1 << (datagram[Position] >> 6);
        foreach (var octet in Take(length))
        {
            value = value << 8 | octet;
        }

        return value & ((1L << (8 * length - 2)) - 1);
    }
}
