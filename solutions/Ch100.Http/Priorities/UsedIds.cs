namespace Katas.Http.Priorities;

/// <summary>Which ids of one kind have been opened, or never will be, in as little memory as possible.</summary>
/// <param name="first">The first id of this kind.</param>
/// <param name="step">From one id to the next.</param>
internal sealed class UsedIds(long first, long step)
{
    private readonly HashSet<(long From, long To)> runs = []; // without a gap in one, and with one before each
    private long next = first; // all below it are used

    public int Runs => runs.Count;

    public bool Contains(long id) => id < next || runs.Any(run => run.From <= id && id < run.To);

    /// <summary>Ids come in order: with this one, all before it are used (RFC 9113 §5.1.1).</summary>
    public void AddUpTo(long id) => next = id + step;

    /// <summary>Ids come in any order.</summary>
    public void Add(long id)
    {
        var (from, to) = (id, id + step);
        foreach (var run in runs.Where(run => run.To == id || run.From == id + step).ToArray())
        {
            runs.Remove(run);
            (from, to) = (Math.Min(from, run.From), Math.Max(to, run.To));
        }

        if (from == next)
        {
            next = to;
        }
        else
        {
            runs.Add((from, to));
        }
    }
}
