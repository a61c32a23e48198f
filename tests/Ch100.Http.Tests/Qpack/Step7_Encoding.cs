namespace Katas.Http.Qpack.Steps;

public sealed class Step7_Encoding
{
    [Fact]
    [Rule("R27")]
    [Rule("R29")]
    [Rule("R30")]
    public void Rfc9204_B_what_the_encoder_writes()
    {
        var encoder = new QpackEncoder(AppendixB.Settings, huffman: false);
        encoder.Section(0, ":path: /index.html").Should().Be(Spaced(AppendixB.B1Stream0), "that is B.1, with a capacity of 0");
        Octets.Show(encoder).Should().Be("--\nSize=0");

        encoder.TrySetCapacity(AppendixB.Capacity).Should().BeTrue();
        encoder.Section(4, ":authority: www.example.com", ":path: /sample/path").Should().Be(Spaced(AppendixB.B2Stream4), "that is B.2");
        encoder.Instructions().Should().Be(Spaced(AppendixB.B2Encoder), "that is B.2");
        Octets.Show(encoder).Should().Be("--\n0 1 :authority: www.example.com\n1 1 :path: /sample/path\nSize=106");
        encoder.Hears("84");
        Octets.Show(encoder).Should().Be("0 0 :authority: www.example.com\n1 0 :path: /sample/path\n--\nSize=106");

        encoder.Insert("custom-key: custom-value").Should().BeTrue();
        encoder.Instructions().Should().Be(Spaced(AppendixB.B3Encoder), "that is B.3");
        encoder.Hears("01");
        Octets.Show(encoder).Should().Be("0 0 :authority: www.example.com\n1 0 :path: /sample/path\n2 0 custom-key: custom-value\n--\nSize=160");

        encoder.TryDuplicate(0).Should().BeTrue();
        encoder.Instructions().Should().Be(Spaced(AppendixB.B4Encoder), "that is B.4");
        encoder.Section(8, ":authority: www.example.com", ":path: /", "custom-key: custom-value").Should().Be(Spaced(AppendixB.B4Stream8), "that is B.4");
        Octets.Show(encoder).Should().Be(
            "0 0 :authority: www.example.com\n1 0 :path: /sample/path\n2 1 custom-key: custom-value\n--\n3 1 :authority: www.example.com\nSize=217");
        encoder.Hears("48");
        Octets.Show(encoder).Should().Be(
            "0 0 :authority: www.example.com\n1 0 :path: /sample/path\n2 0 custom-key: custom-value\n--\n3 0 :authority: www.example.com\nSize=217");

        encoder.Insert("custom-key: custom-value2").Should().BeTrue();
        encoder.Instructions().Should().Be(Spaced(AppendixB.B5Encoder), "that is B.5");
        Octets.Show(encoder).Should().Be(
            "1 0 :path: /sample/path\n2 0 custom-key: custom-value\n--\n3 0 :authority: www.example.com\n4 0 custom-key: custom-value2\nSize=215");
    }

    [Theory]
    [InlineData(":method: GET", "d1", "")]
    [InlineData(":authority: ", "c0", "")]
    [InlineData("x-frame-options: sameorigin", "ff 23", "")]
    [InlineData("-:path: /x", "51 02 2f 78", "")]
    [InlineData("-:method: PATCH", "5f 00 05 50 41 54 43 48", "")] // 15 is the smallest of seven
    [InlineData("-:status: 500", "ff 08", "")] // 71
    [InlineData("-a: 1", "21 61 01 31", "")]
    [InlineData("-a: ", "21 61 00", "")]
    [InlineData("!a: 1", "31 61 01 31", "")]
    [InlineData("!:path: /", "71 01 2f", "")] // though a table has it
    [InlineData("!authorization: x", "7f 45 01 78", "")]
    [InlineData("-abcdefg: 1", "27 00 61 62 63 64 65 66 67 01 31", "")]
    [InlineData("a: 1", "21 61 01 31", "41 61 01 31")] // for the next one
    [InlineData(":path: /x", "51 02 2f 78", "c1 02 2f 78")]
    [InlineData("x-frame-options: x", "5f 52 01 78", "ff 22 01 78")] // 97 is the smaller of two
    [Rule("R27")]
    [Rule("R28")]
    public void A_field_line_of_an_encoder_that_must_not_block(string field, string line, string instructions)
    {
        var encoder = Written.Encoder(100);

        encoder.Section(4, field).Should().Be($"00 00 {line}");
        encoder.Instructions().Should().Be(instructions);
    }

