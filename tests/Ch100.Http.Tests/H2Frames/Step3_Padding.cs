namespace Katas.Http.H2Frames.Steps;

public sealed class Step3_Padding
{
    [Theory]
    [InlineData("000008 00 08 00000001 02 'hello' 0000", "Data 1 of 8 \"hello\"")]
    [InlineData("000006 00 09 00000001 00 'hello'", "Data 1 of 6 END_STREAM \"hello\"")] // a Pad Length of 0 is one byte
    [InlineData("000001 00 08 00000001 00", "Data 1 of 1")]
    [InlineData("000004 00 08 00000001 03 000000", "Data 1 of 4")] // nothing but padding
    [InlineData("000005 00 08 00000001 02 'hi' 0000", "Data 1 of 5 \"hi\"")]
    [InlineData("000006 01 0c 00000001 02 'abc' 0000", "Headers 1 of 6 END_HEADERS \"abc\"")]
    [InlineData("00000b 01 2c 00000003 02 80000001 0f 'abc' 0000", "Headers 3 of 11 END_HEADERS exclusive on 1 weight 15 \"abc\"")]
    [InlineData("000008 01 2c 00000003 02 80000001 0f 0000", "Headers 3 of 8 END_HEADERS exclusive on 1 weight 15")]
    [InlineData("000001 01 0c 00000001 00", "Headers 1 of 1 END_HEADERS")]
    [Rule("R8")]
    public void Padding_is_cut_off_and_counted_all_the_same(string wire, string expected) =>
        Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("00000a 05 0c 00000001 02 00000002 'abc' 0000", "PushPromise 1 of 10 END_HEADERS promises 2 \"abc\"")]
    [InlineData("000007 05 0c 00000001 02 00000002 0000", "PushPromise 1 of 7 END_HEADERS promises 2")]
    [Rule("R8")]
    public void A_promise_may_have_it_as_well(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Client);

    [Fact]
    [Rule("R8")]
    public void Padding_may_be_255_bytes_long()
    {
        var wire = Octets.Frame(0, 8, 1, [255, (byte)'a', .. Octets.Zeros(255)]);

        Seen.MustBe("Data 1 of 257 \"a\"", wire, Seen.Server);
    }

    [Theory]
    [InlineData("000008 00 08 00000001 02 'hello' ffff", "Data 1 of 8 \"hello\"")]
    [InlineData("000006 01 0c 00000001 02 'abc' 2020", "Headers 1 of 6 END_HEADERS \"abc\"")]
    [Rule("R8")]
    public void What_the_padding_is_made_of_does_not_matter(string wire, string expected) =>
        Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000005 00 08 00000001 05 'hell'")] // as long as the payload
    [InlineData("000005 00 08 00000001 06 'hell'")]
    [InlineData("000005 00 08 00000001 ff 'hell'")]
    [InlineData("000001 00 08 00000001 01")]
    [InlineData("000001 00 08 00000001 ff")]
    [InlineData("000004 01 0c 00000001 04 'abc'")]
    [InlineData("000009 01 2c 00000003 09 80000001 0f 'abc'")]
    [InlineData("000009 01 2c 00000003 04 80000001 0f 'abc'")] // there are three bytes behind the priority
    [InlineData("000006 01 2c 00000003 01 80000001 0f")]
    [Rule("R8")]
    public void More_padding_than_there_is_room_for_is_a_ProtocolError(string wire) =>
        Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000008 05 0c 00000001 08 00000002 'abc'")]
    [InlineData("000008 05 0c 00000001 04 00000002 'abc'")]
    [InlineData("000005 05 0c 00000001 01 00000002")]
    [Rule("R8")]
    public void That_goes_for_promises_too(string wire) => Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Seen.Client);

    [Theory]
    [InlineData("000000 00 08 00000001")]
    [InlineData("000000 01 0c 00000001")]
    [InlineData("000004 01 24 00000001 00000000")] // no weight
    [InlineData("000000 01 24 00000001")]
    [InlineData("000004 01 24 00000001")] // which the nine bytes show
    [InlineData("000005 01 2c 00000001 00 00000000")]
    [Rule("R9")]
    public void A_payload_too_short_for_its_fields_is_a_FrameSizeError(string wire) =>
        Seen.MustBe("FrameSizeError at 0", Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000000 05 04 00000001")]
    [InlineData("000003 05 04 00000001 000000")]
    [InlineData("000004 05 0c 00000001 00 000000")]
    [Rule("R9")]
    public void So_is_a_promise_without_its_stream(string wire) => Seen.MustBe("FrameSizeError at 0", Octets.Of(wire), Seen.Client);
}
