using CsCheck;

namespace Katas.Http.QuicPacket.Steps;

public sealed class Step8_HostileDatagrams
{
    [Fact]
    [Rule("R29")]
    public void No_bit_of_a_packet_can_be_another()
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), Endpoint.Server);
        var wire = Octets.Of(AppendixA.ServerInitial);
        Outcome(wire, Endpoint.Client, keys).Should().StartWith("Initial 1: ");

        foreach (var bit in Samples.Below(wire.Length * 8))
        {
            byte[] changed = [.. wire];
            changed[bit / 8] ^= (byte)(0x80 >> (bit % 8));

            Outcome(changed, Endpoint.Client, keys).Should().NotContain(": ", "bit {0} of {1} has changed on the way", bit, Octets.Show(wire));
        }
    }

    [Fact]
    [Rule("R6")]
    [Rule("R12")]
    public void Cut_anywhere_a_clients_first_datagram_is_discarded()
    {
        var wire = Octets.Of(AppendixA.ClientInitial);
        Seen.ByServer(wire).Should().StartWith("Initial to 8394c8f03e515708");

        foreach (var cut in Samples.Below(wire.Length - 1))
        {
            Seen.ByServer(wire[..(cut + 1)]).Should().StartWith("Truncated at ", "only {0} bytes of 1200 have come", cut + 1);
        }
    }

    [Theory]
    [InlineData("00")] // zeros are padding to many a client
    [InlineData("00000000000000000000000000000000000000000000000000")]
    [InlineData("ff")]
    [Rule("R10")]
    public void Garbage_behind_a_packet_does_not_cost_it(string garbage)
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), Endpoint.Client);

        Outcome(Octets.Of(AppendixA.ClientInitial + garbage), Endpoint.Server, keys).Split('\n').Should().HaveCount(2).And.HaveElementAt(
            0, $"Initial 2: {Octets.Show(AppendixA.ClientPayload)}");
    }

    [Fact]
    [Rule("R29")]
    public void Garbage_before_it_does()
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), Endpoint.Client);

        Outcome(Octets.Of("00" + AppendixA.ClientInitial), Endpoint.Server, keys).Should().Be("FixedBit at 0");
        Outcome(Octets.Of("40" + AppendixA.ClientInitial), Endpoint.Server, keys).Should().Be("OneRtt NotAuthentic");
    }

    [Fact]
    [Rule("R34")]
    public void Whatever_comes_is_read_to_its_end_and_nothing_of_it_is_opened()
    {
        Seen.ByServer(Octets.Of(AppendixA.ClientInitial)).Should().StartWith("Initial to ");
        var first = Gen.OneOf(Gen.Byte, Gen.OneOf((byte)0xc0, (byte)0xd0, (byte)0xe0, (byte)0xf0, (byte)0x40));
        var version = Gen.OneOf("00000001", "00000001", "00000000", "1a2a3a4a");
        var packet = Gen.Select(first, version, Gen.Int[0, 21], Gen.Int[0, 21], Gen.Byte.Array[0, 40]).Select(
            (octet, four, to, from, rest) => $"{octet:x2} {four} {to:x2} ~{to} {from:x2} ~{from} {(rest.Length == 0 ? "" : Convert.ToHexString(rest))}");
        Gen.Select(packet.Array[0, 5], Gen.Int[0, 20], Gen.Bool, Gen.Bool).Sample(
            (packets, connectionIdLength, large, asClient) =>
            {
                using var keys = PacketKeys.Initial([], Endpoint.Client); // samples run side by side
                var datagram = Octets.Of(string.Join(' ', packets) + (large ? " ~1200" : ""));
                var reader = new DatagramReader(datagram, asClient ? Endpoint.Client : Endpoint.Server, connectionIdLength);
                var (end, reads) = (0, 0);
                while (reader.Read(out var read, out var discard) is not PacketStatus.End and var status)
                {
                    var at = discard.Offset;
                    if (status == PacketStatus.Packet)
                    {
                        datagram.AsSpan().Overlaps(read.Bytes, out at).Should().BeTrue("a packet is a part of its datagram");
                        at.Should().BeGreaterThanOrEqualTo(end, "a packet begins where the last one has ended, or later: {0}", Octets.Show(datagram));
                        end = at + read.Bytes.Length;
                        (read.IsProtected ? Opened.Show(read, keys, null) : "NotAuthentic").Should().Be("NotAuthentic");
                    }

                    at.Should().BeInRange(0, datagram.Length, "that is a place in {0}", Octets.Show(datagram));
                    (++reads).Should().BeLessThanOrEqualTo(datagram.Length, "each call reads on: {0}", Octets.Show(datagram));
                }
            },
            iter: Samples.Of(500));
    }

    [Fact]
    [Rule("R3")]
    [Rule("R26")]
    [Rule("R31")]
    public void Whatever_is_sealed_is_found_and_opened()
    {
        using (var keys = PacketKeys.Initial([], Endpoint.Client))
        {
            Written.By(row => PacketSealer.Seal(new() { Type = PacketType.OneRtt, PacketNumberLength = 1 }, [1], keys, row)).Should().HaveCount(21);
        }

        var type = Gen.OneOf(PacketType.Initial, PacketType.ZeroRtt, PacketType.Handshake);
        var packet = Gen.Select(type, Gen.Byte.Array[0, 20], Gen.Byte.Array[0, 70], Gen.Long[0, (1L << 62) - 1], Gen.Int[1, 4], Gen.Byte.Array[1, 99]);
        Gen.Select(packet.List[0, 4], Gen.Byte.Array[0, 20], packet).Sample(
            (packets, connectionId, last) =>
            {
                using var keys = PacketKeys.Initial([], Endpoint.Client);
                packets.Add((PacketType.OneRtt, [], [], last.Item4, last.Item5, last.Item6));
                var datagram = new byte[2_000];
                var length = 0;
                foreach (var (kind, source, token, number, numberLength, frames) in packets)
                {
                    length += PacketSealer.Seal(
                        new PacketHeader
                        {
                            Type = kind,
                            DestinationConnectionId = connectionId,
                            SourceConnectionId = source,
                            Token = kind == PacketType.Initial ? token : [],
                            PacketNumber = number,
                            PacketNumberLength = numberLength,
                        },
                        frames,
                        keys,
                        datagram.AsSpan(length),
                        kind == PacketType.OneRtt ? 1_200 - length : 0);
                }

                var reader = new DatagramReader(datagram.AsSpan(..length), Endpoint.Server, connectionId.Length);
                foreach (var (kind, source, token, number, _, frames) in packets)
                {
                    reader.Read(out var read, out _).Should().Be(PacketStatus.Packet);
                    (read.Type, Octets.Show(read.SourceConnectionId), Octets.Show(read.Token)).Should().Be(
                        (kind, Octets.Show(source), kind == PacketType.Initial ? Octets.Show(token) : "-"));
                    PacketOpener.Open(read, keys, number == 0 ? null : number - 1, new byte[2_000], out var opened).Should().Be(OpenStatus.Opened);
                    opened.PacketNumber.Should().Be(number);
                    Octets.Show(opened.Payload[..frames.Length]).Should().Be(Octets.Show(frames));
                    opened.Payload[frames.Length..].ContainsAnyExcept((byte)0).Should().BeFalse("the rest is PADDING");
                }

                reader.Read(out _, out _).Should().Be(PacketStatus.End);
            },
            iter: Samples.Of(200));
    }

    [Fact]
    [Rule("R34")]
    public void Reading_a_datagram_allocates_nothing()
    {
        var datagram = Octets.Of(
            "e0 00000001 01aa 01cc 14 ~20 e0 00000001 01ab 01cc 14 ~20 c0 00000001 01aa 01cc 02 7777 4014 ~20 d0 00000001 01aa 00 00 40 aa ~1200");
        Count(datagram); // whatever is made once, at the first call, is made now

        var before = GC.GetAllocatedBytesForCurrentThread();
        var packets = Count(datagram);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (allocated, packets).Should().Be((0L, 3), "who sends garbage by the thousand costs no memory");
    }

    private static int Count(byte[] datagram)
    {
        var packets = 0;
        var reader = new DatagramReader(datagram, Endpoint.Server, 1);
        while (reader.Read(out _, out _) is not PacketStatus.End and var status)
        {
            packets += status == PacketStatus.Packet ? 1 : 0;
        }

        return packets;
    }

    // A line for each packet: what is in it, or why it is discarded.
    private static string Outcome(byte[] datagram, Endpoint endpoint, PacketKeys keys)
    {
        var lines = new List<string>();
        var reader = new DatagramReader(datagram, endpoint, 0);
        while (reader.Read(out var packet, out var discard) is not PacketStatus.End and var status)
        {
            lines.Add(status == PacketStatus.Discarded ? $"{discard.Reason} at {discard.Offset}"
                : packet.IsProtected ? $"{packet.Type} {Opened.Show(packet, keys, null)}" : Seen.Show(packet));
        }

        return string.Join('\n', lines);
    }
}
