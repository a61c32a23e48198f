using System.Buffers;
using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step10_SecretsAndSizes
{
    private readonly HpackEncoder encoder = new(huffman: false);

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
    public void The_own_table_has_the_new_size_at_once()
    {
        encoder.Encode("a: 1");

        encoder.SetTableSize(33);

        (encoder.Table.Count, encoder.Table.MaxSize).Should().Be((0, 33));
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

        var output = new ArrayBufferWriter<byte>();
        encoder.BeginBlock(output);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("tableSize");
        set.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
        encoder.Field(":method"u8, "GET"u8, neverIndexed: false);
        Block.Show(output.WrittenSpan).Should().Be("82", "what has been refused has changed nothing: the block goes on");
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
