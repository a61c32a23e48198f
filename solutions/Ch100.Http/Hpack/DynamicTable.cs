namespace Katas.Http.Hpack;

/// <summary>The header fields that one side has told the other to remember, the newest first.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#section-4">RFC 7541 §4</see>. Memory is taken when the table is made and when
/// it is given a size that it has never had before; to insert takes none.
/// </remarks>
public sealed class DynamicTable
{
    /// <summary>What each entry counts for besides its name and value, in octets (§4.1).</summary>
    public const int EntryOverhead = 32;

    // A ring: `newest` moves on by one with each entry.
    private Entry[] entries = [new()];
    private int newest;

    // Names and values lie one behind the other in `octets`, the oldest first. When `used` comes to its end, what is still alive is
    // copied to the spare array, and the two change places.
    private byte[] octets = [];
    private byte[] spare = [];
    private int used;

    private int reserved; // the largest size that there is memory for

    /// <summary>Makes an empty table.</summary>
    /// <param name="maxSize">In octets, as <see cref="Size"/> counts them.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public DynamicTable(int maxSize) => Resize(maxSize);

    /// <summary>What <see cref="Size"/> is never more than.</summary>
    public int MaxSize { get; private set; }

    /// <summary>For each entry, the octets of its name and value and <see cref="EntryOverhead"/>.</summary>
    public int Size { get; private set; }

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>The name of an entry. The next change of the table may write over it.</summary>
    /// <param name="position">1 is the newest, <see cref="Count"/> the oldest.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such position.</exception>
    public ReadOnlySpan<byte> Name(int position)
    {
        var entry = At(position);
        return octets.AsSpan(entry.Start, entry.NameLength);
    }

    /// <summary>The value of an entry. The next change of the table may write over it.</summary>
    /// <inheritdoc cref="Name" path="/*[not(self::summary)]"/>
    public ReadOnlySpan<byte> Value(int position)
    {
        var entry = At(position);
        return octets.AsSpan(entry.Start + entry.NameLength, entry.ValueLength);
    }

    /// <summary>Makes room, and puts an entry before all others; one that is too large for the table leaves it empty (§4.4).</summary>
    /// <param name="name">It may be a name of this table, even of an entry that has to go.</param>
    /// <param name="value">It may be a value of this table.</param>
    public void Insert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!TryMakeRoom(EntrySize(name.Length, value.Length)))
        {
            return;
        }

        var length = name.Length + value.Length;
        if (used + length > octets.Length)
        {
            MoveToSpare();
        }

        // What moved is still whole where it was before, so name and value are good, wherever they are.
        name.CopyTo(octets.AsSpan(used));
        value.CopyTo(octets.AsSpan(used + name.Length));
        newest = (newest + 1) % entries.Length;
        entries[newest] = new Entry(used, name.Length, value.Length);
        used += length;
        Size += length + EntryOverhead;
        Count++;
    }

    /// <summary>Gives the table another <see cref="MaxSize"/>; the oldest entries go until the others fit (§4.3).</summary>
    /// <param name="maxSize">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public void Resize(int maxSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSize);
        MaxSize = maxSize;
        Evict(maxSize);
        Reserve(maxSize);
    }

    /// <summary>Takes the memory that a table of this size needs.</summary>
    internal void Reserve(int maxSize)
    {
        if (maxSize > reserved)
        {
            reserved = maxSize;
            Grow(maxSize);
        }
    }

    internal static long EntrySize(int nameLength, int valueLength) => (long)nameLength + valueLength + EntryOverhead;

    /// <summary>Evicts until an entry of this size fits; false if it cannot, and then the table is empty.</summary>
    internal bool TryMakeRoom(long entrySize)
    {
        Evict(MaxSize - entrySize);
        return entrySize <= MaxSize;
    }

    private void Evict(long sizeToKeep)
    {
        while (Count > 0 && Size > sizeToKeep)
        {
            var oldest = At(Count);
            Size -= (int)EntrySize(oldest.NameLength, oldest.ValueLength);
            Count--;
        }
    }

    private ref Entry At(int position)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Count);
        return ref entries[(newest + entries.Length - position + 1) % entries.Length];
    }

    private void MoveToSpare()
    {
        var start = Count == 0 ? used : At(Count).Start;
        octets.AsSpan(start..used).CopyTo(spare);
        for (var position = 1; position <= Count; position++)
        {
            At(position).Start -= start;
        }

        used -= start;
        (octets, spare) = (spare, octets);
    }

    // No entry is smaller than 32 octets, so there are never more than the 32nd part. Twice the room means that at least as much has
    // been inserted between two moves as is moved.
    private void Grow(int maxSize)
    {
        var kept = new Entry[(maxSize / EntryOverhead) + 1];
        for (var position = 1; position <= Count; position++)
        {
            kept[Count - position] = At(position);
        }

        (entries, newest) = (kept, Math.Max(Count - 1, 0));
        var room = Math.Min(2L * maxSize, Array.MaxLength);
        Array.Resize(ref octets, (int)room);
        spare = new byte[room];
    }

    private record struct Entry(int Start, int NameLength, int ValueLength);
}
