namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Why a password cannot be chosen.</summary>
public enum PasswordProblem
{
    /// <summary>More code points than the policy allows.</summary>
    TooLong,

    /// <summary>Half a surrogate pair, or a U+0000.</summary>
    NotText,

    /// <summary>Fewer code points than the policy wants.</summary>
    TooShort,
}

/// <summary>A password cannot be chosen. Neither the message nor the exception has a piece of it.</summary>
/// <param name="problem">Why.</param>
public sealed class PasswordNotAllowedException(PasswordProblem problem) : Exception($"The password cannot be chosen: {problem}")
{
    /// <summary>Why.</summary>
    public PasswordProblem Problem { get; } = problem;
}
