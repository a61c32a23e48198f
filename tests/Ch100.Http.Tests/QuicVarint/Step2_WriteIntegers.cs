using CsCheck;

namespace Katas.Http.QuicVarint.Steps;

public sealed class Step2_WriteIntegers
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(62, 1)]
    [InlineData(63, 1)]
    [InlineData(64, 2)]
    [InlineData(127, 2)] // seven bits are too many for one byte
    [InlineData(255, 2)]
    [InlineData(16_382, 2)]
    [InlineData(16_383, 2)]
    [InlineData(16_384, 4)]
    [InlineData(65_535, 4)]
    [InlineData(1_073_741_822, 4)]
    [InlineData(1_073_741_823, 4)]
    [InlineData(1_073_741_824, 8)]
    [InlineData(4_294_967_295, 8)]
    [InlineData(VariableLengthInteger.MaxValue - 1, 8)]
    [InlineData(VariableLengthInteger.MaxValue, 8)]
    [Rule("R4")]
    public void Small_values_need_few_bytes(long value, int expected)
    {
        var length = VariableLengthInteger.LengthOf(value);

        length.Should().Be(expected, "{0:N0} has so many bits, and two more say the length", value);
    }

    [Theory]
    [InlineData(37, "25")]
    [InlineData(15_293, "7bbd")]
    [InlineData(494_878_333, "9d7f3e7d")]
    [InlineData(151_288_809_941_952_652, "c2197c5eff14e88c")]
    [InlineData(0, "00")]
    [InlineData(63, "3f")]
    [InlineData(64, "4040")]
    [InlineData(16_383, "7fff")]
    [InlineData(16_384, "80004000")]
    [InlineData(1_073_741_823, "bfffffff")]
    [InlineData(1_073_741_824, "c000000040000000")]
    [InlineData(VariableLengthInteger.MaxValue, "ffffffffffffffff")]
    [Rule("R5")]
    public void The_fewest_bytes_are_written(long value, string expected)
    {
        var wire = Hex.Written(9, row => VariableLengthInteger.Write(value, row));
        var wireInFull = Hex.Written(expected.Length / 2, row => VariableLengthInteger.Write(value, row));

        wire.Should().Be(expected, "that is how {0:N0} is written, and the rest of the room is not ours", value);
        wireInFull.Should().Be(expected, "{0} bytes of room are enough", expected.Length / 2);
    }

    [Theory]
    [InlineData(37, 1, "25")]
    [InlineData(37, 2, "4025")] // Rfc9000_A_1
    [InlineData(37, 4, "80000025")]
    [InlineData(37, 8, "c000000000000025")]
    [InlineData(0, 4, "80000000")]
    [InlineData(16_383, 2, "7fff")]
    [InlineData(16_383, 4, "80003fff")]
    [InlineData(16_384, 8, "c000000000004000")]
    [InlineData(1_073_741_823, 8, "c00000003fffffff")]
    [InlineData(VariableLengthInteger.MaxValue, 8, "ffffffffffffffff")]
    [Rule("R6")]
    public void A_value_goes_into_as_many_bytes_as_are_kept_for_it(long value, int length, string expected)
    {
        var wire = Hex.Written(9, row => VariableLengthInteger.Write(value, length, row));
        var wireInFull = Hex.Written(length, row => VariableLengthInteger.Write(value, length, row));

        wire.Should().Be(expected, "that is {0:N0} in {1} bytes, and the rest of the room is not ours", value, length);
        wireInFull.Should().Be(expected, "{0} bytes of room are enough", length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-37)]
    [InlineData(long.MinValue)]
    [InlineData(VariableLengthInteger.MaxValue + 1)] // two bits are taken
    [InlineData(1L << 62 | 37)]
    [InlineData(long.MaxValue)]
    [Rule("R7")]
    public void A_value_of_more_than_62_bits_is_the_callers_mistake(long value)
    {
        var row = new byte[8];
        Action[] calls =
        [
            () => VariableLengthInteger.LengthOf(value),
            () => VariableLengthInteger.Write(value, row),
            () => VariableLengthInteger.Write(value, 8, row),
        ];

        foreach (var call in calls)
        {
            call.Should().Throw<ArgumentOutOfRangeException>("{0} has no encoding", value).WithParameterName(nameof(value));
        }

        Hex.Show(row).Should().Be("0000000000000000", "nothing is written");
    }

    [Theory]
    [InlineData(64, 1)]
    [InlineData(16_384, 2)]
    [InlineData(16_384, 1)]
    [InlineData(1_073_741_824, 4)]
    [InlineData(VariableLengthInteger.MaxValue, 4)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(37, 3)] // two bits name four lengths
    [InlineData(37, 5)]
    [InlineData(37, 7)]
    [InlineData(37, 9)]
    [InlineData(37, 16)]
    [Rule("R7")]
    public void A_length_that_is_none_or_too_short_is_the_callers_mistake(long value, int length)
    {
        var row = new byte[16];

        var call = () => VariableLengthInteger.Write(value, length, row);

        call.Should().Throw<ArgumentOutOfRangeException>("{0:N0} does not go into {1} bytes", value, length)
            .WithParameterName(nameof(length));
        row.Should().NotContain(octet => octet != 0, "nothing is written");
    }

    [Theory]
    [InlineData(37, 1)]
    [InlineData(64, 2)]
    [InlineData(16_384, 4)]
    [InlineData(1_073_741_824, 8)]
    [Rule("R7")]
    public void Without_room_nothing_is_written(long value, int needed)
    {
        var row = new byte[needed - 1];
        var shortest = () => VariableLengthInteger.Write(value, row);
        var given = () => VariableLengthInteger.Write(value, needed, row);

        shortest.Should().Throw<ArgumentException>("{0:N0} takes {1} bytes", value, needed).WithParameterName("destination");
        given.Should().Throw<ArgumentException>("{0:N0} takes {1} bytes", value, needed).WithParameterName("destination");
        row.Should().NotContain(octet => octet != 0, "half an integer helps nobody");
    }

    [Fact]
    [Rule("R5")]
    [Rule("R6")]
    public void Whatever_is_written_is_read_again()
    {
        VariableLengthInteger.LengthOf(63).Should().Be(1);
        Gen.Select(Gen.Int[0, 62], Gen.Long[0, VariableLengthInteger.MaxValue], Gen.OneOf(1, 2, 4, 8)).Sample(
            (shift, bits, longer) =>
            {
                var value = bits >> shift;
                var length = Math.Max(longer, VariableLengthInteger.LengthOf(value));
                var row = new byte[16];

                var end = VariableLengthInteger.Write(value, row);
                end += VariableLengthInteger.Write(value, length, row.AsSpan(end));
                ReadOnlySpan<byte> input = row.AsSpan(..end);
                VariableLengthInteger.TryRead(ref input, out var first);
                VariableLengthInteger.TryRead(ref input, out var second);

                (first, second, input.Length).Should().Be((value, value, 0), "{0} were written", Hex.Show(row.AsSpan(..end)));
            },
            iter: Samples.Of(500));
    }
}
