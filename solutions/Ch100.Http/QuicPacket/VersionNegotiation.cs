namespace Katas.Http.QuicPacket;

/// <summary>A server's answer to a version that it does not know.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8999#section-6">RFC 8999 §6</see>, the same for all versions.</remarks>
public static class VersionNegotiation
{
    // The second bit means nothing here, and is set so that the packet looks like the others (RFC 9000 §17.2.1).
    private const byte FirstByte = 0xC0;

    /// <summary>Writes the answer.</summary>
    /// <param name="packet">What the client has sent: a packet of another version.</param>
    /// <param name="versions">Those that the server knows, one at least.</param>
    /// <param name="destination">The packet goes to its beginning; what is behind it stays as it was.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">
    /// The packet is none of another version, there is no version, or not enough room; nothing is written.
    /// </exception>
    public static int Write(Packet packet, ReadOnlySpan<uint> versions, Span<byte> destination)
    {
        Require.That(packet.Type == PacketType.OtherVersion, nameof(packet), $"{packet.Type} needs no other version");
        Require.That(!versions.IsEmpty, nameof(versions), "there is one version at least");
        var size = 7 + packet.SourceConnectionId.Length + packet.DestinationConnectionId.Length + sizeof(uint) * versions.Length;
        Require.Room(size, destination.Length, nameof(destination));

        var fields = new FieldWriter(destination);
        fields.Put(FirstByte);
        fields.PutVersion(0);
        fields.PutConnectionId(packet.SourceConnectionId);
        fields.PutConnectionId(packet.DestinationConnectionId);
        foreach (var version in versions)
        {
            fields.PutVersion(version);
        }

        return size;
    }
}
