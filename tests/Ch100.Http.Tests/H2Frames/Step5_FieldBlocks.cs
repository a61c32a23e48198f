namespace Katas.Http.H2Frames.Steps;

public sealed class Step5_FieldBlocks
{
    private const string Begun = "000001 01 00 00000003 'a'";
    private const string SeenBegun = "Headers 3 of 1 \"a\"\n";
    private const string More = "000000 09 00 00000003";
    private const string End = "000000 09 04 00000003";

    [Theory]
    [InlineData("000001 00 00 00000003 'a'")]
    [InlineData("000001 01 04 00000003 'a'")] // not even another beginning
    [InlineData("000001 01 04 00000005 'a'")]
    [InlineData("000005 02 00 00000003 00000001 00")]
    [InlineData("000004 02 00 00000003 00000001")] // a stream error otherwise
    [InlineData("000004 03 00 00000003 00000008")] // nor may it be given up
    [InlineData("000000 04 00 00000000")]
    [InlineData("000000 04 01 00000000")]
    [InlineData("000008 06 00 00000000 'abcdefgh'")]
    [InlineData("000008 07 00 00000000 00000005 00000000")]
    [InlineData("000004 08 00 00000000 00000001")]
    [InlineData("000001 09 04 00000005 'a'")] // another stream's
    [InlineData("000001 09 04 00000000 'a'")]
    [InlineData("000001 0a 00 00000003 'a'")] // types that nobody knows are not skipped here
    [InlineData("000000 ff 00 00000000")]
    [Rule("R16")]
    public void Nothing_comes_between(string wire)
    {
        Seen.MustBe(SeenBegun + "ProtocolError at 10", Octets.Of(Begun + wire), Seen.Server);
        Seen.MustBe(SeenBegun + "Continuation 3 of 0\nProtocolError at 19", Octets.Of(Begun + More + wire), Seen.Server);
    }

    [Theory]
    [InlineData("000008 06 00 00000000", "ProtocolError at 10")] // the nine bytes show it
    [InlineData("000005 09 04 00000003", "EnhanceYourCalm at 10")] // and that this is one too many
    [InlineData("004001 09 04 00000003", "FrameSizeError at 10")] // too large, before the count
    [InlineData("000001 09 04 00000005 'a'", "ProtocolError at 10")] // another stream's, before the count
    [InlineData("000007 06 00 00000000 'abcdefg'", "ProtocolError at 10")] // the block, before the size
    [Rule("R15")]
    public void In_a_block_too_the_first_error_in_this_order_counts(string wire, string expected) =>
        Seen.MustBe(SeenBegun + expected, Octets.Of(Begun + wire), Seen.Server with { MaxContinuations = 0 });

    [Theory]
    [InlineData("000001 09 04 00000003 'a'", 0)]
    [InlineData("000001 09 00 00000003 'a'", 0)]
    [InlineData("000001 01 04 00000003 'a' 000000 09 04 00000003", 10)]
    [InlineData("000001 00 00 00000003 'a' 000000 09 04 00000003", 10)]
    [InlineData("000001 01 00 00000003 'a' 000000 09 04 00000003 000000 09 04 00000003", 19)]
    [Rule("R16")]
    public void Nothing_is_continued_that_has_not_begun_or_has_ended(string wire, long offset)
    {
        var seen = Seen.Of(Octets.Of(wire), Seen.Server);

        seen.Split('\n')[^1].Should().Be($"ProtocolError at {offset}");
    }

