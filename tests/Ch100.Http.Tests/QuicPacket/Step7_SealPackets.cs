namespace Katas.Http.QuicPacket.Steps;

public sealed class Step7_SealPackets
{
    private static readonly byte[] Frames = [1, 2, 3, 4, 5, 6];

    [Fact]
    [Rule("R31")]
    public void Rfc9001_A_2_is_sealed()
    {
        var wire = Sealed(AppendixA.ClientSecret, AppendixA.ClientPayload, static () => new PacketHeader
        {
            Type = PacketType.Initial,
            DestinationConnectionId = Octets.Of(AppendixA.ConnectionId),
            PacketNumber = 2,
            PacketNumberLength = 4,
        });

        Convert.ToHexStringLower(wire).Should().Be(AppendixA.ClientInitial);
    }

    [Fact]
    [Rule("R31")]
    public void Rfc9001_A_3_is_sealed()
    {
        var wire = Sealed(AppendixA.ServerSecret, Octets.Of(AppendixA.ServerPayload), static () => new PacketHeader
        {
            Type = PacketType.Initial,
            SourceConnectionId = Octets.Of("f067a5502a4262b5"),
            PacketNumber = 1,
            PacketNumberLength = 2,
        });

        Convert.ToHexStringLower(wire).Should().Be(AppendixA.ServerInitial);
    }

    [Fact]
    [Rule("R31")]
    public void Rfc9001_A_5_is_sealed()
    {
        using var keys = PacketKeys.From(CipherSuite.ChaCha20Poly1305, Octets.Of(AppendixA.ChaChaSecret));

        var wire = Written.By(row => PacketSealer.Seal(
            new PacketHeader { Type = PacketType.OneRtt, PacketNumber = AppendixA.ChaChaNumber, PacketNumberLength = 3 }, [1], keys, row));

        Octets.Show(wire).Should().Be(AppendixA.ChaChaPacket);
    }

    [Theory]
    [InlineData(PacketType.Initial, 1, "c0 00000001 02aabb 01cc 02 7777 4017 09")]
    [InlineData(PacketType.Initial, 4, "c3 00000001 02aabb 01cc 02 7777 401a 00000109")]
    [InlineData(PacketType.ZeroRtt, 2, "d1 00000001 02aabb 01cc 4018 0109")]
    [InlineData(PacketType.Handshake, 3, "e2 00000001 02aabb 01cc 4019 000109")]
    [InlineData(PacketType.OneRtt, 1, "40 aabb 09")]
    [Rule("R31")]
    public void All_four_types_are_written(PacketType type, int numberLength, string plain)
    {
        var wire = Sealed(AppendixA.ClientSecret, Frames, () => new PacketHeader
        {
            Type = type,
            DestinationConnectionId = Octets.Of("aabb"),
            SourceConnectionId = Octets.Of(type == PacketType.OneRtt ? "" : "cc"),
            Token = Octets.Of(type == PacketType.Initial ? "7777" : ""),
            PacketNumber = 0x109,
            PacketNumberLength = numberLength,
        });

        Octets.Show(wire).Should().Be(Octets.Show(Forge.Packet(AppendixA.ClientSecret, plain, 0x109, Frames)));
    }

    [Theory]
    [InlineData(true, false, "60 09")]
    [InlineData(false, true, "44 09")]
    [InlineData(true, true, "64 09")]
    [Rule("R31")]
    public void A_short_header_has_a_spin_bit_and_a_key_phase(bool spin, bool phase, string plain)
    {
        var wire = Sealed(AppendixA.ClientSecret, Frames, () => Short() with { SpinBit = spin, KeyPhase = phase });

        Octets.Show(wire).Should().Be(Octets.Show(Forge.Packet(AppendixA.ClientSecret, plain, 9, Frames)));
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(63, "3f")]
    [InlineData(64, "4040")]
    [InlineData(16_383, "7fff")]
    [InlineData(16_384, "80004000")]
    [Rule("R31")]
    public void The_length_of_the_token_takes_the_fewest_bytes(int length, string expected)
    {
        var wire = Sealed(AppendixA.ClientSecret, Frames, () => Initial() with { Token = new byte[length] });

        Octets.Show(wire.AsSpan(7, expected.Length / 2)).Should().Be(expected);
        Received.ByServer(wire).Token.Length.Should().Be(length);
    }

