namespace Katas.Http.Hpack.Steps;

public sealed class Step5_Decoding
{
    private const string Password = "1008 7061 7373 776f 7264 0673 6563 7265 74";

    [Theory]
    [InlineData(
        "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572",
        "custom-key: custom-header",
        "[1] (s = 55) custom-key: custom-header\nTable size: 55")] // C.2.1
    [InlineData("040c 2f73 616d 706c 652f 7061 7468", ":path: /sample/path", "Table size: 0")] // C.2.2
    [InlineData(Password, "password: secret (never indexed)", "Table size: 0")] // C.2.3
    [InlineData("82", ":method: GET", "Table size: 0")] // C.2.4
    [Rule("R9")]
    public void Rfc7541_C_2_one_representation(string block, string fields, string table) =>
        Outcome.MustBe(Outcome.Complete(fields, table), New, Block.Of(block));

    [Theory]
    [MemberData(nameof(AppendixC.Sections), MemberType = typeof(AppendixC))]
    [Rule("R9")]
    [Rule("R10")]
    [Rule("R11")]
    public void Rfc7541_C_3_to_C_6_one_connection(string section)
    {
        var examples = AppendixC.Of(section);
        for (var i = 0; i < examples.Length; i++)
        {
            var before = examples[..i].Select(example => example.Block).ToArray();
            var (block, example) = examples[i];

            Outcome.MustBe(
                Outcome.Complete(example.Fields, example.Table),
                () => Outcome.After(new HpackLimits { TableSize = AppendixC.TableSizeOf(section) }, before),
                block);
        }
    }

    [Theory]
    [InlineData("81", ":authority: ")]
    [InlineData("90", "accept-encoding: gzip, deflate")]
    [InlineData("bd", "www-authenticate: ")] // 61, the last of the static table
    [InlineData("82 87 84", ":method: GET\n:scheme: https\n:path: /")]
    [InlineData("84 87 82 82", ":path: /\n:scheme: https\n:method: GET\n:method: GET")] // in the order of the block
    [InlineData("", "")]
    [Rule("R8")]
    public void Sixty_one_indexes_are_known_from_the_start(string block, string fields) =>
        Outcome.MustBe(Outcome.Complete(fields), New, Block.Of(block));

    [Fact]
    [Rule("R8")]
    public void The_newest_of_the_dynamic_table_is_62()
    {
        Func<HpackDecoder> made = () => Outcome.After(null, Block.Literal(0x40, "a", "1"), Block.Literal(0x40, "b", "2"));
        const string table = "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68";

        Outcome.MustBe(Outcome.Complete("b: 2\na: 1", table), made, Block.Of("be bf"));
        Outcome.MustBe(Outcome.Complete("b: 3", table), made, Block.Of("0f 2f 0133"));
        Outcome.MustBe(Outcome.Complete("a: 3 (never indexed)", table), made, Block.Of("1f 30 0133"));
        Outcome.MustBe(Outcome.Complete("a: 3", $"[1] (s = 34) a: 3\n[2] (s = 34) b: 2\n[3] (s = 34) a: 1\nTable size: 102"), made, Block.Of("7f 00 0133"));
    }

    [Fact]
    [Rule("R8")]
    public void An_index_counts_from_the_newest_at_its_own_time()
    {
        // 62 is another entry behind each insertion, in one block as well.
        var block = Block.Of("4001 61 01 31  be  4001 62 01 32  be bf");

        Outcome.MustBe(
            Outcome.Complete("a: 1\na: 1\nb: 2\nb: 2\na: 1", "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68"), New, block);
    }

    [Theory]
    [InlineData("^80", "")] // 0
    [InlineData("82 ^80", ":method: GET")]
    [InlineData("^be", "")] // 62 of an empty table
    [InlineData("ff ^00", "")] // 127
    [InlineData("ff ff ff ff ^7f", "")]
    [InlineData("ff 80 ff ff ff ^07", "")] // 2^31 - 1
    [InlineData("^7e 0133", "")] // the same as names
    [InlineData("0f ^2f 0133", "")]
    [InlineData("1f ^2f 0133", "")]
    [InlineData("7f ^00 0133", "")]
    [InlineData("4001 61 01 31 ^bf", "a: 1")] // one behind the last
    [InlineData("4001 61 01 31 0f ^30 0133", "a: 1")]
    [Rule("R8")]
    [Rule("R16")]
    public void What_is_at_no_index_is_refused(string marked, string fields) =>
        Outcome.MustBeRefused(marked, HpackViolation.Index, fields);

