namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Where the users are.</summary>
public interface IUserStore
{
    /// <summary>The one spelling of a user's name, by which everything else is asked: <c>ANN</c> and <c>ann</c> may be one user.</summary>
    /// <param name="user">What somebody typed. There need not be such a user.</param>
    string Canonical(string user);

    /// <summary>What is stored of a user's password; null if there is no such user.</summary>
    /// <param name="user">The name in its one spelling.</param>
    string? FindHash(string user);

    /// <summary>Stores another hash, if the old one is still there: its owner may have changed the password meanwhile.</summary>
    /// <param name="user">The name in its one spelling.</param>
    /// <param name="old">What was found.</param>
    /// <param name="replacement">What is to be there instead.</param>
    /// <returns>Whether it was replaced.</returns>
    bool ReplaceHash(string user, string old, string replacement);

    /// <summary>Whether a user has logged in from a source before.</summary>
    /// <param name="user">The name in its one spelling. There need not be such a user.</param>
    /// <param name="source">Where an attempt comes from.</param>
    bool HasLoggedInFrom(string user, string source);

    /// <summary>Remembers that a user has logged in from a source.</summary>
    /// <param name="user">The name in its one spelling.</param>
    /// <param name="source">Where the attempt came from.</param>
    void RememberSource(string user, string source);
}
