namespace Katas.Http.Priorities;

/// <summary>Decides which response sends next.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9218#section-10">RFC 9218 §10</see>. In one urgency, with streams 1 and 3
/// one by one, and 5 and 7 incremental:
/// <code>
///  1 5 7 1 5 7 1 │ 5 7 3 5 7 3 …      1 is done at the bar
/// </code>
/// </remarks>
public sealed class ResponseScheduler
{
    private readonly Dictionary<long, Response> responses = [];
    private readonly Level[] levels = [.. Enumerable.Range(0, Priority.LeastUrgent + 1).Select(_ => new Level())];
    private long turn; // the number of the last one

    /// <summary>How many responses there are, the paused ones included.</summary>
    public int Count => responses.Count;

    /// <summary>A response is there.</summary>
    /// <exception cref="ArgumentException">The stream has one already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such urgency.</exception>
    public void Add(long streamId, Priority priority)
    {
        RequireUrgency(priority);
        if (!responses.TryAdd(streamId, new Response(priority, turn, IsPaused: false)))
        {
            throw new ArgumentException($"stream {streamId} is there already", nameof(streamId));
        }

        Enter(streamId);
    }

    /// <summary>Its priority is another one now; if it is not, nothing happens.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such urgency.</exception>
    public void Change(long streamId, Priority priority)
    {
        RequireUrgency(priority);
        var response = Known(streamId);
        if (response.Priority != priority)
        {
            Become(streamId, response with { Priority = priority, LastTurn = turn });
        }
    }

    /// <summary>It has nothing to send at the moment, or may not: others go on.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public void Pause(long streamId) => Become(streamId, Known(streamId) with { IsPaused = true });

    /// <summary>It can send again, and has the place that it had.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public void Resume(long streamId) => Become(streamId, Known(streamId) with { IsPaused = false });

    /// <summary>It is over.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public void Remove(long streamId)
    {
        Known(streamId);
        Leave(streamId);
        responses.Remove(streamId);
    }

    /// <summary>Gives a turn to one of the responses: it may send a piece.</summary>
    /// <param name="streamId">Whose turn it is; 0 if the answer is false.</param>
    /// <returns>False if there is none, or all are paused.</returns>
    public bool TryNext(out long streamId)
    {
        streamId = 0;
        if (Array.Find(levels, level => level.OneByOne.Count + level.InTurns.Count > 0) is not { } level)
        {
            return false;
        }

        streamId = level.First();
        turn++;
        var response = responses[streamId];
        if (!response.Priority.Incremental)
        {
            level.LastOneByOne = turn;
        }

        Become(streamId, response with { LastTurn = turn });
        return true;
    }

    private void Become(long streamId, Response response)
    {
        Leave(streamId);
        responses[streamId] = response;
        Enter(streamId);
    }

    private void Enter(long streamId)
    {
        var ((urgency, incremental), lastTurn, isPaused) = responses[streamId];
        if (!isPaused)
        {
            _ = incremental ? levels[urgency].InTurns.Add((lastTurn, streamId)) : levels[urgency].OneByOne.Add(streamId);
        }
    }

    private void Leave(long streamId)
    {
        var (priority, lastTurn, _) = responses[streamId];
        levels[priority.Urgency].OneByOne.Remove(streamId);
        levels[priority.Urgency].InTurns.Remove((lastTurn, streamId));
    }

    private Response Known(long streamId) => responses.TryGetValue(streamId, out var response)
        ? response
        : throw new ArgumentException($"stream {streamId} is not there", nameof(streamId));

    private static void RequireUrgency(Priority priority)
    {
        if (priority.Urgency is < 0 or > Priority.LeastUrgent)
        {
            throw new ArgumentOutOfRangeException(nameof(priority), priority, "an urgency from 0 to 7");
        }
    }

    private readonly record struct Response(Priority Priority, long LastTurn, bool IsPaused);

    /// <summary>The responses of one urgency that can send.</summary>
    private sealed class Level
    {
        public SortedSet<long> OneByOne { get; } = [];

        public SortedSet<(long LastTurn, long StreamId)> InTurns { get; } = [];

        /// <summary>The last turn of any that go one by one. Together they have one place, so that nobody starves.</summary>
        public long LastOneByOne { get; set; }

        public long First()
        {
            (long LastTurn, long StreamId) oneByOne = (LastOneByOne, OneByOne.Min);
            return OneByOne.Count > 0 && (InTurns.Count == 0 || oneByOne.CompareTo(InTurns.Min) < 0)
                ? oneByOne.StreamId
                : InTurns.Min.StreamId;
        }
    }
}