    [Theory]
    [InlineData("4001 61 01 31", "a: 1", "[1] (s = 34) a: 1\nTable size: 34")]
    [InlineData("0001 61 01 31", "a: 1", "Table size: 0")]
    [InlineData("1001 61 01 31", "a: 1 (never indexed)", "Table size: 0")]
    [InlineData("42 01 31", ":method: 1", "[1] (s = 40) :method: 1\nTable size: 40")]
    [InlineData("02 01 31", ":method: 1", "Table size: 0")]
    [InlineData("12 01 31", ":method: 1 (never indexed)", "Table size: 0")]
    [InlineData("40 00 00", ": ", "[1] (s = 32) : \nTable size: 32")] // HPACK does not ask what is in them
    [InlineData("00 80 80", ": ", "Table size: 0")] // nothing, in Huffman code
    [InlineData("42 80", ":method: ", "[1] (s = 39) :method: \nTable size: 39")]
    [InlineData("00 0141 03 00 0d 0a", "A: \0\r\n", "Table size: 0")] // any octets
    [InlineData("00 81 1f 81 1f", "a: a", "Table size: 0")]
    [InlineData("00 01 1f 81 1f", "\u001f: a", "Table size: 0")] // one of the two in the code
    [InlineData("00 81 1f 01 1f", "a: \u001f", "Table size: 0")]
    [InlineData("10 01 61 01 31 00 01 61 01 31", "a: 1 (never indexed)\na: 1", "Table size: 0")] // each for itself
    [InlineData("10 01 61 01 31 82", "a: 1 (never indexed)\n:method: GET", "Table size: 0")]
    [InlineData("4001 61 01 31 4001 61 01 31", "a: 1\na: 1", "[1] (s = 34) a: 1\n[2] (s = 34) a: 1\nTable size: 68")]
    [Rule("R9")]
    public void A_literal_says_what_becomes_of_it(string block, string fields, string table) =>
        Outcome.MustBe(Outcome.Complete(fields, table), New, Block.Of(block));

    [Theory]
    [InlineData(126)]
    [InlineData(127)] // the length has a second octet
    [InlineData(128)]
    [InlineData(254)]
    [InlineData(255)] // and a third
    [InlineData(1000)]
    [Rule("R10")]
    public void Strings_may_be_long(int length)
    {
        var (name, value) = (new string('n', length), new string('v', length));

        Outcome.Of(New(), Block.Literal(0, name, value)).Should().Be(Outcome.Complete($"{name}: {value}"));
        Outcome.Of(New(), Block.Literal(0, name, value), Enumerable.Repeat(1, 2 * length).Append(Block.Literal(0, name, value).Length - (2 * length)))
            .Should().Be(Outcome.Complete($"{name}: {value}"));
    }

    [Theory]
    [InlineData("00 81 ^ff 00", "")] // eight bits of padding
    [InlineData("00 82 1f ^ff 00", "")]
    [InlineData("00 0161 81 ^18", "")] // padding of 0
    [InlineData("82 42 83 c5 83 ^7e", ":method: GET")]
    [InlineData("00 85 ff ff ff ^ff ff 00", "")] // the end of the string
    [InlineData("00 0161 85 1f ff ff ff ^ff", "")]
    [InlineData("40 84 ff ff ff ^ff 00", "")]
    [Rule("R10")]
    [Rule("R16")]
    public void A_string_that_is_no_Huffman_code_is_refused(string marked, string fields) =>
        Outcome.MustBeRefused(marked, HpackViolation.Huffman, fields);

    [Theory]
    [InlineData("ff ff ff ff ff ^ff")]
    [InlineData("ff 81 ff ff ff ^07")] // 2^31
    [InlineData("0f 80 80 80 80 ^80 00")]
    [InlineData("3f e1 ff ff ff ^07")]
    [InlineData("00 7f 81 ff ff ff ^07 61")]
    [InlineData("00 ff 81 ff ff ff ^0f 61")]
    [InlineData("00 0161 7f 80 80 80 80 ^80 00")]
    [Rule("R16")]
    public void An_integer_beyond_the_limit_is_refused(string marked) =>
        Outcome.MustBeRefused(marked, HpackViolation.IntegerLimit);

