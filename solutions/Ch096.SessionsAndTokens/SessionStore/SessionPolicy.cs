// Given: three times and what an id stands for.
namespace Katas.SessionsAndTokens.SessionStore;

/// <summary>How long sessions live.</summary>
/// <param name="IdleTimeout">How long without a request; more than zero.</param>
/// <param name="AbsoluteTimeout">How long from the log-in, whatever happens; at least the idle timeout, at most 400 days.</param>
/// <param name="RenewalStep">
/// By how much a request has to prolong a session to be worth a write; zero or more, and less than the idle timeout.
/// </param>
public sealed record SessionPolicy(TimeSpan IdleTimeout, TimeSpan AbsoluteTimeout, TimeSpan RenewalStep);

/// <summary>What an id stands for.</summary>
public abstract record LookUp
{
    private LookUp()
    {
    }

    /// <summary>A session that may go on.</summary>
    /// <param name="User">Whose it is.</param>
    /// <param name="Role">What the user may do in it.</param>
    /// <param name="ExpiresAt">When it is over unless it is used, as the table has it now.</param>
    public sealed record Live(string User, string Role, DateTimeOffset ExpiresAt) : LookUp;

    /// <summary>No session: the id is none, was never given out, or its session was ended.</summary>
    public sealed record Unknown : LookUp;

    /// <summary>A session that was over, and has now been removed.</summary>
    public sealed record Expired : LookUp;

    /// <summary>A session of somebody who shows another binding. It has been removed; an alarm is in order.</summary>
    public sealed record Foreign : LookUp;
}
