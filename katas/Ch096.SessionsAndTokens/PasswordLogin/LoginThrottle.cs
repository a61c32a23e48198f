namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Counts attempts, and makes those wait who fail too often. Serves any number of threads.</summary>
/// <remarks>
/// Spec: <see href="https://pages.nist.gov/800-63-4/sp800-63b.html#throttle">NIST SP 800-63B-4 §3.2.2</see>.
/// </remarks>
/// <param name="clock">Measures how long ago something was; the time of day does not matter.</param>
public sealed class LoginThrottle(TimeProvider clock)
{
    /// <summary>How many counts are kept: one each for a user, a source, and a user at a source.</summary>
    public int Count
    {
        get => throw new NotImplementedException();
    }

    /// <summary>How long to wait before an attempt is judged.</summary>
    /// <param name="user">The user's name; whether there is such a user does not matter.</param>
    /// <param name="source">Where the attempt comes from.</param>
    /// <param name="familiar">This user has logged in from there before.</param>
    /// <returns>Zero if an attempt would be judged now.</returns>
    public TimeSpan WaitFor(string user, string source, bool familiar) =>
        throw new NotImplementedException();

    /// <summary>Begins an attempt, unless it has to wait. It counts as failed from now on, until it has succeeded.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="source">Where the attempt comes from.</param>
    /// <param name="familiar">This user has logged in from there before.</param>
    /// <returns>Whether the attempt may be judged. If not, nothing is counted.</returns>
    public bool TryBegin(string user, string source, bool familiar) =>
        throw new NotImplementedException();

    /// <summary>Says that an attempt which has begun was one with the right password.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="source">Where the attempt came from.</param>
    public void Succeed(string user, string source) =>
        throw new NotImplementedException();
}