    [Fact]
    [Rule("R11")]
    public void A_block_that_ends_inside_of_something_is_refused_at_its_end()
    {
        var whole = Block.Of("82 4001 61 81 1f  0f 2f 03 313233 3f");
        int[] ends = [0, 1, 6, 12];
        for (var length = 0; length < whole.Length; length++)
        {
            var block = whole[..length];

            var expected = ends.Contains(length) ? "Complete" : $"Truncated: {Block.Mark(block, length)}";
            Outcome.Of(New(), block).End.Should().Be(expected);
            Outcome.Of(New(), block, Enumerable.Repeat(1, length)).End.Should().Be(expected, "it came octet by octet");
        }
    }

    [Theory]
    [InlineData("ff^")]
    [InlineData("40^")]
    [InlineData("0001^")]
    [InlineData("00 7f 00 61^")]
    [InlineData("00 0161 83 1f 1f^")]
    [InlineData("00 0161 7f 80^")]
    [InlineData("04 0c 2f^")]
    [InlineData("3f^")]
    [Rule("R11")]
    [Rule("R16")]
    public void It_is_so_wherever_it_breaks_off(string marked) => Outcome.MustBeRefused(marked, HpackViolation.Truncated);

    [Fact]
    [Rule("R11")]
    public void A_field_is_handed_out_as_soon_as_it_is_whole()
    {
        var (decoder, sink) = (New(), new Recorder());

        var first = decoder.Decode(Block.Of("82 04 01"), endOfBlock: false, sink);
        var early = sink.Fields;
        var second = decoder.Decode(Block.Of("2f"), endOfBlock: false, sink);
        var late = sink.Fields;
        var third = decoder.Decode([], endOfBlock: true, sink);

        (first, early).Should().Be((HeaderBlockStatus.More, ":method: GET"));
        (second, late).Should().Be((HeaderBlockStatus.More, ":method: GET\n:path: /"), "the frame may be the last for an hour");
        third.Should().Be(HeaderBlockStatus.Complete, "a CONTINUATION frame may be empty");
    }

    [Fact]
    [Rule("R11")]
    public void Fragments_may_be_empty()
    {
        var block = Block.Of("82 400161 0131");

        Outcome.Of(New(), block, [0, 1, 0, 2, 0, 0, 3, 0]).Should().Be(
            Outcome.Complete(":method: GET\na: 1", "[1] (s = 34) a: 1\nTable size: 34"));
        Outcome.Of(New(), [], [0, 0]).Should().Be(Outcome.Complete(""));
    }

    [Fact]
    [Rule("R9")]
    public void An_entry_may_have_the_name_of_one_that_it_evicts()
    {
        var first = Block.Literal(0x40, "name-of-the-first", "1");
        var limits = new HpackLimits { TableSize = 100 };
        var block = Block.Of("7e 14 3131 3131 3131 3131 3131 3131 3131 3131 3131 3131");

        Outcome.MustBe(
            Outcome.Complete($"name-of-the-first: {new string('1', 20)}", $"[1] (s = 69) name-of-the-first: {new string('1', 20)}\nTable size: 69"),
            () => Outcome.After(limits, first), block);
    }

    [Fact]
    [Rule("R9")]
    public void An_entry_larger_than_the_table_empties_it_and_is_a_field_all_the_same()
    {
        var value = new string('v', 68);
        var made = () => Outcome.After(new HpackLimits { TableSize = 100 }, Block.Literal(0x40, "b", "2"));

        Outcome.MustBe(Outcome.Complete($"a: {value}"), made, Block.Literal(0x40, "a", value));
        Outcome.MustBe(
            Outcome.Complete($"a: {value[1..]}", $"[1] (s = 100) a: {value[1..]}\nTable size: 100"), made, Block.Literal(0x40, "a", value[1..]));
        Outcome.MustBe(Outcome.Complete($"a: {value}", "[1] (s = 34) b: 2\nTable size: 34"), made, Block.Literal(0, "a", value));
    }

    [Fact]
    [Rule("R16")]
    public void Offsets_begin_anew_with_each_block() =>
        Outcome.MustBeRefused("82 ^80", HpackViolation.Index, ":method: GET", () => Outcome.After(null, Block.Of("82 82 82"), Block.Of(Password)));

    private static HpackDecoder New() => new();
}
