using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.SessionStore;

/// <summary>The sessions of a web application, as one of its servers sees them. May be used by many threads at once.</summary>
/// <remarks>
/// Spec: <see href="https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html">OWASP</see>.
/// Nothing is remembered here: a session that another server has ended is over at the next request.
/// </remarks>
public sealed class Sessions
{
    /// <summary>Makes the sessions of a table.</summary>
    /// <param name="table">Where they are kept.</param>
    /// <param name="policy">How long they live.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="random">Where ids come from: in earnest <see cref="RandomNumberGenerator.Create()"/>.</param>
    /// <exception cref="ArgumentException">The policy's times do not go together.</exception>
    public Sessions(ISessionTable table, SessionPolicy policy, TimeProvider clock, RandomNumberGenerator random) =>
        throw new NotImplementedException();

    /// <summary>Begins a session for somebody who has just proved who they are.</summary>
    /// <param name="user">Who it is; not empty.</param>
    /// <param name="role">What the user may do in it; not empty.</param>
    /// <param name="presented">The id that came with the request, if any. Its session is ended.</param>
    /// <param name="binding">What each request of the session has to show; null for nothing.</param>
    /// <returns>The new session's id.</returns>
    /// <exception cref="ArgumentException">No user, or no role.</exception>
    public Task<SessionId> LogInAsync(string user, string role, string? presented = null, string? binding = null) =>
        throw new NotImplementedException();

    /// <summary>Finds the session of a request, and prolongs it.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    /// <param name="binding">What the request shows, or null.</param>
    public Task<LookUp> LookUpAsync(string? id, string? binding = null) =>
        throw new NotImplementedException();

    /// <summary>Gives a live session another role, and with it another id. The old one is worth nothing from then on.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    /// <param name="role">What the user may do from now on; not empty.</param>
    /// <param name="binding">What the request shows, or null.</param>
    /// <returns>The new id; null if there is no live session.</returns>
    /// <exception cref="ArgumentException">No role.</exception>
    public Task<SessionId?> ChangeRoleAsync(string? id, string role, string? binding = null) =>
        throw new NotImplementedException();

    /// <summary>Ends one session, if there is one.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    public Task LogOutAsync(string? id) =>
        throw new NotImplementedException();

    /// <summary>Ends all sessions of a user: a device was lost, an account is closed.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">No user.</exception>
    public Task<int> LogOutEverywhereAsync(string user) =>
        throw new NotImplementedException();

    /// <summary>Ends all sessions of a user but the one that asks for it: the password was changed.</summary>
    /// <param name="id">What came in the cookie: anything, or null.</param>
    /// <param name="binding">What the request shows, or null.</param>
    /// <returns>How many others there were; zero without a live session.</returns>
    public Task<int> LogOutEverywhereElseAsync(string? id, string? binding = null) =>
        throw new NotImplementedException();
}
