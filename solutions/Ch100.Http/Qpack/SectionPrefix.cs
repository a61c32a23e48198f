namespace Katas.Http.Qpack;

/// <summary>What a field section begins with: the entries that it needs, and where its references count from.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-4.5.1">RFC 9204 §4.5.1</see>.
/// <code>
/// | Required Insert Count (8+) |   modulo twice what the table can hold, and 1; 0 means 0
/// | S |   Delta Base (7+)      |   0: so many more; 1: so many fewer, and one
/// </code>
/// </remarks>
/// <param name="RequiredInsertCount">One more than the largest absolute index that the section refers to; 0 if it refers to none.</param>
/// <param name="Base">Relative indexes count down from here, post-base indexes up.</param>
public readonly record struct SectionPrefix(long RequiredInsertCount, long Base)
{
    /// <summary>What the longest prefix takes.</summary>
    public const int MaxOctets = 2 * PrefixInteger.MaxOctets;

    /// <summary>How many entries a table can have: the smallest one counts 32.</summary>
    /// <param name="maxTableCapacity">The decoder's setting, in octets; not what the encoder has made of it.</param>
    public static int MaxEntries(int maxTableCapacity) => maxTableCapacity / DynamicTable.EntryOverhead;

    /// <summary>The Required Insert Count as it is sent.</summary>
    /// <param name="requiredInsertCount">0 or more; 0 if there are no entries.</param>
    /// <param name="maxEntries">See <see cref="MaxEntries"/>.</param>
    public static long EncodeInsertCount(long requiredInsertCount, int maxEntries) =>
        requiredInsertCount == 0 ? 0 : (requiredInsertCount % FullRange(maxEntries)) + 1;

    /// <summary>The Required Insert Count that was meant; false if no encoder means anything with this.</summary>
    /// <param name="encoded">What was sent, 0 or more.</param>
    /// <param name="maxEntries">See <see cref="MaxEntries"/>.</param>
    /// <param name="insertCount">The entries that have come so far.</param>
    /// <param name="requiredInsertCount">What was meant, or 0.</param>
    public static bool TryDecodeInsertCount(long encoded, int maxEntries, long insertCount, out long requiredInsertCount)
    {
        requiredInsertCount = 0;
        if (encoded == 0)
        {
            return true;
        }

        var fullRange = FullRange(maxEntries);
        if (encoded > fullRange)
        {
            return false;
        }

        // Of all counts that are sent like this, the largest one that is not out of reach. It may be that none is left above 0.
        var largest = insertCount + maxEntries;
        var meant = largest - (largest % fullRange) + encoded - 1;
        meant -= meant > largest ? fullRange : 0;
        requiredInsertCount = Math.Max(meant, 0);
        return meant > 0;
    }

    /// <summary>The Base that was meant; false if it would be negative.</summary>
    /// <param name="requiredInsertCount">0 to 2^62 − 1.</param>
    /// <param name="isNegative">The sign bit.</param>
    /// <param name="deltaBase">0 to 2^62 − 1.</param>
    /// <param name="sectionBase">What was meant, or 0.</param>
    public static bool TryDecodeBase(long requiredInsertCount, bool isNegative, long deltaBase, out long sectionBase)
    {
        var meant = isNegative ? requiredInsertCount - deltaBase - 1 : requiredInsertCount + deltaBase;
        sectionBase = Math.Max(meant, 0);
        return meant >= 0;
    }

    /// <summary>Writes the prefix and says how many octets it took.</summary>
    /// <param name="maxEntries">See <see cref="MaxEntries"/>.</param>
    /// <param name="destination">At least <see cref="MaxOctets"/>.</param>
    public int Write(int maxEntries, Span<byte> destination)
    {
        var length = PrefixInteger.Write(EncodeInsertCount(RequiredInsertCount, maxEntries), 8, 0, destination);
        var delta = Base - RequiredInsertCount;
        return length + (delta >= 0
            ? PrefixInteger.Write(delta, 7, 0b0000_0000, destination[length..])
            : PrefixInteger.Write(-delta - 1, 7, 0b1000_0000, destination[length..]));
    }

    private static long FullRange(int maxEntries) => 2L * maxEntries;
}
