namespace Katas.Http.QuicLoss.Steps;

public sealed class Step1_ReadAcknowledgments
{
    private const long Max = AckFormat.MaxValue;

    [Theory]
    [InlineData("02 00 00 00 00", "0")] // the first packet of all
    [InlineData("02 05 00 00 03", "2-5")] // three below the largest
    [InlineData("02 05 00 00 05", "0-5")]
    [InlineData("02 05 07 00 00", "5 delay 7")]
    [Rule("R1")]
    public void The_first_range_is_told_from_the_largest_number_down(string frame, string expected) => MustBeRead(frame, expected);

    [Theory]
    [InlineData("02 06 00 02 00 01 00 01 00", "6 3 0")] // the picture of the README
    [InlineData("02 09 00 01 01 00 02", "8-9 4-6")] // a gap of 0 is one number
    [InlineData("02 09 00 01 01 02 04", "8-9 0-4")]
    [Rule("R2")]
    public void Further_ranges_are_told_by_gap_and_length(string frame, string expected) => MustBeRead(frame, expected);

    [Theory]
    [InlineData("02 4005 80000007 C000000000000000 4003", "2-5 delay 7")] // in more bytes than needed
    [InlineData("02 9D7F3E7D 00 00 00", "494878333")] // RFC 9000 A.1
    [InlineData("02 C2197C5EFF14E88C 00 00 00", "151288809941952652")]
    [Rule("R1")]
    public void Integers_come_in_any_of_their_lengths(string frame, string expected) => MustBeRead(frame, expected);

    [Theory]
    [InlineData("03 05 00 00 00 01 02 03", "5 ecn 1 2 3")]
    [InlineData("03 06 01 01 00 01 00 00 00 09", "6 3 delay 1 ecn 0 0 9")] // behind all ranges
    [Rule("R1")]
    public void Type_3_ends_with_the_counts_of_ECN(string frame, string expected) => MustBeRead(frame, expected);

