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
    /// <summary>Hashes a password that somebody has chosen.</summary>
    /// <returns>What is to be stored.</returns>
    /// <exception cref="PasswordNotAllowedException">The password cannot be chosen.</exception>
    public string Hash(string password) =>
        throw new NotImplementedException();

    /// <summary>Whether any account could have this password, as far as its length and its characters go.</summary>
    public bool CanBePassword(string password) =>
        throw new NotImplementedException();

    /// <summary>Checks a password, with the same work whatever is stored.</summary>
    /// <param name="password">What somebody typed.</param>
    /// <param name="stored">What is stored of the right one; null if there is no such user.</param>
    public bool Verify(string password, string? stored) =>
        throw new NotImplementedException();

    /// <summary>Makes a better hash of a password that has just been verified.</summary>
    /// <returns>What is to be stored instead; null if what is stored is as good as the policy wants.</returns>
    /// <param name="password">The right password, however short.</param>
    /// <param name="stored">What is stored of it.</param>
    /// <exception cref="PasswordHashFormatException"><paramref name="stored"/> is no hash of a password.</exception>
    /// <exception cref="PasswordNotAllowedException">No account could have this password.</exception>
    public string? Upgrade(string password, string stored) =>
        throw new NotImplementedException();
}
