namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>The hash function inside of HMAC, the pseudorandom function of PBKDF2 (RFC 8018, appendix B.1).</summary>
public enum HashFunction
{
    /// <summary>HMAC-SHA-1, 20 bytes: only to read what older servers have stored.</summary>
    Sha1,

    /// <summary>HMAC-SHA-256, 32 bytes.</summary>
    Sha256,

    /// <summary>HMAC-SHA-512, 64 bytes.</summary>
    Sha512,
}

/// <summary>Makes a key of a password, slowly. The seam at which the work of a log-in is counted.</summary>
public interface IKeyDerivation
{
    /// <summary>Derives a key.</summary>
    /// <param name="prf">The hash function inside of HMAC.</param>
    /// <param name="password">The password's bytes (P); any number.</param>
    /// <param name="salt">The salt (S); any number of bytes.</param>
    /// <param name="iterations">The iteration count (c), from 1 on: what a guess costs.</param>
    /// <param name="length">The length of the key in bytes (dkLen), from 1 on.</param>
    /// <returns>The derived key (DK), in an array of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A function that is none of the three, or a number below 1.</exception>
    byte[] DeriveKey(HashFunction prf, byte[] password, byte[] salt, int iterations, int length);
}
