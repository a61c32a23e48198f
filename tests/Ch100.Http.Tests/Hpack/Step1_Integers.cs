using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step1_Integers
{
    private readonly PrefixIntegerReader reader = new();

    [Theory]
    [InlineData(10, 5, "0a")] // C.1.1
    [InlineData(1337, 5, "1f 9a 0a")] // C.1.2
    [InlineData(42, 8, "2a")] // C.1.3
    [Rule("R1")]
    public void Rfc7541_C_1_is_written(int value, int prefixBits, string octets) =>
        Write(value, prefixBits).Should().Be(octets);

    [Theory]
    [InlineData(0, 1, "00")]
    [InlineData(1, 1, "01 00")] // all the bits of the prefix are 1, so it goes on
    [InlineData(30, 5, "1e")]
    [InlineData(31, 5, "1f 00")]
    [InlineData(32, 5, "1f 01")]
    [InlineData(158, 5, "1f 7f")]
    [InlineData(159, 5, "1f 80 01")]
    [InlineData(254, 8, "fe")]
    [InlineData(255, 8, "ff 00")]
    [InlineData(126, 7, "7e")]
    [InlineData(127, 7, "7f 00")]
    [InlineData(16_541, 4, "0f 8e 81 01")]
    [InlineData(int.MaxValue, 5, "1f e0 ff ff ff 07")]
    [InlineData(int.MaxValue, 8, "ff 80 fe ff ff 07")]
    [Rule("R1")]
    public void What_does_not_fit_into_the_prefix_goes_on_behind_it(int value, int prefixBits, string octets) =>
        Write(value, prefixBits).Should().Be(octets);

    [Theory]
    [InlineData(2, 7, 0x80, "82")]
    [InlineData(62, 6, 0x40, "7e")]
    [InlineData(63, 6, 0x40, "7f 00")]
    [InlineData(4096, 5, 0x20, "3f e1 1f")]
    [Rule("R1")]
    public void The_pattern_stands_before_the_prefix(int value, int prefixBits, byte pattern, string octets) =>
        Write(value, prefixBits, pattern).Should().Be(octets);

    [Theory]
    [InlineData("0a", 5, 10)] // C.1.1
    [InlineData("ea", 5, 10)] // the three bits before the prefix are none of its business
    [InlineData("1f 9a 0a", 5, 1337)] // C.1.2
    [InlineData("2a", 8, 42)] // C.1.3
    [InlineData("1f 00", 5, 31)]
    [InlineData("ff 00", 5, 31)]
    [InlineData("01 00", 1, 1)]
    [InlineData("1f 7f", 5, 158)]
    [InlineData("1f 80 01", 5, 159)]
    [InlineData("1f e0 ff ff ff 07", 5, int.MaxValue)]
    [InlineData("ff 80 fe ff ff 07", 8, int.MaxValue)]
    [InlineData("7f 81 00", 7, 128)] // no need for the last octet, but no harm in it
    [InlineData("1f 80 80 80 80 00", 5, 31)] // nor in five of them
    [Rule("R2")]
    public void An_integer_is_read_octet_by_octet(string octets, int prefixBits, int value)
    {
        var statuses = Read(Block.Of(octets), prefixBits);

        statuses[..^1].Should().AllBeEquivalentTo(IntegerStatus.More, "{0} goes on", octets);
        statuses[^1].Should().Be(IntegerStatus.Complete, "{0} is whole", octets);
        reader.Value.Should().Be(value);
    }

    [Theory]
    [InlineData("1f e1 ff ff ff ^07", 5)] // 2^31
    [InlineData("ff 81 fe ff ff ^07", 8)]
    [InlineData("1f ff ff ff ff ^07", 5)] // its last 32 bits, as a number with a sign: -2147483618
    [InlineData("1f ff ff ff ff ^0f", 5)] // 2^32 + 30
    [InlineData("1f e1 ff ff ff ^0f", 5)] // 2^32: in 32 bits it would be 0
    [InlineData("1f 80 80 80 80 ^10", 5)] // 2^32 + 31: in 32 bits it would be 31
    [InlineData("1f 80 80 80 80 ^20", 5)]
    [InlineData("1f 80 80 80 80 ^80", 5)] // no end in sight
    [InlineData("1f 80 80 80 80 ^80 00", 5)] // a sixth octet, whatever it adds
    [InlineData("01 81 80 80 80 ^80 00", 1)]
    [InlineData("7f ff ff ff ff ^7f", 7)]
    [Rule("R2")]
    public void Larger_or_longer_than_the_limit_is_told_at_the_octet_that_settles_it(string marked, int prefixBits)
    {
        var octets = Block.Of(marked.Replace("^", "", StringComparison.Ordinal));
        var statuses = Read(octets, prefixBits);

        statuses[^1].Should().Be(IntegerStatus.TooLarge);
        Block.Mark(octets, statuses.Count - 1).Should().Be(marked, "the octet behind the ^ is the one that settles it");
    }

    [Fact]
    [Rule("R2")]
    public void A_reader_begins_anew()
    {
        Read(Block.Of("1f ff ff ff ff 7f"), 5);

        Read(Block.Of("1f 9a 0a"), 5);
        var first = reader.Value;
        var second = reader.Begin(0x1F, 5);

        first.Should().Be(1337, "nothing is left of the integer before");
        second.Should().Be(IntegerStatus.More);
    }

    [Fact]
    [Rule("R1")]
    [Rule("R2")]
    public void Any_integer_is_read_as_it_was_written()
    {
        Write(10, 5).Should().Be("0a");
        var values = Gen.OneOf(Gen.Int[0, 400], Gen.Int[0, int.MaxValue], Gen.Int[int.MaxValue - 400, int.MaxValue]);
        Gen.Select(values, Gen.Int[1, 8]).Sample(
            (value, prefixBits) =>
            {
                var octets = Write(value, prefixBits);
                octets.Should().Be(Block.Show(Block.Number(value, prefixBits, 0)));

                Read(Block.Of(octets), prefixBits)[^1].Should().Be(IntegerStatus.Complete, "{0} is {1}", octets, value);
                reader.Value.Should().Be(value, "that was written as {0}", octets);
            },
            iter: Samples.Of(2_000),
            threads: 1);
    }

    [Theory]
    [InlineData(-1, 5, "value")]
    [InlineData(int.MinValue, 5, "value")]
    [InlineData(1, 0, "prefixBits")]
    [InlineData(1, 9, "prefixBits")]
    [Rule("R22")]
    public void What_is_out_of_range_is_a_callers_mistake(int value, int prefixBits, string parameter)
    {
        var write = () => PrefixInteger.Write(value, prefixBits, 0, new byte[PrefixInteger.MaxOctets]);
        var read = () => reader.Begin(1, prefixBits);

        write.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        if (parameter == "prefixBits")
        {
            read.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        }
    }

    private static string Write(int value, int prefixBits, byte pattern = 0)
    {
        var destination = new byte[PrefixInteger.MaxOctets];
        return Block.Show(destination.AsSpan(0, PrefixInteger.Write(value, prefixBits, pattern, destination)));
    }

    // Up to the octet that ends it.
    private List<IntegerStatus> Read(byte[] octets, int prefixBits)
    {
        List<IntegerStatus> statuses = [reader.Begin(octets[0], prefixBits)];
        while (statuses[^1] == IntegerStatus.More && statuses.Count < octets.Length)
        {
            statuses.Add(reader.Add(octets[statuses.Count]));
        }

        return statuses;
    }
}
