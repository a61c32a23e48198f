using System.Text;
using Katas.Http.QuicPacket;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>A real HTTP/3 client talks to a real server, and to one that is made of the solution; gtlsclient logs each packet.</summary>
public sealed class QuicPacketOracle(ITestOutputHelper output)
{
    private const string Ciphers = "--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+";

    [OracleFact("bash", "caddy", "gtlsclient")]
    public async Task What_a_client_and_a_server_send_is_opened_and_has_the_numbers_that_the_client_logs()
    {
        await using var caddy = await Caddy.Start();
        foreach (var (name, suite) in new[] { ("AES-128-GCM", CipherSuite.Aes128Gcm), ("CHACHA20-POLY1305", CipherSuite.ChaCha20Poly1305) })
        {
            foreach (var way in new[] { "--scid=", "--scid=0x0102030405", "--dcid=0x0102030405060708", "--no-pmtud" })
            {
                await Compare(caddy, suite, Ciphers + name, way);
            }
        }
    }

    [OracleFact("bash", "caddy", "gtlsclient")]
    public async Task Packets_that_are_opened_and_sealed_anew_are_taken_for_the_real_ones()
    {
        await using var caddy = await Caddy.Start();
        for (var numberLength = 1; numberLength <= 4; numberLength++)
        {
            await AskThroughAResealer(caddy, numberLength);
        }
    }

    [OracleFact("bash", "gtlsclient")]
    public async Task A_client_answers_a_Retry_with_its_token_and_discards_one_that_is_not_for_it()
    {
        byte[] serverId = [1, 2, 3, 4, 5];
        var answered = 0;
        using var relay = new QuicRelay(null, (_, datagram) =>
        {
            var packet = Found(datagram);
            if (packet.Token.IsEmpty)
            {
                return Retries(packet, serverId);
            }

            using var keys = PacketKeys.Initial(serverId, Endpoint.Client);
            PacketOpener.Open(packet, keys, null, new byte[datagram.Length], out var opened).Should().Be(OpenStatus.Opened);
            CryptoFrame.Find(opened.Payload).Should().Be(1, "it says hello again");
            packet.DestinationConnectionId.SequenceEqual(serverId).Should().BeTrue("that is where the right Retry came from");
            Encoding.ASCII.GetString(packet.Token).Should().Be("right", "the other Retry is not for this client");
            answered++;
            return [Refusal(packet)];
        });

        var (_, log) = await relay.Ask();

        answered.Should().BePositive("it has had a Retry");
        log.Should().Contain("CONNECTION_CLOSE(0x1c) error_code=CONNECTION_REFUSED", "that was sealed with the server's keys, of the new connection id");
    }

    [OracleFact("bash", "caddy", "gtlsclient")]
    public async Task Client_and_server_negotiate_versions_alike()
    {
        await using var caddy = await Caddy.Start();
        var answers = new List<string>();
        using var relay = new QuicRelay(caddy.Port, (sender, datagram) =>
        {
            if (sender == Endpoint.Server)
            {
                // The client has not asked for version 1, so that it is in the list is fine for it, and not for us.
                new DatagramReader(datagram, Endpoint.Client, 0).Read(out _, out var discard);
                answers.Add($"{discard.Reason}");
            }

            return [datagram];
        });
        await relay.Ask("--version=0x1a2a3a4a");
        answers.Should().NotBeEmpty().And.AllBe(nameof(DiscardReason.ListsOurVersion));

        using var ours = new QuicRelay(null, (_, datagram) =>
        {
            var answer = new byte[200];
            return [answer[..VersionNegotiation.Write(Found(datagram), [0x1234_5678, 0x0a0a_0a0a], answer)]];
        });
        var (_, log) = await ours.Ask("--version=0x1a2a3a4a");

        log.Should().Contain("VN v=0x12345678").And.Contain("VN v=0x0a0a0a0a").And.Contain("ERR_RECV_VERSION_NEGOTIATION");
    }

