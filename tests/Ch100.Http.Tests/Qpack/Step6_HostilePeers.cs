using CsCheck;

namespace Katas.Http.Qpack.Steps;

public sealed class Step6_HostilePeers
{
    private static readonly QpackSettings Small = new() { MaxTableCapacity = 100, BlockedStreams = 1, MaxFieldSectionSize = 100 };

    [Theory]
    [InlineData(41, "0000 d1", "", "TooLarge")] // 7 and 3 and 32
    [InlineData(42, "0000 d1", ":method: GET", "Complete")]
    [InlineData(43, "0000 d1", ":method: GET", "Complete")]
    [InlineData(75, "0000 d1 21 61 0131", ":method: GET", "TooLarge")] // 34 more
    [InlineData(76, "0000 d1 21 61 0131", ":method: GET\na: 1", "Complete")]
    [InlineData(33, "0000 29 1f 811f", "", "TooLarge")] // decoded
    [InlineData(34, "0000 29 1f 811f", "a: a", "Complete")]
    [InlineData(37, "0000 51 0178", "", "TooLarge")] // the name of a table counts, too
    [InlineData(38, "0000 51 0178", ":path: x", "Complete")]
    [InlineData(33, "0200 80", "", "TooLarge")]
    [InlineData(34, "0200 80", "a: 1", "Complete")]
    [InlineData(33, "0200 40 0178", "", "TooLarge")]
    [InlineData(34, "0200 40 0178", "a: x", "Complete")]
    [InlineData(31, "0000 20 00", "", "TooLarge")]
    [InlineData(32, "0000 20 00", ": ", "Complete")]
    [InlineData(35, "0000 21 61 8200 01", "", "TooLarge")] // 000: two of them end in one octet
    [InlineData(36, "0000 21 61 8200 01", "a: 000", "Complete")]
    [Rule("R23")]
    public void A_section_is_as_large_as_its_lines_with_32_for_each(int limit, string hex, string fields, string end) =>
        Outcome.MustBe(
            new Outcome(fields, end),
            () => Decoders.With(new QpackSettings { MaxTableCapacity = 100, MaxFieldSectionSize = limit }, "a: 1"),
            Octets.Of(hex));

    [Theory]
    [InlineData("0000 d1 d1 c1", ":method: GET\n:method: GET")] // 84, and 32 with the first octet of the third line
    [InlineData("0000 d1 d1 ff", ":method: GET\n:method: GET")]
    [InlineData("0000 d1 51 7f 8001 787878787878787878787878787878787878787878787878", ":method: GET")] // 79, and 22 of 255
    [InlineData("0000 d1 51 ff 8001 07070707070707070707070707070707070707070707", ":method: GET")] // a symbol an octet, and some
    [InlineData("0000 d1 d1 20", ":method: GET\n:method: GET")]
    [Rule("R23")]
    public void It_is_too_large_as_soon_as_it_is(string hex, string fields)
    {
        var sink = new Recorder();
        ReadOnlySpan<byte> input = Octets.Of(hex);

        var status = new QpackDecoder(Small).ReadSection(4, ref input, endOfSection: false, sink);

        (status, sink.Fields, input.Length).Should().Be((SectionStatus.TooLarge, fields, 0), "nothing that follows can make it smaller");
    }

    [Fact]
    [Rule("R23")]
    public void A_bomb_costs_no_more_than_the_limit()
    {
        var decoder = Decoders.With(4096, $"n: {new string('v', 4_000)}");
        var counter = new Counter();
        byte[] section = [0x02, 0x00, .. Enumerable.Repeat((byte)0x80, 60_000)]; // an octet each, 240 MB together
        ReadOnlySpan<byte> input = section;

        var status = decoder.ReadSection(4, ref input, endOfSection: true, counter);

        (status, counter.Octets).Should().Be((SectionStatus.TooLarge, 4 * 4_001));
        decoder.Says().Should().Be("44 01", "the stream has been given up, nothing of it is acknowledged, and the entry has come");
    }

    [Fact]
    [Rule("R23")]
    public void What_is_behind_is_not_read_and_the_connection_lives_on()
    {
        var decoder = Decoders.With(Small, "a: 1");

        Outcome.Of(decoder, 4, Octets.Of("0200 80 80 80 ff24")).Should().Be(new Outcome("a: 1\na: 1", "TooLarge"));
        Outcome.Of(decoder, 4, Octets.Of("0200 80")).Should().Be(Outcome.Complete("a: 1"), "that is a new section");
        decoder.Says().Should().Be("44 84");
    }

