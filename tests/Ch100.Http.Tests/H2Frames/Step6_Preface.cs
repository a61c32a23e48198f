namespace Katas.Http.H2Frames.Steps;

public sealed class Step6_Preface
{
    internal const string Magic = "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a"; // Rfc9113_3_4
    private const string Settings = "000000 04 00 00000000";

    private static readonly FrameReaderOptions Server = new();
    private static readonly FrameReaderOptions Client = new() { ReadsAsClient = true };

    [Theory]
    [InlineData(Magic + Settings, "Settings 0 of 0")]
    [InlineData(Magic + "000006 04 00 00000000 0003 00000064", "Settings 0 of 6 MaxConcurrentStreams=100")]
    [InlineData(Magic + Settings + "000001 01 04 00000001 'a'", "Settings 0 of 0\nHeaders 1 of 1 END_HEADERS \"a\"")]
    [InlineData(Magic + Settings + "000003 0a 00 00000000 'abc' 000000 04 01 00000000", "Settings 0 of 0\nSettings 0 of 0 ACK")]
    [Rule("R18")]
    public void A_client_begins_with_24_bytes_and_settings(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Server);

    [Theory]
    [InlineData(Settings, "Settings 0 of 0")]
    [InlineData(Settings + "000001 01 04 00000001 'a'", "Settings 0 of 0\nHeaders 1 of 1 END_HEADERS \"a\"")]
    [Rule("R18")]
    public void A_server_begins_with_settings(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Client);

    [Theory]
    [InlineData(Settings)]
    [InlineData("'GET / HTTP/1.1'")]
    [InlineData("'G'")] // there is no need to wait
    [InlineData("'PRI * HTTP/1'")]
    [InlineData("'PRI * HTTP/2.0' 0a0a")]
    [InlineData("'PRI * HTTP/2.0' 0d0a0d0a 'SM' 0d0a0d0b" + Settings)] // the last byte
    [InlineData("'pri * http/2.0' 0d0a0d0a 'sm' 0d0a0d0a" + Settings)]
    [InlineData("00" + Magic + Settings)]
    [Rule("R18")]
    public void Whoever_begins_otherwise_does_not_speak_HTTP_2(string wire) => Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Server);

    [Fact]
    [Rule("R18")]
    public void To_a_client_nobody_sends_the_24_bytes() =>
        Seen.Of(Octets.Of(Magic + Settings), Client).Should().Be("FrameSizeError at 0", "read as a frame, they are a large one");

    [Theory]
    [InlineData("000001 01 04 00000001 'a'")]
    [InlineData("000000 04 01 00000000")] // settings that acknowledge what nobody has sent
    [InlineData("000008 06 00 00000000 'abcdefgh'")]
    [InlineData("000008 06 00 00000000")] // which the nine bytes show
    [InlineData("000006 04 01 00000000")] // and which counts before a wrong size
    [InlineData("000000 0a 00 00000000")] // a type that nobody knows
    [InlineData("000001 09 04 00000001 'a'")]
    [InlineData("000000 00 00 00000001")]
    [Rule("R15")]
    [Rule("R18")]
    public void The_first_frame_is_settings(string wire)
    {
        Seen.MustBe("ProtocolError at 24", Octets.Of(Magic + wire), Server);
        Seen.MustBe("ProtocolError at 0", Octets.Of(wire), Client);
    }

    [Theory]
    [InlineData("000000 04 00 00000001", "ProtocolError at 24")]
    [InlineData("000005 04 00 00000000", "FrameSizeError at 24")]
    [InlineData("000006 04 00 00000000 0004 80000000", "FlowControlError at 24")]
    [Rule("R18")]
    public void And_they_are_right(string wire, string expected) => Seen.MustBe(expected, Octets.Of(Magic + wire), Server);

    [Theory]
    [InlineData("", "")]
    [InlineData("50", "1 bytes are not whole")]
    [InlineData("505249202a20485454502f322e300d0a0d0a534d0d0a0d", "23 bytes are not whole")]
    [InlineData(Magic, "")]
    [InlineData(Magic + "000000 04 00 000000", "8 bytes are not whole")]
    [Rule("R18")]
    public void A_preface_may_come_in_pieces(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Server);

    [Fact]
    [Rule("R18")]
    public void The_24_bytes_are_read_when_all_have_come()
    {
        var reader = new FrameReader();
        ReadOnlySpan<byte> input = Octets.Of(Magic + "000000");
        var tooFew = input[..23];

        var before = (reader.Read(ref tooFew, out _), tooFew.Length, reader.Consumed);
        var after = (reader.Read(ref input, out _), input.Length, reader.Consumed);

        before.Should().Be((FrameStatus.NeedMore, 23, 0L));
        after.Should().Be((FrameStatus.NeedMore, 3, 24L));
    }
}