    private async Task Compare(Caddy caddy, CipherSuite suite, string cipher, string way)
    {
        using var relay = new QuicRelay(caddy.Port, (_, datagram) => [datagram]);
        var (_, log) = await relay.Ask(cipher, way);
        using var trace = new QuicTrace(relay.Recorded, relay.KeyLog, suite);

        trace.Sent.Should().BeEquivalentTo(QuicTrace.Logged(log, "tx"), "gtlsclient {0} sent these\n{1}", way, log);
        QuicTrace.Logged(log, "rx").Except(trace.Received).Should().BeEmpty("gtlsclient {0} received these\n{1}", way, log);
        trace.Hellos.Should().Contain([1, 2], "both have said hello");
        trace.Discards.Should().BeEmpty();
        output.WriteLine($"{suite} {way}: {relay.Recorded.Count} datagrams, {trace.Sent.Count} packets sent, {trace.Received.Count} received");
    }

    private static async Task AskThroughAResealer(Caddy caddy, int numberLength)
    {
        using var resealer = new Resealer(numberLength);
        using var relay = new QuicRelay(caddy.Port, (sender, datagram) => [resealer.Reseal(sender, datagram)]);

        var (exitCode, log) = await relay.Ask();

        exitCode.Should().Be(0, "the handshake came to its end\n{0}", log);
        log.Should().Contain("[:status: 200]");
        resealer.Count.Should().BeGreaterThanOrEqualTo(2);
    }

    private static Packet Found(byte[] datagram)
    {
        new DatagramReader(datagram, Endpoint.Server, 0).Read(out var packet, out var discard).Should().Be(PacketStatus.Packet, "{0}", discard);
        return packet;
    }

    // One for somebody else, which the same bytes in the client's own place would make right; then the right one.
    private static byte[][] Retries(Packet packet, byte[] serverId)
    {
        var (wrong, right) = (new byte[200], new byte[200]);
        wrong = wrong[..RetryPacket.Write(packet, [9, 9, 9], "wrong"u8, wrong)];
        wrong[^1] ^= 1;
        return [wrong, right[..RetryPacket.Write(packet, serverId, "right"u8, right)]];
    }

    private static byte[] Refusal(Packet packet)
    {
        using var keys = PacketKeys.Initial(packet.DestinationConnectionId, Endpoint.Server);
        var header = new PacketHeader
        {
            DestinationConnectionId = packet.SourceConnectionId,
            SourceConnectionId = packet.DestinationConnectionId,
            PacketNumberLength = 2,
        };
        var answer = new byte[200];
        return answer[..PacketSealer.Seal(header, [0x1C, 0x02, 0x00, 0x00], keys, answer)];
    }

    /// <summary>Opens each Initial packet on the way, and seals what is in it anew.</summary>
    private sealed class Resealer(int numberLength) : IDisposable
    {
        private readonly Dictionary<Endpoint, PacketKeys> keys = [];

        public int Count { get; private set; }

        public byte[] Reseal(Endpoint sender, byte[] datagram)
        {
            if (keys.Count == 0)
            {
                var id = Found(datagram).DestinationConnectionId;
                keys[Endpoint.Client] = PacketKeys.Initial(id, Endpoint.Client);
                keys[Endpoint.Server] = PacketKeys.Initial(id, Endpoint.Server);
            }

            var (plain, anew, length) = (new byte[datagram.Length], new byte[datagram.Length + 100], 0);
            var reader = new DatagramReader(datagram, sender == Endpoint.Client ? Endpoint.Server : Endpoint.Client, 4);
            while (reader.Read(out var packet, out _) == PacketStatus.Packet)
            {
                if (packet.Type != PacketType.Initial
                    || PacketOpener.Open(packet, keys[sender], null, plain, out var opened) != OpenStatus.Opened)
                {
                    packet.Bytes.CopyTo(anew.AsSpan(length));
                    length += packet.Bytes.Length;
                    continue;
                }

                var header = new PacketHeader
                {
                    Type = packet.Type,
                    DestinationConnectionId = packet.DestinationConnectionId,
                    SourceConnectionId = packet.SourceConnectionId,
                    PacketNumber = opened.PacketNumber,
                    PacketNumberLength = numberLength,
                };
                length += PacketSealer.Seal(header, opened.Payload, keys[sender], anew.AsSpan(length), packet.Bytes.Length);
                Count++;
            }

            return length == 0 ? datagram : anew[..length];
        }

        public void Dispose() => keys.Values.ToList().ForEach(each => each.Dispose());
    }
}