    [Theory]
    [InlineData(20, "4025")] // one byte would do
    [InlineData(16_366, "7fff")]
    [InlineData(16_367, "80004000")]
    [Rule("R31")]
    public void The_length_takes_two_bytes_or_else_four(int payload, string expected)
    {
        var wire = Sealed(AppendixA.ClientSecret, new byte[payload], () => Initial());

        Octets.Show(wire.AsSpan(8, expected.Length / 2)).Should().Be(expected);
        Opened.First(wire, AppendixA.ClientSecret).Should().Be($"9: {Octets.Show(new byte[payload])}");
    }

    [Theory]
    [InlineData(1, 1, "010000")]
    [InlineData(2, 1, "0100")]
    [InlineData(1, 2, "010200")]
    [Rule("R32")]
    public void PADDING_makes_room_for_the_sample(int numberLength, int frames, string expected)
    {
        var initial = Sealed(AppendixA.ClientSecret, Frames[..frames], () => Initial() with { PacketNumberLength = numberLength });
        var oneRtt = Sealed(AppendixA.ClientSecret, Frames[..frames], () => Short() with { PacketNumberLength = numberLength });

        Opened.First(initial, AppendixA.ClientSecret).Should().Be($"9: {expected}");
        Opened.First(oneRtt, AppendixA.ClientSecret).Should().Be($"9: {expected}");
    }

    [Theory]
    [InlineData(PacketType.Initial, 1_200, 1_200)]
    [InlineData(PacketType.Initial, 33, 33)]
    [InlineData(PacketType.Initial, 32, 33)] // as large as it is without padding
    [InlineData(PacketType.Initial, 73, 73)] // where one byte of length would have been enough
    [InlineData(PacketType.OneRtt, 1_200, 1_200)]
    [InlineData(PacketType.OneRtt, 0, 24)]
    [Rule("R32")]
    public void PADDING_fills_up_a_packet_to_the_size_that_is_asked_for(PacketType type, int size, int expected)
    {
        var wire = Sealed(AppendixA.ClientSecret, Frames, () => Short() with { Type = type }, size);

        wire.Should().HaveCount(expected);
        Opened.First(wire, AppendixA.ClientSecret).Should().StartWith("9: 010203040506");
    }

    [Theory]
    [InlineData(16_393, "7fff")]
    [InlineData(16_394, "80003ffe")] // with two it would be 16,384
    [InlineData(16_395, "80003fff")]
    [InlineData(20_000, "80004e14")]
    [Rule("R31")]
    [Rule("R32")]
    public void With_much_PADDING_the_length_grows(int size, string expected)
    {
        var wire = Sealed(AppendixA.ClientSecret, Frames, () => Initial(), size);

        wire.Should().HaveCount(size);
        Octets.Show(wire.AsSpan(8, expected.Length / 2)).Should().Be(expected);
        Opened.First(wire, AppendixA.ClientSecret).Should().StartWith("9: 010203040506000000");
    }

    [Fact]
    [Rule("R32")]
    public void PADDING_is_zeros_whatever_was_there_before()
    {
        var wire = Sealed(AppendixA.ClientSecret, [1], () => Short(), 30);

        Opened.First(wire, AppendixA.ClientSecret).Should().Be("9: 01" + new string('0', 22));
    }

