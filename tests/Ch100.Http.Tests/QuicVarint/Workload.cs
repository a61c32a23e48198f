namespace Katas.Http.QuicVarint.Steps;

/// <summary>What <c>kata compare</c> measures: integers and packet numbers of all lengths.</summary>
public sealed class Workload
{
    private const int Count = 1_000;

    private readonly long[] values = new long[Count];
    private readonly byte[] wire = new byte[Count * VariableLengthInteger.MaxLength];
    private readonly byte[] row = new byte[Count * VariableLengthInteger.MaxLength];
    private readonly int length;

    public Workload()
    {
        for (var i = 0; i < Count; i++)
        {
            values[i] = 0x2545_f491_4f6c_dd1d * (i + 1) >>> (2 + i * 7 % 60);
            length += VariableLengthInteger.Write(values[i], wire.AsSpan(length));
        }
    }

    /// <summary>The bytes that were written.</summary>
    public long Write_1000_integers()
    {
        var written = 0;
        foreach (var value in values)
        {
            written += VariableLengthInteger.Write(value, row.AsSpan(written));
        }

        return written;
    }

    /// <summary>All values in one.</summary>
    public long Read_1000_integers()
    {
        var all = 0L;
        for (ReadOnlySpan<byte> input = wire.AsSpan(..length); VariableLengthInteger.TryRead(ref input, out var value);)
        {
            all ^= value;
        }

        return all;
    }

    /// <inheritdoc cref="Read_1000_integers"/>
    public long Read_1000_integers_in_pieces_of_three_bytes()
    {
        var reader = new IntegerReader();
        var all = 0L;
        for (ReadOnlySpan<byte> unread = wire.AsSpan(..length); !unread.IsEmpty;)
        {
            var piece = unread[..Math.Min(3, unread.Length)];
            unread = unread[piece.Length..];
            while (reader.TryRead(ref piece, out var value))
            {
                all ^= value;
            }
        }

        return all;
    }

    /// <summary>All packet numbers in one.</summary>
    public long Write_and_read_1000_packet_numbers()
    {
        var all = 0L;
        for (var i = 1; i <= Count; i++)
        {
            var number = 0xabe8_b300L + i * 37L;
            var written = PacketNumber.Write(number, number - i * 33L, row);
            all ^= PacketNumber.Read(row.AsSpan(..written), number - 1);
        }

        return all;
    }
}
