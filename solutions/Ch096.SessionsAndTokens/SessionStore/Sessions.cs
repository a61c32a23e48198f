using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.SessionStore;

/// <summary>The sessions of a web application, as one of its servers sees them. May be used by many threads at once.</summary>
/// <remarks>
/// Spec: <see href="https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html">OWASP</see>.
/// Nothing is remembered here: a session that another server has ended is over at the next request.
/// </remarks>
public sealed class Sessions
{
    // No browser keeps a cookie for longer (RFC 6265bis §5.5); and a date plus 400 days is still a date.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    private readonly ISessionTable table;
    private readonly SessionPolicy policy;
    private readonly TimeProvider clock;
    private readonly RandomNumberGenerator random;

    /// <summary>Makes the sessions of a table.</summary>
    /// <param name="table">Where they are kept.</param>
    /// <param name="policy">How long they live.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="random">Where ids come from: in earnest <see cref="RandomNumberGenerator.Create()"/>.</param>
    /// <exception cref="ArgumentException">The policy's times do not go together.</exception>
    public Sessions(ISessionTable table, SessionPolicy policy, TimeProvider clock, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        if (policy.IdleTimeout <= TimeSpan.Zero
            || policy.AbsoluteTimeout < policy.IdleTimeout
            || policy.AbsoluteTimeout > Longest
            || policy.RenewalStep < TimeSpan.Zero
            || policy.RenewalStep >= policy.IdleTimeout)
        {
            throw new ArgumentException($"0 <= renewal step < idle <= absolute <= {Longest}, but: {policy}", nameof(policy));
        }

        this.table = table;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /// <summary>Begins a session for somebody who has just proved who they are.</summary>
    /// <param name="user">Who it is; not empty.</param>
    /// <param name="role">What the user may do in it; not empty.</param>
    /// <param name="presented">The id that came with the request, if any. Its session is ended.</param>
    /// <param name="binding">What each request of the session has to show; null for nothing.</param>
    /// <returns>The new session's id.</returns>
    /// <exception cref="ArgumentException">No user, or no role.</exception>
    public async Task<SessionId> LogInAsync(string user, string role, string? presented = null, string? binding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentException.ThrowIfNullOrEmpty(role);
        if (SessionId.KeyOf(presented) is { } old)
        {
            await table.RemoveAsync(old);
        }

        var now = clock.GetUtcNow();
        var id = SessionId.Draw(random);
        var entry = new SessionEntry(user, role, binding, now + policy.AbsoluteTimeout, now + policy.IdleTimeout);
        await table.AddAsync(SessionId.KeyOf(id.Text)!, entry);
        return id;
    }

    /// <summary>Finds the session of a request, and prolongs it.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    /// <param name="binding">What the request shows, or null.</param>
    public async Task<LookUp> LookUpAsync(string? id, string? binding = null)
    {
        if (SessionId.KeyOf(id) is not { } key)
        {
            return new LookUp.Unknown();
        }

        while (true)
        {
            var (found, entry) = await JudgeAsync(key, binding);
            if (entry is null)
            {
                return found;
            }

            var renewed = Renew(entry);
            var gain = renewed.ExpiresAt - entry.ExpiresAt;
            if (gain <= TimeSpan.Zero || gain < policy.RenewalStep)
            {
                return found;
            }

            if (await table.ReplaceAsync(key, entry, key, renewed))
            {
                return ToLive(renewed);
            }

            // Somebody was quicker: another request has prolonged it, or it has been ended. Only the table knows which.
        }
    }

    /// <summary>Gives a live session another role, and with it another id. The old one is worth nothing from then on.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    /// <param name="role">What the user may do from now on; not empty.</param>
    /// <param name="binding">What the request shows, or null.</param>
    /// <returns>The new id; null if there is no live session.</returns>
    /// <exception cref="ArgumentException">No role.</exception>
    public async Task<SessionId?> ChangeRoleAsync(string? id, string role, string? binding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(role);
        if (SessionId.KeyOf(id) is not { } key)
        {
            return null;
        }

        while ((await JudgeAsync(key, binding)).Live is { } entry)
        {
            var next = SessionId.Draw(random);
            if (SessionId.KeyOf(next.Text) == key)
            {
                throw new InvalidOperationException("The source of random bytes repeats itself.");
            }

            // In one step. In two there would be two ids for a moment, or none; and who ends all sessions might see neither.
            if (await table.ReplaceAsync(key, entry, SessionId.KeyOf(next.Text)!, Renew(entry) with { Role = role }))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Ends one session, if there is one.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    public async Task LogOutAsync(string? id)
    {
        if (SessionId.KeyOf(id) is { } key)
        {
            await table.RemoveAsync(key);
        }
    }

    /// <summary>Ends all sessions of a user: a device was lost, an account is closed.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">No user.</exception>
    public Task<int> LogOutEverywhereAsync(string user)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        return EndAllAsync(user, except: null);
    }

    /// <summary>Ends all sessions of a user but the one that asks for it: the password was changed.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    /// <param name="binding">What the request shows, or null.</param>
    /// <returns>How many others there were; zero without a live session.</returns>
    public async Task<int> LogOutEverywhereElseAsync(string? id, string? binding = null) =>
        SessionId.KeyOf(id) is { } key && (await JudgeAsync(key, binding)).Live is { } entry
            ? await EndAllAsync(entry.User, key)
            : 0;

    // What a key stands for right now. A session that is over is removed where it is met. The time is read first: after the table
    // was asked, it could be past an end that another server has moved meanwhile.
    private async Task<(LookUp Found, SessionEntry? Live)> JudgeAsync(string key, string? binding)
    {
        var now = clock.GetUtcNow();
        var entry = await table.FindAsync(key);
        if (entry is null)
        {
            return (new LookUp.Unknown(), null);
        }

        LookUp found = now >= entry.ExpiresAt ? new LookUp.Expired()
            : entry.Binding is not null && entry.Binding != binding ? new LookUp.Foreign()
            : ToLive(entry);
        if (found is LookUp.Live)
        {
            return (found, entry);
        }

        await table.RemoveAsync(key);
        return (found, null);
    }

    private static LookUp.Live ToLive(SessionEntry entry) => new(entry.User, entry.Role, entry.ExpiresAt);

    // EndsAt stays: it was fixed at the log-in, and nothing that a thief can do moves it.
    private SessionEntry Renew(SessionEntry entry)
    {
        var idleEnd = clock.GetUtcNow() + policy.IdleTimeout;
        return entry with { ExpiresAt = idleEnd < entry.EndsAt ? idleEnd : entry.EndsAt };
    }

    // Until none is left: a session that got a new id after the list was made is not in the list.
    private async Task<int> EndAllAsync(string user, string? except)
    {
        var ended = 0;
        while ((await table.KeysOfAsync(user)).Where(key => key != except).ToList() is [_, ..] keys)
        {
            foreach (var key in keys)
            {
                ended += await table.RemoveAsync(key) ? 1 : 0;
            }
        }

        return ended;
    }
}
