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

    private readonly IUserStore users = users ?? throw new ArgumentNullException(nameof(users));
    private readonly PasswordHasher hasher = hasher ?? throw new ArgumentNullException(nameof(hasher));
    private readonly LoginThrottle throttle = throttle ?? throw new ArgumentNullException(nameof(throttle));

    /// <summary>Judges one attempt.</summary>
    /// <param name="user">Who somebody says to be.</param>
    /// <param name="password">What shall prove it.</param>
    /// <param name="source">Where it comes from: an IPv4 address, or what one subscriber has of IPv6, a network of 64 bits.</param>
    public LoginResult LogIn(string user, string password, string source)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(source);

        // Wrong for every user there could be, so an answer without any work tells nothing about one.
        if (user.Length > MaxNameLength || !hasher.CanBePassword(password))
        {
            return new LoginResult.Refused(TimeSpan.Zero);
        }

        var name = users.Canonical(user);
        var familiar = users.HasLoggedInFrom(name, source);

        // Counted before it is judged: of a thousand attempts at the same moment, none has failed yet.
        if (!throttle.TryBegin(name, source, familiar))
        {
            return new LoginResult.Refused(throttle.WaitFor(name, source, familiar));
        }

        var stored = users.FindHash(name);
        if (!hasher.Verify(password, stored))
        {
            return new LoginResult.Refused(throttle.WaitFor(name, source, familiar));
        }

        throttle.Succeed(name, source);
        users.RememberSource(name, source);
        if (hasher.Upgrade(password, stored!) is { } better)
        {
            users.ReplaceHash(name, stored!, better);
        }

        return new LoginResult.Accepted(name);
    }
}
