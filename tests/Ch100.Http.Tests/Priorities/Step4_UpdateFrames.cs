using System.Globalization;

namespace Katas.Http.Priorities.Steps;

public sealed class Step4_UpdateFrames
{
    [Theory]
    [InlineData("00000001", "u=0", "request 1: u=0 i=-")]
    [InlineData("80000005", "u=5, i", "request 5: u=5 i=true")] // the first bit means nothing
    [InlineData("7fffffff", "", "request 2147483647: u=- i=-")]
    [InlineData("00000002", "i", "push 2: u=- i=true")]
    [Rule("R12")]
    public void In_HTTP_2_a_stream_of_31_bits_and_the_field_value(string id, string value, string expected) =>
        Show(PriorityUpdateFrame.ReadHttp2(0, Payload(id, value))).Should().Be(expected);

    [Theory]
    [InlineData(0, "00000001", false, "no error")]
    [InlineData(0, "00000001", true, "ProtocolError at 0")]
    [InlineData(1, "00000001", false, "ProtocolError at 0")] // the stream itself is the wrong place, too
    [InlineData(0, "00000000", false, "ProtocolError at 0")]
    [InlineData(0, "80000000", false, "ProtocolError at 0")]
    [InlineData(0, "", false, "FrameSizeError at 0")]
    [InlineData(0, "000000", false, "FrameSizeError at 0")]
    [InlineData(1, "000000", false, "ProtocolError at 0")] // the stream comes first
    [Rule("R13")]
    public void In_HTTP_2_these_are_errors(int streamId, string id, bool fromServer, string expected) =>
        Said.Refusal(() => PriorityUpdateFrame.ReadHttp2(streamId, Payload(id), fromServer)).Should().Be(
            expected, "id {0} in a frame on stream {1} from the {2}", id, streamId, fromServer ? "server" : "client");

    [Theory]
    [InlineData(0xF0700, "00", "u=0", "request 0: u=0 i=-")]
    [InlineData(0xF0700, "4100", "u=5, i", "request 256: u=5 i=true")]
    [InlineData(0xF0700, "80010000", "", "request 65536: u=- i=-")]
    [InlineData(0xF0700, "fffffffffffffffc", "u=1", "request 4611686018427387900: u=1 i=-")]
    [InlineData(0xF0700, "c000000000000008", "u=1", "request 8: u=1 i=-")] // longer than necessary
    [InlineData(0xF0701, "4005", "u=1", "push 5: u=1 i=-")] // a push ID is no stream
    [Rule("R14")]
    public void In_HTTP_3_an_id_of_any_length_and_the_field_value(long type, string id, string value, string expected) =>
        Show(PriorityUpdateFrame.ReadHttp3(type, Payload(id, value))).Should().Be(expected);

    [Theory]
    [InlineData(0xF0702)]
    [InlineData(0x10)]
    [Rule("R14")]
    public void Another_type_is_another_frame(long other)
    {
        var read = () => PriorityUpdateFrame.ReadHttp3(other, [0]);

        read.Should().Throw<ArgumentOutOfRangeException>("0x{0:x} is none of the two", other).WithParameterName("type");
    }

    [Theory]
    [InlineData(0xF0700, "01", true, false, "H3IdError at 0")] // opened by the server
    [InlineData(0xF0700, "02", true, false, "H3IdError at 0")] // in one direction
    [InlineData(0xF0701, "07", true, false, "no error")]
    [InlineData(0xF0700, "", true, false, "H3FrameError at 0")]
    [InlineData(0xF0700, "40", true, false, "H3FrameError at 0")]
    [InlineData(0xF0701, "800000", true, false, "H3FrameError at 0")]
    [InlineData(0xF0700, "00", false, false, "H3FrameUnexpected at 0")]
    [InlineData(0xF0701, "00", true, true, "H3FrameUnexpected at 0")]
    [InlineData(0xF0700, "40", false, false, "H3FrameUnexpected at 0")]
    [Rule("R15")]
    public void In_HTTP_3_these_are_errors(long type, string id, bool onControlStream, bool fromServer, string expected) =>
        Said.Refusal(() => PriorityUpdateFrame.ReadHttp3(type, Payload(id), onControlStream, fromServer)).Should().Be(
            expected, "id {0} in a frame 0x{1:x} from the {2}", id, type, fromServer ? "server" : "client");

    [Theory]
    [InlineData("00000001", "u=1,", "ProtocolError at 8")]
    [InlineData("00000001", "U=1", "ProtocolError at 4")]
    [InlineData("00000000", "U=1", "ProtocolError at 0")] // the id comes first
    [InlineData("00000001", "u=9, i=7", "no error")] // a dictionary that says nothing
    [Rule("R16")]
    public void In_HTTP_2_a_value_that_is_no_dictionary_ends_the_connection(string id, string value, string expected) =>
        Said.Refusal(() => PriorityUpdateFrame.ReadHttp2(0, Payload(id, value))).Should().Be(expected, "of {0}", value);

    [Theory]
    [InlineData("00", "u=1 i", "H3GeneralProtocolError at 5")]
    [InlineData("4004", "u=", "H3GeneralProtocolError at 4")]
    [InlineData("01", "U", "H3IdError at 0")] // the id comes first
    [Rule("R16")]
    public void In_HTTP_3_too_with_a_code_of_its_own(string id, string value, string expected) =>
        Said.Refusal(() => PriorityUpdateFrame.ReadHttp3(0xF0700, Payload(id, value))).Should().Be(expected, "of {0}", value);

    private static byte[] Payload(string id, string value = "") => [.. Convert.FromHexString(id), .. Said.Bytes(value)];

    private static string Show(PriorityUpdate update) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(update.Element.IsPush ? "push" : "request")} {update.Element.Id}: {Said.Show(update.Parameters)}");
}
