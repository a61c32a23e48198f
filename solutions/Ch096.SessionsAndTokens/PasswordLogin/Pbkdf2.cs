using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>PBKDF2 with HMAC, built from HMAC.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018 §5.2</see>.</remarks>
public sealed class Pbkdf2 : IKeyDerivation
{
    /// <inheritdoc/>
    public byte[] DeriveKey(HashFunction prf, byte[] password, byte[] salt, int iterations, int length)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(salt);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);

        // Keyed once. A key longer than a block is hashed each time that HMAC is keyed, and a stranger chooses how long it is.
        using var hmac = IncrementalHash.CreateHMAC(Name(prf), password);
        var key = new byte[length];
        Span<byte> u = stackalloc byte[hmac.HashLengthInBytes];
        Span<byte> block = stackalloc byte[hmac.HashLengthInBytes];
        Span<byte> number = stackalloc byte[sizeof(int)];
        for (var (index, at) = (1, 0); at < length; index++, at += block.Length)
        {
            // U_1 = PRF (P, S || INT (i)), with i in four bytes, "most significant octet first"
            BinaryPrimitives.WriteInt32BigEndian(number, index);
            hmac.AppendData(salt);
            hmac.AppendData(number);
            hmac.GetHashAndReset(u);
            u.CopyTo(block);
            for (var iteration = 2; iteration <= iterations; iteration++)
            {
                // U_c = PRF (P, U_{c-1}), and T = U_1 xor … xor U_c
                hmac.AppendData(u);
                hmac.GetHashAndReset(u);
                for (var i = 0; i < block.Length; i++)
                {
                    block[i] ^= u[i];
                }
            }

            // "the first dkLen octets": of the last block as many as are missing
            block[..Math.Min(block.Length, length - at)].CopyTo(key.AsSpan(at));
        }

        return key;
    }

    private static HashAlgorithmName Name(HashFunction prf) => prf switch
    {
        HashFunction.Sha1 => HashAlgorithmName.SHA1,
        HashFunction.Sha256 => HashAlgorithmName.SHA256,
        HashFunction.Sha512 => HashAlgorithmName.SHA512,
        _ => throw new ArgumentOutOfRangeException(nameof(prf)),
    };
}
