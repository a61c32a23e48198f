using System.Text;
using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step6_HostileBlocks
{
    // :method: GET is 42 octets, :path: / is 38.
    [Theory]
    [InlineData(84, "82 82", "Complete", 2)]
    [InlineData(84, "82 82 82", "TooLarge", 2)]
    [InlineData(83, "82 82", "TooLarge", 1)] // one octet too few
    [InlineData(42, "82", "Complete", 1)]
    [InlineData(41, "82", "TooLarge", 0)]
    [InlineData(80, "82 84", "Complete", 2)]
    [InlineData(79, "82 84", "TooLarge", 1)]
    [InlineData(0, "", "Complete", 0)]
    [InlineData(0, "20", "Complete", 0)] // an update is no field
    [InlineData(31, "00 00 00", "TooLarge", 0)] // a field of nothing is 32 octets
    [InlineData(32, "00 00 00", "Complete", 1)]
    [InlineData(35, "00 01 61 82 18 ff", "Complete", 1)] // a: aa, decoded
    [InlineData(34, "00 01 61 82 18 ff", "TooLarge", 0)]
    [InlineData(80, "82 10 01 61 06 7878 7878 7878 00 00 00", "TooLarge", 1)] // what is not handed out counts
    [InlineData(80, "82 04 01 2f", "Complete", 2)] // a name from the table counts
    [InlineData(79, "82 04 01 2f", "TooLarge", 1)]
    [Rule("R14")]
    public void Fields_beyond_the_limit_of_the_list_are_not_handed_out(int limit, string block, string end, int fields)
    {
        foreach (var cut in Cuts.Of(Block.Of(block).Length))
        {
            var outcome = Outcome.Of(new HpackDecoder(new HpackLimits { MaxHeaderListSize = limit }), Block.Of(block), cut);

            outcome.End.Should().Be(end, "the limit is {0}", limit);
            (outcome.Fields.Length == 0 ? 0 : outcome.Fields.Split('\n').Length).Should().Be(fields, "these are {0}", outcome.Fields);
        }
    }

    [Fact]
    [Rule("R14")]
    public void A_block_beyond_the_limit_changes_the_table_all_the_same()
    {
        var decoder = new HpackDecoder(new HpackLimits { MaxHeaderListSize = 42 });

        var first = Outcome.Of(decoder, Block.Of("82 82 4001 61 01 31 4001 62 01 32"));
        var second = Outcome.Of(decoder, Block.Of("bf"));

        first.Should().Be(Outcome.TooLarge(":method: GET", "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68"));
        second.Fields.Should().Be("a: 1", "the next request refers to it, and this one is in order");
        second.End.Should().Be("Complete", "each block has its own list");
    }

    [Fact]
    [Rule("R14")]
    [Rule("R17")]
    public void A_field_larger_than_the_list_may_still_be_an_entry()
    {
        var limits = new HpackLimits { MaxHeaderListSize = 50, TableSize = 200 };
        var value = new string('v', 100);
        var block = Block.Literal(0x40, "a", value);

        Outcome.MustBe(Outcome.TooLarge("", $"[1] (s = 133) a: {value}\nTable size: 133"), () => new HpackDecoder(limits), block);
    }

    [Theory]
    [InlineData(0x40, "Table size: 0")] // it would have been inserted, so it clears the table
    [InlineData(0x10, "[1] (s = 34) b: 2\nTable size: 34")]
    [InlineData(0x00, "[1] (s = 34) b: 2\nTable size: 34")]
    [Rule("R14")]
    [Rule("R17")]
    public void A_field_too_large_for_list_and_table_is_read_to_its_end(byte pattern, string table)
    {
        var limits = new HpackLimits { MaxHeaderListSize = 60, TableSize = 100 };
        foreach (var length in new[] { 68, 69, 100, 101, 5000 })
        {
            byte[] block = [.. Block.Literal(pattern, new string('n', length), new string('v', length)), 0x82];

            Outcome.Of(Step4_Decoding.After(limits, Block.Literal(0x40, "b", "2")), block).Should().Be(Outcome.TooLarge("", table));
            Outcome.Of(Step4_Decoding.After(limits, Block.Literal(0x40, "b", "2")), block, Enumerable.Repeat(1, block.Length))
                .Should().Be(Outcome.TooLarge("", table));
        }
    }

    [Fact]
    [Rule("R14")]
    public void What_is_not_handed_out_is_still_checked()
    {
        var made = () => new HpackDecoder(new HpackLimits { MaxHeaderListSize = 0, TableSize = 0 });

        Outcome.MustBeRefused("82 ^be", HpackViolation.Index, "", made);
        Outcome.MustBeRefused("82 00 81 1f 83 1f 1f ^18", HpackViolation.Huffman, "", made);
        Outcome.MustBeRefused("82 00 81^", HpackViolation.Truncated, "", made);
    }

    [Theory]
    [InlineData(4, "82 82 82 82", true)]
    [InlineData(4, "82 82 82 82 ^82", false)]
    [InlineData(4, "82 82 82 82 ^80", false)] // nobody asks what it is
    [InlineData(4, "00 01 61 01 ^31", false)]
    [InlineData(5, "00 01 61 01 31", true)]
    [InlineData(0, "", true)]
    [InlineData(0, "^82", false)]
    [InlineData(2, "20 20 ^20", false)]
    [Rule("R15")]
    [Rule("R16")]
    public void A_block_ends_at_the_limit_of_its_octets(int limit, string marked, bool isTaken)
    {
        foreach (var cut in Cuts.Of(Block.Of(marked.Replace("^", "", StringComparison.Ordinal)).Length))
        {
            var outcome = Outcome.Of(
                new HpackDecoder(new HpackLimits { MaxBlockSize = limit }), Block.Of(marked.Replace("^", "", StringComparison.Ordinal)), cut);

            outcome.End.Should().Be(isTaken ? "Complete" : $"BlockSize: {marked}");
        }
    }

    [Fact]
    [Rule("R15")]
    [Rule("R16")]
    public void What_is_wrong_before_the_limit_is_found_first() =>
        Outcome.MustBeRefused("82 ^80 82 82", HpackViolation.Index, ":method: GET", () => new HpackDecoder(new HpackLimits { MaxBlockSize = 2 }));

    [Fact]
    [Rule("R15")]
    public void The_limit_counts_for_each_block()
    {
        var made = () => Step4_Decoding.After(new HpackLimits { MaxBlockSize = 3 }, Block.Of("82 82 82"), Block.Of("82 82 82"));

        Outcome.MustBe(Outcome.Complete(":method: GET\n:method: GET\n:method: GET"), made, Block.Of("82 82 82"));
    }

    [Fact]
    [Rule("R15")]
    public void A_flood_of_CONTINUATION_frames_ends()
    {
        var (decoder, sink) = (new HpackDecoder(), new Counter());
        var fragment = new byte[1000];
        Array.Fill(fragment, (byte)0x82);
        var frames = 0;

        var flood = () =>
        {
            for (; frames < 1000; frames++)
            {
                decoder.Decode(fragment, endOfBlock: false, sink);
            }
        };

        flood.Should().Throw<HpackException>().Which.Violation.Should().Be(HpackViolation.BlockSize);
        frames.Should().Be(65, "64 KiB are allowed if nobody says otherwise");
        sink.Fields.Should().Be(16 * 1024 / 42, "16 KiB of fields are");
    }

    [Fact]
    [Rule("R14")]
    [Rule("R17")]
    public void A_bomb_of_one_entry_and_a_thousand_references_fills_no_memory()
    {
        var decoder = Step4_Decoding.After(null, Block.Literal(0x40, "a", new string('x', 4000)));
        var bomb = new byte[60_000];
        Array.Fill(bomb, (byte)0xBE);
        var sink = new Counter();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var status = decoder.Decode(bomb, endOfBlock: true, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        status.Should().Be(HeaderBlockStatus.TooLarge, "60 KB stand for 240 MB");
        (sink.Fields, sink.Octets).Should().Be((4, 16_004L), "that is what 16 KiB hold");
        allocated.Should().Be(0);
    }

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
            iter: Samples.Of(5_000),
            threads: 1);
    }

    [Fact]
    [Rule("R11")]
    [Rule("R16")]
    public void A_good_block_with_one_octet_changed_doubled_or_dropped_comes_to_the_same_however_it_is_cut()
    {
        var blocks = AppendixC.Of("C.6").Select(example => example.Block).ToArray();
        Outcome.Of(Step4_Decoding.After(new HpackLimits { TableSize = 256 }), blocks[0]).End.Should().Be("Complete");
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

        HpackDecoder Before(int number) => Step4_Decoding.After(new HpackLimits { TableSize = 256 }, blocks[..number]);
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

    [Theory]
    [InlineData(nameof(HpackLimits.TableSize))]
    [InlineData(nameof(HpackLimits.MaxHeaderListSize))]
    [InlineData(nameof(HpackLimits.MaxBlockSize))]
    [Rule("R22")]
    public void No_limit_is_below_zero(string limit)
    {
        var make = (int value) => limit switch
        {
            nameof(HpackLimits.TableSize) => new HpackLimits { TableSize = value },
            nameof(HpackLimits.MaxHeaderListSize) => new HpackLimits { MaxHeaderListSize = value },
            _ => new HpackLimits { MaxBlockSize = value },
        };

        make.Invoking(m => m(0)).Should().NotThrow();
        make.Invoking(m => m(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName(limit);
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
