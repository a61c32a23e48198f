namespace Katas.Http.Qpack.Steps;

public sealed class Step4_FieldSections
{
    [Theory]
    [InlineData(AppendixB.B1Stream0, ":path: /index.html")]
    [InlineData("0000", "")] // no field lines
    [InlineData("0000 c0", ":authority: ")]
    [InlineData("0000 d1", ":method: GET")]
    [InlineData("0000 ff23", "x-frame-options: sameorigin")] // 98, the last
    [InlineData("0000 51 0178", ":path: x")]
    [InlineData("0000 71 0178", ":path: x (never indexed)")]
    [InlineData("0000 5f53 0178", "x-frame-options: x")]
    [InlineData("0000 21 61 0131", "a: 1")]
    [InlineData("0000 31 61 0131", "a: 1 (never indexed)")]
    [InlineData("0000 29 1f 811f", "a: a")] // both in Huffman code
    [InlineData("0000 39 1f 0131", "a: 1 (never indexed)")]
    [InlineData("0000 21 1f 811f", "\u001f: a")]
    [InlineData("0000 20 00", ": ")]
    [InlineData("0000 28 80", ": ")]
    [InlineData("0000 2700 61626364656667 0131", "abcdefg: 1")] // 7 fills the prefix
    [InlineData("0000 d1 31 61 0131 51 0178 d1", ":method: GET\na: 1 (never indexed)\n:path: x\n:method: GET")] // in order; never is of one line
    [InlineData("0005 d1", ":method: GET")] // where nothing counts from the Base, it is of no matter
    [Rule("R13")]
    [Rule("R17")]
    public void What_needs_no_table_is_read(string hex, string fields) =>
        Outcome.MustBe(Outcome.Complete(fields), () => new QpackDecoder(), Octets.Of(hex));

    [Theory]
    [InlineData("0300 80 81", "b: 2\na: 1")] // Base 2
    [InlineData("0200 80", "a: 1")] // Base 1: what came later is not counted
    [InlineData("0381 10 11", "a: 1\nb: 2")] // Base 0
    [InlineData("0380 80 10", "a: 1\nb: 2")] // Base 1
    [InlineData("0201 81", "a: 1")] // Base 2
    [InlineData("0300 80 80 c1", "b: 2\nb: 2\n:path: /")]
    [InlineData("0300 40 0178", "b: x")]
    [InlineData("0300 60 0178", "b: x (never indexed)")]
    [InlineData("0201 41 0178", "a: x")]
    [InlineData("0280 00 0178", "a: x")]
    [InlineData("0381 01 0178", "b: x")]
    [InlineData("0280 08 0178", "a: x (never indexed)")]
    [InlineData("0381 09 0178", "b: x (never indexed)")]
    [Rule("R13")]
    [Rule("R14")]
    [Rule("R17")]
    public void References_count_from_the_Base(string hex, string fields) =>
        Outcome.MustBe(Outcome.Complete(fields), () => Decoders.With(100, "a: 1", "b: 2"), Octets.Of(hex));

    [Fact]
    [Rule("R13")]
    [Rule("R14")]
    public void Rfc9204_B_4_when_no_packet_is_late() =>
        Outcome.MustBe(
            Outcome.Complete(":authority: www.example.com\n:path: /\ncustom-key: custom-value"),
            () => Decoders.With(
                AppendixB.Settings, ":authority: www.example.com", ":path: /sample/path", "custom-key: custom-value", ":authority: www.example.com"),
            Octets.Of(AppendixB.B4Stream8));

    [Theory]
    [InlineData("4700 80 bf06", "n69: \nn0: ")]
    [InlineData("4700 80 be bf00", "n69: \nn7: \nn6: ")]
    [InlineData("47c5 1f36 1e 1f00", "n69: \nn14: \nn15: ")] // Base 0
    [InlineData("4700 80 4f36 0178", "n69: \nn0: x")]
    [InlineData("47c5 073e 0178 06 0178 0700 0178", "n69: x\nn6: x\nn7: x")]
    [Rule("R13")]
    [Rule("R14")]
    public void Indexes_may_take_several_octets(string hex, string fields) =>
        Outcome.MustBe(
            Outcome.Complete(fields), () => Decoders.With(4096, [.. Enumerable.Range(0, 70).Select(i => $"n{i}: ")]), Octets.Of(hex));

