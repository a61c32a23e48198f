namespace Katas.Http.Hpack;

/// <summary>Reads the header blocks of one direction of one HTTP/2 connection, in whatever fragments they arrive.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#section-6">RFC 7541 §6</see>.
/// <code>
/// 1    index(7)                  indexed field
/// 01   index(6) [name] value     literal field, inserted into the table
/// 001  size(5)                   dynamic table size update
/// 0001 index(4) [name] value     literal field, never indexed
/// 0000 index(4) [name] value     literal field, not inserted
/// </code>
/// Memory is taken when the decoder is made and when <see cref="SetTableLimit"/> raises the limit; to decode takes none.
/// </remarks>
public sealed class HpackDecoder
{
    private readonly HpackLimits limits;
    private readonly PrefixIntegerReader index = new();
    private readonly LiteralReader literal;
    private readonly TableSizePolicy tableSize;
    private HpackException? refusal;

    // Of the block that is being read.
    private bool isInBlock;
    private int offset; // octets before the one at hand
    private long listSize;
    private Part part;
    private Representation representation;

    /// <summary>Makes a decoder with an empty table.</summary>
    /// <param name="limits">What the other side may send; left out, the defaults of <see cref="HpackLimits"/>.</param>
    public HpackDecoder(HpackLimits? limits = null)
    {
        this.limits = limits ?? new HpackLimits();
        literal = new LiteralReader(Math.Max(this.limits.MaxHeaderListSize, this.limits.TableSize));
        Table = new DynamicTable(this.limits.TableSize);
        tableSize = new TableSizePolicy(Table);
    }

    private enum Part
    {
        Start,
        Index,
        Literal,
    }

    /// <summary>What the other side has told this one to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>
    /// A new SETTINGS_HEADER_TABLE_SIZE of this side, once the other side has acknowledged it. The table keeps its size until the next
    /// block says otherwise.
    /// </summary>
    /// <param name="limit">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    /// <exception cref="InvalidOperationException">In the middle of a block: no frame comes between its fragments.</exception>
    public void SetTableLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (isInBlock)
        {
            throw new InvalidOperationException("the limit does not change in the middle of a header block");
        }