    [Theory]
    [InlineData("02 05 00 00 03", "01 00")]
    [InlineData("02 05 00 00 03", "02 05 00 00 03")]
    [Rule("R3")]
    public void What_follows_the_frame_is_left_alone(string frame, string rest)
    {
        AckFormat.Read(Frames.Bytes(frame + rest), out var length);

        length.Should().Be(Frames.Bytes(frame).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("04 05 00 00 00")]
    [InlineData("4002 05 00 00 00")] // a frame type has one length (RFC 9000 §12.4), and this is none of ours
    [Rule("R3")]
    public void Another_frame_is_not_read(string frame)
    {
        var reading = () => AckFormat.Read(Frames.Bytes(frame), out _);

        reading.Should().Throw<ArgumentException>().WithParameterName("input");
    }

    [Theory]
    [InlineData("02 05 00 00 06", 4)] // one more than there are
    [InlineData("02 05 00 00 FFFFFFFFFFFFFFFF", 4)]
    [InlineData("02 09 00 01 01 07 00", 5)] // 8 - 7 - 2: below 0 by one
    [InlineData("02 09 00 01 08 00 00", 5)] // a gap needs a number, and one below it
    [InlineData("02 09 00 01 01 FFFFFFFFFFFFFFFF 00", 5)]
    [InlineData("02 09 00 01 01 03 04", 6)] // 3 has three numbers below it
    [Rule("R4")]
    public void No_number_is_negative(string frame, int where) => MustBeRefused(frame, where);

    [Theory]
    [InlineData("02 09 00 01 01 06 00", "8-9 0")]
    [InlineData("02 FFFFFFFFFFFFFFFF 00 00 FFFFFFFFFFFFFFFF", "0-4611686018427387903")]
    [Rule("R4")]
    public void Zero_is_a_number(string frame, string expected) => MustBeRead(frame, expected);

    [Theory]
    [InlineData("02 05 00 00 03", new[] { 1, 2, 3, 4 })]
    [InlineData("02 4005 80000007 00 4003", new[] { 1, 3, 7, 8 })]
    [InlineData("02 09 00 01 01 4001 00", new[] { 1, 2, 3, 4, 5, 7 })]
    [InlineData("03 05 00 00 00 01 C000000000000002 03", new[] { 1, 2, 3, 4, 5, 6, 14 })]
    [Rule("R4")]
    public void A_packet_that_ends_inside_is_refused_where_the_field_begins(string frame, int[] fields)
    {
        var bytes = Frames.Bytes(frame);
        for (var end = 1; end < bytes.Length; end++)
        {
            MustBeRefused(Convert.ToHexString(bytes.AsSpan(..end)), fields.Last(field => field <= end));
        }
    }

    [Theory]
    [InlineData("02 4400 00 FFFFFFFFFFFFFFFF 00", 13)] // the ranges are missing
    [InlineData("02 4400 00 FFFFFFFFFFFFFFFF 00 00 00 00 00", 17)]
    [Rule("R4")]
    public void What_is_announced_takes_no_memory(string frame, int where)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MustBeRefused(frame, where);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200_000, "2^62-1 ranges are announced, and are not there");
    }

    [Fact]
    [Rule("R4")]
    public void Random_bytes_are_a_frame_or_an_error()
    {
        var random = new Random(9002);
        foreach (var round in Samples.Below(3_000))
        {
            var bytes = new byte[random.Next(1, 30)];
            random.NextBytes(bytes);
            bytes[0] = (byte)random.Next(2, 4);
            bytes[Math.Min(3, bytes.Length - 1)] &= 0x03;
            try
            {
                var frame = AckFormat.Read(bytes, out var length);
                length.Should().BeInRange(5, bytes.Length);
                frame.Ranges.Should().OnlyContain(range => range.Smallest >= 0 && range.Smallest <= range.Largest);
                frame.Ranges.Zip(frame.Ranges.Skip(1)).Should().NotContain(pair => pair.Second.Largest >= pair.First.Smallest - 1);
            }
            catch (ConnectionErrorException error)
            {
                error.Where.Should().BeInRange(1, bytes.Length, "{0} is wrong in round {1} of seed 9002", Convert.ToHexString(bytes), round);
            }
        }
    }

    [Theory]
    [InlineData(1, 0, 10)] // ticks of 100 ns
    [InlineData(1, 3, 80)]
    [InlineData(1, 20, 10_485_760)]
    [InlineData(922_337_203_685_477_580, 0, 9_223_372_036_854_775_800)] // the longest that fits
    [InlineData(922_337_203_685_477_581, 0, long.MaxValue)]
    [InlineData(Max, 20, long.MaxValue)]
    [InlineData(1L << 61, 3, long.MaxValue)] // 2^64 ends in 64 zeros
    [Rule("R7")]
    public void A_delay_is_in_microseconds_without_its_last_bits(long delay, int exponent, long ticks) =>
        AckDelay.Decode(delay, exponent).Ticks.Should().Be(ticks, "{0} stands for {0} times 2^{1} microseconds", delay, exponent);

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(79, 3, 0)] // rounded down
    [InlineData(79, 0, 7)]
    [InlineData(160, 3, 2)]
    [InlineData(long.MaxValue, 20, 879_609_302_220)]
    [Rule("R7")]
    public void A_delay_is_told_rounded_down(long ticks, int exponent, long expected) =>
        AckDelay.Encode(new TimeSpan(ticks), exponent).Should().Be(expected);

    [Theory]
    [InlineData(-1, 3, "delay")]
    [InlineData(Max + 1, 3, "delay")]
    [InlineData(0, -1, "exponent")]
    [InlineData(0, 21, "exponent")]
    [Rule("R7")]
    public void No_other_delays_and_exponents_exist(long delay, int exponent, string parameter)
    {
        var decoding = () => AckDelay.Decode(delay, exponent);
        decoding.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        if (delay <= Max)
        {
            var encoding = () => AckDelay.Encode(new TimeSpan(delay), exponent);
            encoding.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        }
    }

    private static void MustBeRead(string frame, string expected)
    {
        var bytes = Frames.Bytes(frame);

        Frames.Show(AckFormat.Read(bytes, out var length)).Should().Be(expected, "that is what {0} says", frame);
        length.Should().Be(bytes.Length);
    }

    private static void MustBeRefused(string frame, int where)
    {
        var bytes = Frames.Bytes(frame);
        var reading = () => AckFormat.Read(bytes, out _);

        var error = reading.Should().Throw<ConnectionErrorException>("{0} is no frame", frame).Which;
        error.Code.Should().Be(TransportError.FrameEncodingError);
        Wire.Mark(Convert.ToHexString(bytes), 2 * error.Where).Should().Be(Wire.Mark(Convert.ToHexString(bytes), 2 * where));
    }
}
