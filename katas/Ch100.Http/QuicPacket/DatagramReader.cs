namespace Katas.Http.QuicPacket;

/// <summary>Finds the packets of a UDP datagram, without any key, and says which of them to discard.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-12.2">RFC 9000 §12.2</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-17">§17</see>. Anybody can send a datagram, so nothing that is in one
/// makes this throw, and nothing is copied.
/// </remarks>
public ref struct DatagramReader
{
    /// <summary>Bytes of the smallest datagram in which a client may send an Initial packet (§14.1).</summary>
    public const int MinInitialDatagram = 1200;

    /// <summary>Begins with a datagram.</summary>
    /// <param name="datagram">The payload of one UDP datagram.</param>
    /// <param name="reader">Who has received it.</param>
    /// <param name="connectionIdLength">Bytes of the connection ids that the reader gives out: a short header does not say it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="connectionIdLength"/> is not from 0 to 20.</exception>
    public DatagramReader(ReadOnlySpan<byte> datagram, Endpoint reader, int connectionIdLength) =>
        throw new NotImplementedException();

    /// <summary>Reads the next packet.</summary>
    /// <param name="packet">The packet, with <see cref="PacketStatus.Packet"/>.</param>
    /// <param name="discard">Why there is none and where, with <see cref="PacketStatus.Discarded"/>.</param>
    public PacketStatus Read(out Packet packet, out Discard discard) =>
        throw new NotImplementedException();
}
