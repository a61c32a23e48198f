namespace Katas.Http.QuicPacket.Steps;

/// <summary>What <c>kata compare</c> measures: the datagrams of a handshake and of a download.</summary>
public sealed class Workload
{
    private readonly PacketKeys keys = PacketKeys.Initial([1, 2, 3, 4, 5, 6, 7, 8], Endpoint.Client);
    private readonly byte[] payload = new byte[1_150];
    private readonly byte[] datagram = new byte[1_500];
    private readonly byte[] row = new byte[1_500];
    private readonly int length;

    public Workload()
    {
        payload[0] = 1;
        foreach (var type in new[] { PacketType.Initial, PacketType.Handshake, PacketType.OneRtt })
        {
            length += Seal(type, payload.AsSpan(..380), datagram.AsSpan(length));
        }
    }

    /// <summary>Where the packet numbers are.</summary>
    public long Find_the_packets_of_a_datagram()
    {
        var all = 0L;
        var reader = new DatagramReader(datagram.AsSpan(..length), Endpoint.Server, 8);
        while (reader.Read(out var packet, out _) == PacketStatus.Packet)
        {
            all = all * 31 + packet.PacketNumberOffset;
        }

        return all;
    }

    /// <summary>The frames' bytes, and the numbers.</summary>
    public long Open_three_packets()
    {
        var all = 0L;
        var reader = new DatagramReader(datagram.AsSpan(..length), Endpoint.Server, 8);
        while (reader.Read(out var packet, out _) == PacketStatus.Packet)
        {
            PacketOpener.Open(packet, keys, 99, row, out var opened);
            all += opened.Payload.Length + opened.PacketNumber;
        }

        return all;
    }

    /// <summary>The bytes that were written.</summary>
    public long Seal_a_large_packet() => Seal(PacketType.OneRtt, payload, row);

    /// <summary>The first bytes of both keys.</summary>
    public long Make_the_keys_of_a_connection()
    {
        using var client = PacketKeys.Initial(payload.AsSpan(..8), Endpoint.Client);
        using var server = PacketKeys.Initial(payload.AsSpan(..8), Endpoint.Server);
        return client.Key[0] << 8 | server.Key[0];
    }

    private int Seal(PacketType type, ReadOnlySpan<byte> frames, Span<byte> destination) => PacketSealer.Seal(
        new PacketHeader { Type = type, DestinationConnectionId = [1, 2, 3, 4, 5, 6, 7, 8], PacketNumber = 100, PacketNumberLength = 2 },
        frames,
        keys,
        destination);
}
