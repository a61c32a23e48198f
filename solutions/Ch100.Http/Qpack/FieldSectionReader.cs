namespace Katas.Http.Qpack;

/// <summary>Reads one field section, in whatever fragments it comes. It looks at the table and never changes it.</summary>
internal sealed class FieldSectionReader(DynamicTable table, QpackSettings settings, Refusals refusals)
{
    private readonly PrefixIntegerReader integer = new();
    private readonly LiteralReader literal = new();
    private readonly int maxEntries = SectionPrefix.MaxEntries(settings.MaxTableCapacity);
    private Part part;
    private bool isInInteger;
    private bool isNegative; // the sign of the Base
    private long sectionBase;
    private long required; // one more than the largest index that has been referred to
    private FieldLine line;
    private byte first; // octet of the representation
    private long size; // of all field lines so far, the one at hand included

    private enum Part
    {
        InsertCount,
        DeltaBase,
        Line,
        Literal,
    }

    /// <summary>Octets of the section that have been read.</summary>
    public long Offset { get; private set; }

    public long RequiredInsertCount { get; private set; }

    /// <summary>The prefix has been read, and what the section needs has not come.</summary>
    public bool IsBlocked => part >= Part.Line && RequiredInsertCount > table.InsertCount;

    private bool IsTooLarge => size > settings.MaxFieldSectionSize;

    public void Begin() => (part, isInInteger, required, size, Offset, RequiredInsertCount) = (Part.InsertCount, false, 0, 0, 0, 0);

    public SectionStatus Read(ref ReadOnlySpan<byte> input, bool endOfSection, IFieldSink sink)
    {
        while (!IsBlocked)
        {
            if (input.IsEmpty)
            {
                return endOfSection ? End() : SectionStatus.More;
            }

            var before = input.Length;
            if (part == Part.Literal)
            {
                TakeLiteral(ref input, sink);
            }
            else
            {
                TakeInteger(isInInteger ? integer.Add(input[0]) : BeginInteger(input[0]), sink);
                input = input[1..];
            }

            Offset += before - input.Length;
            if (IsTooLarge)
            {
                input = [];
                return SectionStatus.TooLarge;
            }
        }

        return SectionStatus.Blocked;
    }

    private SectionStatus End()
    {
        if (part != Part.Line || isInInteger)
        {
            throw Refuse("the section ends inside of something");
        }

        return required == RequiredInsertCount
            ? SectionStatus.Complete
            : throw Refuse($"the section asks for {RequiredInsertCount} entries and needs {required}");
    }

    private IntegerStatus BeginInteger(byte octet)
    {
        switch (part)
        {
            case Part.InsertCount:
                return integer.Begin(octet, prefixBits: 8);
            case Part.DeltaBase:
                isNegative = octet >= 0b1000_0000;
                return integer.Begin(octet, prefixBits: 7);
            default:
                (first, line) = (octet, FieldLine.BeginningWith(octet));
                size += DynamicTable.EntryOverhead;
                return integer.Begin(octet, line.PrefixBits);
        }
    }

    private void TakeInteger(IntegerStatus status, IFieldSink sink)
    {
        isInInteger = status == IntegerStatus.More;
        if (status == IntegerStatus.TooLarge)
        {
            throw RefuseStream();
        }

        if (isInInteger)
        {
            return;
        }

        switch (part)
        {
            case Part.InsertCount:
                TakeInsertCount(integer.Value);
                break;
            case Part.DeltaBase:
                TakeDeltaBase(integer.Value);
                break;
            default:
                TakeReference(integer.Value, sink);
                break;
        }
    }

    private void TakeInsertCount(long encoded)
    {
        if (!SectionPrefix.TryDecodeInsertCount(encoded, maxEntries, table.InsertCount, out var count))
        {
            throw Refuse($"no encoder writes {encoded} for a Required Insert Count");
        }

        (RequiredInsertCount, part) = (count, Part.DeltaBase);
    }

    private void TakeDeltaBase(long delta)
    {
        if (!SectionPrefix.TryDecodeBase(RequiredInsertCount, isNegative, delta, out sectionBase))
        {
            throw Refuse("the Base is negative");
        }

        part = Part.Line;
    }

    private void TakeReference(long number, IFieldSink sink)
    {
        if (line.Reference == Reference.None)
        {
            part = Part.Literal;
            literal.Begin(isHuffman: (first & 0b0000_1000) != 0, length: number);
        }
        else if (line.Reference == Reference.Static)
        {
            var index = number < StaticTable.Count ? (int)number : throw Refuse($"the static table has nothing at {number}");
            TakeEntry(StaticTable.Name(index), StaticTable.Value(index), sink);
        }
        else
        {
            var index = Absolute(number);
            required = Math.Max(required, index + 1);
            TakeEntry(table.Name(index), table.Value(index), sink);
        }
    }

    private long Absolute(long number)
    {
        // A sum that does not fit into a long is larger than all there is.
        var index = line.Reference == Reference.Relative
            ? sectionBase - 1 - number
            : (long)Math.Min((ulong)sectionBase + (ulong)number, long.MaxValue);
        return index >= RequiredInsertCount
            ? throw Refuse($"a reference to the entry {index}, where {RequiredInsertCount} are required")
            : table.Has(index) ? index : throw Refuse($"there is no entry {index}, or no longer");
    }

    private void TakeEntry(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, IFieldSink sink)
    {
        size += name.Length;
        if (line.IsLiteral)
        {
            part = Part.Literal;
            literal.Begin(name);
            return;
        }

        size += value.Length;
        HandOut(name, value, sink);
    }

    private void TakeLiteral(ref ReadOnlySpan<byte> input, IFieldSink sink)
    {
        var (before, length) = (input.Length, literal.Length);
        var status = literal.Take(ref input, (int)(settings.MaxFieldSectionSize - size + length));
        size += literal.Length - length;
        switch (status)
        {
            case LiteralStatus.Complete:
                part = Part.Line;
                HandOut(literal.Name, literal.Value, sink);
                break;
            case LiteralStatus.TooLarge:
                size = settings.MaxFieldSectionSize + 1L; // at least
                break;
            case LiteralStatus.IntegerTooLarge or LiteralStatus.NoHuffmanCode:
                Offset += before - input.Length;
                throw status == LiteralStatus.IntegerTooLarge ? RefuseStream() : Refuse("a string that is no Huffman code");
        }
    }

    private void HandOut(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, IFieldSink sink)
    {
        if (!IsTooLarge)
        {
            sink.Field(name, value, line.NeverIndexed);
        }
    }

    private QpackException Refuse(string reason) => refusals.Add(QpackError.DecompressionFailed, Offset, reason);

    // A limit of this side's is no fault of the table's: the other streams go on (§7.4).
    private QpackException RefuseStream() =>
        new(QpackError.DecompressionFailed, Offset, "an integer of more than 62 bits") { IsStreamError = true };
}
