using CsCheck;

namespace Katas.Http.QuicVarint.Steps;

public sealed class Step4_IntegersInPieces
{
    private readonly IntegerReader reader = new();

    [Theory]
    [InlineData("25", 37)]
    [InlineData("7bbd", 15_293)]
    [InlineData("4025", 37)]
    [InlineData("9d7f3e7d", 494_878_333)]
    [InlineData("c2197c5eff14e88c", 151_288_809_941_952_652)]
    [InlineData("c0000000ffffffff", 4_294_967_295)]
    [InlineData("ffffffffffffffff", VariableLengthInteger.MaxValue)]
    [Rule("R9")]
    public void The_cut_does_not_matter(string wire, long expected)
    {
        foreach (var cut in Cuts.Of(wire.Length / 2))
        {
            Values(wire, cut).Should().Equal([expected], "{0} came in pieces of {1}", wire, string.Join(" and ", cut));
        }
    }

    [Fact]
    [Rule("R9")]
    public void Integers_follow_each_other_wherever_they_are_cut()
    {
        const string Wire = "25 7bbd 00 c2197c5eff14e88c 4025 9d7f3e7d ff ff ff ff ff ff ff ff 3f";
        long[] expected =
            [37, 15_293, 0, 151_288_809_941_952_652, 37, 494_878_333, VariableLengthInteger.MaxValue, 63];

        foreach (var cut in Cuts.Of(Hex.Bytes(Wire).Length))
        {
            Values(Wire, cut).Should().Equal(expected, "{0} came in pieces of {1}", Wire, string.Join(" and ", cut));
        }
    }

    [Fact]
    [Rule("R9")]
    public void One_call_reads_one_integer()
    {
        ReadOnlySpan<byte> input = Hex.Bytes("7bbd 25 9d7f");

        var first = (reader.TryRead(ref input, out var value), value, Hex.Show(input));
        var second = (reader.TryRead(ref input, out value), value, Hex.Show(input));
        var third = (reader.TryRead(ref input, out value), value, Hex.Show(input));

        first.Should().Be((true, 15_293, "259d7f"), "what follows an integer is left there");
        second.Should().Be((true, 37, "9d7f"));
        third.Should().Be((false, 0, ""), "the half that has come is read and kept");
    }

    [Fact]
    [Rule("R9")]
    public void What_follows_the_other_half_is_left_there()
    {
        ReadOnlySpan<byte> input = Hex.Bytes("7b");
        reader.TryRead(ref input, out _);
        input = Hex.Bytes("bd 25 25");

        var found = reader.TryRead(ref input, out var value);

        (found, value, Hex.Show(input)).Should().Be((true, 15_293, "2525"));
    }

    [Fact]
    [Rule("R9")]
    public void Nothing_in_nothing_out()
    {
        ReadOnlySpan<byte> input = [];
        var before = (reader.TryRead(ref input, out var value), value);
        input = Hex.Bytes("7b");
        reader.TryRead(ref input, out _);
        input = [];
        var between = (reader.TryRead(ref input, out value), value);
        input = Hex.Bytes("bd");
        var after = (reader.TryRead(ref input, out value), value);

        before.Should().Be((false, 0));
        between.Should().Be((false, 0), "an empty piece changes nothing");
        after.Should().Be((true, 15_293), "nor does it in the middle of an integer");
    }

    [Fact]
    [Rule("R10")]
    public void The_reader_says_how_far_it_is()
    {
        var places = new List<string> { Place() };
        foreach (var piece in new[] { "25", "7b", "bd", "9d7f3e", "7d25", "", "40", "00" })
        {
            ReadOnlySpan<byte> input = Hex.Bytes(piece);
            while (reader.TryRead(ref input, out _))
            {
            }

            places.Add(Place());
        }

        string.Join(", ", places).Should().Be(
            "0, 1, 2 inside, 3, 6 inside, 8, 8, 9 inside, 10", "all calls count, and a stream may end only behind a whole integer");

        string Place() => $"{reader.Consumed}{(reader.IsBetweenIntegers ? "" : " inside")}";
    }

    [Fact]
    [Rule("R10")]
    public void All_pieces_count()
    {
        foreach (var piece in new[] { "25", "7bbd", "9d7f3e7d", "25" })
        {
            ReadOnlySpan<byte> input = Hex.Bytes(piece);
            reader.TryRead(ref input, out _);
        }

        reader.Consumed.Should().Be(8, "four integers came, in a piece each");
    }

    [Fact]
    [Rule("R10")]
    public void What_has_not_been_read_is_not_counted()
    {
        ReadOnlySpan<byte> input = Hex.Bytes("7bbd 25 9d7f");

        reader.TryRead(ref input, out _);

        (reader.Consumed, reader.IsBetweenIntegers).Should().Be((2L, true), "one integer has been read, of two bytes");
    }

    [Fact]
    [Rule("R9")]
    public void Any_integers_in_any_pieces_come_out_as_they_went_in()
    {
        Values("25", [1]).Should().Equal(37);
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[1, 9].List[1, 5]).Sample(
            (bytes, lengths) =>
            {
                var whole = new List<long>();
                ReadOnlySpan<byte> rest = bytes;
                while (VariableLengthInteger.TryRead(ref rest, out var value))
                {
                    whole.Add(value);
                }

                var cut = new List<int>();
                for (var taken = 0; taken < bytes.Length; taken += cut[^1])
                {
                    cut.Add(Math.Min(lengths[cut.Count % lengths.Count], bytes.Length - taken));
                }

                Values(Hex.Show(bytes), cut).Should().Equal(
                    whole, "{0} came in pieces of {1}", Hex.Show(bytes), string.Join(", ", cut));
            },
            iter: Samples.Of(500));
    }

    private static List<long> Values(string wire, IEnumerable<int> cut)
    {
        var reader = new IntegerReader();
        var values = new List<long>();
        var unread = Hex.Bytes(wire);
        foreach (var length in cut)
        {
            ReadOnlySpan<byte> piece = unread.AsSpan(..length).ToArray(); // a copy: no byte is seen before its time
            unread = unread[length..];
            while (reader.TryRead(ref piece, out var value))
            {
                values.Add(value);
            }

            piece.IsEmpty.Should().BeTrue("false means that all of the piece has been read");
        }

        return values;
    }
}
