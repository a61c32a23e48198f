using System.Buffers;

namespace Katas.Http.Qpack;

/// <summary>Writes the field sections of one direction of one HTTP/3 connection, and the instructions that fill the decoder's table.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-2.1">RFC 9204 §2.1</see>. It leaves it to an encoder what to insert
/// and what to refer to. This one decides as the rules of the kata say, field line by field line, in one pass.
/// </remarks>
public sealed class QpackEncoder
{
    /// <summary>With so many sections that wait for an answer, the next ones do not refer to the table.</summary>
    public const int MaxOutstandingSections = 100;

    private readonly QpackSettings theirs;
    private readonly bool huffman;
    private readonly OutstandingSections sections = new();
    private readonly SectionWriter section;
    private readonly DecoderStreamReader decoderStream;
    private readonly ArrayBufferWriter<byte> instructions = new();
    private long sentInserts; // that somebody has taken

    /// <summary>Makes an encoder with an empty table, whose capacity is 0.</summary>
    /// <param name="theirs">What the other side's decoder allows.</param>
    /// <param name="huffman">May strings be written in the Huffman code?</param>
    public QpackEncoder(QpackSettings theirs, bool huffman = true)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        (this.theirs, this.huffman) = (theirs, huffman);
        section = new SectionWriter(huffman);
        decoderStream = new DecoderStreamReader(sections);
        Table = new DynamicTable(theirs.MaxTableCapacity);
    }

    /// <summary>What the other side has been told to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>The entries that the decoder has said it has.</summary>
    public long KnownReceivedCount => decoderStream.KnownReceivedCount;

    /// <summary>How many streams may have to wait at the decoder.</summary>
    public int StreamsAtRisk => sections.StreamsAtRisk(KnownReceivedCount).Count();

    /// <summary>How many sections refer to an entry that have been neither acknowledged nor given up.</summary>
    /// <param name="index">Absolute; of an entry that is not there, 0 is the answer.</param>
    public int ReferencesTo(long index) => sections.ReferencesTo(index);

    /// <summary>Gives the table another capacity; false, and nothing has changed, if an entry had to go that must not.</summary>
    /// <param name="capacity">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0, or more than the decoder allows.</exception>
    public bool TrySetCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, theirs.MaxTableCapacity);
        if (!MayEvictTo(capacity))
        {
            return false;
        }

        if (capacity != Table.Capacity)
        {
            Table.SetCapacity(capacity);
            instructions.WriteInteger(capacity, prefixBits: 5, pattern: 0b0010_0000);
        }

        return true;
    }

    /// <summary>Inserts an entry that may be of use later; false, and nothing has changed, if there is no room for it.</summary>
    /// <param name="name">In small letters, as HTTP/3 has them; not checked.</param>
    /// <param name="value">Any octets.</param>
    public bool TryInsert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!HasRoomFor(name, value))
        {
            return false;
        }

        if (Search.StaticName(name) is { } staticIndex)
        {
            instructions.WriteInteger(staticIndex, prefixBits: 6, pattern: 0b1100_0000);
        }
        else if (Search.NewestName(Table, name, _ => true) is { } index)
        {
            instructions.WriteInteger(Relative(index), prefixBits: 6, pattern: 0b1000_0000);
        }
        else
        {
            instructions.WriteString(name, prefixBits: 5, pattern: 0b0100_0000, huffman);
        }

        instructions.WriteString(value, prefixBits: 7, pattern: 0, huffman);
        return Table.TryInsert(name, value);
    }

    /// <summary>Inserts an entry again, before it has to go; false, and nothing has changed, if there is no room for it.</summary>
    /// <param name="index">Absolute.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry, or no longer.</exception>
    public bool TryDuplicate(long index)
    {
        if (!HasRoomFor(Table.Name(index), Table.Value(index)))
        {
            return false;
        }

        instructions.WriteInteger(Relative(index), prefixBits: 5, pattern: 0b0000_0000);
        return Table.TryInsert(Table.Name(index), Table.Value(index));
    }

    /// <summary>Begins a field section.</summary>
    /// <param name="streamId">Of the stream that it goes to: 0 to 2^62 − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stream has that id.</exception>
    /// <exception cref="InvalidOperationException">Another section has not been ended.</exception>
    public void BeginSection(long streamId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(streamId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(streamId, PrefixInteger.MaxValue);
        RequireSection(isOpen: false);
        sections.Begin(streamId);
        section.Begin(Table.InsertCount);
    }

    /// <summary>Writes a field line into the section.</summary>
    /// <param name="name">In small letters, as HTTP/3 has them; not checked.</param>
    /// <param name="value">Any octets.</param>
    /// <param name="indexing">What may be done with it.</param>
    /// <exception cref="InvalidOperationException">No section has been begun.</exception>
    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Indexing indexing)
    {
        RequireSection(isOpen: true);
        if (indexing == Indexing.Never)
        {
            WriteLiteral(name, value, neverIndexed: true);
        }
        else if (Search.Static(name, value) is { } staticIndex)
        {
            section.WriteStatic(staticIndex);
        }
        else if ((Search.Newest(Table, name, value, MayRefer) ?? InsertIfNew(name, value, indexing)) is { } index)
        {
            sections.Open!.References.Add(index);
            section.WriteEntry(index);
        }
        else
        {
            WriteLiteral(name, value, neverIndexed: false);
        }
    }

    /// <summary>Ends the section and writes it.</summary>
    /// <param name="output">Where the section goes.</param>
    /// <exception cref="InvalidOperationException">No section has been begun.</exception>
    public void EndSection(IBufferWriter<byte> output)
    {
        RequireSection(isOpen: true);
        section.End(sections.Open!.RequiredInsertCount, SectionPrefix.MaxEntries(theirs.MaxTableCapacity), output);
        sections.End();
    }

    /// <summary>Writes what there is to say on the encoder stream since the last time.</summary>
    /// <param name="output">The encoder stream.</param>
    public void TakeInstructions(IBufferWriter<byte> output)
    {
        output.Write(instructions.WrittenSpan);
        instructions.ResetWrittenCount();
        sentInserts = Table.InsertCount;
    }

    /// <summary>Reads what has come on the decoder stream.</summary>
    /// <param name="octets">Of any number, not seen before.</param>
    /// <exception cref="QpackException">An instruction cannot be followed, or one before could not.</exception>
    public void ReadDecoderStream(ReadOnlySpan<byte> octets) => decoderStream.Read(octets, sentInserts);

    // On its own stream a decoder has done all that came before, so a reference there keeps no entry (§2.1.1).
    private long Relative(long index) => Table.InsertCount - 1 - index;

    private bool HasRoomFor(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var size = DynamicTable.EntrySize(name, value);
        return size <= Table.Capacity && MayEvictTo(Table.Capacity - size);
    }

    // What goes must have come, and nobody may need it any more, the section that is being written included.
    private bool MayEvictTo(long sizeToKeep)
    {
        var firstKept = Table.FirstKept(sizeToKeep);
        return firstKept == Table.DroppedCount || firstKept <= Math.Min(KnownReceivedCount, sections.OldestReference);
    }

    // Refers to an entry that has not come only if the stream may wait for it (§2.1.2). A stream that may wait already counts once.
    private bool MayRefer(long index)
    {
        if (sections.Sent == MaxOutstandingSections)
        {
            return false;
        }

        var atRisk = sections.StreamsAtRisk(KnownReceivedCount).ToList();
        return index < KnownReceivedCount || atRisk.Contains(sections.Open!.StreamId) || atRisk.Count < theirs.BlockedStreams;
    }

    // What is in the table and must not be referred to yet is not inserted a second time.
    private long? InsertIfNew(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Indexing indexing)
    {
        var inserts = indexing == Indexing.Insert && Search.Newest(Table, name, value, _ => true) is null && TryInsert(name, value);
        return inserts && MayRefer(Table.InsertCount - 1) ? Table.InsertCount - 1 : null;
    }

    private void WriteLiteral(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed)
    {
        if (Search.StaticName(name) is { } staticIndex)
        {
            section.WriteStaticName(staticIndex, neverIndexed);
        }
        else if (Search.NewestName(Table, name, MayRefer) is { } index)
        {
            sections.Open!.References.Add(index);
            section.WriteEntryName(index, neverIndexed);
        }
        else
        {
            section.WriteName(name, neverIndexed);
        }

        section.WriteValue(value);
    }

    private void RequireSection(bool isOpen)
    {
        if (sections.Open is not null != isOpen)
        {
            throw new InvalidOperationException(isOpen ? "begin a section first" : "end the other section first");
        }
    }
}
