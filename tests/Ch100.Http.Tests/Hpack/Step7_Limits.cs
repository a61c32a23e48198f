namespace Katas.Http.Hpack.Steps;

public sealed class Step7_Limits
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
        foreach (var length in new[] { 68, 69, 100, 101, 101 + Samples.Of(4900) })
        {
            byte[] block = [.. Block.Literal(pattern, new string('n', length), new string('v', length)), 0x82];

            Outcome.Of(Outcome.After(limits, Block.Literal(0x40, "b", "2")), block).Should().Be(Outcome.TooLarge("", table));
            Outcome.Of(Outcome.After(limits, Block.Literal(0x40, "b", "2")), block, Enumerable.Repeat(1, block.Length))
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
        var made = () => Outcome.After(new HpackLimits { MaxBlockSize = 3 }, Block.Of("82 82 82"), Block.Of("82 82 82"));

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
        var decoder = Outcome.After(null, Block.Literal(0x40, "a", new string('x', 4000)));
        var bomb = new byte[Samples.Of(60_000)];
        Array.Fill(bomb, (byte)0xBE);
        var sink = new Counter();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var status = decoder.Decode(bomb, endOfBlock: true, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        status.Should().Be(HeaderBlockStatus.TooLarge, "{0} octets stand for {1}", bomb.Length, 4_000L * bomb.Length);
        (sink.Fields, sink.Octets).Should().Be((4, 16_004L), "that is what 16 KiB hold");
        allocated.Should().Be(0);
    }

    [Fact]
    [Rule("R14")]
    public void More_than_four_gigabytes_are_not_next_to_nothing()
    {
        var limits = new HpackLimits { TableSize = 65_536, MaxHeaderListSize = 60_000, MaxBlockSize = 100_000 };
        var decoder = Outcome.After(limits, Block.Literal(0x40, "a", new string('x', 65_000)));
        var sink = new Counter();

        // Each is an entry of 65,033 octets: behind 66,044 of them the sum is beyond 2^32.
        var status = decoder.Decode(Enumerable.Repeat((byte)0xBE, 66_100).ToArray(), endOfBlock: true, sink);

        (status, sink.Fields).Should().Be((HeaderBlockStatus.TooLarge, 0), "the first of them is too large already");
    }

    [Fact]
    [Rule("R10")]
    [Rule("R17")]
    public void A_string_may_be_longer_than_the_block_that_it_comes_in()
    {
        var limits = new HpackLimits { MaxBlockSize = 40 };
        var block = Block.Of($"00 01 61 a3 {new string('0', 70)}"); // the code of 0 is five bits, all 0: 56 of them in 35 octets

        Outcome.MustBe(Outcome.Complete($"a: {new string('0', 56)}"), () => new HpackDecoder(limits), block);
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
}
