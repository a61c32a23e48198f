namespace Katas.Http.QuicVarint.Steps;

public sealed class Step5_WritePacketNumbers
{
    [Theory]
    [InlineData(0xac5c02, 0xabe8b3, "5c02")] // 29,519 are on the way
    [InlineData(0xace8fe, 0xabe8b3, "ace8fe")] // 65,611 are
    [Rule("R11")]
    public void Rfc9000_A_2(long packetNumber, long largestAcknowledged, string expected) =>
        Writes(packetNumber, largestAcknowledged, expected);

    [Theory]
    [InlineData(1_001, 1_000, 1)] // one is on the way
    [InlineData(1_126, 1_000, 1)] // 126
    [InlineData(1_127, 1_000, 1)] // 127: one byte tells 256 apart, and twice 127 is less
    [InlineData(1_128, 1_000, 2)] // 128: twice as many is not more than twice as many
    [InlineData(1_129, 1_000, 2)]
    [InlineData(1_255, 1_000, 2)]
    [InlineData(1_256, 1_000, 2)]
    [InlineData(33_767, 1_000, 2)] // 32,767
    [InlineData(33_768, 1_000, 3)] // 32,768
    [InlineData(8_389_607, 1_000, 3)] // 8,388,607
    [InlineData(8_389_608, 1_000, 4)] // 8,388,608
    [InlineData(2_147_484_647, 1_000, 4)] // 2^31-1
    [InlineData(PacketNumber.MaxValue, PacketNumber.MaxValue - 1, 1)]
    [InlineData(PacketNumber.MaxValue, PacketNumber.MaxValue - 128, 2)]
    [InlineData(1, 0, 1)]
    [InlineData(127, 0, 1)]
    [InlineData(128, 0, 2)]
    [Rule("R11")]
    public void More_than_twice_as_many_numbers_as_are_on_the_way(long packetNumber, long largestAcknowledged, int expected)
    {
        var length = PacketNumber.LengthOf(packetNumber, largestAcknowledged);

        length.Should().Be(expected, "{0:N0} are on the way", packetNumber - largestAcknowledged);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(126, 1)] // 127 with number 0
    [InlineData(127, 2)] // 128
    [InlineData(128, 2)]
    [InlineData(255, 2)]
    [InlineData(32_766, 2)]
    [InlineData(32_767, 3)]
    [InlineData(8_388_606, 3)]
    [InlineData(8_388_607, 4)]
    [InlineData(2_147_483_646, 4)]
    [Rule("R12")]
    public void Before_the_first_acknowledgment_all_are_on_the_way(long packetNumber, int expected)
    {
        var length = PacketNumber.LengthOf(packetNumber, largestAcknowledged: null);

        length.Should().Be(expected, "{0:N0} are on the way, 0 among them", packetNumber + 1);
    }

    [Theory]
    [InlineData(0L, null, "00")]
    [InlineData(126L, null, "7e")]
    [InlineData(127L, null, "007f")] // whole, and with room
    [InlineData(0x0102L, null, "0102")]
    [InlineData(0x7ffffeL, null, "7ffffe")]
    [InlineData(0x01020304L, null, "01020304")]
    [InlineData(0x0a0b0c0dL, 0x0a0b0c0cL, "0d")]
    [InlineData(0x0a0b0c0dL, 0x0a0b0000L, "0c0d")]
    [InlineData(0x0a0b0c0dL, 0x0a000000L, "0b0c0d")]
    [InlineData(0x0a0b0c0dL, 0L, "0a0b0c0d")]
    [InlineData(0x1234_0000_0000L, 0x1233_ffff_ffffL, "00")]
    [InlineData(0x1234_0000_0001L, 0x1233_ffff_0000L, "000001")]
    [InlineData(PacketNumber.MaxValue, PacketNumber.MaxValue - 1, "ff")]
    [Rule("R13")]
    public void The_last_bytes_are_written(long packetNumber, long? largestAcknowledged, string expected) =>
        Writes(packetNumber, largestAcknowledged, expected);

    [Theory]
    [InlineData(-1L, null, "packetNumber")]
    [InlineData(long.MinValue, null, "packetNumber")]
    [InlineData(PacketNumber.MaxValue + 1, PacketNumber.MaxValue, "packetNumber")]
    [InlineData(long.MaxValue, PacketNumber.MaxValue, "packetNumber")]
    [InlineData(5L, -1L, "largestAcknowledged")]
    [InlineData(5L, long.MinValue, "largestAcknowledged")]
    [InlineData(5L, 5L, "largestAcknowledged")] // acknowledged before it is sent
    [InlineData(5L, 6L, "largestAcknowledged")]
    [InlineData(0L, 0L, "largestAcknowledged")]
    [InlineData(2_147_484_648L, 1_000L, "packetNumber")] // 2^31 are on the way: not even four bytes tell them apart
    [InlineData(2_147_483_647L, null, "packetNumber")]
    [InlineData(0x1_0000_0005L, 4L, "packetNumber")]
    [InlineData(PacketNumber.MaxValue, null, "packetNumber")]
    [InlineData(PacketNumber.MaxValue, 0L, "packetNumber")]
    [Rule("R14")]
    public void A_packet_that_may_not_be_sent_is_the_callers_mistake(long packetNumber, long? largestAcknowledged, string parameter)
    {
        var row = new byte[8];
        Action[] calls =
        [
            () => PacketNumber.LengthOf(packetNumber, largestAcknowledged),
            () => PacketNumber.Write(packetNumber, largestAcknowledged, row),
        ];

        foreach (var call in calls)
        {
            call.Should().Throw<ArgumentOutOfRangeException>("{0} cannot be sent, acknowledged so far: {1}", packetNumber, largestAcknowledged?.ToString() ?? "none")
                .WithParameterName(parameter);
        }

        row.Should().NotContain(octet => octet != 0, "nothing is written");
    }

    [Theory]
    [InlineData(0x0d, 1)]
    [InlineData(0x0c0d, 2)]
    [InlineData(0x0b0c0d, 3)]
    [InlineData(0x0a0b0c0d, 4)]
    [Rule("R14")]
    public void Without_room_nothing_is_written(long packetNumber, int needed)
    {
        var row = new byte[needed - 1];

        var call = () => PacketNumber.Write(packetNumber, null, row);

        call.Should().Throw<ArgumentException>("{0:x} takes {1} bytes", packetNumber, needed).WithParameterName("destination");
        row.Should().NotContain(octet => octet != 0, "half a number helps nobody");
    }

    private static void Writes(long packetNumber, long? largestAcknowledged, string expected)
    {
        var field = Hex.Written(5, row => PacketNumber.Write(packetNumber, largestAcknowledged, row));
        var fieldInFull = Hex.Written(expected.Length / 2, row => PacketNumber.Write(packetNumber, largestAcknowledged, row));

        field.Should().Be(expected, "these are the last bytes of {0:x}, and the rest of the room is not ours", packetNumber);
        fieldInFull.Should().Be(expected, "{0} bytes of room are enough", expected.Length / 2);
    }
}
