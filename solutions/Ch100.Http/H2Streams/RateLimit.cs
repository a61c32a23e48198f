namespace Katas.Http.H2Streams;

/// <summary>A bucket of tokens: so many at once, and so many more each second.</summary>
/// <param name="burst">Tokens in the beginning, and at most; 0 or more.</param>
/// <param name="perSecond">Tokens that come back each second; 0 or more.</param>
/// <param name="time">The clock.</param>
public sealed class RateLimit(int burst, int perSecond, TimeProvider time)
{
    // In ticks of tokens: one token is as many as a second has ticks. So no part of one is ever rounded away.
    private const long Token = TimeSpan.TicksPerSecond;

    private Int128 tokens = (Int128)burst * Token;
    private long last = time.GetTimestamp();

    /// <summary>Takes a token.</summary>
    /// <returns>False if there is not a whole one.</returns>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        var returned = (Int128)time.GetElapsedTime(last, now).Ticks * perSecond;
        last = now;
        tokens = Int128.Min(tokens + returned, (Int128)burst * Token);
        if (tokens < Token)
        {
            return false;
        }

        tokens -= Token;
        return true;
    }
}