    [Fact]
    [Rule("R33")]
    public void A_header_says_what_its_type_can_say()
    {
        MustBeRefused<ArgumentException>(() => Initial() with { Type = PacketType.Retry });
        MustBeRefused<ArgumentException>(() => Initial() with { Type = PacketType.VersionNegotiation });
        MustBeRefused<ArgumentException>(() => Initial() with { Type = PacketType.OtherVersion });
        MustBeRefused<ArgumentException>(() => Initial() with { DestinationConnectionId = new byte[21] });
        MustBeRefused<ArgumentException>(() => Initial() with { SourceConnectionId = new byte[21] });
        MustBeRefused<ArgumentException>(() => Initial() with { Type = PacketType.Handshake, Token = new byte[1] });
        MustBeRefused<ArgumentException>(() => Initial() with { KeyPhase = true });
        MustBeRefused<ArgumentException>(() => Initial() with { SpinBit = true });
        MustBeRefused<ArgumentException>(() => Short() with { SourceConnectionId = new byte[1] });
        MustBeRefused<ArgumentException>(() => Short() with { Token = new byte[1] });
        MustBeRefused<ArgumentOutOfRangeException>(() => Short() with { PacketNumberLength = 0 });
        MustBeRefused<ArgumentOutOfRangeException>(() => Short() with { PacketNumberLength = 5 });
        MustBeRefused<ArgumentOutOfRangeException>(() => Short() with { PacketNumber = -1 });
        MustBeRefused<ArgumentOutOfRangeException>(() => Short() with { PacketNumber = 1L << 62 });
    }

    [Fact]
    [Rule("R33")]
    public void The_largest_that_can_be_said_is_said()
    {
        var ids = Sealed(AppendixA.ClientSecret, Frames, () => Initial() with { DestinationConnectionId = new byte[20], SourceConnectionId = new byte[20] });
        var last = Sealed(AppendixA.ClientSecret, Frames, () => Short() with { PacketNumber = (1L << 62) - 1 });

        ids.Should().HaveCount(33 + 40);
        Opened.First(last, AppendixA.ClientSecret, (1L << 62) - 2).Should().Be("4611686018427387903: 010203040506");
    }

    [Fact]
    [Rule("R33")]
    public void Nothing_is_written_that_does_not_fit_or_has_no_frame()
    {
        using var keys = PacketKeys.From(CipherSuite.Aes128Gcm, Octets.Of(AppendixA.ClientSecret));

        Written.MustFit(row => PacketSealer.Seal(Initial(), Frames, keys, row));
        Written.MustFit(row => PacketSealer.Seal(Short(), [1], keys, row, 100));
        Written.MustBeRefused<ArgumentException>("payload", row => PacketSealer.Seal(Initial(), [], keys, row));
        Written.MustBeRefused<ArgumentException>("payload", row => PacketSealer.Seal(Initial(), [], keys, row, 1_200));
        Written.MustBeRefused<ArgumentOutOfRangeException>("minimumSize", row => PacketSealer.Seal(Initial(), Frames, keys, row, -1));
    }

    private static PacketHeader Initial() => new() { Type = PacketType.Initial, PacketNumber = 9, PacketNumberLength = 1 };

    private static PacketHeader Short() => new() { Type = PacketType.OneRtt, PacketNumber = 9, PacketNumberLength = 1 };

    private static byte[] Sealed(string secret, byte[] payload, Func<PacketHeader> describe, int minimumSize = 0)
    {
        using var keys = PacketKeys.From(CipherSuite.Aes128Gcm, Octets.Of(secret));
        return Written.By(row => PacketSealer.Seal(describe(), payload, keys, row, minimumSize), 35_000);
    }

    private static void MustBeRefused<TException>(Func<PacketHeader> describe)
        where TException : ArgumentException
    {
        using var keys = PacketKeys.From(CipherSuite.Aes128Gcm, Octets.Of(AppendixA.ClientSecret));
        Written.MustBeRefused<TException>("header", row => PacketSealer.Seal(describe(), Frames, keys, row));
    }
}
