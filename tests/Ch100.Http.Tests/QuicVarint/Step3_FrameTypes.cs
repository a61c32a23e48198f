namespace Katas.Http.QuicVarint.Steps;

public sealed class Step3_FrameTypes
{
    [Theory]
    [InlineData("01", 0x01)] // PING
    [InlineData("00", 0x00)] // PADDING
    [InlineData("1e", 0x1e)] // HANDSHAKE_DONE
    [InlineData("3f", 0x3f)]
    [InlineData("4040", 0x40)] // extensions may have types of two bytes and more
    [InlineData("52 34", 0x1234)]
    [InlineData("80004000", 0x4000)]
    [InlineData("c000000040000000", 0x4000_0000)]
    [InlineData("ffffffffffffffff", VariableLengthInteger.MaxValue)]
    [Rule("R8")]
    public void A_frame_type_comes_in_the_fewest_bytes(string wire, long expected)
    {
        ReadOnlySpan<byte> input = Hex.Bytes(wire + "ee");

        var found = VariableLengthInteger.TryReadFrameType(ref input, out var type);

        found.Should().BeTrue("{0} is a whole frame type", wire);
        type.Should().Be(expected, "that is what {0} stands for", wire);
        Hex.Show(input).Should().Be("ee", "the fields of the frame follow");
    }

    [Theory]
    [InlineData("4001", 1, 2)] // Rfc9000_12_4
    [InlineData("80000001", 1, 4)]
    [InlineData("c000000000000001", 1, 8)]
    [InlineData("4000", 0, 2)]
    [InlineData("403f", 63, 2)]
    [InlineData("80000040", 64, 4)]
    [InlineData("80003fff", 16_383, 4)]
    [InlineData("c000000000004000", 16_384, 8)]
    [InlineData("c00000003fffffff", 1_073_741_823, 8)]
    [Rule("R8")]
    public void A_frame_type_in_more_bytes_is_refused(string wire, long type, int length)
    {
        var read = () =>
        {
            ReadOnlySpan<byte> input = Hex.Bytes(wire + "ee");
            VariableLengthInteger.TryReadFrameType(ref input, out _);
        };

        var refusal = read.Should().Throw<FrameTypeException>("{0} is {1} in too many bytes", wire, type).Which;

        (refusal.FrameType, refusal.Length).Should().Be((type, length), "that is what {0} says", wire);
    }

    [Theory]
    [InlineData("4001ee")]
    [InlineData("c000000000000001ee")]
    [Rule("R8")]
    public void What_is_refused_is_not_taken(string wire)
    {
        ReadOnlySpan<byte> input = Hex.Bytes(wire);
        try
        {
            VariableLengthInteger.TryReadFrameType(ref input, out _);
        }
        catch (FrameTypeException)
        {
            // That is another test's concern.
        }

        Hex.Show(input).Should().Be(wire, "a call that refuses leaves its input as it was");
    }

    [Theory]
    [InlineData("")]
    [InlineData("40")] // 40 40 would be right
    [InlineData("800000")] // what is wrong is known when all has come
    [InlineData("c0000000000000")]
    [Rule("R8")]
    public void A_frame_type_that_is_not_whole_is_left_there(string wire)
    {
        ReadOnlySpan<byte> input = Hex.Bytes(wire);

        var found = VariableLengthInteger.TryReadFrameType(ref input, out var type);

        found.Should().BeFalse("\"{0}\" ends too soon", wire);
        type.Should().Be(0, "nothing was read");
        Hex.Show(input).Should().Be(wire, "the call has read nothing");
    }
}
