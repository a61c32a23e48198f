namespace Katas.Http.H2Streams;

/// <summary>A bucket of tokens: so many at once, and so many more each second.</summary>
/// <param name="burst">Tokens in the beginning, and at most; 0 or more.</param>
/// <param name="perSecond">Tokens that come back each second; 0 or more.</param>
/// <param name="time">The clock.</param>
public sealed class RateLimit(int burst, int perSecond, TimeProvider time)
{
    /// <summary>Takes a token.</summary>
    /// <returns>False if there is not a whole one.</returns>
    public bool TryTake() =>
        throw new NotImplementedException();
}
