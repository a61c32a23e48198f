namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>How new passwords are hashed, and which ones are allowed.</summary>
public sealed class PasswordPolicy
{
    /// <summary>The hash function: SHA-256, or SHA-512.</summary>
    public HashFunction Function
    {
        get;
        init => throw new NotImplementedException();
    } = HashFunction.Sha256;

    /// <summary>The iteration count: 600,000, or any number from 1 to <see cref="HashLimits.MaxIterations"/>.</summary>
    public int Iterations
    {
        get;
        init => throw new NotImplementedException();
    } = 600_000;

    /// <summary>The length of a salt in bytes: 16, or what <see cref="HashLimits"/> allows.</summary>
    public int SaltLength
    {
        get;
        init => throw new NotImplementedException();
    } = 16;

    /// <summary>How many code points a new password has at least: 8, or any number from 8 to 64.</summary>
    public int MinLength
    {
        get;
        init => throw new NotImplementedException();
    } = 8;

    /// <summary>How many code points any password has at most: 128, or any number from 64 to 4096.</summary>
    public int MaxLength
    {
        get;
        init => throw new NotImplementedException();
    } = 128;
}