    [Theory]
    [InlineData("ff 80 80 80 80 80 80 80 80 ^80 00")] // the Required Insert Count
    [InlineData("00 7f ff ff ff ff ff ff ff ff ^7f")]
    [InlineData("0000 ff ff ff ff ff ff ff ff ff ^ff")]
    [InlineData("0000 d1 51 7f 80 80 80 80 80 80 80 80 ^80 00", ":method: GET")]
    [InlineData("0000 27 ff ff ff ff ff ff ff ff ^7f")]
    [Rule("R24")]
    public void A_number_beyond_the_limit_is_the_error_of_its_stream(string marked, string fields = "") =>
        Outcome.MustBeRefused(marked, () => new QpackDecoder(), fields, isStreamError: true);

    [Fact]
    [Rule("R24")]
    public void The_other_streams_go_on()
    {
        var decoder = Decoders.With(Small, "a: 1");
        ReadOnlySpan<byte> begun = Octets.Of("0200 40");
        decoder.ReadSection(8, ref begun, endOfSection: false, new Recorder());

        decoder.Read(4, "0200 bf ffffffffffffffff ff").Should().StartWith("DecompressionFailed of the stream");

        Outcome.Of(decoder, 8, Octets.Of("0178")).Should().Be(Outcome.Complete("a: x"));
        Outcome.Of(decoder, 4, Octets.Of("0200 80")).Should().Be(Outcome.Complete("a: 1"), "that is a new section");
        decoder.Says().Should().Be("44 88 84", "the stream with the number has been given up");
    }

    [Theory]
    [InlineData("0000 ff24", true)]
    [InlineData("0300 d1", true)] // blocked, where none may be
    [InlineData("02", false)]
    [InlineData("1f ffffffffffffffff ff", false)] // of a number on the encoder's stream the connection dies
    [Rule("R24")]
    public void A_decoder_that_has_refused_once_refuses_for_ever(string hex, bool isSection)
    {
        var decoder = Decoders.With(100);
        var section = () => Read(decoder, isSection ? hex : "0000 d1");
        var instructions = () => decoder.ReadEncoderStream(Octets.Of(isSection ? "20" : hex));

        var first = Decoders.Refusal(isSection ? section : instructions);

        Decoders.Refusal(instructions).Should().BeSameAs(first, "its table may no longer be the other side's");
        Decoders.Refusal(section).Should().BeSameAs(first);
        first.IsStreamError.Should().BeFalse();
        decoder.Table.Capacity.Should().Be(100);
    }

    [Theory]
    [InlineData("0000 ff 24", QpackError.DecompressionFailed, 3)]
    [InlineData("0200 80", QpackError.DecompressionFailed, 1)]
    [InlineData("0000 51", QpackError.DecompressionFailed, 3)]
    [Rule("R25")]
    public void The_refusal_says_what_where_and_why(string hex, QpackError code, long offset)
    {
        var refusal = Decoders.Refusal(() => Read(new QpackDecoder(new QpackSettings { MaxTableCapacity = 100 }), hex));

        (refusal.Code, refusal.Offset).Should().Be((code, offset), "that is {0}", hex);
        refusal.Message.Should().MatchRegex($"^{code} at offset {offset}: .*[a-z]{{2}}", "a log needs the reason, too");
    }

    [Fact]
    [Rule("R25")]
    public void On_the_encoder_stream_an_offset_counts_from_its_beginning()
    {
        var decoder = Decoders.With(100, "a: 1");

        Decoders.Refusal(() => decoder.ReadEncoderStream(Octets.Of("05"))).Offset.Should().Be(6, "3f 45 41 61 01 31 came before, in two calls");
    }

