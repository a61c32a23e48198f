namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>What becomes of an attempt to log in.</summary>
public abstract record LoginResult
{
    private LoginResult()
    {
    }

    /// <summary>The right password.</summary>
    /// <param name="User">Who logged in: the name in its one spelling.</param>
    public sealed record Accepted(string User) : LoginResult;

    /// <summary>Anything else. Whether it was the name, the password or the wait is not said.</summary>
    /// <param name="RetryAfter">How long to wait before the next attempt is judged; zero for not at all.</param>
    public sealed record Refused(TimeSpan RetryAfter) : LoginResult;
}
