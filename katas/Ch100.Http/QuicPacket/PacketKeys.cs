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

    /// <summary>The key of the payload.</summary>
    public ReadOnlySpan<byte> Key =>
        throw new NotImplementedException();

    /// <summary>What a packet number becomes a nonce with.</summary>
    public ReadOnlySpan<byte> Iv =>
        throw new NotImplementedException();

    /// <summary>The key of the header.</summary>
    public ReadOnlySpan<byte> HeaderProtectionKey =>
        throw new NotImplementedException();

    /// <summary>The secret of Initial packets: no secret, but only who has seen the client's first packet can know it (§5.2).</summary>
    /// <param name="destinationConnectionId">Of the client's first Initial packet, or of the first after a Retry: up to 20 bytes.</param>
    /// <param name="sender">Whose packets it is for.</param>
    /// <exception cref="ArgumentException">The connection id is longer.</exception>
    public static byte[] InitialSecret(ReadOnlySpan<byte> destinationConnectionId, Endpoint sender) =>
        throw new NotImplementedException();

    /// <summary>The keys of Initial packets.</summary>
    /// <inheritdoc cref="InitialSecret"/>
    public static PacketKeys Initial(ReadOnlySpan<byte> destinationConnectionId, Endpoint sender) =>
        throw new NotImplementedException();

    /// <summary>The keys that follow from a secret of the handshake.</summary>
    /// <param name="suite">What TLS has agreed on.</param>
    /// <param name="secret">The sender's secret, 32 bytes.</param>
    /// <exception cref="ArgumentException">The secret has another length.</exception>
    public static PacketKeys From(CipherSuite suite, ReadOnlySpan<byte> secret) =>
        throw new NotImplementedException();

    /// <summary>Makes a nonce that no other packet has (§5.3).</summary>
    /// <param name="packetNumber">From 0 to 2^62-1.</param>
    /// <param name="nonce">12 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="nonce"/> has another length.</exception>
    public void Nonce(long packetNumber, Span<byte> nonce) =>
        throw new NotImplementedException();

    /// <summary>Makes the mask of a header (§5.4.3, §5.4.4).</summary>
    /// <param name="sample">16 bytes of the protected payload.</param>
    /// <param name="mask">5 bytes.</param>
    /// <exception cref="ArgumentException">One of the two has another length.</exception>
    public void Mask(ReadOnlySpan<byte> sample, Span<byte> mask) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() =>
        throw new NotImplementedException();
}
