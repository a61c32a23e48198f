namespace Katas.Http.Qpack.Steps;

public sealed class Step8_References
{
    [Theory]
    [InlineData("", false)] // it may not have come
    [InlineData("01", true)] // a: 1 has
    [Rule("R32")]
    public void What_may_not_have_come_is_not_evicted(string says, bool inserted)
    {
        var encoder = Written.Full();
        encoder.Hears(says);
        var before = Octets.Show(encoder);

        encoder.Insert("c: 3").Should().Be(inserted);
        encoder.TryDuplicate(1).Should().BeFalse("for that b: 2 would have to go");

        encoder.Instructions().Should().Be(inserted ? "41 63 01 33" : "");
        Octets.Show(encoder).Should().Be(inserted ? "--\n1 0 b: 2\n2 0 c: 3\nSize=68" : before);
    }

    [Theory]
    [InlineData("a: 1", "", false)]
    [InlineData("b: 2", "", true)] // only the older one has to go
    [InlineData("-a: 9", "", false)] // for its name
    [InlineData("!a: 9", "", false)]
    [InlineData(":method: GET", "", true)]
    [InlineData("a: 1", "84", true)] // the section has been read
    [InlineData("a: 1", "44", true)] // or given up
    [InlineData("a: 1", "48", false)] // another one has
    [Rule("R32")]
    [Rule("R34")]
    public void What_a_section_still_needs_is_not_evicted(string field, string says, bool inserted)
    {
        var encoder = Written.Full();
        encoder.Hears("02");
        encoder.Section(4, field);
        encoder.Hears(says);

        encoder.Insert("c: 3").Should().Be(inserted);
    }

    [Fact]
    [Rule("R31")]
    [Rule("R32")]
    public void The_section_that_is_being_written_needs_its_entries_as_well()
    {
        var encoder = Written.Full();
        encoder.Hears("02");

        encoder.Section(4, "a: 1", "c: 3", "b: 2").Should().Be("03 00 81 21 63 01 33 80", "c: 3 would push out a: 1");
        encoder.Instructions().Should().Be("");
        encoder.ReferencesTo(0).Should().Be(1);
    }

    [Fact]
    [Rule("R31")]
    [Rule("R34")]
    public void References_count_by_sections()
    {
        var encoder = Written.Full();
        encoder.Hears("02");
        foreach (var (stream, fields) in new[] { (4, "a: 1|a: 1|-a: 9"), (4, "a: 1|b: 2"), (8, "b: 2"), (8, "b: 2") })
        {
            encoder.Section(stream, fields.Split('|'));
        }

        Octets.Show(encoder).Should().Be("0 2 a: 1\n1 3 b: 2\n--\nSize=68");
        encoder.Hears("84");
        Octets.Show(encoder).Should().Be("0 1 a: 1\n1 3 b: 2\n--\nSize=68", "the first one that was sent on the stream");
        encoder.Hears("48");
        Octets.Show(encoder).Should().Be("0 1 a: 1\n1 1 b: 2\n--\nSize=68", "both of stream 8 are given up");
    }

    [Theory]
    [InlineData("", 33, false)]
    [InlineData("01", 34, true)]
    [InlineData("01", 33, false)]
    [InlineData("02", 0, true)]
    [Rule("R32")]
    public void A_smaller_capacity_evicts_by_the_same_rule(string says, int capacity, bool set)
    {
        var encoder = Written.Full();
        encoder.Hears(says);

        encoder.TrySetCapacity(capacity).Should().Be(set);

        (encoder.Table.Capacity, encoder.Instructions().Length > 0).Should().Be((set ? capacity : 70, set));
    }

    [Fact]
    [Rule("R32")]
    public void On_its_own_stream_the_encoder_may_refer_to_what_it_evicts()
    {
        var encoder = Written.Encoder(70);
        encoder.Insert("name-of-the-first: 1");
        encoder.Acknowledge();

        encoder.Insert("name-of-the-first: 2").Should().BeTrue("the decoder reads the name before it evicts it");
        encoder.Instructions().Should().Be("80 01 32");
    }

    [Theory]
    [InlineData(0, "00 00 21 61 01 31", "00 00 21 61 01 31", "00 00 21 61 01 31")]
    [InlineData(1, "02 00 80", "00 00 21 61 01 31", "02 00 80")]
    [InlineData(2, "02 00 80", "02 00 80", "02 00 80")]
    [Rule("R33")]
    public void As_many_streams_may_wait_as_the_decoder_allows(int blockedStreams, string first, string second, string firstAgain)
    {
        var encoder = Written.Encoder(100, blockedStreams);
        encoder.Insert("a: 1");

        encoder.Section(4, "a: 1").Should().Be(first);
        encoder.Section(8, "a: 1").Should().Be(second);
        encoder.Section(4, "a: 1").Should().Be(firstAgain, "a stream counts once");
        encoder.StreamsAtRisk.Should().Be(blockedStreams);
        encoder.Table.InsertCount.Should().Be(1, "it is there, so it is not inserted again");
    }