        tableSize.SetLimit(limit);
        literal.Grow(limit);
        Table.Reserve(limit);
    }

    /// <summary>Reads the next fragment of a header block: what a HEADERS or CONTINUATION frame carries.</summary>
    /// <param name="fragment">Octets not seen before; of any number.</param>
    /// <param name="endOfBlock">The block ends with them: END_HEADERS.</param>
    /// <param name="sink">Is given each field as soon as it has been read. It does not throw.</param>
    /// <exception cref="HpackException">The block breaks a rule, or an earlier one did.</exception>
    public HeaderBlockStatus Decode(ReadOnlySpan<byte> fragment, bool endOfBlock, IHeaderSink sink)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        isInBlock = !endOfBlock;
        var unread = fragment[..Math.Min(fragment.Length, limits.MaxBlockSize - offset)];
        var isTooLong = unread.Length < fragment.Length;
        while (!unread.IsEmpty)
        {
            var taken = Take(unread, sink);
            offset += taken;
            unread = unread[taken..];
        }

        if (isTooLong)
        {
            throw Refuse(HpackViolation.BlockSize, $"a header block of more than {limits.MaxBlockSize} octets");
        }

        return endOfBlock ? EndBlock() : HeaderBlockStatus.More;
    }

    private HeaderBlockStatus EndBlock()
    {
        if (part != Part.Start)
        {
            throw Refuse(HpackViolation.Truncated, "the header block ends inside of a representation");
        }

        RequireShrunkTable();
        var status = listSize <= limits.MaxHeaderListSize ? HeaderBlockStatus.Complete : HeaderBlockStatus.TooLarge;
        (offset, listSize) = (0, 0);
        tableSize.EndBlock();
        return status;
    }

    // Many octets of a string, or one of anything else. `offset` is that of the first.
    private int Take(ReadOnlySpan<byte> input, IHeaderSink sink)
    {
        if (part == Part.Literal)
        {
            return TakeLiteral(input, sink);
        }

        if (part == Part.Start)
        {
            TakeStart(input[0], sink);
        }
        else
        {
            TakeIndex(index.Add(input[0]), sink);
        }

        return 1;
    }

    private void TakeStart(byte octet, IHeaderSink sink)
    {
        (representation, var prefixBits) = octet.Begins;
        if (representation != Representation.SizeUpdate)
        {
            RequireShrunkTable();
            tableSize.BeginField();
        }
        else if (!tableSize.TryBeginUpdate())
        {
            throw Refuse(HpackViolation.TableSize, "a third size update, or one behind a field");
        }

        part = Part.Index;
        TakeIndex(index.Begin(octet, prefixBits), sink);
    }

    private void TakeIndex(IntegerStatus status, IHeaderSink sink)
    {
        if (status == IntegerStatus.TooLarge)
        {
            throw Refuse(HpackViolation.IntegerLimit, "no index and no size is that large, or that long");
        }

        if (status == IntegerStatus.More)
        {
            return;
        }

        part = representation is Representation.SizeUpdate or Representation.Indexed ? Part.Start : Part.Literal;
        if (representation == Representation.SizeUpdate)
        {
            UpdateSize(index.Value);
        }
        else if (representation == Representation.Indexed)
        {
            HandOutEntry(index.Value, sink);
        }
        else if (index.Value == 0)
        {
            literal.Begin();
        }
        else
        {
            literal.Begin(NameOf(index.Value));
        }
    }

    private void UpdateSize(int size)
    {
        if (size > tableSize.Largest)
        {
            throw Refuse(HpackViolation.TableSize, $"a table of {size} octets, where {tableSize.Largest} are allowed");
        }

        tableSize.Update(size);
    }

    private int TakeLiteral(ReadOnlySpan<byte> input, IHeaderSink sink)
    {
        var taken = literal.TakePlain(input);
        if (taken == 0)
        {
            taken = 1;
            if (literal.Take(input[0]) is { } violation)
            {
                throw Refuse(violation, violation == HpackViolation.IntegerLimit
                    ? "no string is that long"
                    : "the end-of-string symbol, or padding that is not fewer than eight 1s");
            }
        }

        if (literal.IsComplete)
        {
            part = Part.Start;
            HandOut(literal.Name, literal.Value, literal.Size, sink);
            if (representation == Representation.Inserted)
            {
                Insert();
            }
        }

        return taken;
    }

    private void Insert()
    {
        if (literal.Fits)
        {
            Table.Insert(literal.Name, literal.Value);
        }
        else
        {
            Table.TryMakeRoom(literal.Size); // which there is not: the table is empty now, as the other side's is (§4.4)
        }
    }

    private void HandOutEntry(int index, IHeaderSink sink)
    {
        var name = NameOf(index);
        var value = index <= StaticTable.Count ? StaticTable.Value(index) : Table.Value(index - StaticTable.Count);
        HandOut(name, value, DynamicTable.EntrySize(name.Length, value.Length), sink);
    }

    // What is too much is read to its end all the same: the fields behind it may be references to what it inserts (RFC 9113 §10.5.1).
    private void HandOut(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, long size, IHeaderSink sink)
    {
        listSize += size;
        if (listSize <= limits.MaxHeaderListSize)
        {
            sink.Field(name, value, representation == Representation.NeverIndexed);
        }
    }

    private ReadOnlySpan<byte> NameOf(int index) =>
        index < 1 || index > StaticTable.Count + Table.Count
            ? throw Refuse(HpackViolation.Index, $"{index}, where the last index is {StaticTable.Count + Table.Count}")
            : index <= StaticTable.Count ? StaticTable.Name(index) : Table.Name(index - StaticTable.Count);

    private void RequireShrunkTable()
    {
        if (tableSize.MustShrink)
        {
            throw Refuse(HpackViolation.TableSize, $"the block does not begin with an update to {tableSize.Largest} octets or fewer");
        }
    }

    private HpackException Refuse(HpackViolation violation, string reason) => refusal = new HpackException(violation, offset, reason);
}
