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
    /// <summary>Writes a server's Retry.</summary>
    /// <param name="packet">What the client has sent: Initial or 0-RTT.</param>
    /// <param name="sourceConnectionId">The server's new connection id, up to 20 bytes: another than the client has taken.</param>
    /// <param name="token">What the client has to send with its next Initial packet: one byte at least.</param>
    /// <param name="destination">The packet goes to its beginning; what is behind it stays as it was.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">One of these is not so, or there is not enough room; nothing is written.</exception>
    public static int Write(Packet packet, ReadOnlySpan<byte> sourceConnectionId, ReadOnlySpan<byte> token, Span<byte> destination) =>
        throw new NotImplementedException();

    /// <summary>A client may believe this Retry: it answers the client's packet, and has come unchanged.</summary>
    /// <param name="retry">A Retry packet.</param>
    /// <param name="originalDestinationConnectionId">Where the client had sent its first Initial packet to.</param>
    /// <exception cref="ArgumentException">The packet is of another type, or the connection id has more than 20 bytes.</exception>
    public static bool IsValid(Packet retry, ReadOnlySpan<byte> originalDestinationConnectionId) =>
        throw new NotImplementedException();
}