    [Theory]
    [InlineData(Begun + End + "000001 00 00 00000003 'b'", "Headers 3 of 1 \"a\"\nContinuation 3 of 0 END_HEADERS\nData 3 of 1 \"b\"")]
    [InlineData(Begun + More + More + End + Begun + End, "Headers 3 of 1 \"a\"\nContinuation 3 of 0\nContinuation 3 of 0\nContinuation 3 of 0 END_HEADERS\nHeaders 3 of 1 \"a\"\nContinuation 3 of 0 END_HEADERS")]
    [InlineData(Begun + "000001 09 04 80000003 'b'", "Headers 3 of 1 \"a\"\nContinuation 3 of 1 END_HEADERS \"b\"")]
    [InlineData("000003 01 08 00000003 01 'a' 00" + End, "Headers 3 of 3 \"a\"\nContinuation 3 of 0 END_HEADERS")]
    [Rule("R16")]
    public void A_block_ends_and_all_is_as_before(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000005 05 00 00000001 00000002 'a'  000001 09 04 00000001 'b'", "PushPromise 1 of 5 promises 2 \"a\"\nContinuation 1 of 1 END_HEADERS \"b\"")]
    [InlineData("000005 05 00 00000001 00000002 'a'  000001 09 04 00000002 'b'", "PushPromise 1 of 5 promises 2 \"a\"\nProtocolError at 14")] // it goes on where it was made
    [InlineData("000005 05 00 00000001 00000002 'a'  000001 00 00 00000001 'b'", "PushPromise 1 of 5 promises 2 \"a\"\nProtocolError at 14")]
    [InlineData("000005 01 00 00000001 'abcde'  000005 05 04 00000001 00000002 'a'", "Headers 1 of 5 \"abcde\"\nProtocolError at 14")]
    [Rule("R16")]
    public void A_promise_begins_a_block_too(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Client);

    [Theory]
    [InlineData(0, 1, "EnhanceYourCalm at 10")]
    [InlineData(1, 1, "Continuation 3 of 0 END_HEADERS")]
    [InlineData(1, 2, "EnhanceYourCalm at 19")]
    [InlineData(2, 2, "Continuation 3 of 0 END_HEADERS")]
    [Rule("R17")]
    public void A_block_may_be_continued_so_often(int limit, int times, string last)
    {
        var wire = Octets.Of(Begun + string.Concat(Enumerable.Repeat(More, times - 1)) + End);

        var seen = Seen.Of(wire, Seen.Server with { MaxContinuations = limit });

        seen.Split('\n')[^1].Should().Be(last, "it is continued {0} times, and {1} are the most", times, limit);
    }

    [Fact]
    [Rule("R17")]
    public void Eight_times_are_the_default()
    {
        var eight = Octets.Of(Begun + string.Concat(Enumerable.Repeat(More, 7)) + End);
        var flood = Octets.Of(Begun + string.Concat(Enumerable.Repeat(More, 1_000)));

        Seen.Of(eight, Seen.Server).Should().EndWith("Continuation 3 of 0 END_HEADERS");
        Seen.Of(flood, Seen.Server).Should().EndWith(" at 82", "the ninth of a thousand empty frames is one too many");
    }

    [Fact]
    [Rule("R17")]
    public void Each_block_is_counted_by_itself()
    {
        var wire = Octets.Of(string.Concat(Enumerable.Repeat(Begun + End, 3)));

        Seen.Of(wire, Seen.Server with { MaxContinuations = 1 }).Should().EndWith("Continuation 3 of 0 END_HEADERS");
    }

    [Fact]
    [Rule("R17")]
    public void Each_block_is_measured_by_itself()
    {
        var wire = Octets.Of(string.Concat(Enumerable.Repeat(Begun + End, 3)));

        Seen.Of(wire, Seen.Server with { MaxFieldBlockSize = 1 }).Should().EndWith("Continuation 3 of 0 END_HEADERS");
    }

    [Theory]
    [InlineData("000005 01 04 00000003 'abcde'", "Headers 3 of 5 END_HEADERS \"abcde\"")]
    [InlineData("000006 01 04 00000003 'abcdef'", "EnhanceYourCalm at 0")]
    [InlineData("000006 01 00 00000003 'abcdef'", "EnhanceYourCalm at 0")]
    [InlineData("000003 01 00 00000003 'abc' 000002 09 04 00000003 'de'", "Headers 3 of 3 \"abc\"\nContinuation 3 of 2 END_HEADERS \"de\"")]
    [InlineData("000003 01 00 00000003 'abc' 000003 09 04 00000003 'def'", "Headers 3 of 3 \"abc\"\nEnhanceYourCalm at 12")]
    [InlineData("000003 01 00 00000003 'abc' 000002 09 00 00000003 'de' 000001 09 04 00000003 'f'", "Headers 3 of 3 \"abc\"\nContinuation 3 of 2 \"de\"\nEnhanceYourCalm at 23")]
    [InlineData("000009 01 0c 00000003 03 'abcde' 000000", "Headers 3 of 9 END_HEADERS \"abcde\"")] // padding is no part of the block
    [InlineData("00000a 01 24 00000003 00000001 00 'abcde'", "Headers 3 of 10 END_HEADERS on 1 weight 0 \"abcde\"")] // nor is the priority
    [InlineData("000006 00 00 00000003 'abcdef'", "Data 3 of 6 \"abcdef\"")] // nor is data
    [InlineData("000003 01 00 00000003 'abc' 000003 09 04 00000003 'de'", "Headers 3 of 3 \"abc\"\n11 bytes are not whole")]
    [Rule("R17")]
    public void A_block_may_be_so_large(string wire, string expected) =>
        Seen.MustBe(expected, Octets.Of(wire), Seen.Server with { MaxFieldBlockSize = 5 });

    [Fact]
    [Rule("R17")]
    public void Promises_count_as_well()
    {
        var options = Seen.Client with { MaxFieldBlockSize = 5 };

        Seen.Of(Octets.Of("000009 05 04 00000001 00000002 'abcde'"), options).Should().EndWith("\"abcde\"");
        Seen.Of(Octets.Of("00000a 05 04 00000001 00000002 'abcdef'"), options).Should().Be("EnhanceYourCalm at 0");
    }

    [Fact]
    [Rule("R15")]
    public void The_stream_of_a_promise_counts_before_the_size_of_its_block() =>
        Seen.MustBe("ProtocolError at 0", Octets.Of("000005 05 04 00000001 00000003 'a'"), Seen.Client with { MaxFieldBlockSize = 0 });

    [Fact]
    [Rule("R17")]
    public void Sixty_four_KiB_are_the_default()
    {
        byte[] block =
        [
            .. Octets.Frame(1, 0, 3, Octets.Zeros(16_384)), .. Octets.Frame(9, 0, 3, Octets.Zeros(16_384)),
            .. Octets.Frame(9, 0, 3, Octets.Zeros(16_384)), .. Octets.Frame(9, 0, 3, Octets.Zeros(16_384)),
        ];

        Seen.Of([.. block, .. Octets.Of(End)], Seen.Server).Should().EndWith("Continuation 3 of 0 END_HEADERS");
        Seen.Of([.. block, .. Octets.Of("000001 09 04 00000003 'a'")], Seen.Server).Should().EndWith("EnhanceYourCalm at 65572");
    }
}
