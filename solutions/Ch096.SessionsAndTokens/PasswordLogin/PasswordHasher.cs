using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Hashes passwords for the store, and checks them against it.</summary>
/// <remarks>
/// Spec: <see href="https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver">NIST SP 800-63B-4 §3.1.1.2</see>.
/// </remarks>
/// <param name="derivation">Does the work.</param>
/// <param name="policy">How new hashes are made.</param>
/// <param name="normalizer">Gives passwords their one form.</param>
/// <param name="random">Where salts come from.</param>
public sealed class PasswordHasher(
    IKeyDerivation derivation, PasswordPolicy policy, INormalizer normalizer, RandomNumberGenerator random)
{
    private readonly IKeyDerivation derivation = derivation ?? throw new ArgumentNullException(nameof(derivation));
    private readonly PasswordPolicy policy = policy ?? throw new ArgumentNullException(nameof(policy));
    private readonly INormalizer normalizer = normalizer ?? throw new ArgumentNullException(nameof(normalizer));
    private readonly RandomNumberGenerator random = random ?? throw new ArgumentNullException(nameof(random));

    /// <summary>Hashes a password that somebody has chosen.</summary>
    /// <returns>What is to be stored.</returns>
    /// <exception cref="PasswordNotAllowedException">The password cannot be chosen.</exception>
    public string Hash(string password)
    {
        var prepared = Prepare(password, out var problem);
        if (problem is null && CodePoints(prepared!) < policy.MinLength)
        {
            problem = PasswordProblem.TooShort;
        }

        return problem is { } reason ? throw new PasswordNotAllowedException(reason) : HashPrepared(prepared!);
    }

    /// <summary>Whether any account could have this password, as far as its length and its characters go.</summary>
    public bool CanBePassword(string password) => Prepare(password, out _) is not null;

    /// <summary>Checks a password, with the same work whatever is stored.</summary>
    /// <param name="password">What somebody typed.</param>
    /// <param name="stored">What is stored of the right one; null if there is no such user.</param>
    public bool Verify(string password, string? stored)
    {
        if (Prepare(password, out _) is not { } prepared)
        {
            return false;
        }

        // Nobody's hash is one as well: whoever answers an unknown name at once tells which names are known.
        var expected = Read(stored);
        var (function, iterations, length) = expected is null
            ? (policy.Function, policy.Iterations, HashLimits.MaxHashLength(policy.Function))
            : (expected.Function, expected.Iterations, expected.Hash.Length);
        var salt = expected?.Salt.ToArray() ?? new byte[policy.SaltLength];
        var actual = Derive(function, prepared, salt, iterations, length);
        if (expected is not null && CryptographicOperations.FixedTimeEquals(actual, expected.Hash.Span))
        {
            return true;
        }

        // A hash from the days of fewer iterations would be refused sooner than one of today, or than nobody's.
        if (iterations < policy.Iterations)
        {
            Derive(function, prepared, salt, policy.Iterations - iterations, length);
        }

        return false;
    }

    /// <summary>Makes a better hash of a password that has just been verified.</summary>
    /// <returns>What is to be stored instead; null if what is stored is as good as the policy wants.</returns>
    /// <param name="password">The right password, however short.</param>
    /// <param name="stored">What is stored of it.</param>
    /// <exception cref="PasswordHashFormatException"><paramref name="stored"/> is no hash of a password.</exception>
    /// <exception cref="PasswordNotAllowedException">No account could have this password.</exception>
    public string? Upgrade(string password, string stored)
    {
        var hash = PasswordHash.Parse(stored);
        var prepared = Prepare(password, out var problem) ?? throw new PasswordNotAllowedException(problem!.Value);
        return hash.Function != policy.Function
            || hash.Iterations < policy.Iterations
            || hash.Salt.Length < policy.SaltLength
            || hash.Hash.Length < HashLimits.MaxHashLength(policy.Function)
            ? HashPrepared(prepared)
            : null;
    }

    private static PasswordHash? Read(string? stored)
    {
        try
        {
            return stored is null ? null : PasswordHash.Parse(stored);
        }
        catch (PasswordHashFormatException)
        {
            // It belongs to no password. An exception would show that this name is somebody's.
            return null;
        }
    }

    private string? Prepare(string password, out PasswordProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(password);

        // Counted before it is normalized, which costs time and can make 18 characters of one; and after, for the same reason.
        problem = CodePoints(password) > policy.MaxLength ? PasswordProblem.TooLong
            : !IsText(password) ? PasswordProblem.NotText
            : null;
        var prepared = problem is null ? normalizer.Normalize(password) : null;
        if (prepared is not null && CodePoints(prepared) > policy.MaxLength)
        {
            problem = PasswordProblem.TooLong;
        }

        return problem is null ? prepared : null;
    }

    // "Each Unicode code point SHALL be counted as a single character" (§3.1.1.2). Beyond the limit it does not matter how many.
    private int CodePoints(string text) => text.EnumerateRunes().Take(policy.MaxLength + 1).Count();

    // HMAC fills up its key with zeros (RFC 2104 §2): with a U+0000 at its end, a password would be another one's twin. And UTF-8
    // has no half pairs: all of them would become one and the same U+FFFD.
    private static bool IsText(string text)
    {
        for (var at = 0; at < text.Length; at += char.IsSurrogate(text[at]) ? 2 : 1)
        {
            if (text[at] == '\0' || !Rune.TryGetRuneAt(text, at, out _))
            {
                return false;
            }
        }

        return true;
    }

    private string HashPrepared(string prepared)
    {
        var salt = new byte[policy.SaltLength];
        random.GetBytes(salt);
        var length = HashLimits.MaxHashLength(policy.Function);
        var hash = Derive(policy.Function, prepared, salt, policy.Iterations, length);
        return new PasswordHash(policy.Function, policy.Iterations, salt, hash).Encode();
    }

    private byte[] Derive(HashFunction function, string prepared, byte[] salt, int iterations, int length)
    {
        var bytes = Encoding.UTF8.GetBytes(prepared);
        try
        {
            return derivation.DeriveKey(function, bytes, salt, iterations, length);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