    [Theory]
    [InlineData("a: 1", "02 80 10", "41 61 01 31")]
    [InlineData(":path: /x", "02 80 10", "c1 02 2f 78")]
    [InlineData("-a: 1", "00 00 21 61 01 31", "")]
    [InlineData("!a: 1", "00 00 31 61 01 31", "")]
    [Rule("R27")]
    [Rule("R29")]
    public void What_is_inserted_is_referred_to_at_once_if_the_stream_may_wait(string field, string section, string instructions)
    {
        var encoder = Written.Encoder(100, blockedStreams: 1);

        encoder.Section(4, field).Should().Be(section);
        encoder.Instructions().Should().Be(instructions);
    }

    [Theory]
    [InlineData("03 00 80", "b: 2")]
    [InlineData("02 01 81", "a: 1")] // the Base is 2 for all that
    [InlineData("03 00 80 81 80", "b: 2", "a: 1", "b: 2")]
    [InlineData("03 00 80", "-b: 2")]
    [InlineData("03 00 40 01 39", "-b: 9")] // the name
    [InlineData("03 00 60 01 32", "!b: 2")] // of a secret, too
    [InlineData("02 01 41 01 39 d1", "-a: 9", ":method: GET")]
    [InlineData("00 00 21 63 01 33", "-c: 3")]
    [Rule("R27")]
    [Rule("R28")]
    [Rule("R29")]
    public void What_the_decoder_has_is_referred_to(string section, params string[] fields)
    {
        var encoder = Written.Encoder(100);
        encoder.Insert("a: 1");
        encoder.Insert("b: 2");
        encoder.Acknowledge();

        encoder.Section(4, fields).Should().Be(section);
        encoder.Instructions().Should().Be("");
    }

    [Fact]
    [Rule("R27")]
    [Rule("R29")]
    public void What_is_inserted_on_the_way_lies_behind_the_Base()
    {
        var encoder = Written.Encoder(4096, blockedStreams: 1);
        encoder.Insert("a: 1");

        encoder.Section(4, "b: 2", "a: 1", "b: 2", "-b: 9", "!b: 9", "-a: 9", "c: 3").Should().Be(
            "04 81 10 80 10 00 01 39 08 01 39 40 01 39 11", "the Base is 1, and 3 entries are required");
        Octets.Show(encoder.Table).Should().Be("0 a: 1\n1 b: 2\n2 c: 3\nSize=102");
    }

    [Fact]
    [Rule("R27")]
    [Rule("R28")]
    public void What_the_static_table_has_needs_no_entry()
    {
        var encoder = Written.Encoder(4096);
        encoder.InsertAll(":path: /", "etag: 1");
        encoder.Acknowledge();

        encoder.Section(4, ":path: /", "-etag: 2", "!etag: 1").Should().Be("00 00 c1 57 01 32 77 01 31", "nobody has to wait for it");
    }

    [Fact]
    [Rule("R28")]
    public void The_newest_entry_is_the_one()
    {
        var encoder = Written.Encoder(4096);
        encoder.Insert("a: 1");
        encoder.Insert("a: 2");
        encoder.TryDuplicate(0);
        encoder.Insert("b: 1");
        encoder.Acknowledge();

        encoder.Section(4, "a: 1", "-a: 3", "a: 2").Should().Be("04 01 81 41 01 33 82", "a: 1 is 0 and 2");
    }

    [Fact]
    [Rule("R28")]
    public void An_insertion_takes_its_name_from_where_it_is_shortest()
    {
        var encoder = Written.Encoder(4096);
        encoder.InsertAll("etag: 1", "a: 1", "a: 2", "etag: 2", "a: 3");

        encoder.Instructions().Should().Be("c7 01 31 41 61 01 31 80 01 32 c7 01 32 81 01 33", "static names first, then the newest");
    }

