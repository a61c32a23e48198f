namespace Katas.Http.Qpack.Steps;

public sealed class Step5_BlockedStreams
{
    private static readonly QpackSettings Settings = new() { MaxTableCapacity = 102, BlockedStreams = 2 };

    private readonly QpackDecoder decoder = Decoders.With(Settings);

    [Theory]
    [InlineData("0400 ^80")] // 3 entries, where none is there
    [InlineData("0481 ^10 11 d1")]
    [InlineData("0200 ^d1 ffff")] // what is behind the prefix has not been looked at
    [InlineData("0200 ^")]
    [Rule("R18")]
    public void A_section_that_needs_more_than_has_come_waits_behind_its_prefix(string marked)
    {
        var (section, offset) = Octets.Marked(marked);

        Outcome.MustBe(new Outcome("", $"Blocked: {Octets.Mark(section, offset)}"), () => Decoders.With(Settings), section);
    }

    [Fact]
    [Rule("R18")]
    public void It_goes_on_where_it_stood_when_the_entries_have_come()
    {
        var sink = new Recorder();
        ReadOnlySpan<byte> unread = Octets.Of("0300 81 80");

        for (var count = 0; count < 2; count++)
        {
            decoder.ReadSection(4, ref unread, endOfSection: true, sink).Should().Be(SectionStatus.Blocked, "{0} of 2 entries have come", count);
            (Octets.Show(unread), sink.Fields, decoder.IsBlocked(4)).Should().Be(("81 80", "", true), "only the prefix is read, and that once");
            decoder.Insert(count == 0 ? "a: 1" : "b: 2");
        }

        decoder.IsBlocked(4).Should().BeFalse();
        decoder.ReadSection(4, ref unread, endOfSection: true, sink).Should().Be(SectionStatus.Complete);
        (sink.Fields, unread.Length).Should().Be(("a: 1\nb: 2", 0));
    }

    [Fact]
    [Rule("R18")]
    public void A_prefix_may_be_all_that_has_come()
    {
        var sink = new Recorder();
        ReadOnlySpan<byte> unread = Octets.Of("0200");

        decoder.ReadSection(4, ref unread, endOfSection: false, sink).Should().Be(SectionStatus.Blocked);
        decoder.Insert("a: 1");
        decoder.ReadSection(4, ref unread, endOfSection: false, sink).Should().Be(SectionStatus.More, "nothing is in its way");
        unread = Octets.Of("80");
        decoder.ReadSection(4, ref unread, endOfSection: true, sink).Should().Be(SectionStatus.Complete);

        sink.Fields.Should().Be("a: 1");
    }

    [Fact]
    [Rule("R18")]
    public void No_other_stream_waits_with_it()
    {
        decoder.Insert("a: 1");

        decoder.Read(4, "0300 80").Should().Be("Blocked: 03 00 ^80");
        Outcome.Of(decoder, 8, Octets.Of("0200 80")).Should().Be(Outcome.Complete("a: 1"));
        Outcome.Of(decoder, 12, Octets.Of("0000 d1")).Should().Be(Outcome.Complete(":method: GET"));
        (decoder.IsBlocked(4), decoder.IsBlocked(8)).Should().Be((true, false));
    }

    [Theory]
    [InlineData("02", "00 80")]
    [InlineData("0200", "80")]
    [Rule("R2")]
    [Rule("R18")]
    public void The_count_is_what_it_was_when_it_came(string before, string after)
    {
        Read(before, endOfSection: false);
        decoder.Insert("a: 1", "b: 2", "c: 3", "d: 4", "e: 5");

        var refusal = Decoders.Refusal(() => Read(after, endOfSection: true));

        (refusal.Code, refusal.Offset).Should().Be((QpackError.DecompressionFailed, 2), "a: 1 has come and gone; by now 02 would mean 7, and wait");
    }

    [Fact]
    [Rule("R19")]
    public void As_many_streams_may_be_blocked_as_was_said()
    {
        decoder.Read(4, "0200 80").Should().StartWith("Blocked");
        decoder.Read(8, "0300 80").Should().StartWith("Blocked");
        decoder.Read(8, "80").Should().StartWith("Blocked", "it is the same stream");
        decoder.BlockedStreams.Should().Be(2);
        decoder.Read(12, "0000 d1").Should().Be("Complete");

        decoder.Read(16, "0200 80").Should().Be("DecompressionFailed: 02 ^00 80", "that is the third one");
    }

    [Fact]
    [Rule("R19")]
    public void By_the_default_no_stream_may_be() =>
        Outcome.MustBeRefused("02 ^00 80", () => Decoders.With(100));

    [Fact]
    [Rule("R19")]
    public void A_stream_is_blocked_until_the_entries_have_come_and_not_until_somebody_reads_on()
    {
        decoder.Read(4, "0200 80").Should().StartWith("Blocked");
        decoder.Read(8, "0300 80").Should().StartWith("Blocked");
        decoder.Insert("a: 1");
        (decoder.BlockedStreams, decoder.IsBlocked(4)).Should().Be((1, false));

        decoder.Read(12, "0400 80").Should().StartWith("Blocked", "stream 4 does not count any more");
        decoder.Insert("b: 2", "c: 3");

        decoder.BlockedStreams.Should().Be(0);
        decoder.Read(4, "80").Should().Be("Complete");
    }

