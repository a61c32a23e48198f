// Given: numbers that two sides have to agree on.
namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>How many attempts, and how long to wait after them.</summary>
public static class ThrottleLimits
{
    /// <summary>From which failure on somebody at one source has to wait before the next attempt for one user.</summary>
    public const int PairLimit = 5;

    /// <summary>From which failure on one source has to wait before the next attempt for any user.</summary>
    public const int SourceLimit = 20;

    /// <summary>From which failure on a user's account is closed to sources that are not familiar.</summary>
    /// <remarks>The number is that of SP 800-63B-4 §3.2.2, which closes it to all.</remarks>
    public const int AccountLimit = 100;

    /// <summary>The first wait; each further failure doubles it.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);

    /// <summary>How long a count is remembered after its last attempt.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);
}