    [Theory]
    [InlineData("0000 31 61 84 ff ff ff ff")]
    [InlineData("0300 80")]
    [InlineData("0000 80")]
    [Rule("R25")]
    public void No_name_and_no_value_gets_into_a_log(string hex)
    {
        var decoder = Decoders.With(200, "authorization: swordfish");

        $"{Decoders.Refusal(() => Read(decoder, hex))}".Should().NotContainAny("swordfish", "authorization");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R25")]
    public void Random_instructions_come_to_the_same_however_they_are_cut()
    {
        Outcome.OfInstructions(new QpackDecoder(Small), Octets.Of("20")).Should().Be("Size=0");
        var octet = Gen.Frequency((2, Gen.Byte), (3, Gen.OneOf<byte>(0x00, 0x01, 0x20, 0x3F, 0x40, 0x41, 0x61, 0x1F, 0x80, 0x81, 0xC0, 0xC1, 0xFF)));
        Gen.Select(octet.Array[0, 40], Gen.Int[1, 5].List[1, 5]).Sample(
            (octets, pieces) => Outcome.OfInstructions(Decoders.With(Small), octets, Cuts.Into(octets.Length, pieces))
                .Should().Be(Outcome.OfInstructions(Decoders.With(Small), octets), "the octets are {0}", Octets.Show(octets)),
            iter: Samples.Of(2_000),
            threads: 1);
    }

    [Fact]
    [Rule("R17")]
    [Rule("R25")]
    public void Random_sections_come_to_the_same_however_they_are_cut()
    {
        Outcome.Of(new QpackDecoder(Small), 4, Octets.Of("0000")).Should().Be(Outcome.Complete(""));
        var octet = Gen.Frequency(
            (2, Gen.Byte), (3, Gen.OneOf<byte>(0x00, 0x01, 0x02, 0x10, 0x11, 0x1F, 0x21, 0x29, 0x40, 0x51, 0x60, 0x80, 0x81, 0xC1, 0xFF)));
        Gen.Select(Gen.Byte[0, 7], Gen.Byte, octet.Array[0, 30], Gen.Int[1, 5].List[1, 5]).Sample(
            (count, delta, lines, pieces) =>
            {
                byte[] section = [count, delta, .. lines];
                var (whole, cut) = (Decoders.With(Small, "a: 1", "b: 2"), Decoders.With(Small, "a: 1", "b: 2"));

                Outcome.Of(cut, 4, section, Cuts.Into(section.Length, pieces))
                    .Should().Be(Outcome.Of(whole, 4, section), "the octets are {0}", Octets.Show(section));
                cut.Says().Should().Be(whole.Says(), "the octets are {0}", Octets.Show(section));
            },
            iter: Samples.Of(2_000),
            threads: 1);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)] // octet by octet
    [Rule("R26")]
    public void To_read_what_is_no_longer_than_before_takes_no_memory(int fragmentSize)
    {
        var (decoder, sink) = (new QpackDecoder(AppendixB.Settings), new Counter());
        var instructions = Octets.Of(AppendixB.B2Encoder + AppendixB.B3Encoder + AppendixB.B4Encoder + AppendixB.B5Encoder);
        var section = Octets.Of("0000 d1 51 0b 2f69 6e64 6578 2e68 746d 6c 29 1f 811f");
        ReadAll();
        var octets = sink.Octets;

        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0, "{0} octets at a time", fragmentSize);
        sink.Octets.Should().Be(2 * octets, "all has been read, both times");

        void ReadAll()
        {
            for (var at = 0; at < instructions.Length; at += Math.Min(fragmentSize, instructions.Length - at))
            {
                decoder.ReadEncoderStream(instructions.AsSpan(at, Math.Min(fragmentSize, instructions.Length - at)));
            }

            for (var at = 0; at < section.Length; at += Math.Min(fragmentSize, section.Length - at))
            {
                ReadOnlySpan<byte> input = section.AsSpan(at, Math.Min(fragmentSize, section.Length - at));
                decoder.ReadSection(4, ref input, endOfSection: at + input.Length == section.Length, sink);
            }
        }
    }

    [Theory]
    [InlineData("0000 27 ffffffffffffff 3f 61")] // a name of 2^61 octets
    [InlineData("0000 51 ff ffffffffffffff 3f 07")]
    [Rule("R26")]
    public void What_is_only_announced_takes_no_memory(string hex)
    {
        var decoder = new QpackDecoder(new QpackSettings { MaxFieldSectionSize = int.MaxValue });
        var section = Octets.Of(hex);
        var sink = new Counter();

        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadOnlySpan<byte> input = section;
        decoder.ReadSection(4, ref input, endOfSection: false, sink).Should().Be(SectionStatus.More);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000);
    }

    [Fact]
    [Rule("R26")]
    public void A_capacity_that_grows_step_by_step_takes_no_more_than_one_that_jumps()
    {
        var decoder = new QpackDecoder(new QpackSettings { MaxTableCapacity = 65_536 });
        byte[] instructions = [.. Enumerable.Range(1, 4_096).SelectMany(Octets.Capacity)];

        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.ReadEncoderStream(instructions);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000, "they are {0} octets", instructions.Length);
        decoder.Table.Capacity.Should().Be(4_096);
    }

    private static void Read(QpackDecoder decoder, string hex)
    {
        ReadOnlySpan<byte> input = Octets.Of(hex);
        decoder.ReadSection(4, ref input, endOfSection: true, new Recorder());
    }
}
