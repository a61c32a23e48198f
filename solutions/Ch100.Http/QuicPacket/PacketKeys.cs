using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Katas.Http.QuicPacket;

/// <summary>What the packets of one sender are protected with, at one level of encryption.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5">RFC 9001 §5.1 to §5.4</see>. One key for the payload, another
/// for the header, and an IV that each packet's number makes unique. For one thread at a time, like .NET's ciphers.
/// </remarks>
public sealed class PacketKeys : IDisposable
{
    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = 32;

    /// <summary>Bytes of a sample.</summary>
    public const int SampleLength = 16;

    /// <summary>Bytes of a mask: one for the first byte, four for the packet number.</summary>
    public const int MaskLength = 5;

    /// <summary>Bytes of an IV and of a nonce.</summary>
    public const int NonceLength = 12;

    private readonly byte[] key;
    private readonly byte[] iv;
    private readonly byte[] headerKey;
    private readonly Aes? headerCipher; // null if that is ChaCha20
    private readonly AesGcm? aesGcm; // the one or the other
    private readonly ChaCha20Poly1305? chaCha20Poly1305;

    private PacketKeys(CipherSuite suite, ReadOnlySpan<byte> secret)
    {
        var isAes = suite == CipherSuite.Aes128Gcm;
        key = HkdfLabel.Expand(secret, "quic key", isAes ? 16 : 32);
        iv = HkdfLabel.Expand(secret, "quic iv", NonceLength);
        headerKey = HkdfLabel.Expand(secret, "quic hp", isAes ? 16 : 32);
        if (isAes)
        {
            headerCipher = Aes.Create();
            headerCipher.Key = headerKey;
            aesGcm = new AesGcm(key, PacketParser.TagLength);
        }
        else
        {
            chaCha20Poly1305 = new ChaCha20Poly1305(key);
        }
    }

    /// <summary>The key of the payload.</summary>
    public ReadOnlySpan<byte> Key => key;

    /// <summary>What a packet number becomes a nonce with.</summary>
    public ReadOnlySpan<byte> Iv => iv;

    /// <summary>The key of the header.</summary>
    public ReadOnlySpan<byte> HeaderProtectionKey => headerKey;

    private static ReadOnlySpan<byte> InitialSalt =>
        [0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17, 0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f, 0x0a];

    /// <summary>The secret of Initial packets: no secret, but only who has seen the client's first packet can know it (§5.2).</summary>
    /// <param name="destinationConnectionId">Of the client's first Initial packet, or of the first after a Retry: up to 20 bytes.</param>
    /// <param name="sender">Whose packets it is for.</param>
    /// <exception cref="ArgumentException">The connection id is longer.</exception>
    public static byte[] InitialSecret(ReadOnlySpan<byte> destinationConnectionId, Endpoint sender)
    {
        Require.ConnectionId(destinationConnectionId, nameof(destinationConnectionId));
        Span<byte> common = stackalloc byte[SecretLength];
        HMACSHA256.HashData(InitialSalt, destinationConnectionId, common); // that is HKDF-Extract; .NET's own may refuse an empty input
        return HkdfLabel.Expand(common, sender == Endpoint.Client ? "client in" : "server in", SecretLength);
    }

    /// <summary>The keys of Initial packets.</summary>
    /// <inheritdoc cref="InitialSecret"/>
    public static PacketKeys Initial(ReadOnlySpan<byte> destinationConnectionId, Endpoint sender) =>
        From(CipherSuite.Aes128Gcm, InitialSecret(destinationConnectionId, sender));

    /// <summary>The keys that follow from a secret of the handshake.</summary>
    /// <param name="suite">What TLS has agreed on.</param>
    /// <param name="secret">The sender's secret, 32 bytes.</param>
    /// <exception cref="ArgumentException">The secret has another length.</exception>
    public static PacketKeys From(CipherSuite suite, ReadOnlySpan<byte> secret)
    {
        Require.That(secret.Length == SecretLength, nameof(secret), "with SHA-256 a secret has 32 bytes");
        return new PacketKeys(suite, secret);
    }

    /// <summary>Makes a nonce that no other packet has (§5.3).</summary>
    /// <param name="packetNumber">From 0 to 2^62-1.</param>
    /// <param name="nonce">12 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="nonce"/> has another length.</exception>
    public void Nonce(long packetNumber, Span<byte> nonce)
    {
        Require.That(nonce.Length == NonceLength, nameof(nonce), "a nonce has 12 bytes");
        iv.CopyTo(nonce);
        var last = nonce[^sizeof(long)..];
        BinaryPrimitives.WriteInt64BigEndian(last, BinaryPrimitives.ReadInt64BigEndian(last) ^ packetNumber);
    }

    /// <summary>Makes the mask of a header (§5.4.3, §5.4.4).</summary>
    /// <param name="sample">16 bytes of the protected payload.</param>
    /// <param name="mask">5 bytes.</param>
    /// <exception cref="ArgumentException">One of the two has another length.</exception>
    public void Mask(ReadOnlySpan<byte> sample, Span<byte> mask)
    {
        Require.That(sample.Length == SampleLength, nameof(sample), "a sample has 16 bytes");
        Require.That(mask.Length == MaskLength, nameof(mask), "a mask has 5 bytes");
        if (headerCipher is null)
        {
            ChaCha20.Block(headerKey, sample, mask);
            return;
        }

        Span<byte> block = stackalloc byte[SampleLength];
        headerCipher.EncryptEcb(sample, block, PaddingMode.None);
        block[..MaskLength].CopyTo(mask);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        headerCipher?.Dispose();
        aesGcm?.Dispose();
        chaCha20Poly1305?.Dispose();
    }

    /// <summary>Encrypts a payload where it stands.</summary>
    internal void Encrypt(long packetNumber, ReadOnlySpan<byte> header, Span<byte> payload, Span<byte> tag)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(packetNumber, nonce);
        aesGcm?.Encrypt(nonce, payload, payload, tag, header);
        chaCha20Poly1305?.Encrypt(nonce, payload, payload, tag, header);
    }

    /// <summary>Decrypts a payload where it stands; false if it is not authentic.</summary>
    internal bool TryDecrypt(long packetNumber, ReadOnlySpan<byte> header, Span<byte> payload, ReadOnlySpan<byte> tag)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(packetNumber, nonce);
        try
        {
            aesGcm?.Decrypt(nonce, payload, tag, payload, header);
            chaCha20Poly1305?.Decrypt(nonce, payload, tag, payload, header);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
