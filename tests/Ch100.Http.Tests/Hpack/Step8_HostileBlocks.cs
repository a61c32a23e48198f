using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step8_HostileBlocks
{
    [Fact]
    [Rule("R16")]
    public void A_decoder_that_has_refused_once_refuses_for_ever()
    {
        var (decoder, sink) = (new HpackDecoder(), new Recorder());

        var first = Refusal(() => decoder.Decode(Block.Of("82 80"), endOfBlock: true, sink));
        var again = Refusal(() => decoder.Decode(Block.Of("82"), endOfBlock: true, sink));

        again.Should().BeSameAs(first, "its table is no longer the other side's, so nothing that follows can be right");
        sink.Fields.Should().Be(":method: GET", "what was whole before has been handed out, and nothing since");
    }

    [Theory]
    [InlineData("ff ff ff ff ff ^ff", HpackViolation.IntegerLimit)]
    [InlineData("00 81 ^ff", HpackViolation.Huffman)]
    [InlineData("82 ^80", HpackViolation.Index)]
    [InlineData("82 ^20", HpackViolation.TableSize)]
    [InlineData("82 40^", HpackViolation.Truncated)]
    [InlineData("82 82 82 82 82 82 82 82 ^82", HpackViolation.BlockSize)]
    [Rule("R16")]
    public void The_refusal_says_what_where_and_why(string marked, HpackViolation violation)
    {
        var offset = marked[..marked.IndexOf('^', StringComparison.Ordinal)].Count(char.IsAsciiHexDigit) / 2;
        var decoder = new HpackDecoder(new HpackLimits { MaxBlockSize = 8 });

        var refusal = Refusal(() => decoder.Decode(Block.Of(marked.Replace("^", "", StringComparison.Ordinal)), endOfBlock: true, new Recorder()));

        (refusal.Violation, refusal.Offset).Should().Be((violation, offset), "that is {0}", marked);
        refusal.Message.Should().MatchRegex($"^{violation} at offset {offset}: .*[a-z]{{2}}", "a log needs the reason, too");
    }

    [Theory]
    [InlineData("81 ff")] // the name's padding
    [InlineData("7f ff ff ff ff 7f")]
    [InlineData("")]
    [Rule("R16")]
    public void No_name_and_no_value_gets_into_a_log(string end)
    {
        byte[] block = [.. Block.Literal(0x40, "authorization", "swordfish"), 0x10, .. Block.Plain("password"), .. Block.Of(end)];

        var refusal = Refusal(() => new HpackDecoder().Decode(block, endOfBlock: true, new Recorder()));

        $"{refusal}".Should().NotContainAny("swordfish", "password", "authorization");
    }

    [Fact]
    [Rule("R16")]
    public void No_octets_make_it_throw_anything_else()
    {
        var limits = new HpackLimits { TableSize = 64, MaxHeaderListSize = 64 };
        foreach (var i in Samples.Below(4_096))
        {
            var outcome = Outcome.Of(new HpackDecoder(limits), [(byte)i, (byte)(i * 37 / 256), 0x01, 0x61]);

            outcome.End.Should().MatchRegex("^(Complete|TooLarge|[A-Z][A-Za-z]+: .*)$");
        }
    }

    [Fact]
    [Rule("R11")]
    [Rule("R16")]
    public void Random_octets_come_to_the_same_however_they_are_cut()
    {
        Outcome.Of(new HpackDecoder(), Block.Of("82")).End.Should().Be("Complete");
        var limits = new HpackLimits { TableSize = 80, MaxHeaderListSize = 120, MaxBlockSize = 24 };
        var octet = Gen.Frequency((3, Gen.Byte), (2, Gen.OneOf<byte>(0x20, 0x3F, 0x40, 0x41, 0x00, 0x01, 0x02, 0x81, 0x82, 0xBE, 0xBF, 0x7E, 0x1F, 0xFF)));
        Gen.Select(octet.Array[0, 12], octet.Array[0, 30], Gen.Int[1, 5].List[1, 5]).Sample(
            (earlier, block, pieces) =>
            {
                var (whole, cut) = (new HpackDecoder(limits), new HpackDecoder(limits));
                Outcome.Of(cut, earlier).Should().Be(Outcome.Of(whole, earlier));

                Outcome.Of(cut, block, Pieces(block.Length, pieces)).Should().Be(Outcome.Of(whole, block), "the octets are {0}", Block.Show(block));
            },
            iter: Samples.Of(1_000),
            threads: 1);
    }

    [Fact]
    [Rule("R11")]
    [Rule("R16")]
    public void A_good_block_with_one_octet_changed_doubled_or_dropped_comes_to_the_same_however_it_is_cut()
    {
        var blocks = AppendixC.Of("C.6").Select(example => example.Block).ToArray();
        Outcome.Of(Outcome.After(new HpackLimits { TableSize = 256 }), blocks[0]).End.Should().Be("Complete");
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1000], Gen.Byte, Gen.Int[0, 1], Gen.Int[1, 9].List[1, 5]).Sample(
            (number, at, octet, dropped, pieces) =>
            {
                at %= blocks[number].Length;
                byte[] block = [.. blocks[number][..at], octet, .. blocks[number][(at + dropped)..]];
                var (whole, cut) = (Before(number), Before(number));

                Outcome.Of(cut, block, Pieces(block.Length, pieces)).Should().Be(Outcome.Of(whole, block), "the octets are {0}", Block.Show(block));
            },
            iter: Samples.Of(1_000),
            threads: 1);

        HpackDecoder Before(int number) => Outcome.After(new HpackLimits { TableSize = 256 }, blocks[..number]);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)] // octet by octet
    [Rule("R17")]
    public void Decoding_allocates_nothing(int fragmentSize)
    {
        byte[][] blocks =
        [
            .. AppendixC.Of("C.4").Select(example => example.Block), Block.Of("20 3f e1 1f"), Block.Of("10 0161 0131 00 81 1f 81 1f"),
            Block.Literal(0x40, "n", new string('v', 1500)), Block.Literal(0x40, "n", new string('v', 2500)), Block.Of("be"),
        ];
        var (decoder, sink) = (new HpackDecoder(), new Counter());
        DecodeAll();
        var fields = sink.Fields;

        var before = GC.GetAllocatedBytesForCurrentThread();
        DecodeAll();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0, "all memory has been taken when the decoder was made, for entries too");
        sink.Fields.Should().Be(2 * fields, "all fields have come, both times");

        void DecodeAll()
        {
            foreach (var block in blocks)
            {
                for (var at = 0; at < block.Length; at += Math.Min(fragmentSize, block.Length - at))
                {
                    var fragment = block.AsSpan(at, Math.Min(fragmentSize, block.Length - at));
                    decoder.Decode(fragment, endOfBlock: at + fragment.Length == block.Length, sink);
                }
            }
        }
    }

    [Fact]
    [Rule("R17")]
    public void A_raised_limit_takes_its_memory_at_once()
    {
        var (decoder, sink) = (new HpackDecoder(), new Counter());
        decoder.SetTableLimit(100_000);
        byte[] first = Block.Of("3f e1 1f"), second = [.. Block.Number(100_000, 5, 0x20), .. Block.Literal(0x40, "n", new string('v', 60_000))];
        decoder.Decode(first, endOfBlock: true, sink);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var status = decoder.Decode(second, endOfBlock: true, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
        status.Should().Be(HeaderBlockStatus.TooLarge, "it is more than a list may have");
        decoder.Table.Size.Should().Be(60_033, "and an entry of the larger table all the same");
    }

    private static HpackException Refusal(Action decode)
    {
        try
        {
            decode();
        }
        catch (HpackException refusal)
        {
            return refusal;
        }

        throw new Xunit.Sdk.XunitException("the block was not refused");
    }

    // These lengths, over and over, until all octets are given out.
    private static IEnumerable<int> Pieces(int total, List<int> lengths)
    {
        for (var i = 0; total > 0; i++)
        {
            var length = Math.Min(total, lengths[i % lengths.Count]);
            total -= length;
            yield return length;
        }
    }
}
