namespace Katas.Http.Hpack.Steps;

public sealed class Step9_Encoding
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

    private string Hex(params string[] fields) => Block.Show(encoder.Encode(fields));
}
