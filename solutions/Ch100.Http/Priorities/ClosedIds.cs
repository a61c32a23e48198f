namespace Katas.Http.Priorities;

/// <summary>Which ids of one kind are over, in as little memory as possible.</summary>
/// <param name="first">The first id of this kind.</param>
/// <param name="step">From one id to the next.</param>
internal sealed class ClosedIds(long first, long step)
{
    private readonly HashSet<long> scattered = []; // none of them below next
    private long next = first; // all below it have been opened, or never will be

    public int Kept => scattered.Count;

    public bool Contains(long id) => id < next || scattered.Contains(id);

    /// <summary>Ids come in order: with this one, all before it are over (RFC 9113 §5.1.1).</summary>
    public void AddUpTo(long id) => next = id + step;

    /// <summary>Ids come in any order.</summary>
    public void Add(long id)
    {
        scattered.Add(id);
        while (scattered.Remove(next))
        {
            next += step;
        }
    }
}
