using System.Security.Cryptography;

namespace Katas.Http.QuicPacket;

/// <summary>A server's demand that the client show first where it is.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-17.2.5">RFC 9000 §17.2.5</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.8">RFC 9001 §5.8</see>. The key is in the standard: the tag proves only
/// that the sender has seen the client's packet, because the connection id of that is sealed with it, and not sent.
/// </remarks>
public static class RetryPacket
{
    private const byte FirstByte = 0xFF; // the last four bits mean nothing; appendix A.4 has ones

    private static ReadOnlySpan<byte> Key =>
        [0xbe, 0x0c, 0x69, 0x0b, 0x9f, 0x66, 0x57, 0x5a, 0x1d, 0x76, 0x6b, 0x54, 0xe3, 0x68, 0xc8, 0x4e];

    private static ReadOnlySpan<byte> Nonce => [0x46, 0x15, 0x99, 0xd3, 0x5d, 0x63, 0x2b, 0xf2, 0x23, 0x98, 0x25, 0xbb];

    /// <summary>Writes a server's Retry.</summary>
    /// <param name="packet">What the client has sent: Initial or 0-RTT.</param>
    /// <param name="sourceConnectionId">The server's new connection id, up to 20 bytes: another than the client has taken.</param>
    /// <param name="token">What the client has to send with its next Initial packet: one byte at least.</param>
    /// <param name="destination">The packet goes to its beginning; what is behind it stays as it was.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">One of these is not so, or there is not enough room; nothing is written.</exception>
    public static int Write(Packet packet, ReadOnlySpan<byte> sourceConnectionId, ReadOnlySpan<byte> token, Span<byte> destination)
    {
        Require.That(packet.Type is PacketType.Initial or PacketType.ZeroRtt, nameof(packet), $"{packet.Type} is not answered with Retry");
        Require.ConnectionId(sourceConnectionId, nameof(sourceConnectionId));
        Require.That(
            !sourceConnectionId.SequenceEqual(packet.DestinationConnectionId),
            nameof(sourceConnectionId),
            "it has to be another than the client's");
        Require.That(!token.IsEmpty, nameof(token), "a token has one byte at least");
        var untagged = 7 + packet.SourceConnectionId.Length + sourceConnectionId.Length + token.Length;
        Require.Room(untagged + PacketParser.TagLength, destination.Length, nameof(destination));

        var fields = new FieldWriter(destination);
        fields.Put(FirstByte);
        fields.PutVersion(PacketParser.Version1);
        fields.PutConnectionId(packet.SourceConnectionId);
        fields.PutConnectionId(sourceConnectionId);
        fields.Put(token);
        Tag(destination[..untagged], packet.DestinationConnectionId, destination.Slice(untagged, PacketParser.TagLength));
        return untagged + PacketParser.TagLength;
    }

    /// <summary>A client may believe this Retry: it answers the client's packet, and has come unchanged.</summary>
    /// <param name="retry">A Retry packet.</param>
    /// <param name="originalDestinationConnectionId">Where the client had sent its first Initial packet to.</param>
    /// <exception cref="ArgumentException">The packet is of another type, or the connection id has more than 20 bytes.</exception>
    public static bool IsValid(Packet retry, ReadOnlySpan<byte> originalDestinationConnectionId)
    {
        Require.That(retry.Type == PacketType.Retry, nameof(retry), $"{retry.Type} is no Retry");
        Require.ConnectionId(originalDestinationConnectionId, nameof(originalDestinationConnectionId));
        Span<byte> tag = stackalloc byte[PacketParser.TagLength];
        Tag(retry.Bytes[..^PacketParser.TagLength], originalDestinationConnectionId, tag);
        return CryptographicOperations.FixedTimeEquals(tag, retry.IntegrityTag)
            && !retry.SourceConnectionId.SequenceEqual(originalDestinationConnectionId);
    }

    // The pseudo-packet: the original connection id with its length, and the packet without its tag.
    private static void Tag(ReadOnlySpan<byte> untagged, ReadOnlySpan<byte> originalDestinationConnectionId, Span<byte> tag)
    {
        using var aesGcm = new AesGcm(Key, PacketParser.TagLength);
        aesGcm.Encrypt(
            Nonce, [], [], tag, [(byte)originalDestinationConnectionId.Length, .. originalDestinationConnectionId, .. untagged]);
    }
}
