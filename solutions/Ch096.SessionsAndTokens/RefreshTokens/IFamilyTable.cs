// Given: where families of refresh tokens are kept, and what is kept of one.
namespace Katas.SessionsAndTokens.RefreshTokens;

/// <summary>A table of token families that all servers share. Each method is one step, which nobody else gets into.</summary>
/// <remarks>
/// Between two steps anything may happen: other servers work on the same table at the same time. Each method may fail, with any
/// exception; whether its step was taken is then unknown. A family may vanish by itself once it has ended.
/// </remarks>
public interface IFamilyTable
{
    /// <summary>The family in which a key is or ever was <see cref="TokenFamily.Current"/>, as it is now; or null.</summary>
    Task<TokenFamily?> FindAsync(string key);

    /// <summary>Adds a family.</summary>
    /// <exception cref="InvalidOperationException">Its current key was in use before. Nothing is changed.</exception>
    Task AddAsync(TokenFamily family);

    /// <summary>
    /// If the table still has a family that equals <paramref name="expected"/>, puts <paramref name="replacement"/> in its place.
    /// Otherwise changes nothing.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    /// <exception cref="InvalidOperationException">The new current key was in use before. Nothing is changed.</exception>
    Task<bool> ReplaceAsync(TokenFamily expected, TokenFamily replacement);

    /// <summary>All families of a user, as they are right now, revoked ones too.</summary>
    Task<IReadOnlyList<TokenFamily>> FamiliesOfAsync(string user);
}

/// <summary>All refresh tokens that descend from one log-in. No token is in it.</summary>
/// <param name="Id">The key of the first token; it never changes.</param>
/// <param name="User">Who has logged in.</param>
/// <param name="ClientId">The client to which the tokens were issued.</param>
/// <param name="Scope">What the user has consented to.</param>
/// <param name="EndsAt">When it ends, whatever happens: the first instant at which it is over.</param>
/// <param name="ExpiresAt">When it ends unless it is used, likewise; never after <paramref name="EndsAt"/>.</param>
/// <param name="Current">The key of the newest token, the only one that is good.</param>
/// <param name="Revoked">Whether none is good any more.</param>
public sealed record TokenFamily(
    string Id,
    string User,
    string ClientId,
    string Scope,
    DateTimeOffset EndsAt,
    DateTimeOffset ExpiresAt,
    string Current,
    bool Revoked);
