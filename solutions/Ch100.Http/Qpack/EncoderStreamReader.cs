namespace Katas.Http.Qpack;

/// <summary>Follows what the encoder says on its stream: a decoder's table changes by this, and by nothing else.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-4.3">RFC 9204 §4.3</see>.
/// <code>
/// 1 T  index(6)            value    insert with the name of the static table (T = 1) or of the dynamic one
/// 01 H length(5)  name     value    insert with a literal name
/// 001  capacity(5)                  set the table's capacity
/// 000  index(5)                     duplicate
/// </code>
/// </remarks>
internal sealed class EncoderStreamReader(DynamicTable table, int maxCapacity, Refusals refusals)
{
    private readonly PrefixIntegerReader integer = new();
    private readonly LiteralReader literal = new();
    private long offset; // octets before the one at hand
    private Part part;
    private byte first; // octet of the instruction

    private enum Part
    {
        Start,
        Integer,
        Literal,
    }

    private bool Inserts => first >= 0b0100_0000;

    public void Read(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var before = octets.Length;
            if (part == Part.Literal)
            {
                TakeLiteral(ref octets);
            }
            else
            {
                TakeInteger(part == Part.Start ? Begin(octets[0]) : integer.Add(octets[0]));
                octets = octets[1..];
            }

            offset += before - octets.Length;
        }
    }

    private IntegerStatus Begin(byte octet)
    {
        first = octet;
        part = Part.Integer;
        if (Inserts)
        {
            RequireRoom(0);
        }

        return integer.Begin(octet, octet >= 0b1000_0000 ? 6 : 5);
    }

    private void TakeInteger(IntegerStatus status)
    {
        if (status == IntegerStatus.TooLarge)
        {
            throw Refuse("an integer of more than 62 bits");
        }

        if (status == IntegerStatus.More)
        {
            return;
        }

        part = Inserts ? Part.Literal : Part.Start;
        switch (first)
        {
            case >= 0b1100_0000:
                BeginWith(StaticName(integer.Value));
                break;
            case >= 0b1000_0000:
                BeginWith(table.Name(Absolute(integer.Value)));
                break;
            case >= 0b0100_0000:
                literal.Begin(isHuffman: (first & 0b0010_0000) != 0, integer.Value);
                break;
            case >= 0b0010_0000:
                SetCapacity(integer.Value);
                break;
            default:
                var index = Absolute(integer.Value);
                table.TryInsert(table.Name(index), table.Value(index)); // it fits: it is there
                break;
        }
    }

    private void BeginWith(ReadOnlySpan<byte> name)
    {
        RequireRoom(name.Length);
        literal.Begin(name);
    }

    private void TakeLiteral(ref ReadOnlySpan<byte> octets)
    {
        var before = octets.Length;
        var status = literal.Take(ref octets, table.Capacity - DynamicTable.EntryOverhead);
        if (status == LiteralStatus.Complete)
        {
            table.TryInsert(literal.Name, literal.Value);
            part = Part.Start;
        }
        else if (status != LiteralStatus.More)
        {
            offset += before - octets.Length;
            throw Refuse(status switch
            {
                LiteralStatus.TooLarge => TooLarge,
                LiteralStatus.IntegerTooLarge => "an integer of more than 62 bits",
                _ => "a string that is no Huffman code",
            });
        }
    }

    private string TooLarge => $"an entry larger than the capacity of {table.Capacity}";

    private void RequireRoom(int length)
    {
        if (DynamicTable.EntryOverhead + length > table.Capacity)
        {
            throw Refuse(TooLarge);
        }
    }

    private void SetCapacity(long capacity)
    {
        if (capacity > maxCapacity)
        {
            throw Refuse($"a capacity of {capacity}, where {maxCapacity} is allowed");
        }

        table.SetCapacity((int)capacity);
    }

    private ReadOnlySpan<byte> StaticName(long index) => index < StaticTable.Count
        ? StaticTable.Name((int)index)
        : throw Refuse($"the static table has nothing at {index}");

    // On this stream 0 is the newest entry, whichever that is at the time (§3.2.5).
    private long Absolute(long relative)
    {
        var index = table.InsertCount - 1 - relative;
        return table.Has(index) ? index : throw Refuse($"no entry has the relative index {relative}");
    }

    private QpackException Refuse(string reason) => refusals.Add(QpackError.EncoderStreamError, offset, reason);
}
