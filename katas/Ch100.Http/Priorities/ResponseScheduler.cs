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
    /// <summary>How many responses there are, the paused ones included.</summary>
    public int Count =>
        throw new NotImplementedException();

    /// <summary>A response is there.</summary>
    /// <exception cref="ArgumentException">The stream has one already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such urgency.</exception>
    public void Add(long streamId, Priority priority) =>
        throw new NotImplementedException();

    /// <summary>Its priority is another one now; if it is not, nothing happens.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such urgency.</exception>
    public void Change(long streamId, Priority priority) =>
        throw new NotImplementedException();

    /// <summary>It has nothing to send at the moment, or may not: others go on.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public void Pause(long streamId) =>
        throw new NotImplementedException();

    /// <summary>It can send again, and has the place that it had.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public void Resume(long streamId) =>
        throw new NotImplementedException();

    /// <summary>It is over.</summary>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public void Remove(long streamId) =>
        throw new NotImplementedException();

    /// <summary>Gives a turn to one of the responses: it may send a piece.</summary>
    /// <param name="streamId">Whose turn it is; 0 if the answer is false.</param>
    /// <returns>False if there is none, or all are paused.</returns>
    public bool TryNext(out long streamId) =>
        throw new NotImplementedException();
}
