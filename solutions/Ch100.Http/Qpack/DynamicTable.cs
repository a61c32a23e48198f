namespace Katas.Http.Qpack;

/// <summary>The field lines that the encoder has told the decoder to remember. Both have such a table.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-3.2">RFC 9204 §3.2</see>.
/// <code>
///   evicted    │ DroppedCount …              │ InsertCount
///   0  1  2  3 │ 4  5  6  7  8  9  10  11    │ 12            absolute index
///              ╰ the oldest        the newest╯
/// </code>
/// Memory is taken by <see cref="SetCapacity"/>, for a capacity that is new; to insert takes none.
/// </remarks>
public sealed class DynamicTable
{
    /// <summary>What each entry counts for besides its name and value, in octets (§3.2.1).</summary>
    public const int EntryOverhead = 32;

    private readonly int maxCapacity;

    // The entry of an absolute index is at the index modulo the length.
    private Entry[] entries = [new()];

    // Names and values lie one behind the other in `octets`, the oldest first. When `used` comes to its end, what is still alive is
    // copied to the spare array, and the two change places.
    private byte[] octets = [];
    private byte[] spare = [];
    private int used;
    private int reserved; // the largest capacity that there is memory for

    /// <summary>Makes an empty table with a capacity of 0.</summary>
    /// <param name="maxCapacity">In octets: SETTINGS_QPACK_MAX_TABLE_CAPACITY.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public DynamicTable(int maxCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxCapacity);
        this.maxCapacity = maxCapacity;
    }

    /// <summary>What <see cref="Size"/> is never more than.</summary>
    public int Capacity { get; private set; }

    /// <summary>For each entry, the octets of its name and value and <see cref="EntryOverhead"/>.</summary>
    public int Size { get; private set; }

    /// <summary>The entries that there ever were. The next one has this absolute index.</summary>
    public long InsertCount { get; private set; }

    /// <summary>The entries that have been evicted. The oldest that is there has this absolute index, if one is there.</summary>
    public long DroppedCount { get; private set; }

    /// <summary>The name of an entry. The next change of the table may write over it.</summary>
    /// <param name="index">Absolute.</param>
    /// <exception cref="ArgumentOutOfRangeException">It has been evicted, or has not been inserted.</exception>
    public ReadOnlySpan<byte> Name(long index)
    {
        var entry = At(index);
        return octets.AsSpan(entry.Start, entry.NameLength);
    }

    /// <summary>The value of an entry. The next change of the table may write over it.</summary>
    /// <inheritdoc cref="Name" path="/*[not(self::summary)]"/>
    public ReadOnlySpan<byte> Value(long index)
    {
        var entry = At(index);
        return octets.AsSpan(entry.Start + entry.NameLength, entry.ValueLength);
    }

    /// <summary>Makes room, and inserts an entry; false if it is larger than the capacity, and then nothing has changed.</summary>
    /// <param name="name">It may be a name of this table, even of an entry that has to go.</param>
    /// <param name="value">It may be a value of this table.</param>
    public bool TryInsert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (EntrySize(name, value) > Capacity)
        {
            return false;
        }

        EvictTo(Capacity - EntrySize(name, value));
        var length = name.Length + value.Length;
        if (used + length > octets.Length)
        {
            MoveToSpare();
        }

        // What moved is still whole where it was before, so name and value are good, wherever they are.
        name.CopyTo(octets.AsSpan(used));
        value.CopyTo(octets.AsSpan(used + name.Length));
        Slot(InsertCount) = new Entry(used, name.Length, value.Length);
        used += length;
        Size += length + EntryOverhead;
        InsertCount++;
        return true;
    }

    /// <summary>Gives the table another capacity; the oldest entries go until the others fit (§3.2.2).</summary>
    /// <param name="capacity">In octets, up to the maximum.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0, or more than the maximum.</exception>
    public void SetCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, maxCapacity);
        EvictTo(capacity);
        Capacity = capacity;
        if (capacity > reserved)
        {
            // Not step by step: many small ones would cost far more than they take to send.
            reserved = (int)Math.Min(maxCapacity, Math.Max(capacity, 2L * reserved));
            Grow(reserved);
        }
    }

    internal static long EntrySize(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => (long)name.Length + value.Length + EntryOverhead;

    internal bool Has(long index) => index >= DroppedCount && index < InsertCount;

    /// <summary>The oldest entry that is left when the oldest go until the others have this size.</summary>
    internal long FirstKept(long sizeToKeep)
    {
        var (first, size) = (DroppedCount, Size);
        for (; first < InsertCount && size > sizeToKeep; first++)
        {
            size -= Slot(first).Size;
        }

        return first;
    }

    private void EvictTo(long sizeToKeep)
    {
        for (var first = FirstKept(sizeToKeep); DroppedCount < first; DroppedCount++)
        {
            Size -= Slot(DroppedCount).Size;
        }
    }

    private ref Entry Slot(long index) => ref entries[index % entries.Length];

    private Entry At(long index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, DroppedCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, InsertCount);
        return Slot(index);
    }

    private void MoveToSpare()
    {
        var start = DroppedCount == InsertCount ? used : Slot(DroppedCount).Start;
        octets.AsSpan(start..used).CopyTo(spare);
        for (var index = DroppedCount; index < InsertCount; index++)
        {
            Slot(index).Start -= start;
        }

        used -= start;
        (octets, spare) = (spare, octets);
    }

    // No entry is smaller than 32 octets, so there are never more than the 32nd part. Twice the room means that at least as much has
    // been inserted between two moves as is moved.
    private void Grow(int capacity)
    {
        var grown = new Entry[(capacity / EntryOverhead) + 1];
        for (var index = DroppedCount; index < InsertCount; index++)
        {
            grown[index % grown.Length] = Slot(index);
        }

        entries = grown;
        var room = (int)Math.Min(2L * capacity, Array.MaxLength);
        Array.Resize(ref octets, room);
        spare = new byte[room];
    }

    private record struct Entry(int Start, int NameLength, int ValueLength)
    {
        public readonly int Size => NameLength + ValueLength + EntryOverhead;
    }
}
