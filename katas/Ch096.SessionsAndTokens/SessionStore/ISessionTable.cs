// Given: the table in which several servers keep their sessions.
namespace Katas.SessionsAndTokens.SessionStore;

/// <summary>A table of sessions that all servers share: Redis, a database.</summary>
/// <remarks>
/// Each method is one step, which nobody else gets into.
/// Between two steps anything may happen: other servers work on the same table at the same time. Each method may fail, with any
/// exception; whether its step was taken is then unknown. An entry that has expired may vanish by itself.
/// </remarks>
public interface ISessionTable
{
    /// <summary>What is kept under a key, or null.</summary>
    Task<SessionEntry?> FindAsync(string key);

    /// <summary>Adds an entry.</summary>
    /// <exception cref="InvalidOperationException">There is one under this key, which stays as it is.</exception>
    Task AddAsync(string key, SessionEntry entry);

    /// <summary>
    /// If <paramref name="key"/> still has an entry that equals <paramref name="expected"/>, takes it out and puts
    /// <paramref name="replacement"/> under <paramref name="newKey"/>, which may be the same key. Otherwise changes nothing.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    /// <exception cref="InvalidOperationException">There is another entry under the new key. Nothing is changed.</exception>
    Task<bool> ReplaceAsync(string key, SessionEntry expected, string newKey, SessionEntry replacement);

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveAsync(string key);

    /// <summary>The keys of all of a user's entries, as they are right now.</summary>
    Task<IReadOnlyList<string>> KeysOfAsync(string user);
}

/// <summary>What the table keeps about one session. Its id is not in it.</summary>
/// <param name="User">Whose session it is.</param>
/// <param name="Role">What the user may do in it.</param>
/// <param name="Binding">What each of its requests has to show (a certificate's thumbprint, say); null for nothing.</param>
/// <param name="EndsAt">When it ends, whatever happens: the first instant at which it is over.</param>
/// <param name="ExpiresAt">When it ends unless it is used, likewise; never after <paramref name="EndsAt"/>.</param>
public sealed record SessionEntry(string User, string Role, string? Binding, DateTimeOffset EndsAt, DateTimeOffset ExpiresAt);