    [Fact]
    [Rule("R14")]
    public void An_absolute_index_outlives_evictions() =>
        Outcome.MustBe(Outcome.Complete("b: 2\nc: 3"), () => Decoders.With(70, "a: 1", "b: 2", "c: 3"), Octets.Of("0400 81 80"));

    [Theory]
    [InlineData("0300 ^82")] // −1
    [InlineData("0300 80 ^82", "b: 2")]
    [InlineData("0300 bf ^00")]
    [InlineData("0300 bf ff ff ff ff ff ff ff ff ^3e")]
    [InlineData("0381 ^80")]
    [InlineData("0200 ^10")] // b: 2 is there, but 1 entry is required
    [InlineData("0201 ^80")]
    [InlineData("0201 ^40 0178")]
    [InlineData("0280 ^01 0178")]
    [InlineData("0381 10 ^12", "a: 1")]
    [InlineData("0381 1f ^00")]
    [InlineData("0000 ^80")] // none are
    [InlineData("0005 ^84")]
    [InlineData("0000 ^10")]
    [InlineData("0000 ^40 0178")]
    [InlineData("0000 ^00 0178")]
    [InlineData("0000 ff ^24")] // 99
    [InlineData("0000 5f ^54 0178")]
    [InlineData("0000 ff 80 80 80 80 80 80 80 80 ^01")] // 63 and 2^56
    [Rule("R15")]
    public void What_is_not_there_or_not_announced_is_refused(string marked, string fields = "") =>
        Outcome.MustBeRefused(marked, () => Decoders.With(100, "a: 1", "b: 2"), fields);

    [Theory]
    [InlineData("0400 ^82")]
    [InlineData("0400 ^42 0178")]
    [InlineData("0482 ^10")]
    [Rule("R15")]
    public void What_has_been_evicted_is_refused(string marked) =>
        Outcome.MustBeRefused(marked, () => Decoders.With(70, "a: 1", "b: 2", "c: 3"));

    [Fact]
    [Rule("R15")]
    public void A_post_base_index_that_no_number_holds_is_refused()
    {
        // 2 and 2^62 − 1 and 2^62 − 1: more than a long has.
        byte[] prefix = [0x03, .. Octets.Number(PrefixInteger.MaxValue, 7, 0)];
        byte[] line = [.. prefix, .. Octets.Number(PrefixInteger.MaxValue, 4, 0x10)];
        byte[] name = [.. prefix, .. Octets.Number(PrefixInteger.MaxValue, 3, 0)];

        foreach (var section in new[] { line, name })
        {
            Outcome.Of(Decoders.With(100, "a: 1", "b: 2"), 4, section).End
                .Should().Be($"DecompressionFailed: {Octets.Mark(section, section.Length - 1)}");
        }
    }

    [Theory]
    [InlineData("^07 00 d1")] // 3 entries: 6 is the largest
    [InlineData("^01 00 d1")] // 6 is out of reach, and 0 is sent as 0
    [InlineData("ff ^00 00 d1")]
    [InlineData("00 ^80 d1")] // −1
    [InlineData("03 ^82 10")]
    [InlineData("03 ff ^00 10")]
    [Rule("R15")]
    public void A_prefix_that_no_encoder_writes_is_refused(string marked) =>
        Outcome.MustBeRefused(marked, () => Decoders.With(100, "a: 1", "b: 2"));

    [Fact]
    [Rule("R1")]
    [Rule("R15")]
    public void The_count_wraps_by_the_setting_and_not_by_the_capacity()
    {
        var settings = new QpackSettings { MaxTableCapacity = 4096 };
        Func<QpackDecoder> made = () =>
        {
            var decoder = new QpackDecoder(settings);
            decoder.ReadEncoderStream([.. Octets.Capacity(100), .. Octets.Insert("a: 1"), .. Octets.Insert("b: 2")]);
            return decoder;
        };

        Outcome.MustBe(Outcome.Complete("b: 2"), made, Octets.Of("0300 80"));
        Outcome.MustBeRefused("ff ^02 00 80", made); // 257, where 256 is the largest
    }

    [Theory]
    [InlineData("0300 81^", "a: 1")] // asks for 2, needs 1
    [InlineData("0300 d1^", ":method: GET")]
    [InlineData("0200^", "")]
    [InlineData("0300 41 0178^", "a: x")]
    [Rule("R16")]
    public void A_section_that_asks_for_more_than_it_needs_is_refused_at_its_end(string marked, string fields) =>
        Outcome.MustBeRefused(marked, () => Decoders.With(100, "a: 1", "b: 2"), fields);

