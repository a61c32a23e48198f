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

    /// <summary>Makes an empty table.</summary>
    /// <param name="maxSize">In octets, as <see cref="Size"/> counts them.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public DynamicTable(int maxSize) =>
        throw new NotImplementedException();

    /// <summary>What <see cref="Size"/> is never more than.</summary>
    public int MaxSize { get; private set; }

    /// <summary>For each entry, the octets of its name and value and <see cref="EntryOverhead"/>.</summary>
    public int Size { get; private set; }

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>The name of an entry. The next change of the table may write over it.</summary>
    /// <param name="position">1 is the newest, <see cref="Count"/> the oldest.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such position.</exception>
    public ReadOnlySpan<byte> Name(int position) =>
        throw new NotImplementedException();

    /// <summary>The value of an entry. The next change of the table may write over it.</summary>
    /// <inheritdoc cref="Name" path="/*[not(self::summary)]"/>
    public ReadOnlySpan<byte> Value(int position) =>
        throw new NotImplementedException();

    /// <summary>Makes room, and puts an entry before all others; one that is too large for the table leaves it empty (§4.4).</summary>
    /// <param name="name">It may be a name of this table, even of an entry that has to go.</param>
    /// <param name="value">It may be a value of this table.</param>
    public void Insert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        throw new NotImplementedException();

    /// <summary>Gives the table another <see cref="MaxSize"/>; the oldest entries go until the others fit (§4.3).</summary>
    /// <param name="maxSize">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public void Resize(int maxSize) =>
        throw new NotImplementedException();
}
