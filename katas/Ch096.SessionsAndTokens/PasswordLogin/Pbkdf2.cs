using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>PBKDF2 with HMAC, built from HMAC.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018 §5.2</see>.</remarks>
public sealed class Pbkdf2 : IKeyDerivation
{
    /// <inheritdoc/>
    public byte[] DeriveKey(HashFunction prf, byte[] password, byte[] salt, int iterations, int length) =>
        throw new NotImplementedException();
}