    [Theory]
    [InlineData("^")] // there is always a prefix
    [InlineData("00^")]
    [InlineData("ff^")]
    [InlineData("03 7f^")]
    [InlineData("0000 ff^")]
    [InlineData("0000 51^")]
    [InlineData("0000 51 7f^")]
    [InlineData("0000 51 0278^")]
    [InlineData("0000 d1 21^", ":method: GET")]
    [InlineData("0000 21 61^")]
    [InlineData("0000 51 811f 51 82 1f^", ":path: a")]
    [InlineData("0300 80 40^", "b: 2")]
    [Rule("R16")]
    public void A_section_that_ends_inside_of_something_is_refused_at_its_end(string marked, string fields = "") =>
        Outcome.MustBeRefused(marked, () => Decoders.With(10_000, "a: 1", "b: 2"), fields);

    [Theory]
    [InlineData("0000 51 81 ^ff")] // eight bits of padding
    [InlineData("0000 29 ^18 00")] // padding of 0
    [InlineData("0000 51 84 ff ff ff ^ff")] // the end of the string
    [Rule("R16")]
    public void A_string_that_is_no_Huffman_code_is_refused(string marked) => Outcome.MustBeRefused(marked, () => new QpackDecoder());

    [Fact]
    [Rule("R17")]
    public void A_field_line_is_handed_out_as_soon_as_it_is_whole()
    {
        var (decoder, sink) = (new QpackDecoder(), new Recorder());
        ReadOnlySpan<byte> input = Octets.Of("0000 d1 51 01");

        var first = decoder.ReadSection(4, ref input, endOfSection: false, sink);
        (first, sink.Fields, input.Length).Should().Be((SectionStatus.More, ":method: GET", 0));
        input = "x"u8;
        var second = decoder.ReadSection(4, ref input, endOfSection: false, sink);
        (second, sink.Fields).Should().Be((SectionStatus.More, ":method: GET\n:path: x"), "the rest may be an hour away");
        decoder.ReadSection(4, ref input, endOfSection: true, sink).Should().Be(SectionStatus.Complete, "nothing may be what ends it");
    }

    [Fact]
    [Rule("R17")]
    public void Sections_of_several_streams_come_in_between_each_other()
    {
        var decoder = Decoders.With(100, "a: 1", "b: 2");
        byte[][] sections = [Octets.Of("0300 80 81"), Octets.Of("0000 51 0378 7978"), Octets.Of("0381 10 01 0179"), Octets.Of("0000 29 1f 811f d1")];
        var sinks = sections.Select(_ => new Recorder()).ToArray();
        for (var at = 0; at < 8; at++)
        {
            for (var stream = 0; stream < sections.Length; stream++)
            {
                if (at < sections[stream].Length)
                {
                    ReadOnlySpan<byte> input = sections[stream].AsSpan(at, 1);
                    decoder.ReadSection(4 * stream, ref input, endOfSection: at == sections[stream].Length - 1, sinks[stream]);
                }
            }
        }

        sinks.Select(sink => sink.Fields).Should().Equal("b: 2\na: 1", ":path: xyx", "a: 1\nb: y", "a: a\n:method: GET");
    }

    [Fact]
    [Rule("R17")]
    public void A_stream_may_have_several_sections()
    {
        var decoder = Decoders.With(100, "a: 1", "b: 2");

        decoder.Read(4, "0300 80").Should().Be("Complete");
        Outcome.Of(decoder, 4, Octets.Of("0200 80")).Should().Be(Outcome.Complete("a: 1"), "each has its own prefix");
        Outcome.Of(decoder, 4, Octets.Of("0000 d1")).Should().Be(Outcome.Complete(":method: GET"), "such as trailers");
        decoder.Read(4, "0000 ff24").Should().Be("DecompressionFailed: 00 00 ff ^24", "offsets begin anew");
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 62)]
    [Rule("R37")]
    public void No_stream_has_another_id(long streamId)
    {
        var decoder = new QpackDecoder();

        var read = () => decoder.Read(streamId, "0000");
        var cancel = () => decoder.Cancel(streamId);

        read.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(streamId));
        cancel.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(streamId));
        decoder.Read(streamId < 0 ? 0 : streamId - 1, "0000").Should().Be("Complete");
    }
}
