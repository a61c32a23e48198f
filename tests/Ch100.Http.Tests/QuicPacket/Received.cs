namespace Katas.Http.QuicPacket.Steps;

/// <summary>One packet, as its receiver has found it.</summary>
internal static class Received
{
    /// <summary>A packet that a server has received, in a datagram that is large enough for a new connection.</summary>
    public static Packet ByServer(byte[] packet, int connectionIdLength = 0)
    {
        var padding = new byte[Math.Max(0, 1_200 - packet.Length)];
        return First([.. packet, .. packet[0] < 0x80 ? [] : padding], Endpoint.Server, connectionIdLength);
    }

    public static Packet ByClient(byte[] packet, int connectionIdLength = 0) => First(packet, Endpoint.Client, connectionIdLength);

    private static Packet First(byte[] datagram, Endpoint reader, int connectionIdLength)
    {
        var status = new DatagramReader(datagram, reader, connectionIdLength).Read(out var packet, out var discard);
        status.Should().Be(PacketStatus.Packet, "{0} is a packet, and not {1}", Octets.Show(datagram), discard);
        return packet;
    }
}
