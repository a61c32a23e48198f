namespace Katas.Http.Hpack.Steps;

/// <summary>What a decoder makes of a block: the fields, the table after it, and how and where it ended.</summary>
internal sealed record Outcome(string Fields, string Table, string End)
{
    /// <summary>The whole block is read.</summary>
    /// <param name="fields">One a line.</param>
    /// <param name="table">As <see cref="Block.Show(DynamicTable)"/> writes it.</param>
    public static Outcome Complete(string fields, string table = "Table size: 0") => new(fields, table, "Complete");

    /// <summary>The block is read to its end, but its fields are too many.</summary>
    public static Outcome TooLarge(string fields, string table = "Table size: 0") => new(fields, table, "TooLarge");

    /// <summary>A decoder that has read these blocks.</summary>
    public static HpackDecoder After(HpackLimits? limits, params byte[][] blocks)
    {
        var decoder = new HpackDecoder(limits);
        foreach (var block in blocks)
        {
            decoder.Decode(block, endOfBlock: true, new Recorder());
        }

        return decoder;
    }

    /// <summary>Gives a decoder one block, whole or in fragments of these lengths.</summary>
    public static Outcome Of(HpackDecoder decoder, byte[] block, IEnumerable<int>? cut = null)
    {
        var sink = new Recorder();
        try
        {
            var status = Feed(decoder, block, cut ?? [block.Length], sink);
            return new Outcome(sink.Fields, Block.Show(decoder.Table), $"{status}");
        }
        catch (HpackException refusal)
        {
            return new Outcome(sink.Fields, "", $"{refusal.Violation}: {Block.Mark(block, refusal.Offset)}");
        }
    }

    /// <summary>Fails unless the block comes to this, whole, cut in two at every octet, and octet by octet.</summary>
    /// <param name="expected">What has to come out.</param>
    /// <param name="made">Makes a decoder and brings it to where the block comes.</param>
    /// <param name="block">The block.</param>
    public static void MustBe(Outcome expected, Func<HpackDecoder> made, byte[] block)
    {
        foreach (var cut in Cuts.Of(block.Length))
        {
            if (Of(made(), block, cut) is var outcome && outcome != expected)
            {
                outcome.Should().Be(
                    expected, "{0} came in pieces of {1}", Block.Show(block), cut.Length > 2 ? "one octet" : string.Join(" and ", cut));
            }
        }
    }

    /// <summary>Fails unless the block is refused at the octet behind the <c>^</c>, however it is cut.</summary>
    /// <param name="marked">Hex digits and one <c>^</c>; at the end of them, it is the end of the block that is wrong.</param>
    /// <param name="violation">Which rule it breaks.</param>
    /// <param name="fields">What has been handed out by then.</param>
    /// <param name="made">Makes a decoder and brings it to where the block comes; left out, a new one.</param>
    public static void MustBeRefused(string marked, HpackViolation violation, string fields = "", Func<HpackDecoder>? made = null)
    {
        var offset = marked[..marked.IndexOf('^', StringComparison.Ordinal)].Count(char.IsAsciiHexDigit) / 2;
        var block = Block.Of(marked.Replace("^", "", StringComparison.Ordinal));
        MustBe(new Outcome(fields, "", $"{violation}: {Block.Mark(block, offset)}"), made ?? (() => new HpackDecoder()), block);
    }

    private static HeaderBlockStatus Feed(HpackDecoder decoder, byte[] block, IEnumerable<int> cut, IHeaderSink sink)
    {
        var unread = block.AsSpan();
        var lengths = cut.ToArray();
        var status = HeaderBlockStatus.More;
        for (var i = 0; i < lengths.Length || i == 0; i++)
        {
            // A copy, so that no octet can be seen before or after its time.
            var fragment = unread[..(lengths.Length == 0 ? 0 : lengths[i])].ToArray();
            unread = unread[fragment.Length..];
            status = decoder.Decode(fragment, endOfBlock: i >= lengths.Length - 1, sink);
            Array.Clear(fragment);
            (status == HeaderBlockStatus.More).Should().Be(i < lengths.Length - 1, "a block is over when it ends, and not before: {0}", status);
        }

        return status;
    }
}
