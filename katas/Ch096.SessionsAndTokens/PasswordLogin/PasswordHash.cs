namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>What is stored of a password: how it was hashed, with which salt, and the hash.</summary>
/// <remarks>
/// Spec: the <see href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">PHC string format</see>:
/// <c>$pbkdf2-sha256$i=600000$salt$hash</c>.
/// </remarks>
public sealed class PasswordHash
{
    /// <summary>Puts a hash together.</summary>
    /// <param name="function">The hash function.</param>
    /// <param name="iterations">From 1 to <see cref="HashLimits.MaxIterations"/>.</param>
    /// <param name="salt">Copied.</param>
    /// <param name="hash">Copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number or a length that <see cref="HashLimits"/> forbids.</exception>
    public PasswordHash(HashFunction function, int iterations, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> hash) =>
        throw new NotImplementedException();

    /// <summary>The hash function.</summary>
    public HashFunction Function { get; }

    /// <summary>The iteration count.</summary>
    public int Iterations { get; }

    /// <summary>The salt: random, and no secret.</summary>
    public ReadOnlyMemory<byte> Salt { get; }

    /// <summary>The derived key. Whoever has it can try passwords at home, so it is shown to nobody.</summary>
    public ReadOnlyMemory<byte> Hash { get; }

    /// <summary>Reads a stored text.</summary>
    /// <exception cref="PasswordHashFormatException">It is not exactly what <see cref="Encode"/> writes.</exception>
    public static PasswordHash Parse(string text) =>
        throw new NotImplementedException();

    /// <summary>What is stored.</summary>
    public string Encode() =>
        throw new NotImplementedException();

    /// <summary>The parameters, and neither salt nor hash: what is written into a text ends up in a log.</summary>
    public override string ToString() =>
        throw new NotImplementedException();
}
