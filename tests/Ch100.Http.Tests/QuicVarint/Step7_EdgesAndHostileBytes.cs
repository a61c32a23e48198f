using CsCheck;

namespace Katas.Http.QuicVarint.Steps;

public sealed class Step7_EdgesAndHostileBytes
{
    [Fact]
    [Rule("R15")]
    [Rule("R16")]
    [Rule("R18")]
    public void Among_all_numbers_with_these_last_bytes_none_is_closer()
    {
        foreach (var largest in Edges(8))
        {
            foreach (var last in Samples.Below(256))
            {
                var read = PacketNumber.Read([(byte)last], largest);

                MustBe(Closest(last, 8, largest), read, [(byte)last], largest);
            }
        }
    }

    [Fact]
    [Rule("R15")]
    [Rule("R16")]
    [Rule("R18")]
    public void Nor_is_one_with_two_three_or_four_bytes()
    {
        PacketNumber.Read([5], 4).Should().Be(5);
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 5], Gen.Int[-3, 3], Gen.UInt, Gen.Long[0, PacketNumber.MaxValue], Gen.Bool).Sample(
            (length, edge, step, last, anywhere, halfway) =>
            {
                var bits = 8 * length;
                long[] places = [anywhere, anywhere >> 30, 0, 1L << (bits - 1), 1L << bits, PacketNumber.MaxValue];
                var largest = Math.Clamp(places[edge] + step, 0, PacketNumber.MaxValue);
                var truncated = (halfway ? largest + 1 + (1L << (bits - 1)) + step : last) & ((1L << bits) - 1);
                var field = new byte[length];
                for (var i = 0; i < length; i++)
                {
                    field[i] = (byte)(truncated >> (8 * (length - 1 - i)));
                }

                var read = PacketNumber.Read(field, largest);

                MustBe(Closest(truncated, bits, largest), read, field, largest);
            },
            iter: Samples.Of(1_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(32_767)]
    [InlineData(32_768)]
    [InlineData(8_388_607)]
    [InlineData(8_388_608)]
    [InlineData(2_147_483_647)]
    [Rule("R11")]
    public void A_packet_is_known_even_if_as_many_overtake_it_as_were_on_the_way(long onTheWay)
    {
        foreach (var acknowledged in new[] { 0, 1_000, 0x7fff_ffff_ff })
        {
            var packetNumber = acknowledged + onTheWay;
            var field = new byte[4];
            var length = PacketNumber.Write(packetNumber, acknowledged, field);

            foreach (var largest in new[] { acknowledged, packetNumber - 1, packetNumber + onTheWay - 1 })
            {
                var read = PacketNumber.Read(field.AsSpan(..length), largest);

                MustBe(packetNumber, read, field.AsSpan(..length), largest);
            }
        }
    }

    [Fact]
    [Rule("R11")]
    [Rule("R12")]
    [Rule("R15")]
    public void Sender_and_receiver_agree_whatever_is_lost_or_late()
    {
        PacketNumber.LengthOf(0, null).Should().Be(1);
        Gen.Select(Gen.Int[0, 3].List[1, 300], Gen.Int[0, 60]).Sample(
            (fates, late) =>
            {
                // 0: lost; 1: comes, and its acknowledgment, too; 2: comes; 3: comes late.
                long? acknowledged = null, received = null;
                var delayed = new Queue<(long Number, byte[] Field, int Due)>();
                for (var number = 0; number < fates.Count; number++)
                {
                    var field = new byte[4];
                    field = field[..PacketNumber.Write(number, acknowledged, field)];
                    if (fates[number] == 3)
                    {
                        delayed.Enqueue((number, field, number + late));
                    }
                    else if (fates[number] > 0)
                    {
                        PacketNumber.Read(field, received).Should().Be(number, "0x{0:x} was received last", received);
                        received = number;
                        acknowledged = fates[number] == 1 ? number : acknowledged;
                    }

                    while (delayed.TryPeek(out var next) && next.Due <= number)
                    {
                        PacketNumber.Read(next.Field, received).Should().Be(next.Number, "0x{0:x} was received last", received);
                        received = Math.Max(received ?? 0, delayed.Dequeue().Number);
                    }
                }
            },
            iter: Samples.Of(100));
    }

    [Fact]
    [Rule("R20")]
    public void Whatever_comes_is_read_or_not_whole_or_refused_as_a_frame_type()
    {
        VariableLengthInteger.LengthOf(5).Should().Be(1);
        Gen.Byte.Array[0, 12].Sample(
            bytes =>
            {
                ReadOnlySpan<byte> input = bytes;
                var whole = bytes.Length > 0 && bytes.Length >= 1 << (bytes[0] >> 6);

                var found = VariableLengthInteger.TryRead(ref input, out var value);

                found.Should().Be(whole, "{0}", Hex.Show(bytes));
                value.Should().BeInRange(0, VariableLengthInteger.MaxValue, "{0}", Hex.Show(bytes));
                (bytes.Length - input.Length).Should().Be(whole ? 1 << (bytes[0] >> 6) : 0, "{0}", Hex.Show(bytes));
                input = bytes;
                try
                {
                    var also = VariableLengthInteger.TryReadFrameType(ref input, out var type);
                    also.Should().Be(whole, "{0}", Hex.Show(bytes));
                    type.Should().Be(value, "{0}", Hex.Show(bytes));
                }
                catch (FrameTypeException refusal)
                {
                    refusal.Length.Should().BeGreaterThan(VariableLengthInteger.LengthOf(value), "{0}", Hex.Show(bytes));
                }
            },
            iter: Samples.Of(500));
    }

    [Fact]
    [Rule("R20")]
    public void Reading_and_writing_allocates_nothing()
    {
        var wire = Hex.Bytes("25 7bbd 9d7f3e7d c2197c5eff14e88c");
        Work(new IntegerReader(), wire); // whatever is made once, at the first call, is made now
        var reader = new IntegerReader();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Work(reader, wire);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0, "nothing has to be kept in objects of their own");
        sum.Should().Be(3 * (37 + 15_293 + 494_878_333 + 151_288_809_941_952_652) + 0xac5c02);
    }

    // The words are made only for what fails: most of the time of these tests would be theirs.
    private static void MustBe(long expected, long read, ReadOnlySpan<byte> field, long largest)
    {
        if (read != expected)
        {
            $"0x{read:x}".Should().Be($"0x{expected:x}", "{0} came in after 0x{1:x}", Hex.Show(field), largest);
        }
    }

    private static long Work(IntegerReader reader, ReadOnlySpan<byte> wire)
    {
        Span<byte> row = stackalloc byte[8];
        var sum = 0L;
        for (var input = wire; VariableLengthInteger.TryRead(ref input, out var value);)
        {
            sum += value;
            VariableLengthInteger.Write(value, row);
            VariableLengthInteger.Write(value, 8, row);
        }

        for (var input = wire; VariableLengthInteger.TryReadFrameType(ref input, out var type);)
        {
            sum += type;
        }

        for (; !wire.IsEmpty; wire = wire[1..])
        {
            var piece = wire[..1];
            sum += reader.TryRead(ref piece, out var value) ? value : 0;
        }

        PacketNumber.Write(0xac5c02, null, row);
        var length = PacketNumber.Write(0xac5c02, 0xabe8b3, row);
        return sum + PacketNumber.Read(row[..length], 0xac5b00);
    }

    // Largest numbers around everything that could go wrong with fields of so many bits.
    private static IEnumerable<long> Edges(int bits)
    {
        long[] places =
        [
            0, 1L << (bits - 1), 1L << bits, 3L << (bits - 1), 1L << 32, PacketNumber.MaxValue - (1L << bits),
            PacketNumber.MaxValue - (1L << (bits - 1)), PacketNumber.MaxValue,
        ];
        return from place in places
               from step in new[] { -1, 0, 1 }
               let largest = place + step
               where largest is >= 0 and <= PacketNumber.MaxValue
               select largest;
    }

    // By definition (R15, R16, R18), without any cleverness.
    private static long Closest(long truncated, int bits, long largest)
    {
        var (expected, window) = ((Int128)largest + 1, (Int128)1 << bits);
        return (long)Enumerable.Range(-3, 7)
            .Select(turns => (expected / window + turns) * window + truncated)
            .Where(number => number >= 0 && number <= PacketNumber.MaxValue)
            .OrderBy(number => Int128.Abs(number - expected))
            .ThenByDescending(number => number)
            .First();
    }
}