    [Fact]
    [Rule("R19")]
    [Rule("R21")]
    public void A_stream_that_is_given_up_does_not_count()
    {
        decoder.Read(4, "0200 80").Should().StartWith("Blocked");
        decoder.Read(8, "0200 80").Should().StartWith("Blocked");
        decoder.Cancel(4);

        (decoder.BlockedStreams, decoder.IsBlocked(4)).Should().Be((1, false));
        decoder.Read(12, "0200 80").Should().StartWith("Blocked");
    }

    [Fact]
    [Rule("R20")]
    [Rule("R21")]
    [Rule("R22")]
    public void Rfc9204_B_the_decoder_stream()
    {
        var connection = new QpackDecoder(AppendixB.Settings);
        Outcome.Of(connection, 0, Octets.Of(AppendixB.B1Stream0)).Should().Be(Outcome.Complete(":path: /index.html"), "that is B.1");
        connection.Says().Should().Be("", "that is B.1");

        connection.ReadEncoderStream(Octets.Of(AppendixB.B2Encoder));
        Outcome.Of(connection, 4, Octets.Of(AppendixB.B2Stream4)).Should().Be(
            Outcome.Complete(":authority: www.example.com\n:path: /sample/path"), "that is B.2");
        connection.Says().Should().Be("84", "that is B.2");

        connection.ReadEncoderStream(Octets.Of(AppendixB.B3Encoder));
        connection.Says().Should().Be("01", "that is B.3");

        connection.Read(8, AppendixB.B4Stream8).Should().Be("Blocked: 05 00 ^80 c1 81", "in B.4 the packet with the encoder's stream is late");
        connection.Cancel(8);
        connection.Says().Should().Be("48", "that is B.4");

        connection.ReadEncoderStream(Octets.Of(AppendixB.B4Encoder + AppendixB.B5Encoder));
        connection.Says().Should().Be("02", "nobody has said so of the last two");
    }

    [Theory]
    [InlineData("0000 d1", "02")] // nothing to acknowledge
    [InlineData("0300 80", "84")] // with all that it required
    [InlineData("0200 80", "84 01")] // the other one is still to be said
    [Rule("R20")]
    [Rule("R22")]
    public void A_section_with_references_is_acknowledged_and_with_it_what_it_required(string section, string says)
    {
        decoder.Insert("a: 1", "b: 2");

        decoder.Read(4, section).Should().Be("Complete");

        decoder.Says().Should().Be(says);
    }

    [Fact]
    [Rule("R22")]
    public void What_has_come_is_said_once()
    {
        decoder.Says().Should().Be("");
        decoder.Insert("a: 1", "b: 2");
        decoder.ReadEncoderStream(Octets.Of("01"));

        decoder.Says().Should().Be("03", "a duplicate is an entry, too");
        decoder.Says().Should().Be("");
        decoder.Read(4, "0200 80").Should().Be("Complete");
        decoder.Says().Should().Be("84", "that much was known");
        decoder.Insert("c: 3");
        decoder.Says().Should().Be("01");
    }

    [Fact]
    [Rule("R20")]
    [Rule("R21")]
    [Rule("R22")]
    public void It_is_said_in_the_order_in_which_it_happened()
    {
        decoder.Insert("a: 1", "b: 2");
        decoder.Read(8, "0200 80");
        decoder.Cancel(4);
        decoder.Read(12, "0200 80");
        decoder.Read(8, "0200 80");
        decoder.Cancel(8);
        decoder.Read(4, "0400 80").Should().StartWith("Blocked");

        decoder.Says().Should().Be("88 44 8c 88 48 01", "each section, none that waits; entries last, for they may have been said by then");
    }

    [Theory]
    [InlineData(63, "bf", "7f 00")]
    [InlineData(62, "be", "7e")]
    [InlineData(127, "ff 00", "7f 40")]
    [InlineData(PrefixInteger.MaxValue, "ff 80 ff ff ff ff ff ff ff 3f", "7f c0 ff ff ff ff ff ff ff 3f")]
    [Rule("R20")]
    [Rule("R21")]
    public void Any_stream_may_be_meant(long streamId, string acknowledgment, string cancellation)
    {
        decoder.Insert("a: 1");
        decoder.Read(streamId, "0200 80").Should().Be("Complete");
        decoder.Says().Should().Be(acknowledgment);

        decoder.Cancel(streamId);
        decoder.Says().Should().Be(cancellation);
    }

    [Fact]
    [Rule("R21")]
    public void A_stream_is_given_up_in_the_middle_of_a_section_or_not()
    {
        Read("0000 21", endOfSection: false);
        decoder.Cancel(4);
        decoder.Cancel(8);
        decoder.Cancel(4);

        decoder.Says().Should().Be("44 48 44");
        decoder.Read(4, "0000 d1").Should().Be("Complete", "what has been read of it is forgotten");
    }

    [Fact]
    [Rule("R21")]
    public void Without_a_table_nobody_has_to_know_of_it()
    {
        var tableless = new QpackDecoder(new QpackSettings { BlockedStreams = 2 });
        tableless.Cancel(4);

        tableless.Says().Should().Be("");
    }

    private void Read(string hex, bool endOfSection)
    {
        ReadOnlySpan<byte> unread = Octets.Of(hex);
        decoder.ReadSection(4, ref unread, endOfSection, new Recorder());
    }
}
