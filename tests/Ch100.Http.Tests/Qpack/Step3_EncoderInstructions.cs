namespace Katas.Http.Qpack.Steps;

public sealed class Step3_EncoderInstructions
{
    [Theory]
    [InlineData(AppendixB.B2Encoder, "0 :authority: www.example.com\n1 :path: /sample/path\nSize=106")]
    [InlineData(
        AppendixB.B2Encoder + AppendixB.B3Encoder,
        "0 :authority: www.example.com\n1 :path: /sample/path\n2 custom-key: custom-value\nSize=160")]
    [InlineData(
        AppendixB.B2Encoder + AppendixB.B3Encoder + AppendixB.B4Encoder,
        "0 :authority: www.example.com\n1 :path: /sample/path\n2 custom-key: custom-value\n3 :authority: www.example.com\nSize=217")]
    [InlineData(
        AppendixB.B2Encoder + AppendixB.B3Encoder + AppendixB.B4Encoder + AppendixB.B5Encoder,
        "1 :path: /sample/path\n2 custom-key: custom-value\n3 :authority: www.example.com\n4 custom-key: custom-value2\nSize=215")]
    [Rule("R8")]
    [Rule("R12")]
    public void Rfc9204_B_the_encoder_stream(string hex, string table) =>
        Outcome.InstructionsMustBe(table, () => new QpackDecoder(AppendixB.Settings), Octets.Of(hex));

    [Theory]
    [InlineData("c0 01 31", "0 :authority: 1\nSize=43")]
    [InlineData("c1 00", "0 :path: \nSize=37")] // only the name is the static entry's
    [InlineData("ff 23 01 31", "0 x-frame-options: 1\nSize=48")] // 98, the last
    [InlineData("41 61 01 31", "0 a: 1\nSize=34")]
    [InlineData("40 00", "0 : \nSize=32")]
    [InlineData("61 1f 81 1f", "0 a: a\nSize=34")] // both in Huffman code
    [InlineData("61 1f 01 1f", "0 a: \u001f\nSize=34")]
    [InlineData("41 1f 81 1f", "0 \u001f: a\nSize=34")]
    [InlineData("60 80", "0 : \nSize=32")]
    [InlineData("41 41 03 00 0d 0a", "0 A: \0\r\n\nSize=36")] // QPACK does not ask what is in them
    [InlineData("41 61 01 31 41 61 01 31", "0 a: 1\n1 a: 1\nSize=68")]
    [Rule("R8")]
    [Rule("R10")]
    public void An_entry_is_inserted_with_a_name_of_its_own_or_of_a_table(string hex, string table) =>
        Outcome.InstructionsMustBe(table, () => Decoders.With(100), Octets.Of(hex));

    [Theory]
    [InlineData("80 01 31", "2 c: 1")] // the newest
    [InlineData("81 01 31", "2 b: 1")]
    [InlineData("00", "2 c: 3")]
    [InlineData("01", "2 b: 2")]
    [InlineData("41 64 01 34 00", "3 d: 4")] // the newest is another one by then
    [InlineData("01 80 01 31", "3 b: 1")]
    [InlineData("01 01", "3 c: 3")]
    [Rule("R9")]
    public void A_relative_index_counts_from_the_newest_at_its_own_time(string hex, string lastButSize)
    {
        var decoder = Decoders.With(70, "b: 2", "c: 3");

        Outcome.OfInstructions(decoder, Octets.Of(hex)).Split('\n')[^2].Should().Be(lastButSize, "{0} came, behind b: 2 and c: 3", hex);
    }

