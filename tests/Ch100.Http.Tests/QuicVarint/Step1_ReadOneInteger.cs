namespace Katas.Http.QuicVarint.Steps;

public sealed class Step1_ReadOneInteger
{
    [Theory]
    [InlineData("25", 37)]
    [InlineData("7bbd", 15_293)]
    [InlineData("9d7f3e7d", 494_878_333)]
    [InlineData("c2197c5eff14e88c", 151_288_809_941_952_652)]
    [Rule("R1")]
    public void Rfc9000_A_1(string wire, long expected) => Reads(wire, expected);

    [Theory]
    [InlineData("00", 0)]
    [InlineData("01", 1)]
    [InlineData("3f", 63)]
    [InlineData("4040", 64)]
    [InlineData("4100", 256)] // the most significant byte comes first
    [InlineData("7fff", 16_383)]
    [InlineData("80004000", 16_384)]
    [InlineData("81020304", 16_909_060)]
    [InlineData("bfffffff", 1_073_741_823)]
    [InlineData("c000000040000000", 1_073_741_824)]
    [InlineData("c102030405060708", 72_623_859_790_382_856)]
    [InlineData("c0000000ffffffff", 4_294_967_295)] // no sign in the middle
    [InlineData("ffffffffffffffff", VariableLengthInteger.MaxValue)]
    [Rule("R1")]
    public void Two_bits_say_the_length_and_all_others_are_the_value(string wire, long expected) => Reads(wire, expected);

    [Theory]
    [InlineData("4025", 37)] // Rfc9000_A_1, too
    [InlineData("80000025", 37)]
    [InlineData("c000000000000025", 37)]
    [InlineData("4000", 0)]
    [InlineData("80000000", 0)]
    [InlineData("c000000000000000", 0)]
    [InlineData("403f", 63)]
    [InlineData("80003fff", 16_383)]
    [InlineData("c00000003fffffff", 1_073_741_823)]
    [Rule("R2")]
    public void A_value_may_come_in_more_bytes_than_it_needs(string wire, long expected) => Reads(wire, expected);

    [Theory]
    [InlineData("25 25", "25")]
    [InlineData("7bbd c2", "c2")]
    [InlineData("9d7f3e7d 00", "00")]
    [InlineData("c2197c5eff14e88c ffff", "ffff")]
    [InlineData("00 00000000000000", "00000000000000")]
    [Rule("R3")]
    public void What_follows_is_left_alone(string wire, string rest)
    {
        ReadOnlySpan<byte> input = Hex.Bytes(wire);

        var found = VariableLengthInteger.TryRead(ref input, out _);

        found.Should().BeTrue("a whole integer begins {0}", wire);
        Hex.Show(input).Should().Be(rest, "that is somebody else's");
    }

    [Fact]
    [Rule("R3")]
    public void Several_integers_are_read_one_after_the_other()
    {
        ReadOnlySpan<byte> input = Hex.Bytes("25 7bbd 4025 c2197c5eff14e88c 9d7f3e7d");
        var values = new List<long>();

        while (VariableLengthInteger.TryRead(ref input, out var value))
        {
            values.Add(value);
        }

        values.Should().Equal(37, 15_293, 37, 151_288_809_941_952_652, 494_878_333);
    }

    [Theory]
    [InlineData("")]
    [InlineData("40")]
    [InlineData("7b")]
    [InlineData("9d7f3e")]
    [InlineData("9d7f")]
    [InlineData("80")]
    [InlineData("c2197c5eff14e8")]
    [InlineData("c2197c5e")]
    [InlineData("ff")]
    [Rule("R3")]
    public void An_integer_that_is_not_whole_is_left_there(string wire)
    {
        ReadOnlySpan<byte> input = Hex.Bytes(wire);

        var found = VariableLengthInteger.TryRead(ref input, out var value);

        found.Should().BeFalse("\"{0}\" ends too soon", wire);
        value.Should().Be(0, "nothing was read");
        Hex.Show(input).Should().Be(wire, "the caller gives these bytes again, with what follows them");
    }

    [Fact]
    [Rule("R3")]
    public void Too_few_bytes_are_no_exception()
    {
        foreach (var first in Samples.Below(256))
        {
            var octet = (byte)first;
            var read = () =>
            {
                ReadOnlySpan<byte> input = [octet];
                VariableLengthInteger.TryRead(ref input, out _);
            };

            read.Should().NotThrow("more bytes may come behind {0:x2}", octet);
        }
    }

    private static void Reads(string wire, long expected)
    {
        ReadOnlySpan<byte> input = Hex.Bytes(wire);

        var found = VariableLengthInteger.TryRead(ref input, out var value);

        found.Should().BeTrue("{0} is a whole integer", wire);
        value.Should().Be(expected, "that is what {0} stands for", wire);
        Hex.Show(input).Should().BeEmpty("all of {0} is the integer", wire);
    }
}
