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

    /// <summary>Makes an empty table with a capacity of 0.</summary>
    /// <param name="maxCapacity">In octets: SETTINGS_QPACK_MAX_TABLE_CAPACITY.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public DynamicTable(int maxCapacity) =>
        throw new NotImplementedException();

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
    public ReadOnlySpan<byte> Name(long index) =>
        throw new NotImplementedException();

    /// <summary>The value of an entry. The next change of the table may write over it.</summary>
    /// <inheritdoc cref="Name" path="/*[not(self::summary)]"/>
    public ReadOnlySpan<byte> Value(long index) =>
        throw new NotImplementedException();

    /// <summary>Makes room, and inserts an entry; false if it is larger than the capacity, and then nothing has changed.</summary>
    /// <param name="name">It may be a name of this table, even of an entry that has to go.</param>
    /// <param name="value">It may be a value of this table.</param>
    public bool TryInsert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        throw new NotImplementedException();

    /// <summary>Gives the table another capacity; the oldest entries go until the others fit (§3.2.2).</summary>
    /// <param name="capacity">In octets, up to the maximum.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0, or more than the maximum.</exception>
    public void SetCapacity(int capacity) =>
        throw new NotImplementedException();
}
