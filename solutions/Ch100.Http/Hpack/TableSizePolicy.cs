namespace Katas.Http.Hpack;

/// <summary>What the other side may do to the size of the table, and what it has to do (§4.2, §6.3; RFC 9113 §4.3.1).</summary>
internal sealed class TableSizePolicy(DynamicTable table)
{
    // The smallest size in between, and the last one (§4.2).
    private const int MaxUpdates = 2;

    private int limit = table.MaxSize;
    private int smallestLimit = table.MaxSize; // since the last block, or the last update
    private int updatesLeft = MaxUpdates;

    /// <summary>The other side has acknowledged a limit below the size that it had set, and has not set another one since.</summary>
    public bool MustShrink => table.MaxSize > smallestLimit;

    /// <summary>What the next update may set.</summary>
    public int Largest => MustShrink ? smallestLimit : limit;

    public void SetLimit(int newLimit) => (limit, smallestLimit) = (newLimit, Math.Min(smallestLimit, newLimit));

    public bool TryBeginUpdate() => --updatesLeft >= 0;

    public void Update(int size)
    {
        table.Resize(size);
        smallestLimit = limit;
    }

    public void BeginField() => updatesLeft = 0;

    public void EndBlock() => (updatesLeft, smallestLimit) = (MaxUpdates, limit);
}
