using System.Globalization;
using System.Text.RegularExpressions;
using Katas.Http.QuicPacket;

namespace Katas.Oracles.Http;

/// <summary>What the solution makes of the datagrams of one connection, in the words of gtlsclient's log.</summary>
internal sealed partial class QuicTrace : IDisposable
{
    private readonly Dictionary<(PacketType, Endpoint), PacketKeys> keys = [];
    private readonly Dictionary<(PacketType, Endpoint), long> largest = [];
    private readonly byte[] plain = new byte[65_536];

    /// <param name="recorded">The first is the client's.</param>
    /// <param name="keyLog">The secrets.</param>
    /// <param name="suite">What they have agreed on.</param>
    public QuicTrace(List<(Endpoint Sender, byte[] Datagram)> recorded, string keyLog, CipherSuite suite)
    {
        var (serverIdLength, clientIdLength) = (0, 0);
        foreach (var sender in new[] { Endpoint.Client, Endpoint.Server })
        {
            keys[(PacketType.Initial, sender)] = PacketKeys.Initial(First(recorded, Endpoint.Client).DestinationConnectionId, sender);
            (sender == Endpoint.Client ? ref clientIdLength : ref serverIdLength) = First(recorded, sender).SourceConnectionId.Length;
        }

        foreach (Match secret in Secret().Matches(keyLog))
        {
            var sender = secret.Groups["sender"].Value == "CLIENT" ? Endpoint.Client : Endpoint.Server;
            var type = secret.Groups["level"].Value == "HANDSHAKE_" ? PacketType.Handshake : PacketType.OneRtt;
            keys[(type, sender)] = PacketKeys.From(suite, Convert.FromHexString(secret.Groups["secret"].Value));
        }

        foreach (var (sender, datagram) in recorded)
        {
            var reader = sender == Endpoint.Client
                ? new DatagramReader(datagram, Endpoint.Server, serverIdLength)
                : new DatagramReader(datagram, Endpoint.Client, clientIdLength);
            while (reader.Read(out var packet, out var discard) is not PacketStatus.End and var status)
            {
                if (status == PacketStatus.Discarded)
                {
                    Discards.Add($"{sender} {discard}");
                }
                else
                {
                    (sender == Endpoint.Client ? Sent : Received).Add(Line(packet, sender));
                }
            }
        }
    }

    /// <summary>The client's packets, one a line.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>The server's.</summary>
    public List<string> Received { get; } = [];

    public List<string> Discards { get; } = [];

    /// <summary>The first bytes of all that CRYPTO frames in Initial packets begin with: 1 is a ClientHello, 2 a ServerHello.</summary>
    public List<byte> Hellos { get; } = [];

    /// <summary>What was in the packets, by direction as the client logs it, number and type.</summary>
    public Dictionary<(string Direction, string Number, string Type), byte[]> Payloads { get; } = [];

    /// <summary>The same lines as the client has them.</summary>
    /// <param name="log">The client's.</param>
    /// <param name="direction">tx or rx.</param>
    public static List<string> Logged(string log, string direction) =>
    [
        .. from Match line in LogLine().Matches(log)
           where line.Groups["direction"].Value == direction
           select Line(line.Groups["type"].Value, line.Groups["dcid"].Value, line.Groups["scid"].Value, line.Groups["pkn"].Value),
    ];

    public void Dispose() => keys.Values.ToList().ForEach(each => each.Dispose());

    private static Packet First(List<(Endpoint Sender, byte[] Datagram)> recorded, Endpoint sender)
    {
        var datagram = recorded.First(each => each.Sender == sender).Datagram;
        new DatagramReader(datagram, sender == Endpoint.Client ? Endpoint.Server : Endpoint.Client, 0).Read(out var packet, out _);
        packet.Type.Should().Be(PacketType.Initial, "a connection begins so");
        return packet;
    }

    private string Line(Packet packet, Endpoint sender)
    {
        long? largestReceived = largest.TryGetValue((packet.Type, sender), out var come) ? come : null;
        PacketOpener.Open(packet, keys[(packet.Type, sender)], largestReceived, plain, out var opened).Should().Be(
            OpenStatus.Opened, "{0} has sealed this {1} packet: {2}", sender, packet.Type, Convert.ToHexString(packet.Bytes));
        largest[(packet.Type, sender)] = Math.Max(come, opened.PacketNumber);
        if (packet.Type == PacketType.Initial && CryptoFrame.Find(opened.Payload) is { } hello)
        {
            Hellos.Add(hello);
        }

        var type = packet.Type == PacketType.OneRtt ? "1RTT" : packet.Type.ToString();
        var number = opened.PacketNumber.ToString(CultureInfo.InvariantCulture);
        Payloads[(sender == Endpoint.Client ? "tx" : "rx", number, type)] = opened.Payload.ToArray();
        return Line(
            type, Convert.ToHexStringLower(packet.DestinationConnectionId), Convert.ToHexStringLower(packet.SourceConnectionId), number);
    }

    private static string Line(string type, string destination, string source, string number) =>
        $"{type} {number} to {destination} from {source}";

    // I00000004 0x0d3f… pkt rx pkn=0 dcid=0x0d3f… scid=0x7e55 version=0x00000001 type=Initial len=117
    [GeneratedRegex(@"pkt (?<direction>tx|rx) pkn=(?<pkn>\d+) dcid=0x(?<dcid>[0-9a-f]*)( scid=0x(?<scid>[0-9a-f]*) version=0x00000001)? type=(?<type>\w+)")]
    private static partial Regex LogLine();

    // SERVER_HANDSHAKE_TRAFFIC_SECRET 7483… 49d6…, CLIENT_TRAFFIC_SECRET_0 7483… 3885…
    [GeneratedRegex(@"(?<sender>CLIENT|SERVER)_(?<level>HANDSHAKE_)?TRAFFIC_SECRET(_0)? \w+ (?<secret>[0-9a-f]+)")]
    private static partial Regex Secret();
}
