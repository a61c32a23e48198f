using System.Globalization;

namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step3_ChunkSizes
{
    [Theory]
    [InlineData("a", 10)]
    [InlineData("A", 10)]
    [InlineData("f", 15)]
    [InlineData("F", 15)]
    [InlineData("1a", 26)]
    [InlineData("1A", 26)]
    [InlineData("10", 16)] // sixteen, never ten
    [InlineData("9", 9)]
    [InlineData("05", 5)] // leading zeros
    [InlineData("0000000000000005", 5)]
    [Rule("R6")]
    public void A_size_is_hex_digits(string digits, int size)
    {
        var data = new string('x', size);
        var wire = $"{digits}\r\n{data}\r\n0\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(wire, data), wire);
    }

    [Fact]
    [Rule("R6")]
    public void Every_size_is_counted_in_both_cases()
    {
        foreach (var size in Samples.Below(600).Select(i => i + 1).Concat([0xabc, 0xdef, 0xfff, 0x1000]))
        {
            var data = new string('x', size);
            var wire = string.Create(CultureInfo.InvariantCulture, $"{size:x}\r\n{data}\r\n{size:X}\r\n{data}\r\n0\r\n\r\n");

            Outcome.Of(wire).Should().Be(Outcome.Complete(wire, data + data));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("0000000000000000")]
    [Rule("R6")]
    public void A_size_of_nothing_but_zeros_is_the_last(string zeros)
    {
        var wire = $"1\r\n!\r\n{zeros}\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(wire, "!"), wire);
    }

    [Theory]
    [InlineData("0^x5\r\n")] // "0x5" is a last chunk to one parser and five bytes to another
    [InlineData("0^X10\r\n")]
    [InlineData("^x5\r\n")]
    [InlineData("^+5\r\n")]
    [InlineData("^-5\r\n")]
    [InlineData("^-0\r\n")]
    [InlineData("^ 5\r\n")]
    [InlineData("^\t5\r\n")]
    [InlineData("5^_0\r\n")]
    [InlineData("5^,0\r\n")]
    [InlineData("5^.0\r\n")]
    [InlineData("5^h\r\n")]
    [InlineData("5^\0\r\n")]
    [InlineData("^\"5\"\r\n")]
    [InlineData("^/\r\n")] // the neighbours of the digits
    [InlineData("^:\r\n")]
    [InlineData("^@\r\n")]
    [InlineData("^G\r\n")]
    [InlineData("^`\r\n")]
    [InlineData("^g\r\n")]
    [InlineData("1^\x81\r\n")]
    [InlineData("^;a\r\n")] // no digit at all
    [InlineData("^\r\n")]
    [Rule("R6")]
    public void Nothing_else_is_a_size(string marked)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.ChunkSize);
    }

    [Theory]
    [InlineData("5 ^\r\nhello\r\n0\r\n\r\n")] // white space is for extensions, and none follows
    [InlineData("5\t^\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5 ^5\r\n")]
    [InlineData("0 ^\r\n\r\n")]
    [Rule("R6")]
    [Rule("R8")]
    public void No_white_space_ends_a_size(string marked)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Extension);
    }

    [Theory]
    [InlineData("7fffffffffffffff\r\n!", "!")]
    [InlineData("1\r\na\r\n7ffffffffffffffe\r\n!", "a!")] // both together are exactly as much
    [Rule("R13")]
    public void The_sizes_may_add_up_to_the_largest_long(string wire, string body)
    {
        Outcome.MustBe(Outcome.Incomplete(body), wire);
    }

    [Theory]
    [InlineData("800000000000000^0\r\n", "")] // one more; a signed number turns negative here
    [InlineData("fffffffffffffff^f\r\n", "")] // -1
    [InlineData("800000000000000^5\r\nhello\r\n", "")]
    [InlineData("1\r\na\r\n7ffffffffffffff^f\r\n!", "a")]
    [InlineData("0000000000000000^5\r\nhello\r\n", "")] // the seventeenth digit
    [InlineData("1000000000000000^5\r\nhello\r\n", "")] // seventeen, of which 64 bits would make five
    [InlineData("1000000000000000^0\r\n\r\n", "")] // and of these the last chunk
    [Rule("R13")]
    public void A_size_never_overflows(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Limit, body);
    }
}