    [Theory]
    [InlineData("-a: aaa", "29 1f 82 18 c7")] // two octets for three
    [InlineData("-aaa: 1", "2a 18 c7 81 0f")]
    [InlineData("-a: &", "29 1f 81 f8")] // one for one: in the code
    [InlineData("-a: {", "29 1f 01 7b")] // two for one: plain
    [InlineData("-{: a", "21 7b 81 1f")]
    [InlineData("-a: ", "29 1f 80")] // none for none
    [InlineData("!aaa: ", "3a 18 c7 80")]
    [InlineData("-abcdefghij: ", "2f 01 1c 64 90 b2 cd 39 ba 7f 80")]
    [Rule("R28")]
    public void A_string_is_in_the_code_unless_that_is_longer(string field, string line) =>
        Written.Encoder(0, huffman: true).Section(4, field).Should().Be($"00 00 {line}");

    [Fact]
    [Rule("R28")]
    [Rule("R30")]
    public void Instructions_have_Huffman_code_too()
    {
        var encoder = Written.Encoder(100, huffman: true);
        encoder.Insert("aaa: aaa");
        encoder.Insert("{: {");

        encoder.Instructions().Should().Be("62 18 c7 82 18 c7 41 7b 01 7b");
    }

    [Fact]
    [Rule("R30")]
    public void The_decoder_is_told_of_a_capacity_once()
    {
        var encoder = new QpackEncoder(new QpackSettings { MaxTableCapacity = 100 });

        encoder.TrySetCapacity(0).Should().BeTrue();
        encoder.Instructions().Should().Be("", "that it was");
        encoder.TrySetCapacity(100).Should().BeTrue();
        encoder.TrySetCapacity(100).Should().BeTrue();
        encoder.TrySetCapacity(20).Should().BeTrue();
        encoder.Instructions().Should().Be("3f 45 34");
        encoder.Instructions().Should().Be("");
        encoder.Table.Capacity.Should().Be(20);
    }

    [Theory]
    [InlineData(66, true)]
    [InlineData(67, false)]
    [Rule("R30")]
    public void What_is_larger_than_the_capacity_is_not_inserted(int length, bool fits)
    {
        var encoder = Written.Encoder(100);

        encoder.TryInsert("aa"u8, new byte[length]).Should().Be(fits);

        (encoder.Table.InsertCount, encoder.Instructions().Length > 0).Should().Be((fits ? 1 : 0, fits), "what did not happen is not told");
    }

    [Fact]
    [Rule("R1")]
    [Rule("R29")]
    public void The_count_wraps_by_what_the_decoder_allows_and_not_by_the_capacity()
    {
        var encoder = new QpackEncoder(new QpackSettings { MaxTableCapacity = 128 }, huffman: false);
        encoder.TrySetCapacity(34);
        for (var i = 0; i < 9; i++)
        {
            encoder.Insert($"a: {i}").Should().BeTrue();
            encoder.Acknowledge();
        }

        encoder.Section(4, "a: 8").Should().Be("02 00 80", "9 modulo 8, and 1");
    }

    [Fact]
    [Rule("R37")]
    public void Callers_must_keep_to_the_order()
    {
        var encoder = Written.Encoder(100);
        var field = () => encoder.Write("a: 1");
        var end = () => encoder.End();
        var begin = () => encoder.BeginSection(8);

        field.Should().Throw<InvalidOperationException>();
        end.Should().Throw<InvalidOperationException>();
        encoder.BeginSection(4);
        begin.Should().Throw<InvalidOperationException>();
        encoder.End().Should().Be("00 00", "what was refused has left nothing behind");
        field.Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(-1, -1L)]
    [InlineData(101, 1L << 62)]
    [Rule("R37")]
    public void Callers_must_keep_to_the_ranges(int capacity, long streamId)
    {
        var encoder = Written.Encoder(100);
        var set = () => encoder.TrySetCapacity(capacity);
        var begin = () => encoder.BeginSection(streamId);
        var duplicate = () => encoder.TryDuplicate(capacity);

        set.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(capacity));
        begin.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(streamId));
        duplicate.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("index");
        (encoder.Instructions(), encoder.Section(4, ":method: GET")).Should().Be(("", "00 00 d1"));
    }

    private static string Spaced(string hex) => Octets.Show(Octets.Of(hex));
}