    [Fact]
    [Rule("R9")]
    public void The_entry_that_lends_its_name_may_have_to_go()
    {
        Outcome.InstructionsMustBe(
            $"1 name-of-the-first: {new string('1', 20)}\nSize=69",
            () => Decoders.With(100, "name-of-the-first: 1"),
            [0x80, 20, .. Octets.Latin(new string('1', 20))]);
        Outcome.InstructionsMustBe("1 name-of-the-first: 1\nSize=50", () => Decoders.With(60, "name-of-the-first: 1"), [0x00]);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)] // the length of a name has a second octet
    [InlineData(126)]
    [InlineData(127)] // that of a value, too
    [InlineData(1_000)]
    [Rule("R10")]
    public void Strings_may_be_long(int length)
    {
        var field = $"{new string('n', length)}: {new string('v', length)}";
        var instruction = Octets.Insert(field);

        foreach (var cut in new int[][] { [instruction.Length], [.. Enumerable.Repeat(1, instruction.Length)] })
        {
            Outcome.OfInstructions(Decoders.With(4096), instruction, cut).Should().Be($"0 {field}\nSize={(2 * length) + 32}");
        }
    }

    [Theory]
    [InlineData("20", 0, "Size=0")]
    [InlineData("3d", 29, "Size=0")]
    [InlineData("3f 13", 50, "1 b: 2\nSize=34")]
    [InlineData("3f 80 00", 31, "Size=0")] // a zero that nobody needs
    [InlineData("3f 45", 100, "0 a: 1\n1 b: 2\nSize=68")] // the limit
    [InlineData("20 3f 45", 100, "Size=0")]
    [Rule("R8")]
    public void The_encoder_sets_the_capacity(string hex, int capacity, string table)
    {
        var decoder = Decoders.With(100, "a: 1", "b: 2");

        (Outcome.OfInstructions(decoder, Octets.Of(hex)), decoder.Table.Capacity).Should().Be((table, capacity));
    }

    [Theory]
    [InlineData("^02")] // behind a: 1 and b: 2
    [InlineData("^82 01 31")]
    [InlineData("1f ^00")]
    [InlineData("bf ^00 01 31")]
    [InlineData("bf ff ff ff ff ff ff ff ff ^3e 01 31")]
    [InlineData("41 63 01 33 ^03")] // c: 3 has come, a: 1 has gone
    [InlineData("ff ^24 01 31")] // 99
    [InlineData("3f ^46")] // a capacity of 101
    [InlineData("3f ff ff ff ff ff ff ff ff ^3f")]
    [InlineData("1f ff ff ff ff ff ff ff ff ^ff")] // more than 62 bits
    [InlineData("c0 7f 80 80 80 80 80 80 80 80 ^80 00")]
    [InlineData("c0 81 ^ff")] // eight bits of padding
    [InlineData("61 ^18 00")] // padding of 0
    [InlineData("c0 84 ff ff ff ^ff")] // the end of the string
    [Rule("R11")]
    [Rule("R12")]
    public void What_cannot_be_followed_is_refused(string marked) =>
        Outcome.InstructionsMustBeRefused(marked, 100, "a: 1", "b: 2");

    [Theory]
    [InlineData(31, "^40 00")] // 32 is too much already
    [InlineData(31, "^c0 00")]
    [InlineData(31, "^ff 24 00")]
    [InlineData(42, "c0 01 ^31")] // 32 and :authority and 1
    [InlineData(41, "^c0 01 31")]
    [InlineData(33, "42 61 ^62 01 31")]
    [InlineData(34, "42 61 62 01 ^31")]
    [InlineData(35, "42 61 62 02 31 ^32")]
    [InlineData(34, "41 61 82 00 ^01")] // 000 in Huffman code: the second octet ends two of them
    [InlineData(35, "41 61 82 00 ^01")]
    [InlineData(33, "41 61 ff 80 80 80 80 80 80 80 40 ^07")] // one octet of 2^55
    [Rule("R11")]
    public void An_entry_larger_than_the_capacity_is_refused_as_soon_as_it_is(int capacity, string marked) =>
        Outcome.InstructionsMustBeRefused(marked, capacity);

    [Theory]
    [InlineData(43, "c0 01 31", "0 :authority: 1\nSize=43")]
    [InlineData(35, "42 61 62 01 31", "0 ab: 1\nSize=35")]
    [InlineData(36, "41 61 82 00 01", "0 a: 000\nSize=36")]
    [InlineData(32, "40 00", "0 : \nSize=32")]
    [Rule("R11")]
    public void An_entry_as_large_as_the_capacity_is_not(int capacity, string hex, string table) =>
        Outcome.InstructionsMustBe(table, () => Decoders.With(capacity), Octets.Of(hex));

    [Fact]
    [Rule("R11")]
    public void Without_a_capacity_nothing_is_inserted() =>
        Outcome.InstructionsMustBe(
            "EncoderStreamError: ^41 61 01 31", () => new QpackDecoder(new QpackSettings { MaxTableCapacity = 100 }), Octets.Of("41 61 01 31"));

    [Fact]
    [Rule("R12")]
    public void What_is_whole_counts_at_once()
    {
        var decoder = Decoders.With(100);
        byte[] octets = [.. Octets.Insert("a: 1"), .. Octets.Insert("b: 2"), 0x3F];

        decoder.ReadEncoderStream(octets.AsSpan(0, 7));
        decoder.Table.InsertCount.Should().Be(1, "the second one is not whole yet");
        decoder.ReadEncoderStream(octets.AsSpan(7));
        decoder.ReadEncoderStream([]);

        Octets.Show(decoder.Table).Should().Be("0 a: 1\n1 b: 2\nSize=68", "the stream may rest in the middle of an instruction for an hour");
        decoder.Table.Capacity.Should().Be(100);
    }
}
