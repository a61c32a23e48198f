namespace Katas.Http.QuicLoss.Steps;

public sealed class Step2_WriteAcknowledgments
{
    [Theory]
    [InlineData("0", 0, "02 00 00 00 00")]
    [InlineData("6 3 0", 7, "02 06 07 02 00 01 00 01 00")]
    [InlineData("8-9 4-6", 0, "02 09 00 01 01 00 02")]
    [InlineData("0-16383", 16_383, "02 7FFF 7FFF 00 7FFF")]
    [InlineData("0-16384", 16_384, "02 80004000 80004000 00 80004000")]
    [InlineData("0-1073741824", 1_073_741_824, "02 C000000040000000 C000000040000000 00 C000000040000000")]
    [InlineData("0-1073741823", 1_073_741_823, "02 BFFFFFFF BFFFFFFF 00 BFFFFFFF")]
    [InlineData("0-4611686018427387903", AckFormat.MaxValue, "02 FFFFFFFFFFFFFFFF FFFFFFFFFFFFFFFF 00 FFFFFFFFFFFFFFFF")]
    [Rule("R5")]
    public void Frames_are_written_in_the_fewest_bytes(string ranges, long delay, string expected)
    {
        var destination = new byte[100];
        Array.Fill(destination, (byte)0xEE);

        var length = AckFormat.Write(Frames.Of(ranges, delay), destination);

        Convert.ToHexString(destination.AsSpan(..length)).Should().Be(expected.Replace(" ", "", StringComparison.Ordinal));
        destination.AsSpan(length..).ContainsAnyExcept((byte)0xEE).Should().BeFalse("the rest of the packet is for others");
    }

    [Fact]
    [Rule("R5")]
    public void Counts_of_ECN_make_it_type_3() =>
        Written(Frames.Of("6 3") with { Ecn = new EcnCounts(1, 64, 0) }, 100).Should().Be("0306000100010001404000");

    [Fact]
    [Rule("R6")]
    public void Counts_may_be_as_large_as_integers() =>
        Written(Frames.Of("0") with { Ecn = new EcnCounts(AckFormat.MaxValue, AckFormat.MaxValue, AckFormat.MaxValue) }, 100)
            .Should().Be($"0300000000{new string('F', 48)}");

    [Theory]
    [InlineData(9, "6 3 0")] // all of it
    [InlineData(8, "6 3")]
    [InlineData(5, "6")]
    [Rule("R5")]
    public void Ranges_without_room_are_left_out_the_smallest_numbers_first(int room, string expected) =>
        Reread(Frames.Of("6 3 0"), room).Should().Be(expected, "there are {0} bytes", room);

    [Theory]
    [InlineData(11, "6 3 ecn 1 2 64")]
    [InlineData(9, "6 ecn 1 2 64")]
    [Rule("R5")]
    public void Counts_of_ECN_are_never_left_out(int room, string expected) =>
        Reread(Frames.Of("6 3 0") with { Ecn = new EcnCounts(1, 2, 64) }, room).Should().Be(expected, "there are {0} bytes", room);

    [Theory]
    [InlineData(135, 65, 135)]
    [InlineData(134, 64, 132)] // 63 more: it has one
    [InlineData(131, 63, 130)]
    [Rule("R5")]
    public void The_number_of_ranges_takes_room_as_well(int room, int expected, int expectedLength)
    {
        var frame = new AckFrame([.. Enumerable.Range(0, 65).Select(i => new AckRange(128 - 2 * i, 128 - 2 * i))]);
        var destination = new byte[room];

        var length = AckFormat.Write(frame, destination);

        (AckFormat.Read(destination, out _).Ranges.Count, length).Should().Be((expected, expectedLength), "there are {0} bytes", room);
    }

    [Theory]
    [InlineData("6 3", 4, false)]
    [InlineData("100", 5, false)]
    [InlineData("6 3", 7, true)]
    [Rule("R5")]
    public void Without_room_for_the_first_range_nothing_is_written(string ranges, int room, bool hasEcn)
    {
        var destination = new byte[room];
        var writing = () => AckFormat.Write(Frames.Of(ranges) with { Ecn = hasEcn ? default(EcnCounts) : null }, destination);

        writing.Should().Throw<ArgumentException>().WithParameterName(nameof(destination));
        destination.AsSpan().ContainsAnyExcept((byte)0).Should().BeFalse("nothing is written");
    }

    [Theory]
    [InlineData("3 6")] // upwards
    [InlineData("6 5")] // one range, not two
    [InlineData("3-6 0-4")]
    [InlineData("6-3")]
    [InlineData("0-4611686018427387904")]
    [Rule("R6")]
    public void Ranges_go_down_with_gaps_between_them(string ranges) => MustBeRefused(Frames.Of(ranges));

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(AckFormat.MaxValue + 1, 0, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, AckFormat.MaxValue + 1, 0, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, AckFormat.MaxValue + 1, 0)]
    [InlineData(0, 0, 0, -1)]
    [InlineData(0, 0, 0, AckFormat.MaxValue + 1)]
    [Rule("R6")]
    public void Numbers_outside_cannot_be_written(long delay, long ect0, long ect1, long ce) =>
        MustBeRefused(new AckFrame([new AckRange(0, 0)], delay, new EcnCounts(ect0, ect1, ce)));

    [Fact]
    [Rule("R6")]
    public void A_frame_has_a_range_of_numbers()
    {
        MustBeRefused(new AckFrame([]));
        MustBeRefused(new AckFrame([new AckRange(-1, 0)]));
        MustBeRefused(new AckFrame([new AckRange(5, 5), new AckRange(-1, 0)]));
    }

    [Fact]
    [Rule("R5")]
    public void What_is_written_is_read()
    {
        var random = new Random(1932);
        foreach (var round in Samples.Below(1_000))
        {
            var (ranges, next) = (new List<AckRange>(), AckFormat.MaxValue >> random.Next(62));
            while (next >= 0 && ranges.Count < 20)
            {
                var range = new AckRange(next - Math.Min(next, random.NextInt64(1L << random.Next(62))), next);
                ranges.Add(range);
                next = range.Smallest - 2 - random.NextInt64(1L << random.Next(62));
            }

            var frame = new AckFrame(ranges, random.NextInt64(1L << 62), round % 2 == 0 ? null : new EcnCounts(random.Next(), 0, random.Next(99)));

            Reread(frame, 1_000).Should().Be(Frames.Show(frame), "round {0} of seed 1932", round);
        }
    }

    private static string Written(AckFrame frame, int room)
    {
        var destination = new byte[room];
        return Convert.ToHexString(destination.AsSpan(..AckFormat.Write(frame, destination)));
    }

    private static string Reread(AckFrame frame, int room)
    {
        var destination = new byte[room];
        var length = AckFormat.Write(frame, destination);
        length.Should().BeLessThanOrEqualTo(room);
        return Frames.Show(AckFormat.Read(destination.AsSpan(..length), out _));
    }

    private static void MustBeRefused(AckFrame frame)
    {
        var writing = () => AckFormat.Write(frame, new byte[100]);

        writing.Should().Throw<ArgumentException>("{0} is no frame", Frames.Show(frame)).WithParameterName(nameof(frame));
    }
}
