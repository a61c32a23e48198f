namespace Katas.Http.QuicPacket;

/// <summary>A server's answer to a version that it does not know.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8999#section-6">RFC 8999 §6</see>, the same for all versions.</remarks>
public static class VersionNegotiation
{
    /// <summary>Writes the answer.</summary>
    /// <param name="packet">What the client has sent: a packet of another version.</param>
    /// <param name="versions">Those that the server knows, one at least.</param>
    /// <param name="destination">The packet goes to its beginning; what is behind it stays as it was.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">
    /// The packet is none of another version, there is no version, or not enough room; nothing is written.
    /// </exception>
    public static int Write(Packet packet, ReadOnlySpan<uint> versions, Span<byte> destination) =>
        throw new NotImplementedException();
}
