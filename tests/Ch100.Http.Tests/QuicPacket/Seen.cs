using System.Globalization;

namespace Katas.Http.QuicPacket.Steps;

/// <summary>What a reader makes of a datagram, as text: a line for each packet, and for what it discards.</summary>
internal static class Seen
{
    public static string ByServer(byte[] datagram, int connectionIdLength = 0) => Of(datagram, Endpoint.Server, connectionIdLength);

    public static string ByClient(byte[] datagram, int connectionIdLength = 0) => Of(datagram, Endpoint.Client, connectionIdLength);

    /// <summary>A packet as a line: type, connection ids, and whatever else it has.</summary>
    public static string Show(Packet packet)
    {
        var line = $"{packet.Type} to {Octets.Show(packet.DestinationConnectionId)}";
        line += packet.Type == PacketType.OneRtt ? "" : $" from {Octets.Show(packet.SourceConnectionId)}";
        line += packet.Version is 0 or 1 ? "" : $" version {packet.Version:x8}";
        line += packet.Token.IsEmpty ? "" : $" token {Octets.Show(packet.Token)}";
        line += packet.IntegrityTag.IsEmpty ? "" : $" tag {Octets.Show(packet.IntegrityTag)}";
        for (var i = 0; i < packet.VersionCount; i++)
        {
            line += $"{(i == 0 ? " versions " : ", ")}{packet.SupportedVersion(i):x8}";
        }

        line += packet.PacketNumberOffset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" number at {packet.PacketNumberOffset}");
        return string.Create(CultureInfo.InvariantCulture, $"{line}, {packet.Bytes.Length} bytes");
    }

    private static string Of(byte[] datagram, Endpoint endpoint, int connectionIdLength)
    {
        var reader = new DatagramReader(datagram, endpoint, connectionIdLength);
        var lines = new List<string>();
        while (reader.Read(out var packet, out var discard) is not PacketStatus.End and var status && lines.Count <= datagram.Length)
        {
            lines.Add(status == PacketStatus.Packet
                ? Show(packet)
                : string.Create(CultureInfo.InvariantCulture, $"{discard.Reason} at {discard.Offset}"));
        }

        return string.Join('\n', lines);
    }
}
