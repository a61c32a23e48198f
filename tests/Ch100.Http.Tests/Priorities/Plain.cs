namespace Katas.Http.Priorities.Steps;

/// <summary>The rules of the scheduler written down one by one, with no thought of speed.</summary>
internal sealed class Plain
{
    private readonly List<Entry> entries = [];
    private readonly long[] lastOneByOne = new long[8];
    private long turn;

    public void Add(long streamId, Priority priority) =>
        entries.Add(new Entry(streamId) { Priority = priority, LastTurn = turn });

    public void Change(long streamId, Priority priority)
    {
        var entry = Find(streamId);
        (entry.Priority, entry.LastTurn) = entry.Priority == priority ? (priority, entry.LastTurn) : (priority, turn);
    }

    public void Pause(long streamId, bool paused) => Find(streamId).IsPaused = paused;

    public void Remove(long streamId) => entries.Remove(Find(streamId));

    public string Next()
    {
        var ready = entries.Where(entry => !entry.IsPaused).ToList();
        if (ready.Count == 0)
        {
            return "-";
        }

        var level = ready.GroupBy(entry => entry.Priority.Urgency).MinBy(group => group.Key)!;
        var oneByOne = level.Where(entry => !entry.Priority.Incremental).OrderBy(entry => entry.StreamId).Take(1);
        var next = level.Where(entry => entry.Priority.Incremental).Concat(oneByOne)
            .OrderBy(entry => entry.Priority.Incremental ? entry.LastTurn : lastOneByOne[level.Key])
            .ThenBy(entry => entry.StreamId)
            .First();
        next.LastTurn = ++turn;
        if (!next.Priority.Incremental)
        {
            lastOneByOne[level.Key] = turn;
        }

        return $"{next.StreamId}";
    }

    private Entry Find(long streamId) => entries.Single(entry => entry.StreamId == streamId);

    private sealed class Entry(long streamId)
    {
        public long StreamId => streamId;

        public Priority Priority { get; set; }

        public long LastTurn { get; set; }

        public bool IsPaused { get; set; }
    }
}
