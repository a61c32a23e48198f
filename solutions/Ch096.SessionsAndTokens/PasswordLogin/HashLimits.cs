// Given: numbers that two sides have to agree on.
namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>What a stored hash may have. The string format wants each function to say so ("Function Duties").</summary>
public static class HashLimits
{
    /// <summary>The most iterations: seconds of work, not hours.</summary>
    public const int MaxIterations = 10_000_000;

    /// <summary>The shortest salt, in bytes.</summary>
    public const int MinSaltLength = 8;

    /// <summary>The longest salt, in bytes.</summary>
    public const int MaxSaltLength = 64;

    /// <summary>The shortest hash, in bytes. The longest is what the hash function puts out.</summary>
    public const int MinHashLength = 16;

    /// <summary>How many bytes a hash function puts out (hLen).</summary>
    /// <exception cref="ArgumentOutOfRangeException">None of the three.</exception>
    public static int MaxHashLength(HashFunction function) => function switch
    {
        HashFunction.Sha1 => 20,
        HashFunction.Sha256 => 32,
        HashFunction.Sha512 => 64,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
