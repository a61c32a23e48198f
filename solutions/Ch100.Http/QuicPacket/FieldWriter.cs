using System.Buffers.Binary;

namespace Katas.Http.QuicPacket;

/// <summary>Puts the fields of a header into a packet, one after the other.</summary>
internal ref struct FieldWriter(Span<byte> packet)
{
    /// <summary>The largest integer that two bytes hold (RFC 9000 §16).</summary>
    public const int MaxOfTwoBytes = (1 << 14) - 1;

    private readonly Span<byte> packet = packet;
    private int position;

    /// <summary>The fewest bytes that hold a length: 1, 2 or 4.</summary>
    public static int IntegerLength(int value) => value switch
    {
        < 1 << 6 => 1,
        <= MaxOfTwoBytes => 2,
        _ => 4,
    };

    public void Put(byte octet) => packet[position++] = octet;

    public void Put(scoped ReadOnlySpan<byte> field)
    {
        field.CopyTo(packet[position..]);
        position += field.Length;
    }

    public void PutVersion(uint version)
    {
        BinaryPrimitives.WriteUInt32BigEndian(packet[position..], version);
        position += sizeof(uint);
    }

    public void PutConnectionId(scoped ReadOnlySpan<byte> connectionId)
    {
        Put((byte)connectionId.Length);
        Put(connectionId);
    }

    public void PutInteger(int value, int length)
    {
        var prefix = length switch { 1 => 0b00, 2 => 0b01, _ => 0b10 };
        for (var shift = 8 * (length - 1); shift >= 0; shift -= 8)
        {
            Put((byte)(value >> shift | (shift == 8 * (length - 1) ? prefix << 6 : 0)));
        }
    }
}
