namespace Katas.Http.H2Frames.Steps;

public sealed class Step4_Errors
{
    private const string Ping = "000008 06 00 00000000 'abcdefgh'";
    private const string Seen0 = "Ping 0 of 8 \"abcdefgh\"\n";

    [Theory]
    [InlineData("000001 00 00 00000000 'a'")]
    [InlineData("000001 00 00 80000000 'a'")] // the reserved bit makes no stream
    [InlineData("000001 01 04 00000000 'a'")]
    [InlineData("000005 02 00 00000000 00000001 00")]
    [InlineData("000004 03 00 00000000 00000008")]
    [InlineData("000001 09 04 00000000 'a'")]
    [InlineData("000000 04 00 00000001")]
    [InlineData("000000 04 01 00000001")]
    [InlineData("000008 06 00 00000001 'abcdefgh'")]
    [InlineData("000008 07 00 00000001 00000005 00000000")]
    [Rule("R10")]
    public void A_type_belongs_to_a_stream_or_to_the_connection(string wire) =>
        Seen.MustBe(Seen0 + "ProtocolError at 17", Octets.Of(Ping + wire), Seen.Server);

    [Fact]
    [Rule("R10")]
    public void A_promise_belongs_to_a_stream() =>
        Seen.MustBe(Seen0 + "ProtocolError at 17", Octets.Of(Ping + "000004 05 04 00000000 00000002"), Seen.Client);

    [Theory]
    [InlineData("000003 03 00 00000001 000000")]
    [InlineData("000005 03 00 00000001 0000000000")]
    [InlineData("000000 03 00 00000001")]
    [InlineData("000003 08 00 00000001 000000")] // of a stream, and yet
    [InlineData("000005 08 00 00000001 0000000100")]
    [InlineData("000000 08 00 00000000")]
    [InlineData("000007 06 00 00000000 'abcdefg'")]
    [InlineData("000009 06 00 00000000 'abcdefghi'")]
    [InlineData("000000 06 01 00000000")]
    [InlineData("000007 07 00 00000000 00000005 000000")]
    [InlineData("000000 07 00 00000000")]
    [InlineData("000005 04 00 00000000 0001 000000")]
    [InlineData("000007 04 00 00000000 0001 00000000 00")]
    [InlineData("000001 04 00 00000000 00")]
    [InlineData("000006 04 01 00000000 0001 00000000")] // nothing is acknowledged with settings
    [InlineData("000001 04 01 00000000 00")]
    [Rule("R11")]
    public void A_size_that_the_type_does_not_have_is_a_FrameSizeError(string wire) =>
        Seen.MustBe(Seen0 + "FrameSizeError at 17", Octets.Of(Ping + wire), Seen.Server);

    [Theory]
    [InlineData("000004 02 00 00000003 00000001", 4)]
    [InlineData("000006 02 00 00000003 00000001 0f 00", 6)]
    [InlineData("000000 02 00 00000003", 0)]
    [Rule("R12")]
    public void Priority_of_another_size_costs_its_stream_only(string wire, int length) =>
        Seen.MustBe($"{Seen0}stream error: Priority 3 of {length} FrameSizeError\nPing 0 of 8 \"abcdefgh\"", Octets.Of(Ping + wire + Ping), Seen.Server);

    [Theory]
    [InlineData("000004 08 00 00000003 00000000")]
    [InlineData("000004 08 00 00000003 80000000")]
    [Rule("R12")]
    public void An_increment_of_0_costs_its_stream_only(string wire) =>
        Seen.MustBe($"{Seen0}stream error: WindowUpdate 3 of 4 ProtocolError\nPing 0 of 8 \"abcdefgh\"", Octets.Of(Ping + wire + Ping), Seen.Server);

    [Theory]
    [InlineData("000004 08 00 00000000 00000000")]
    [InlineData("000004 08 00 00000000 80000000")]
    [InlineData("000004 08 00 80000000 00000000")]
    [Rule("R12")]
    public void For_the_connection_it_costs_the_connection(string wire) =>
        Seen.MustBe(Seen0 + "ProtocolError at 17", Octets.Of(Ping + wire), Seen.Server);

