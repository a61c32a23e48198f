namespace Katas.Http.Hpack.Steps;

public sealed class Step6_SizeUpdates
{
    private const string Two = "4001 61 01 31 4001 62 01 32"; // a: 1 and b: 2, 34 octets each

    [Theory]
    [InlineData("20", "Table size: 0")]
    [InlineData("3f 02", "Table size: 0")] // 33
    [InlineData("3f 03", "[1] (s = 34) b: 2\nTable size: 34")]
    [InlineData("3f 24", "[1] (s = 34) b: 2\nTable size: 34")] // 67
    [InlineData("3f 25", "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68")]
    [InlineData("3f e1 1f", "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68")] // 4096: as it was
    [InlineData("20 3f e1 1f", "Table size: 0")] // how a table is cleared
    [InlineData("3f 03 3f e1 1f", "[1] (s = 34) b: 2\nTable size: 34")]
    [Rule("R12")]
    public void An_update_evicts_the_oldest(string update, string table) =>
        Outcome.MustBe(Outcome.Complete("", table), () => Outcome.After(null, Block.Of(Two)), Block.Of(update));

    [Theory]
    [InlineData("20 82", ":method: GET")]
    [InlineData("20 3f e1 1f 82", ":method: GET")] // the smallest and the last (§4.2)
    [InlineData("3f e1 1f 20 82", ":method: GET")]
    [Rule("R12")]
    public void One_or_two_updates_may_begin_a_block(string block, string fields) =>
        Outcome.MustBe(Outcome.Complete(fields), () => new HpackDecoder(), Block.Of(block));

    [Theory]
    [InlineData("20 20 ^20", "")]
    [InlineData("20 3f e1 1f ^3f e1 1f 82", "")]
    [InlineData("82 ^20", ":method: GET")]
    [InlineData("20 82 ^20", ":method: GET")]
    [InlineData("00 01 61 01 31 ^3f e1 1f", "a: 1")]
    [InlineData("10 01 61 01 31 ^20", "a: 1 (never indexed)")]
    [InlineData("40 01 61 01 31 ^20", "a: 1")]
    [Rule("R12")]
    [Rule("R16")]
    public void A_third_one_and_one_behind_a_field_are_refused(string marked, string fields) =>
        Outcome.MustBeRefused(marked, HpackViolation.TableSize, fields);

    [Fact]
    [Rule("R12")]
    public void Each_block_may_begin_with_them()
    {
        Outcome.MustBe(Outcome.Complete(":method: GET"), () => Outcome.After(null, Block.Of("20 20 82"), Block.Of("20 20")), Block.Of("20 20 82"));
    }

    [Theory]
    [InlineData(4096, "3f e1 1f", true)]
    [InlineData(4096, "3f e2 ^1f", false)]
    [InlineData(256, "3f e1 01", true)]
    [InlineData(256, "3f e2 ^01", false)]
    [InlineData(30, "3e", true)]
    [InlineData(30, "3f ^00", false)] // 31
    [InlineData(0, "20", true)]
    [InlineData(0, "^21", false)]
    [InlineData(4096, "3f e0 ff ff ff ^07", false)] // 2^31 - 1
    [Rule("R12")]
    [Rule("R16")]
    public void No_update_goes_over_the_limit(int limit, string marked, bool isTaken)
    {
        Func<HpackDecoder> made = () => new HpackDecoder(new HpackLimits { TableSize = limit });
        if (isTaken)
        {
            Outcome.MustBe(Outcome.Complete(""), made, Block.Of(marked));
        }
        else
        {
            Outcome.MustBeRefused(marked, HpackViolation.TableSize, "", made);
        }
    }

    [Fact]
    [Rule("R12")]
    public void What_an_update_has_set_holds_for_the_blocks_that_follow()
    {
        var decoder = Outcome.After(null, Block.Of("3f 03"), Block.Of(Two));
        var small = Block.Show(decoder.Table);

        Outcome.Of(decoder, Block.Of("3f e1 1f" + Two)).Table.Should().Be(
            "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\n[3] (s = 34) b: 2\nTable size: 102", "it is large again, up to the limit");
        small.Should().Be("[1] (s = 34) b: 2\nTable size: 34");
    }

    [Fact]
    [Rule("R13")]
    public void A_higher_limit_alone_changes_nothing()
    {
        var decoder = Outcome.After(new HpackLimits { TableSize = 34 });

        decoder.SetTableLimit(68);
        var before = Outcome.Of(decoder, Block.Of(Two)).Table;
        var after = Outcome.Of(decoder, Block.Of("3f 25" + Two)).Table;

        before.Should().Be("[1] (s = 34) b: 2\nTable size: 34", "the other side has not set it");
        after.Should().Be("[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68");
        Outcome.MustBeRefused("3f ^26", HpackViolation.TableSize, "", () => Limited([68], new HpackLimits { TableSize = 34 }));
    }

