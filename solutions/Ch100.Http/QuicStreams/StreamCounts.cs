namespace Katas.Http.QuicStreams;

/// <summary>How many streams there are of one kind, and how many there may be (RFC 9000 §4.6).</summary>
/// <remarks>Limits count all streams that there ever were. So one that has ended makes room for another only by a new limit.</remarks>
internal sealed class StreamCounts(long theirLimit, long ourLimit)
{
    private readonly long atATime = theirLimit;

    public long OurOpened { get; set; }

    public long OurLimit { get; private set; } = ourLimit;

    public long TheirOpened { get; set; }

    public long TheirEnded { get; set; }

    public long TheirLimit { get; private set; } = theirLimit;

    public void AllowUs(long limit) => OurLimit = Math.Max(OurLimit, limit);

    public long? TakeNextLimit()
    {
        var next = Math.Min(atATime + TheirEnded, StreamId.MaxStreams);
        if (next == TheirLimit)
        {
            return null;
        }

        TheirLimit = next;
        return next;
    }
}