    [Theory]
    [InlineData("01")] // a: 1 has come
    [InlineData("84")] // so it has
    [InlineData("44")] // nobody waits on stream 4 any more
    [Rule("R33")]
    [Rule("R34")]
    public void A_stream_may_wait_until_the_decoder_says_otherwise(string says)
    {
        var encoder = Written.Encoder(100, blockedStreams: 1);
        encoder.Insert("a: 1");
        encoder.Section(4, "a: 1");
        encoder.Instructions();
        encoder.StreamsAtRisk.Should().Be(1);

        encoder.Hears(says);

        encoder.StreamsAtRisk.Should().Be(0);
        encoder.Section(8, "a: 1").Should().Be("02 00 80");
        encoder.StreamsAtRisk.Should().Be(says == "44" ? 1 : 0, "what is cancelled may not have come");
    }

    [Fact]
    [Rule("R33")]
    public void Where_a_stream_must_not_wait_an_older_entry_is_taken_or_none()
    {
        var careful = Written.Encoder(200);
        careful.Insert("a: 1");
        careful.Acknowledge();
        careful.TryDuplicate(0);
        careful.Section(4, "a: 1", "-a: 9").Should().Be("02 01 81 41 01 39", "1 is newer, and may not have come");

        var bolder = Written.Encoder(200, blockedStreams: 1);
        bolder.Section(4, "a: 1", "b: 2").Should().Be("03 81 10 11", "the stream may wait already");
        bolder.Section(8, "c: 3", "a: 1").Should().Be("00 00 21 63 01 33 21 61 01 31");
    }

    [Theory]
    [InlineData("84", 2)] // two were required
    [InlineData("88", 1)]
    [InlineData("84 88", 2)] // no step back
    [InlineData("88 02", 3)]
    [InlineData("44", 0)] // does not say that anything has come
    [InlineData("03", 3)]
    [Rule("R34")]
    public void The_encoder_knows_what_the_decoder_has(string says, long known)
    {
        var encoder = Written.Encoder(200, blockedStreams: 2);
        encoder.Section(8, "a: 1");
        encoder.Section(4, "b: 2");
        encoder.Insert("c: 3");
        encoder.Instructions();
        encoder.Hears(says);

        encoder.KnownReceivedCount.Should().Be(known, "{0} was said", says);
    }

    [Theory]
    [InlineData("^00")]
    [InlineData("^03")] // two are on the way
    [InlineData("01 ^02")]
    [InlineData("^88")]
    [InlineData("84 ^84")]
    [InlineData("44 ^84")]
    [InlineData("7f ff ff ff ff ff ff ff ff ^ff")]
    [InlineData("3f ff ff ff ff ff ff ff ff ^3e")] // in range, and far too many
    [InlineData("7f c0 ff ff ff ff ff ff ff 3f ^00")] // to cancel a stream that never was is no error
    [Rule("R34")]
    [Rule("R35")]
    public void What_cannot_be_is_refused(string marked)
    {
        var (octets, offset) = Octets.Marked(marked);
        foreach (var cut in Cuts.Of(octets.Length))
        {
            var encoder = Written.Encoder(200, blockedStreams: 1);
            encoder.Section(4, "a: 1");
            encoder.Section(4, "-:path: /x");
            encoder.Insert("b: 2");
            encoder.Instructions();

            var refusal = Decoders.Refusal(() => encoder.Hears(octets, cut));

            (refusal.Code, Octets.Mark(octets, refusal.Offset)).Should().Be((QpackError.DecoderStreamError, Octets.Mark(octets, offset)));
            Decoders.Refusal(() => encoder.Hears("44")).Should().BeSameAs(refusal, "it stays so");
        }
    }

    [Fact]
    [Rule("R35")]
    public void Nobody_can_have_what_has_not_been_sent()
    {
        var encoder = Written.Encoder(200);
        encoder.Insert("a: 1");
        encoder.Instructions();
        encoder.Insert("b: 2");

        Decoders.Refusal(() => encoder.Hears("02")).Offset.Should().Be(0, "b: 2 waits to be taken");
    }

    [Fact]
    [Rule("R36")]
    public void A_decoder_that_never_answers_costs_no_more_than_so_many_sections()
    {
        var encoder = Written.Encoder(100);
        encoder.Insert("a: 1");
        encoder.Acknowledge();
        for (var i = 0; i < QpackEncoder.MaxOutstandingSections; i++)
        {
            encoder.Section(4 * i, ":method: GET", "a: 1").Should().Be("02 00 d1 80");
        }

        encoder.Section(4_000, ":method: GET", "a: 1", "-a: 9").Should().Be("00 00 d1 21 61 01 31 21 61 01 39");
        encoder.ReferencesTo(0).Should().Be(QpackEncoder.MaxOutstandingSections);
        encoder.Hears("84");
        encoder.Section(4_004, "a: 1").Should().Be("02 00 80");
        encoder.Section(4_008, "b: 2").Should().Be("00 00 21 62 01 32");
        encoder.Instructions().Should().Be("41 62 01 32", "to insert it is no reference");
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(100, 2)] // three entries, and their numbers wrap after six
    [InlineData(300, 3)]
    [Rule("R2")]
    [Rule("R32")]
    [Rule("R33")]
    public void Whatever_overtakes_whatever_both_have_the_same_in_the_end(int capacity, int blockedStreams)
    {
        Written.Encoder(capacity).Section(4, ":method: GET").Should().Be("00 00 d1");
        Conversation.Sample(new QpackSettings { MaxTableCapacity = capacity, BlockedStreams = blockedStreams });
    }
}
