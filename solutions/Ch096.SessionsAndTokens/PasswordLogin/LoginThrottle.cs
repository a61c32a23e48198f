namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Counts attempts, and makes those wait who fail too often. Serves any number of threads.</summary>
/// <remarks>
/// Spec: <see href="https://pages.nist.gov/800-63-4/sp800-63b.html#throttle">NIST SP 800-63B-4 §3.2.2</see>.
/// </remarks>
/// <param name="clock">Measures how long ago something was; the time of day does not matter.</param>
public sealed class LoginThrottle(TimeProvider clock)
{
    private readonly TimeProvider clock = clock ?? throw new ArgumentNullException(nameof(clock));
    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<Failures>> counts = [];

    // The same counts, those whose last attempt is longest ago in front: they are the next to be forgotten.
    private readonly LinkedList<Failures> oldestFirst = [];

    /// <summary>How many counts are kept: one each for a user, a source, and a user at a source.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return counts.Count;
            }
        }
    }

    // By timestamps, which nobody can set: a wait must not end because the time of day was corrected.
    private TimeSpan Now => clock.GetElapsedTime(0);

    /// <summary>How long to wait before an attempt is judged.</summary>
    /// <param name="user">The user's name; whether there is such a user does not matter.</param>
    /// <param name="source">Where the attempt comes from.</param>
    /// <param name="familiar">This user has logged in from there before.</param>
    /// <returns>Zero if an attempt would be judged now.</returns>
    public TimeSpan WaitFor(string user, string source, bool familiar)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(source);
        lock (gate)
        {
            var now = Now;
            Forget(now);
            return Remaining(user, source, familiar, now);
        }
    }

    /// <summary>Begins an attempt, unless it has to wait. It counts as failed from now on, until it has succeeded.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="source">Where the attempt comes from.</param>
    /// <param name="familiar">This user has logged in from there before.</param>
    /// <returns>Whether the attempt may be judged. If not, nothing is counted.</returns>
    public bool TryBegin(string user, string source, bool familiar)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(source);
        lock (gate)
        {
            var now = Now;
            Forget(now);
            if (Remaining(user, source, familiar, now) > TimeSpan.Zero)
            {
                return false;
            }

            CountOne(new Key(user, source), user, ThrottleLimits.PairLimit, now);
            CountOne(new Key(null, source), user, ThrottleLimits.SourceLimit, now);
            CountOne(new Key(user, null), user, ThrottleLimits.AccountLimit, now);
            return true;
        }
    }

    /// <summary>Says that an attempt which has begun was one with the right password.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="source">Where the attempt came from.</param>
    public void Succeed(string user, string source)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(source);
        lock (gate)
        {
            Remove(new Key(user, source));
            Remove(new Key(user, null));

            // Only this attempt is taken back: whoever has an account of his own could clear the rest with it, as often as he likes.
            var place = new Key(null, source);
            if (counts.TryGetValue(place, out var node))
            {
                // The wait is that of the last attempt. If it was another user's, nothing is known of how it ends.
                var until = node.Value.LastUser == user ? TimeSpan.Zero : node.Value.Until;
                node.ValueRef = node.Value with { Number = node.Value.Number - 1, Until = until };
                if (node.Value.Number == 0)
                {
                    Remove(place);
                }
            }
        }
    }

    private TimeSpan Remaining(string user, string source, bool familiar, TimeSpan now)
    {
        // The user at home goes on while a thousand strangers try her name: only for them the account is closed.
        if (!familiar && Find(new Key(user, null)).Number >= ThrottleLimits.AccountLimit)
        {
            return ThrottleLimits.MaxWait;
        }

        var (pair, place) = (Find(new Key(user, source)).Until, Find(new Key(null, source)).Until);
        var until = pair > place ? pair : place;
        return until > now ? until - now : TimeSpan.Zero;
    }

    private Failures Find(Key key) => counts.TryGetValue(key, out var node) ? node.Value : default;

    private void CountOne(Key key, string user, int limit, TimeSpan now)
    {
        var number = Find(key).Number + 1;
        Remove(key);
        counts[key] = oldestFirst.AddLast(
            new Failures(key, number, now, user, number < limit ? TimeSpan.Zero : now + Wait(number - limit)));
    }

    private void Remove(Key key)
    {
        if (counts.Remove(key, out var node))
        {
            oldestFirst.Remove(node);
        }
    }

    private void Forget(TimeSpan now)
    {
        while (oldestFirst.First is { } oldest && now - oldest.Value.Last >= ThrottleLimits.Memory)
        {
            Remove(oldest.Value.Key);
        }
    }

    // 2^11 s are 34 minutes and 2^12 s more than an hour, so that no number gets too large to compute.
    private static TimeSpan Wait(int doublings) =>
        doublings < 12 ? ThrottleLimits.FirstWait * (1 << doublings) : ThrottleLimits.MaxWait;

    // A user at a source; or either of them alone, and null for the other.
    private readonly record struct Key(string? User, string? Source);

    // How many in a row, when the last one began and for which user, and until when the next one has to wait.
    private readonly record struct Failures(Key Key, int Number, TimeSpan Last, string LastUser, TimeSpan Until);
}
