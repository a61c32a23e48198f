namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>What verifier and denylist have to agree on, and how much is kept.</summary>
public sealed class DenylistPolicy
{
    /// <summary>The longest time from <c>iat</c> to <c>exp</c>: an hour, or any time from a second to 30 days.</summary>
    public TimeSpan MaxLifetime
    {
        get;
        init => throw new NotImplementedException();
    } = TimeSpan.FromHours(1);

    /// <summary>How long after <c>exp</c> the verifier still takes a token: a minute, or any time from zero to ten minutes.</summary>
    public TimeSpan Leeway
    {
        get;
        init => throw new NotImplementedException();
    } = TimeSpan.FromMinutes(1);

    /// <summary>How many entries are kept at most, of tokens and of subjects: 100,000, or any number from 1 on.</summary>
    public int MaxEntries
    {
        get;
        init => throw new NotImplementedException();
    } = 100_000;
}
