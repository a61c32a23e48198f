namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Lets users in by their passwords.</summary>
/// <remarks>
/// Spec: the OWASP
/// <see href="https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html">authentication cheat sheet</see>.
/// </remarks>
/// <param name="users">Where the users are. What it throws goes to the caller.</param>
/// <param name="hasher">Checks passwords.</param>
/// <param name="throttle">Makes those wait who fail too often.</param>
public sealed class LoginDesk(IUserStore users, PasswordHasher hasher, LoginThrottle throttle)
{
    /// <summary>The longest name that the store is asked about, in UTF-16 code units.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Judges one attempt.</summary>
    /// <param name="user">Who somebody says to be.</param>
    /// <param name="password">What shall prove it.</param>
    /// <param name="source">Where it comes from: an IPv4 address, or what one subscriber has of IPv6, a network of 64 bits.</param>
    public LoginResult LogIn(string user, string password, string source) =>
        throw new NotImplementedException();
}
