namespace Katas.Http.QuicPacket.Steps;

public sealed class Step6_OpenPackets
{
    private const string Header = "00000001 08 8394c8f03e515708 02 c1c2"; // of a long header, behind its first byte

    [Fact]
    [Rule("R26")]
    public void Rfc9001_A_2_opens()
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), Endpoint.Client);

        Opened.First(Octets.Of(AppendixA.ClientInitial), keys).Should().Be($"2: {Octets.Show(AppendixA.ClientPayload)}");
    }

    [Fact]
    [Rule("R26")]
    public void Rfc9001_A_3_opens()
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), Endpoint.Server);

        Opened.Show(Received.ByClient(Octets.Of(AppendixA.ServerInitial)), keys, null).Should().Be($"1: {Octets.Show(Octets.Of(AppendixA.ServerPayload))}");
    }

    [Fact]
    [Rule("R26")]
    public void Rfc9001_A_5_opens()
    {
        using var keys = PacketKeys.From(CipherSuite.ChaCha20Poly1305, Octets.Of(AppendixA.ChaChaSecret));

        Opened.First(Octets.Of(AppendixA.ChaChaPacket), keys, AppendixA.ChaChaNumber - 1).Should().Be("654360564: 01");
    }

    [Theory]
    [InlineData("c0", "00 4017", "07")]
    [InlineData("c3", "02 7777 401a", "00000007")]
    [InlineData("d0", "4017", "07")]
    [InlineData("e1", "4018", "0007")]
    [InlineData("e2", "19", "000007")]
    [Rule("R26")]
    public void The_sample_stands_where_it_would_if_the_number_had_four_bytes(string first, string rest, string number)
    {
        var wire = Forge.Packet(AppendixA.ClientSecret, $"{first} {Header} {rest} {number}", 7, [1, 2, 3, 4, 5, 6]);

        Opened.First(wire, AppendixA.ClientSecret).Should().Be("7: 010203040506");
    }

    [Theory]
    [InlineData("40", "07", "7: 010203040506")]
    [InlineData("61", "0007", "7: 010203040506")] // the spin bit
    [InlineData("43", "00000007", "7: 010203040506")]
    [InlineData("44", "07", "7 next keys: 010203040506")]
    [Rule("R26")]
    public void Of_a_short_header_five_bits_are_protected(string first, string number, string expected)
    {
        var wire = Forge.Packet(AppendixA.ServerSecret, $"{first} 0102030405060708 {number}", 7, [1, 2, 3, 4, 5, 6]);

        Opened.First(wire, AppendixA.ServerSecret, null, 8).Should().Be(expected);
    }

    [Theory]
    [InlineData("c8")]
    [InlineData("cc")]
    [Rule("R28")]
    public void Reserved_bits_of_a_long_header_are_zero(string first)
    {
        var wire = Forge.Packet(AppendixA.ClientSecret, $"{first} {Header} 00 4017 07", 7, [1, 2, 3, 4, 5, 6]);

        Opened.First(wire, AppendixA.ClientSecret).Should().Be("NonZeroBits", "the sender is who he says, and breaks a rule");
    }

    [Theory]
    [InlineData("48")]
    [InlineData("50")]
    [InlineData("7c")]
    [Rule("R28")]
    public void Reserved_bits_of_a_short_header_are_zero(string first)
    {
        var wire = Forge.Packet(AppendixA.ClientSecret, $"{first} 07", 7, [1, 2, 3, 4, 5, 6]);

        Opened.First(wire, AppendixA.ClientSecret).Should().Be("NonZeroBits");
    }

    [Fact]
    [Rule("R28")]
    public void But_nobody_has_broken_a_rule_before_the_tag_is_right()
    {
        var wire = Forge.Packet(AppendixA.ClientSecret, "4c 07", 7, [1, 2, 3, 4, 5, 6]);
        wire[^1] ^= 1;

        Opened.First(wire, AppendixA.ClientSecret).Should().Be("NotAuthentic", "anybody could have set those bits");
    }

    [Fact]
    [Rule("R28")]
    public void A_packet_has_a_frame()
    {
        var wire = Forge.Packet(AppendixA.ClientSecret, $"c3 {Header} 00 14 00000007", 7, []);
        var bits = Forge.Packet(AppendixA.ClientSecret, $"cf {Header} 00 14 00000007", 7, []);
        var one = Forge.Packet(AppendixA.ClientSecret, $"c3 {Header} 00 15 00000007", 7, [1]);

        Opened.First(wire, AppendixA.ClientSecret).Should().Be("NoFrames");
        Opened.First(bits, AppendixA.ClientSecret).Should().Be("NonZeroBits", "of the two this comes first");
        Opened.First(one, AppendixA.ClientSecret).Should().Be("7: 01");
    }

    [Theory]
    [InlineData(0xa82f30ea, "41", "9b32", 0xa82f9b32)] // RFC 9000, A.3
    [InlineData(0xa82f30ea, "40", "6b", 0xa82f316b)] // as far above as below: the larger
    [InlineData(0xa82f30ea, "40", "6c", 0xa82f306c)]
    [InlineData(0xa82f3009, "40", "8a", 0xa82f308a)] // likewise
    [InlineData(0, "40", "01", 1)]
    [InlineData(0xa82f30ea, "43", "ffffffff", 0xffffffff)]
    [InlineData(-1, "40", "ff", 0xff)] // nothing has come, and nothing is below 0
    [InlineData(0xff, "40", "00", 0x100)]
    [InlineData(0x17f, "40", "00", 0x200)]
    [InlineData(0x1_0000_0000, "43", "ffffffff", 0xffff_ffff)]
    [InlineData(0x1_7fff_ffff, "43", "00000000", 0x2_0000_0000)]
    [InlineData(0x3fff_ffff_ffff_ffff, "40", "00", 0x3fff_ffff_ffff_ff00)] // and nothing is above 2^62-1
    [InlineData(0x3fff_ffff_ffff_fffe, "40", "ff", 0x3fff_ffff_ffff_ffff)]
    [Rule("R27")]
    public void The_number_is_the_closest_to_the_one_expected_next(long largest, string first, string number, long expected)
    {
        var wire = Forge.Packet(AppendixA.ServerSecret, $"{first} {number}", expected, [1, 2, 3]);

        Opened.First(wire, AppendixA.ServerSecret, largest < 0 ? null : largest).Should().Be($"{expected}: 010203", "0x{0:x} has come before", largest);
    }

    [Fact]
    [Rule("R27")]
    [Rule("R29")]
    public void A_number_that_is_taken_for_another_does_not_open_the_packet()
    {
        var wire = Forge.Packet(AppendixA.ServerSecret, "40 07", 7, [1, 2, 3]);

        Opened.First(wire, AppendixA.ServerSecret, 6).Should().Be("7: 010203");
        Opened.First(wire, AppendixA.ServerSecret, 133).Should().Be("7: 010203");
        Opened.First(wire, AppendixA.ServerSecret, 134).Should().Be("NotAuthentic", "263 is as close to 135");
    }

    [Fact]
    [Rule("R29")]
    public void Other_keys_do_not_open_it()
    {
        var wire = Octets.Of(AppendixA.ClientInitial);

        Opened.First(wire, AppendixA.ClientSecret).Should().StartWith("2: ");
        Opened.First(wire, AppendixA.ServerSecret).Should().Be("NotAuthentic", "each side has its own");
        Opened.First(wire, AppendixA.ChaChaSecret).Should().Be("NotAuthentic");
    }

    [Fact]
    [Rule("R29")]
    public void Packets_of_a_datagram_are_opened_each_for_itself()
    {
        byte[] datagram =
        [
            .. Forge.Packet(AppendixA.ServerSecret, "e0 00000001 01aa 00 4017 07", 7, [1, 2, 3, 4, 5, 6]),
            .. Forge.Packet(AppendixA.ClientSecret, "e0 00000001 01aa 00 4017 08", 8, [1, 2, 3, 4, 5, 6]),
            .. Forge.Packet(AppendixA.ServerSecret, "40 aa 09", 9, [1, 2, 3, 4, 5, 6]),
        ];
        using var keys = PacketKeys.From(CipherSuite.Aes128Gcm, Octets.Of(AppendixA.ServerSecret));
        var seen = new List<string>();
        var reader = new DatagramReader(datagram, Endpoint.Client, 1);
        while (reader.Read(out var packet, out _) == PacketStatus.Packet)
        {
            seen.Add(Opened.Show(packet, keys, null));
        }

        seen.Should().Equal(["7: 010203040506", "NotAuthentic", "9: 010203040506"], "one that cannot be opened does not cost the others");
    }

    [Theory]
    [InlineData(AppendixA.Retry)]
    [InlineData("c0 00000000 00 00 1a2a3a4a")]
    [Rule("R30")]
    public void What_has_no_protection_cannot_be_opened(string wire)
    {
        using var keys = PacketKeys.Initial([], Endpoint.Server);
        var call = () => PacketOpener.Open(Received.ByClient(Octets.Of(wire)), keys, null, new byte[100], out _);

        call.Should().Throw<ArgumentException>().WithParameterName("packet");
    }

    [Fact]
    [Rule("R30")]
    public void The_whole_packet_has_to_have_room_even_if_there_is_more_of_it()
    {
        using var keys = PacketKeys.From(CipherSuite.ChaCha20Poly1305, Octets.Of(AppendixA.ChaChaSecret));
        var tooSmall = () => Open(new byte[20]);

        tooSmall.Should().Throw<ArgumentException>().WithParameterName("destination");
        Open(new byte[21]).Should().Be(OpenStatus.Opened);
        Open(new byte[400]).Should().Be(OpenStatus.Opened);

        OpenStatus Open(byte[] destination) => PacketOpener.Open(
            Received.ByServer(Octets.Of(AppendixA.ChaChaPacket)), keys, AppendixA.ChaChaNumber - 1, destination, out _);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x4000_0000_0000_0000)]
    [Rule("R30")]
    public void A_packet_number_is_from_0_to_2_62_1(long largest)
    {
        using var keys = PacketKeys.Initial([], Endpoint.Server);
        var call = () => PacketOpener.Open(Received.ByClient(Octets.Of(AppendixA.ServerInitial)), keys, largest, new byte[200], out _);

        call.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("largestReceived");
    }
}
