namespace Katas.Http.QuicVarint.Steps;

public sealed class Step6_ReadPacketNumbers
{
    [Fact]
    [Rule("R15")]
    public void Rfc9000_A_3() => Reads("9b32", 0xa82f30ea, 0xa82f9b32);

    [Theory]
    [InlineData("5c02", 0xabe8b3, 0xac5c02)] // the examples of A.2, at the other end
    [InlineData("ace8fe", 0xabe8b3, 0xace8fe)]
    [InlineData("01", 0x1000, 0x1001)] // the one expected
    [InlineData("02", 0x1000, 0x1002)] // one was lost
    [InlineData("00", 0x1000, 0x1000)] // once more
    [InlineData("ff", 0x1000, 0x0fff)] // overtaken
    [InlineData("00", 0x10ff, 0x1100)] // the next hundred
    [InlineData("05", 0x10fe, 0x1105)]
    [InlineData("f0", 0x1101, 0x10f0)] // the one before
    [InlineData("0005", 0x1fffe, 0x20005)]
    [InlineData("fff0", 0x20001, 0x1fff0)]
    [InlineData("000005", 0x1fffffe, 0x2000005)]
    [InlineData("fffff0", 0x2000001, 0x1fffff0)]
    [InlineData("00000005", 0x1_ffff_fffe, 0x2_0000_0005)]
    [InlineData("fffffff0", 0x2_0000_0001, 0x1_ffff_fff0)]
    [InlineData("80000000", 0x2_8000_0005, 0x2_8000_0000)] // there is no sign in it
    [InlineData("00000005", 0x2_0000_0001, 0x2_0000_0005)]
    [InlineData("00000005", 0x0200, 0x0005)] // zeros are bytes as well
    [InlineData("0005", 0x0200, 0x0005)]
    [InlineData("0102", 0x0200, 0x0102)]
    [Rule("R15")]
    public void The_closest_to_the_one_expected(string field, long largestReceived, long expected) =>
        Reads(field, largestReceived, expected);

    [Theory]
    [InlineData("80", 0x1000, 0x1080)] // 127 ahead of 0x1001, and not 129 behind
    [InlineData("81", 0x1000, 0x1081)] // 128 ahead, 128 behind
    [InlineData("82", 0x1000, 0x0f82)] // 127 behind, and not 129 ahead
    [InlineData("8000", 0x10000, 0x18000)]
    [InlineData("8001", 0x10000, 0x18001)]
    [InlineData("8002", 0x10000, 0x8002)]
    [InlineData("800001", 0x1000000, 0x1800001)]
    [InlineData("800002", 0x1000000, 0x800002)]
    [InlineData("80000001", 0x1_0000_0000, 0x1_8000_0001)]
    [InlineData("80000002", 0x1_0000_0000, 0x8000_0002)]
    [InlineData("00", 0x107f, 0x1100)] // the same from the middle: 0x1080 is expected
    [InlineData("01", 0x107f, 0x1001)]
    [InlineData("ff", 0x107f, 0x10ff)]
    [Rule("R16")]
    public void As_far_ahead_as_behind_is_ahead(string field, long largestReceived, long expected) =>
        Reads(field, largestReceived, expected);

    [Theory]
    [InlineData("00", 0)]
    [InlineData("7f", 127)]
    [InlineData("80", 128)]
    [InlineData("81", 129)]
    [InlineData("ff", 255)]
    [InlineData("ffff", 65_535)]
    [InlineData("ffffff", 16_777_215)]
    [InlineData("ffffffff", 4_294_967_295)]
    [InlineData("00000000", 0)]
    [Rule("R17")]
    public void The_first_packet_says_its_number_in_full(string field, long expected) => Reads(field, null, expected);

    [Theory]
    [InlineData("ff", 0, 255)]
    [InlineData("ff", 10, 255)] // -1 would be closer, if it were a number
    [InlineData("ffff", 10, 65_535)]
    [InlineData("ffffffff", 10, 4_294_967_295)]
    [InlineData("f0", 0x7f, 0xf0)]
    [InlineData("ff", 0x0101, 0x00ff)]
    [InlineData("85", 4, 0x85)]
    [InlineData("86", 4, 0x86)] // 127 behind, if there were such a number
    [Rule("R18")]
    public void Nothing_is_below_0(string field, long largestReceived, long expected) => Reads(field, largestReceived, expected);

    [Theory]
    [InlineData("ff", PacketNumber.MaxValue - 1, PacketNumber.MaxValue)]
    [InlineData("fe", PacketNumber.MaxValue - 1, PacketNumber.MaxValue - 1)]
    [InlineData("00", PacketNumber.MaxValue - 1, PacketNumber.MaxValue - 255)] // 1 ahead, if it were a number
    [InlineData("7f", PacketNumber.MaxValue - 1, PacketNumber.MaxValue - 128)]
    [InlineData("0000", PacketNumber.MaxValue - 1, PacketNumber.MaxValue - 65_535)]
    [InlineData("00000000", PacketNumber.MaxValue - 1, PacketNumber.MaxValue - 4_294_967_295)]
    [InlineData("05", PacketNumber.MaxValue - 100, PacketNumber.MaxValue - 250)]
    [InlineData("05", PacketNumber.MaxValue - 200, PacketNumber.MaxValue - 250)]
    [InlineData("ff", PacketNumber.MaxValue, PacketNumber.MaxValue)] // 2^62 would be next, and is no number
    [InlineData("05", PacketNumber.MaxValue, PacketNumber.MaxValue - 250)]
    [InlineData("00", PacketNumber.MaxValue, PacketNumber.MaxValue - 255)]
    [InlineData("80", PacketNumber.MaxValue, PacketNumber.MaxValue - 127)]
    [InlineData("81", PacketNumber.MaxValue, PacketNumber.MaxValue - 126)]
    [InlineData("ffffffff", PacketNumber.MaxValue, PacketNumber.MaxValue)]
    [InlineData("00000000", PacketNumber.MaxValue, PacketNumber.MaxValue - 4_294_967_295)]
    [Rule("R18")]
    public void Nothing_is_above_the_largest(string field, long largestReceived, long expected) =>
        Reads(field, largestReceived, expected);

    [Theory]
    [InlineData("")]
    [InlineData("0000000005")]
    [InlineData("0000000000000005")]
    [Rule("R19")]
    public void A_field_of_no_byte_or_more_than_four_is_the_callers_mistake(string field)
    {
        var read = () => PacketNumber.Read(Hex.Bytes(field), 4);

        read.Should().Throw<ArgumentException>("{0} bytes are no packet number", field.Length / 2).WithParameterName(nameof(field));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(PacketNumber.MaxValue + 1)]
    [InlineData(long.MaxValue)]
    [Rule("R19")]
    public void A_packet_that_cannot_have_come_is_the_callers_mistake(long largestReceived)
    {
        var read = () => PacketNumber.Read([5], largestReceived);

        read.Should().Throw<ArgumentOutOfRangeException>("{0} is no packet number", largestReceived)
            .WithParameterName(nameof(largestReceived));
    }

    private static void Reads(string field, long? largestReceived, long expected)
    {
        var packetNumber = PacketNumber.Read(Hex.Bytes(field), largestReceived);

        var number = $"0x{packetNumber:x}";
        number.Should().Be($"0x{expected:x}", "{0} came in {1}", field, largestReceived is null ? "first" : $"after 0x{largestReceived:x}");
    }
}