    [Theory]
    [InlineData("0002 00000002", "ProtocolError at 0")]
    [InlineData("0002 ffffffff", "ProtocolError at 0")]
    [InlineData("0002 00000000", "Settings 0 of 6 EnablePush=0")]
    [InlineData("0002 00000001", "Settings 0 of 6 EnablePush=1")]
    [InlineData("0004 80000000", "FlowControlError at 0")]
    [InlineData("0004 ffffffff", "FlowControlError at 0")]
    [InlineData("0004 7fffffff", "Settings 0 of 6 InitialWindowSize=2147483647")]
    [InlineData("0004 00000000", "Settings 0 of 6 InitialWindowSize=0")]
    [InlineData("0005 00003fff", "ProtocolError at 0")]
    [InlineData("0005 00004000", "Settings 0 of 6 MaxFrameSize=16384")]
    [InlineData("0005 00ffffff", "Settings 0 of 6 MaxFrameSize=16777215")]
    [InlineData("0005 01000000", "ProtocolError at 0")]
    [InlineData("0005 ffffffff", "ProtocolError at 0")] // it has no sign
    [InlineData("0005 00000000", "ProtocolError at 0")]
    [InlineData("0001 ffffffff", "Settings 0 of 6 HeaderTableSize=4294967295")]
    [InlineData("0003 ffffffff", "Settings 0 of 6 MaxConcurrentStreams=4294967295")]
    [InlineData("0006 ffffffff", "Settings 0 of 6 MaxHeaderListSize=4294967295")]
    [InlineData("0102 00000002", "Settings 0 of 6 258=2")] // an identifier has two bytes
    [InlineData("0008 00000002", "Settings 0 of 6 8=2")] // unknown here
    [Rule("R13")]
    public void Three_settings_may_not_have_all_values(string setting, string expected) =>
        Seen.MustBe(expected, Octets.Of($"000006 04 00 00000000 {setting}"), Seen.Server);

    [Theory]
    [InlineData("0002 00000001", "ProtocolError at 0")]
    [InlineData("0002 00000000", "Settings 0 of 6 EnablePush=0")]
    [Rule("R13")]
    public void A_server_does_not_ask_for_promises(string setting, string expected) =>
        Seen.MustBe(expected, Octets.Of($"000006 04 00 00000000 {setting}"), Seen.Client);

    [Theory]
    [InlineData("0001 00000000 0004 80000000 0002 00000002", "FlowControlError at 0")]
    [InlineData("0002 00000002 0004 80000000 0001 00000000", "ProtocolError at 0")]
    [InlineData("0004 00000001 0004 00000002 0004 80000000", "FlowControlError at 0")] // the last one counts as well
    [Rule("R13")]
    public void The_first_wrong_one_decides(string settings, string expected) =>
        Seen.MustBe(expected, Octets.Of($"000012 04 00 00000000 {settings}"), Seen.Server);

    [Theory]
    [InlineData("000004 05 04 00000001 00000000")]
    [InlineData("000004 05 04 00000001 80000000")]
    [InlineData("000004 05 04 00000001 00000003")] // those of a client are odd
    [InlineData("000004 05 04 00000001 7fffffff")]
    [Rule("R14")]
    public void A_promise_is_for_a_stream_that_a_server_can_open(string wire) =>
        Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Seen.Client);

    [Theory]
    [InlineData("000004 05 04 00000001 00000002")]
    [InlineData("000005 05 04 00000001")] // which the nine bytes show
    [Rule("R14")]
    public void A_client_does_not_promise(string wire) => Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000001 00 00 00000000")]
    [InlineData("000001 01 04 00000000")]
    [InlineData("000006 04 00 00000001")]
    [Rule("R15")]
    public void What_nine_bytes_show_is_refused_after_nine_bytes(string wire) =>
        Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000009 06 00 00000000")]
    [InlineData("000006 04 01 00000000")]
    [InlineData("003fff 03 00 00000001")]
    [Rule("R15")]
    public void And_so_is_a_size(string wire) => Seen.MustBe("FrameSizeError at 0", Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("004001 04 00 00000001", "FrameSizeError at 0")] // too large, before the stream
    [InlineData("000005 04 01 00000001", "ProtocolError at 0")] // the stream, before the size
    [InlineData("000004 02 00 00000000 00000000", "ProtocolError at 0")] // which would have cost a stream only
    [InlineData("000003 05 04 00000001", "ProtocolError at 0")] // a client's promise, before its size
    [InlineData("000003 08 00 00000000 000000", "FrameSizeError at 0")] // the size, before the value
    [InlineData("000000 00 08 00000000", "ProtocolError at 0")]
    [InlineData("000004 02 00 00000003", "9 bytes are not whole")] // a stream error waits for its frame
    [InlineData("000004 08 00 00000003 000000", "12 bytes are not whole")]
    [InlineData("000005 00 08 00000001 ff", "10 bytes are not whole")] // so does padding
    [InlineData("00000c 04 00 00000000 0002 ffffffff", "15 bytes are not whole")] // and so do settings
    [Rule("R15")]
    public void Of_several_errors_the_first_in_this_order_counts(string wire, string expected) =>
        Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Fact]
    [Rule("R12")]
    public void A_stream_error_says_which_stream_and_nothing_else()
    {
        var reader = new FrameReader(Seen.Server);
        ReadOnlySpan<byte> input = Octets.Of("000006 02 00 00000003 80000001 0f 00 0000");

        var status = reader.Read(ref input, out var frame);

        status.Should().Be(FrameStatus.StreamError);
        (frame.Type, frame.StreamId, frame.PayloadLength, frame.ErrorCode, frame.Priority, frame.Content.Length)
            .Should().Be((FrameType.Priority, 3, 6, ErrorCode.FrameSizeError, null, 0));
        (input.Length, reader.Consumed).Should().Be((2, 15L), "the frame has been read, and the next one follows");
    }
}
