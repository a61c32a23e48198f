namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>What verifier and denylist have to agree on, and how much is kept.</summary>
public sealed class DenylistPolicy
{
    /// <summary>The longest time from <c>iat</c> to <c>exp</c>: an hour, or any time from a second to 30 days.</summary>
    public TimeSpan MaxLifetime
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(30) ? value : throw OutOfRange(nameof(value));
    } = TimeSpan.FromHours(1);

    /// <summary>How long after <c>exp</c> the verifier still takes a token: a minute, or any time from zero to ten minutes.</summary>
    public TimeSpan Leeway
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromMinutes(10) ? value : throw OutOfRange(nameof(value));
    } = TimeSpan.FromMinutes(1);

    /// <summary>How many entries are kept at most, of tokens and of subjects: 100,000, or any number from 1 on.</summary>
    public int MaxEntries
    {
        get;
        init => field = value > 0 ? value : throw OutOfRange(nameof(value));
    } = 100_000;

    private static ArgumentOutOfRangeException OutOfRange(string name) => new(name);
}
