using System.Buffers;
using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step8_Encoding
{
    private readonly HpackEncoder encoder = new(huffman: false);

    [Theory]
    [InlineData(
        "custom-key: custom-header",
        "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572",
        "[1] (s = 55) custom-key: custom-header\nTable size: 55")] // C.2.1
    [InlineData(":path: /sample/path", "040c 2f73 616d 706c 652f 7061 7468", "Table size: 0")] // C.2.2
    [InlineData("!password: secret", "1008 7061 7373 776f 7264 0673 6563 7265 74", "Table size: 0")] // C.2.3
    [InlineData(":method: GET", "82", "Table size: 0")] // C.2.4
    [Rule("R18")]
    public void Rfc7541_C_2_one_field(string field, string block, string table)
    {
        Block.Show(encoder.Encode(field)).Should().Be(Block.Show(Block.Of(block)));
        Block.Show(encoder.Table).Should().Be(table);
    }

    [Theory]
    [MemberData(nameof(AppendixC.Sections), MemberType = typeof(AppendixC))]
    [Rule("R18")]
    [Rule("R19")]
    public void Rfc7541_C_3_to_C_6_one_connection(string section)
    {
        var connection = new HpackEncoder(AppendixC.TableSizeOf(section), huffman: section is "C.4" or "C.6");
        foreach (var (block, example) in AppendixC.Of(section))
        {
            Block.Show(connection.Encode(example.Fields.Split('\n'))).Should().Be(Block.Show(block), "that is {0}.{1}", section, example.Section);
            Block.Show(connection.Table).Should().Be(example.Table, "that is {0}.{1}", section, example.Section);
        }
    }

    [Fact]
    [Rule("R18")]
    public void A_field_of_a_table_is_its_smallest_index()
    {
        encoder.Encode("a: 1", "b: 2", "c: 3");

        Hex(":status: 500", "a: 1", "c: 3", "www-authenticate: ").Should().Be("8e c0 be bd");
    }

    [Theory]
    [InlineData(":method: PUT", "42 03 50 55 54")] // 2, not 3
    [InlineData(":status: 302", "48 03 33 30 32")] // 8
    [InlineData(":path: /x", "04 02 2f 78")]
    [InlineData("www-authenticate: x", "7d 01 78")]
    [Rule("R19")]
    public void A_name_of_a_table_is_its_smallest_index(string field, string block) => Hex(field).Should().Be(block);

    [Fact]
    [Rule("R19")]
    public void The_newest_entry_with_the_name_is_the_one()
    {
        encoder.Encode("a: 1", "b: 2", "a: 3");

        Hex("a: 4").Should().Be("7e 01 34", "62 is a: 3, 64 is a: 1");
        Hex("b: 5").Should().Be("7f 01 01 35", "with a: 4 before all others, b: 2 is 64");
    }

    [Theory]
    [InlineData(":path: /x", "04 02 2f 78")]
    [InlineData("age: 1", "0f 06 01 31")]
    [InlineData("content-length: 1", "0f 0d 01 31")]
    [InlineData("etag: 1", "0f 13 01 31")]
    [InlineData("if-modified-since: 1", "0f 19 01 31")]
    [InlineData("if-none-match: 1", "0f 1a 01 31")]
    [Rule("R18")]
    public void What_changes_each_time_is_not_inserted(string field, string block)
    {
        Hex(field).Should().Be(block);
        Block.Show(encoder.Table).Should().Be("Table size: 0", "it would only push out what comes again");
    }

    [Theory]
    [InlineData(67, "40 01 61", "[1] (s = 100) a: {0}\nTable size: 100")]
    [InlineData(68, "00 01 61", "[1] (s = 34) b: 2\nTable size: 34")]
    [Rule("R18")]
    public void What_would_empty_the_table_is_not_inserted(int length, string begin, string table)
    {
        var small = new HpackEncoder(100, huffman: false);
        small.Encode("b: 2");
        var value = new string('x', length);

        Block.Show(small.Encode($"a: {value}")).Should().StartWith(begin);
        Block.Show(small.Table).Should().Be(table.Replace("{0}", value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a: aaa", "40 81 1f 82 18 c7")] // two octets for three
    [InlineData("a: &", "40 81 1f 81 f8")] // one for one: in the code
    [InlineData("a: &&&", "40 81 1f 83 f8 f8 f8")]
    [InlineData("a: {", "40 81 1f 01 7b")] // two for one: plain
    [InlineData("{: a", "40 01 7b 81 1f")]
    [InlineData("a: ", "40 81 1f 80")] // none for none
    [Rule("R19")]
    public void A_string_is_in_the_code_unless_that_is_longer(string field, string block) =>
        Block.Show(new HpackEncoder().Encode(field)).Should().Be(block);

    [Theory]
    [InlineData(126, "7e")]
    [InlineData(127, "7f 00")]
    [InlineData(300, "7f ad 01")]
    [Rule("R19")]
    public void A_string_begins_with_its_length(int length, string octets) =>
        Hex($"a: {new string('v', length)}").Should().Be($"40 01 61 {octets}{string.Concat(Enumerable.Repeat(" 76", length))}");

    [Theory]
    [InlineData("!:method: GET", "12 03 47 45 54")] // although index 2 has all of it
    [InlineData("!a: 1", "10 01 61 01 31")]
    [InlineData("!www-authenticate: x", "1f 2e 01 78")]
    [InlineData("!:path: /", "14 01 2f")]
    [Rule("R20")]
    public void What_is_never_indexed_is_a_literal_always(string field, string block)
    {
        Hex(field).Should().Be(block);
        Hex(field).Should().Be(block, "and the second time as well");
        Block.Show(encoder.Table).Should().Be("Table size: 0");
    }

    [Fact]
    [Rule("R20")]
    public void It_is_so_even_if_a_table_has_it()
    {
        encoder.Encode("a: 1");

        Hex("!a: 1").Should().Be("1f 2f 01 31", "an attacker who asks whether it is there must not see a shorter block");
    }

    [Theory]
    [InlineData("authorization: Basic eDp5", "1f 08 0a 42 61 73 69 63 20 65 44 70 35")]
    [InlineData("authorization: ", "1f 08 00")] // index 23 has it, value and all
    [InlineData("proxy-authorization: x", "1f 22 01 78")]
    [InlineData("cookie: 1234567890123456789", "1f 11 13 31 32 33 34 35 36 37 38 39 30 31 32 33 34 35 36 37 38 39")] // 19
    [InlineData("cookie: 12345678901234567890", "60 14 31 32 33 34 35 36 37 38 39 30 31 32 33 34 35 36 37 38 39 30")]
    [InlineData("cookie: ", "1f 11 00")]
    [Rule("R20")]
    public void What_could_be_guessed_is_never_indexed(string field, string block) => Hex(field).Should().Be(block);

    [Theory]
    [InlineData(new int[0], "82")]
    [InlineData(new[] { 4096 }, "3f e1 1f 82")]
    [InlineData(new[] { 30 }, "3e 82")]
    [InlineData(new[] { 0 }, "20 82")]
    [InlineData(new[] { 0, 4096 }, "20 3f e1 1f 82")]
    [InlineData(new[] { 100, 50, 200, 80 }, "3f 13 3f 31 82")] // 50, the smallest, and 80, the last
    [InlineData(new[] { 100, 50 }, "3f 13 82")]
    [InlineData(new[] { 50, 50 }, "3f 13 82")]
    [InlineData(new[] { 5000, 8000 }, "3f e9 26 3f a1 3e 82")]
    [Rule("R21")]
    public void The_next_block_begins_with_the_smallest_size_and_the_last(int[] sizes, string block)
    {
        foreach (var size in sizes)
        {
            encoder.SetTableSize(size);
        }

        Hex(":method: GET").Should().Be(block);
        Hex(":method: GET").Should().Be("82", "it is told once");
    }

    [Fact]
    [Rule("R21")]
    public void What_a_smaller_table_has_lost_is_not_referred_to()
    {
        encoder.Encode("a: 1", "b: 2");

        encoder.SetTableSize(40);
        encoder.SetTableSize(4096);

        Hex("a: 1", "b: 2").Should().Be("3f 09 3f e1 1f 40 01 61 01 31 bf", "between the two sizes there was room for one");
    }

    [Fact]
    [Rule("R21")]
    public void An_empty_block_tells_it_as_well()
    {
        encoder.SetTableSize(0);

        Hex().Should().Be("20");
        Hex(":method: GET").Should().Be("82");
    }

    [Fact]
    [Rule("R22")]
    public void A_field_belongs_to_a_block()
    {
        var early = () => encoder.Field("a"u8, "1"u8, neverIndexed: false);
        early.Should().Throw<InvalidOperationException>("no block has been begun");

        encoder.Encode("b: 2");
        encoder.SetTableSize(100);
        early.Should().Throw<InvalidOperationException>("the sizes come before all fields, so another block has to be begun");

        Hex("b: 2").Should().Be("3f 45 be", "nothing has been inserted");
    }

    [Fact]
    [Rule("R22")]
    public void No_size_is_below_zero()
    {
        var make = () => new HpackEncoder(-1);
        var set = () => encoder.SetTableSize(-1);

        make.Should().Throw<ArgumentOutOfRangeException>();
        set.Should().Throw<ArgumentOutOfRangeException>();
        Hex(":method: GET").Should().Be("82", "what has been refused has changed nothing");
    }

    [Fact]
    [Rule("R20")]
    public void A_proxy_sends_on_what_it_gets_as_it_got_it()
    {
        var output = new ArrayBufferWriter<byte>();
        encoder.BeginBlock(output);

        new HpackDecoder().Decode(Block.Of("82 400161 0131 100170 0173 84"), endOfBlock: true, encoder);

        Block.Show(output.WrittenSpan).Should().Be("82 40 01 61 01 31 10 01 70 01 73 84", "the encoder is a sink");
    }

    [Fact]
    [Rule("R17")]
    public void Encoding_allocates_nothing()
    {
        var output = new ArrayBufferWriter<byte>(100_000);
        Write();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
        output.WrittenCount.Should().BeGreaterThan(0);

        void Write()
        {
            for (var i = 0; i < 100; i++)
            {
                encoder.BeginBlock(output);
                encoder.Field(":method"u8, "GET"u8, neverIndexed: false);
                encoder.Field("name"u8, i % 2 == 0 ? "one value that is rather long"u8 : "and another one of the kind"u8, neverIndexed: false);
                encoder.Field("password"u8, "secret"u8, neverIndexed: true);
            }
        }
    }

    [Fact]
    [Rule("R18")]
    [Rule("R20")]
    [Rule("R21")]
    public void Whatever_is_written_is_read_and_both_tables_agree()
    {
        encoder.Encode(":method: GET").Should().Equal(0x82);
        var text = Gen.String[Gen.Char['\0', '\xff'], 0, 30];
        var field = Gen.Select(
            Gen.OneOf(
                Gen.OneOf("a", "b", ":path", "cookie", "authorization", "etag", ":status", "x-long-name"),
                text.Select(t => $"n{t.Replace(": ", "", StringComparison.Ordinal)}")),
            Gen.OneOf(Gen.OneOf("1", "2", "200", "/"), text),
            Gen.Bool,
            (name, value, never) => $"{(never && value.Length % 3 == 0 ? "!" : "")}{name}: {value}");
        Gen.Select(field.List[0, 12], Gen.Int[0, 300].List[0, 2]).List[1, 8].Sample(
            blocks =>
            {
                var (sender, receiver) = (new HpackEncoder(300), new HpackDecoder(new HpackLimits { TableSize = 300 }));
                foreach (var (fields, sizes) in blocks)
                {
                    sizes.ForEach(sender.SetTableSize);

                    var block = sender.Encode(fields);
                    var outcome = Outcome.Of(receiver, block);

                    outcome.Should().Be(
                        Outcome.Complete(string.Join('\n', fields.Select(Received)), Block.Show(sender.Table)), "sent as {0}", Block.Show(block));
                    block.Length.Should().BeLessThanOrEqualTo(6 + fields.Sum(f => f.Length + 6), "nothing takes more than itself, and its lengths");
                }
            },
            iter: Samples.Of(200),
            threads: 1);
    }

    private static string Received(string sent)
    {
        var field = sent.TrimStart('!');
        var isSecret = sent[0] == '!' || field.StartsWith("authorization: ", StringComparison.Ordinal)
            || (field.StartsWith("cookie: ", StringComparison.Ordinal) && field.Length < "cookie: ".Length + 20);
        return isSecret ? $"{field} (never indexed)" : field;
    }

    private string Hex(params string[] fields) => Block.Show(encoder.Encode(fields));
}