    [Theory]
    [InlineData("^82")] // no update at all
    [InlineData("^4001 61 01 31")]
    [InlineData("^")] // not even a field
    [InlineData("3f ^26 82")] // 69
    [InlineData("3f e1 ^1f 3f 25 82")] // too late: its order would evict others than the other side has evicted
    [Rule("R13")]
    [Rule("R16")]
    public void A_limit_below_the_table_has_to_be_answered_first(string marked) =>
        Outcome.MustBeRefused(marked, HpackViolation.TableSize, "", () => Limited([68]));

    [Theory]
    [InlineData("3f 25", "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68")] // 68
    [InlineData("3f 24 82", "[1] (s = 34) b: 2\nTable size: 34")]
    [InlineData("20 3f 25 82", "Table size: 0")]
    [Rule("R13")]
    public void The_answer_may_be_any_size_up_to_the_limit(string block, string table) =>
        Outcome.Of(Limited([68]), Block.Of(block)).Should().Be(
            Outcome.Complete(block.EndsWith("82", StringComparison.Ordinal) ? ":method: GET" : "", table));

    [Fact]
    [Rule("R13")]
    public void It_is_answered_once()
    {
        var decoder = Limited([68]);

        Outcome.Of(decoder, Block.Of("3f 25")).End.Should().Be("Complete");
        Outcome.Of(decoder, Block.Of("82")).End.Should().Be("Complete", "the table has its new size");
        Outcome.Of(decoder, Block.Of("3f 26")).End.Should().Be("TableSize: 3f ^26", "and the limit stays");
    }

    [Fact]
    [Rule("R13")]
    public void A_limit_not_below_the_table_needs_no_answer()
    {
        Outcome.Of(Limited([4096]), Block.Of("82")).End.Should().Be("Complete", "it is the same");
        Outcome.Of(Limited([5000]), Block.Of("82")).End.Should().Be("Complete", "it is higher");
        var small = Outcome.After(null, Block.Of("3f c9 07")); // 1000
        small.SetTableLimit(2000);
        small.SetTableLimit(3000);
        Outcome.Of(small, Block.Of("3f 99 17")).Should().Be(Outcome.Complete(""), "3000 is what the last limit allows");

        var decoder = Outcome.After(null, Block.Of("3f 25" + Two)); // the other side wants 68 octets only
        decoder.SetTableLimit(68);
        Outcome.Of(decoder, Block.Of("be")).Should().Be(Outcome.Complete("b: 2", "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68"));
    }

    [Theory]
    [InlineData("3f 25 3f e1 1f 82", true)] // 68 and then 4096
    [InlineData("3f 25 82", true)]
    [InlineData("20 3f e1 1f 82", true)]
    [InlineData("3f e1 ^1f 82", false)] // between them the limit was 68
    [InlineData("3f 25 3f e2 ^1f 82", false)]
    [InlineData("^82", false)]
    [Rule("R13")]
    public void Of_several_limits_the_smallest_comes_first_and_then_the_last(string marked, bool isTaken)
    {
        Func<HpackDecoder> made = () => Limited([300, 68, 200, 4096]);
        if (isTaken)
        {
            Outcome.Of(made(), Block.Of(marked)).Should().Match<Outcome>(outcome => outcome.End == "Complete" && outcome.Fields == ":method: GET");
        }
        else
        {
            Outcome.MustBeRefused(marked, HpackViolation.TableSize, "", made);
        }
    }

    [Fact]
    [Rule("R13")]
    public void Limits_before_an_earlier_block_do_not_count()
    {
        var decoder = Limited([68, 4096]);

        Outcome.Of(decoder, Block.Of("3f 25 82")).End.Should().Be("Complete", "it is answered");
        Outcome.Of(decoder, Block.Of("3f e1 1f 82")).End.Should().Be("Complete", "4096 is the limit again");
        Outcome.Of(decoder, Block.Of("82")).End.Should().Be("Complete", "nothing is left to answer");
    }

    [Fact]
    [Rule("R13")]
    public void The_limit_itself_evicts_nothing()
    {
        var decoder = Limited([0]);

        Block.Show(decoder.Table).Should().Be(
            "[1] (s = 34) b: 2\n[2] (s = 34) a: 1\nTable size: 68", "the other side's table is what it was, until it says otherwise");
    }

    [Theory]
    [InlineData("")] // HEADERS may be empty
    [InlineData("82")]
    [InlineData("40")]
    [Rule("R22")]
    public void The_limit_does_not_change_inside_of_a_block(string fragment)
    {
        var decoder = new HpackDecoder();
        decoder.Decode(Block.Of(fragment), endOfBlock: false, new Recorder());

        var set = () => decoder.SetTableLimit(100);

        set.Should().Throw<InvalidOperationException>("no SETTINGS frame, and no acknowledgment, comes between its frames");
    }

    [Fact]
    [Rule("R22")]
    public void No_limit_is_below_zero()
    {
        var set = () => new HpackDecoder().SetTableLimit(-1);

        set.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("limit");
    }

    // With a: 1 and b: 2 in a table of 4096 octets; then these limits, one after the other.
    private static HpackDecoder Limited(int[] tableLimits, HpackLimits? limits = null)
    {
        var decoder = Outcome.After(limits, Block.Of(Two));
        foreach (var limit in tableLimits)
        {
            decoder.SetTableLimit(limit);
        }

        return decoder;
    }
}
