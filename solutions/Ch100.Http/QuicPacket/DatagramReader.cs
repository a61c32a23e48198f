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

    private readonly ReadOnlySpan<byte> datagram;
    private readonly Endpoint reader;
    private readonly int connectionIdLength;
    private ReadOnlySpan<byte> firstConnectionId; // the destination of the datagram's first packet
    private int position; // where the next packet begins

    /// <summary>Begins with a datagram.</summary>
    /// <param name="datagram">The payload of one UDP datagram.</param>
    /// <param name="reader">Who has received it.</param>
    /// <param name="connectionIdLength">Bytes of the connection ids that the reader gives out: a short header does not say it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="connectionIdLength"/> is not from 0 to 20.</exception>
    public DatagramReader(ReadOnlySpan<byte> datagram, Endpoint reader, int connectionIdLength)
    {
        Require.True(
            connectionIdLength is >= 0 and <= PacketParser.MaxConnectionIdLength,
            connectionIdLength,
            nameof(connectionIdLength),
            "from 0 to 20");
        this.datagram = datagram;
        this.reader = reader;
        this.connectionIdLength = connectionIdLength;
    }

    /// <summary>Reads the next packet.</summary>
    /// <param name="packet">The packet, with <see cref="PacketStatus.Packet"/>.</param>
    /// <param name="discard">Why there is none and where, with <see cref="PacketStatus.Discarded"/>.</param>
    public PacketStatus Read(out Packet packet, out Discard discard)
    {
        packet = default;
        discard = default;
        if (position == datagram.Length)
        {
            return PacketStatus.End;
        }

        var start = position;
        discard = PacketParser.Parse(datagram, start, connectionIdLength, out var found, out var end);
        position = end;
        firstConnectionId = start == 0 ? found.DestinationConnectionId : firstConnectionId;
        if (discard.Reason == DiscardReason.None)
        {
            discard = Judge(found, start);
        }

        if (discard.Reason != DiscardReason.None)
        {
            return PacketStatus.Discarded;
        }

        packet = found;
        return PacketStatus.Packet;
    }

    // What the form allows and the place does not.
    private readonly Discard Judge(Packet packet, int start) => packet.Type switch
    {
        PacketType.OtherVersion when reader == Endpoint.Client || start > 0 => new(DiscardReason.OtherVersion, start + 1),
        PacketType.Retry or PacketType.VersionNegotiation when start > 0 => new(DiscardReason.NotAlone, start),
        PacketType.Retry or PacketType.VersionNegotiation when reader == Endpoint.Server => new(DiscardReason.WrongSender, start),
        PacketType.ZeroRtt when reader == Endpoint.Client => new(DiscardReason.WrongSender, start),
        PacketType.Initial when reader == Endpoint.Client && !packet.Token.IsEmpty =>
            new(DiscardReason.WrongSender, start + 7 + packet.DestinationConnectionId.Length + packet.SourceConnectionId.Length),
        PacketType.VersionNegotiation when Version1At(packet) is >= 0 and var at => new(DiscardReason.ListsOurVersion, at),
        PacketType.Initial or PacketType.OtherVersion when reader == Endpoint.Server && datagram.Length < MinInitialDatagram =>
            new(DiscardReason.DatagramTooSmall, start),
        _ when !packet.DestinationConnectionId.SequenceEqual(firstConnectionId) =>
            new(DiscardReason.OtherConnection, start + (packet.Type == PacketType.OneRtt ? 1 : 6)),
        _ => default,
    };

    private static int Version1At(Packet packet)
    {
        for (var i = 0; i < packet.VersionCount; i++)
        {
            if (packet.SupportedVersion(i) == PacketParser.Version1)
            {
                return packet.Bytes.Length - packet.SupportedVersions.Length + i * sizeof(uint);
            }
        }

        return -1;
    }
}
