using System.Text;
using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step2_HuffmanCode
{
    private readonly HuffmanReader reader = new();

    // The strings of appendix C.4 and C.6.
    public static TheoryData<string, string> OfTheRfc => new()
    {
        { "www.example.com", "f1e3 c2e5 f23a 6ba0 ab90 f4ff" },
        { "no-cache", "a8eb 1064 9cbf" },
        { "custom-key", "25a8 49e9 5ba9 7d7f" },
        { "custom-value", "25a8 49e9 5bb8 e8b4 bf" },
        { "302", "6402" },
        { "private", "aec3 771a 4b" },
        { "Mon, 21 Oct 2013 20:13:21 GMT", "d07a be94 1054 d444 a820 0595 040b 8166 e082 a62d 1bff" },
        { "https://www.example.com", "9d29 ad17 1863 c78f 0b97 c8e9 ae82 ae43 d3" },
        { "307", "640e ff" },
        { "Mon, 21 Oct 2013 20:13:22 GMT", "d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff" },
        { "gzip", "9bd9 ab" },
        {
            "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
            "94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07"
        },
    };

    [Theory]
    [MemberData(nameof(OfTheRfc))]
    [InlineData("", "")]
    [InlineData("a", "1f")] // 00011 and three bits of padding
    [InlineData("aa", "18 ff")] // 00011 00011, and six
    [InlineData("&", "f8")] // eight bits: nothing to pad
    [InlineData("\n", "ff ff ff f3")] // thirty bits, all but two of them 1
    [InlineData("aaa\n", "18 c7 ff ff ff e7")] // what has not been written yet and the longest code: 37 bits
    [Rule("R3")]
    public void A_text_is_the_code_of_its_octets_and_then_ones(string text, string encoded)
    {
        Encode(text).Should().Be(Block.Show(Block.Of(encoded)), "that is {0}", Wire.Show(text));
        Huffman.EncodedLength(Encoding.Latin1.GetBytes(text)).Should().Be(Block.Of(encoded).Length);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("aa", 2)] // ten bits
    [InlineData("&", 1)] // eight
    [InlineData("\n", 4)] // thirty
    [Rule("R3")]
    public void How_long_it_will_be_is_known_before(string text, int length) =>
        Huffman.EncodedLength(Encoding.Latin1.GetBytes(text)).Should().Be(length, "the last octet counts as a whole");

    [Fact]
    [Rule("R3")]
    public void Every_octet_has_its_code_and_no_code_is_left_over()
    {
        var share = 1L << (30 - HuffmanCode.Length(HuffmanCode.EndOfString));
        for (var octet = 0; octet < 256; octet++)
        {
            var (code, length) = (HuffmanCode.Code(octet), HuffmanCode.Length(octet));
            share += 1L << (30 - length);
            var bits = Convert.ToString(code, 2).PadLeft(length, '0').PadRight((length + 7) / 8 * 8, '1');

            Encode($"{(char)octet}").Should().Be(Block.Show([.. bits.Chunk(8).Select(b => Convert.ToByte(new string(b), 2))]), "that is {0}", octet);
        }

        share.Should().Be(1L << 30, "a complete code has a symbol for every string of bits (Kraft)");
    }

    [Theory]
    [MemberData(nameof(OfTheRfc))]
    [InlineData("", "")]
    [InlineData("a", "1f")]
    [InlineData("&", "f8")]
    [InlineData("\n", "ff ff ff f3")]
    [InlineData("\0\u00FF", "ff c7 ff ff dd")]
    [Rule("R4")]
    public void A_string_is_read_octet_by_octet(string text, string encoded) =>
        Decode(Block.Of(encoded)).Should().Be((text, "whole"));

    [Fact]
    [Rule("R4")]
    public void A_symbol_comes_with_the_octet_that_its_code_ends_in()
    {
        // a is 00011, 0 is 00000, & is 11111000, and \n has thirty bits.
        var octets = Block.Of("18 3e 3f ff ff fc");
        var symbols = new byte[HuffmanReader.MaxSymbols];

        reader.Begin();
        var seen = octets.Select(octet => reader.TryRead(octet, symbols, out var count) ? Block.Text(symbols.AsSpan(0, count)) : "!");

        string.Join('|', seen).Should().Be("a|0|&|||\n", "the rest of each code has not come before");
    }

    [Fact]
    [Rule("R4")]
    public void One_octet_can_end_two_symbols()
    {
        var symbols = new byte[HuffmanReader.MaxSymbols];

        reader.Begin();
        reader.TryRead(0b00011_000, symbols, out var first);
        reader.TryRead(0b11_00101_1, symbols, out var second);

        (first, second).Should().Be((1, 2), "the second octet ends an a and an e, and begins something else");
        Block.Text(symbols).Should().Be("ae");
    }

    [Theory]
    [InlineData("1f", true)] // a 111
    [InlineData("07", true)] // 00000 111
    [InlineData("18 ff", true)] // six bits of padding
    [InlineData("19", false)] // a 001
    [InlineData("18", false)] // a 000: padded with 0
    [InlineData("1e", false)] // a 110
    [InlineData("1b", false)] // a 011
    [InlineData("f8 ff", false)] // & and eight bits of padding: an octet of nothing
    [InlineData("1f ff", false)] // a, and eleven
    [InlineData("ff", false)]
    [InlineData("ff ff ff", false)]
    [InlineData("ff c7", true)] // \0 is 1111111111000: three bits of padding
    [InlineData("ff c6", false)]
    [Rule("R4")]
    public void A_string_may_end_behind_fewer_than_eight_ones(string encoded, bool mayEnd)
    {
        Decode(Block.Of(encoded)).End.Should().Be(mayEnd ? "whole" : "not whole", "that is {0}", encoded);
    }

    [Fact]
    [Rule("R4")]
    public void Seven_ones_are_padding_and_eight_are_not()
    {
        for (var length = 1; length <= 8; length++)
        {
            var text = new string('a', length); // five bits each
            var padding = 7 - (((length * 5) + 7) % 8);
            var encoded = Block.Of(Encode(text));

            Decode(encoded).Should().Be((text, "whole"), "{0} bits of padding are fewer than eight", padding);
            Decode([.. encoded, 0xFF]).End.Should().Be("not whole", "{0} bits of padding are not", padding + 8);
        }
    }

    [Theory]
    [InlineData("ff ff ff ^ff")]
    [InlineData("ff ff ff ^fc")]
    [InlineData("1f ff ff ff ^ff")] // behind an a
    [InlineData("f8 ff ff ff ^fc")]
    [InlineData("ff ff ff ^fd ff")]
    [Rule("R4")]
    public void The_end_of_the_string_is_no_part_of_a_string(string marked)
    {
        var octets = Block.Of(marked.Replace("^", "", StringComparison.Ordinal));

        Decode(octets).End.Should().Be($"the end at {marked}", "thirty 1s are its code");
    }

    [Fact]
    [Rule("R4")]
    public void A_reader_begins_anew()
    {
        Decode(Block.Of("ff ff")).End.Should().Be("not whole");

        Decode(Block.Of("1f")).Should().Be(("a", "whole"), "nothing is left of the string before");
    }

    [Fact]
    [Rule("R3")]
    [Rule("R4")]
    public void Any_octets_come_out_as_they_went_in()
    {
        Decode(Block.Of("1f")).Text.Should().Be("a");
        Gen.String[Gen.Char['\0', '\xff'], 0, 60].Sample(
            text => Decode(Block.Of(Encode(text))).Should().Be((text, "whole")), iter: Samples.Of(2_000), threads: 1);
    }

    private static string Encode(string text)
    {
        var octets = Encoding.Latin1.GetBytes(text);
        var destination = new byte[Huffman.EncodedLength(octets)];
        var length = Huffman.Encode(octets, destination);
        length.Should().Be(destination.Length, "{0} takes that many octets", Wire.Show(text));
        return Block.Show(destination);
    }

    private (string Text, string End) Decode(byte[] encoded)
    {
        var text = new StringBuilder();
        Span<byte> symbols = stackalloc byte[HuffmanReader.MaxSymbols];
        reader.Begin();
        for (var i = 0; i < encoded.Length; i++)
        {
            var isString = reader.TryRead(encoded[i], symbols, out var count);
            if (!isString)
            {
                return (text.ToString(), $"the end at {Block.Mark(encoded, i)}");
            }

            text.Append(Block.Text(symbols[..count]));
        }

        return (text.ToString(), reader.MayEnd ? "whole" : "not whole");
    }
}
