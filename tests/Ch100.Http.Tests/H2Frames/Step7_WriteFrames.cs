namespace Katas.Http.H2Frames.Steps;

public sealed class Step7_WriteFrames
{
    public static TheoryData<string, string> Frames => new()
    {
        { "data", "000005 00 00 00000001 68656c6c6f" },
        { "the last data", "000005 00 01 00000003 68656c6c6f" },
        { "no data", "000000 00 01 00000001" },
        { "data and padding", "000008 00 08 00000001 0268656c6c6f0000" },
        { "data and no padding", "000006 00 08 00000001 0068656c6c6f" },
        { "headers", "000003 01 04 00000001 616263" },
        { "headers and nothing else", "000003 01 05 00000001 616263" },
        { "headers with priority", "000008 01 24 00000003 800000010f616263" },
        { "headers with everything", "00000b 01 2d 00000003 02000000010f6162630000" },
        { "no headers", "000000 01 04 00000001" },
        { "priority", "000005 02 00 00000003 00000001ff" },
        { "exclusive priority", "000005 02 00 00000003 ffffffff00" },
        { "priority of a root", "000005 02 00 00000003 0000000000" },
        { "reset", "000004 03 00 7fffffff 00000008" },
        { "reset for an unknown reason", "000004 03 00 00000001 ffffffff" },
        { "no settings", "000000 04 00 00000000" },
        { "settings", "00000c 04 00 00000000 000300000064000400000000" },
        { "push allowed", "000006 04 00 00000000 000200000001" },
        { "settings at their bounds", "000012 04 00 00000000 00047fffffff000500004000000500ffffff" },
        { "unknown settings", "000006 04 00 00000000 ffffffffffff" },
        { "settings acknowledged", "000000 04 01 00000000" },
        { "promise", "000007 05 04 00000001 00000002616263" },
        { "promise of the last stream", "000004 05 04 00000001 7ffffffe" },
        { "promise and padding", "00000a 05 0c 00000001 0200000002616263" + "0000" },
        { "ping", "000008 06 00 00000000 6162636465666768" },
        { "ping answered", "000008 06 01 00000000 6162636465666768" },
        { "goaway", "000008 07 00 00000000 0000000500000000" },
        { "goaway and why", "00000b 07 00 00000000 7fffffff0000000b776879" },
        { "window of the connection", "000004 08 00 00000000 000003e8" },
        { "window of a stream", "000004 08 00 00000003 7fffffff" },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    [Rule("R19")]
    public void Each_frame_as_the_sections_of_6_have_it(string what, string expected)
    {
        Action<FrameWriter> write = what switch
        {
            "data" => writer => writer.WriteData(1, "hello"u8),
            "the last data" => writer => writer.WriteData(3, "hello"u8, endStream: true),
            "no data" => writer => writer.WriteData(1, [], endStream: true),
            "data and padding" => writer => writer.WriteData(1, "hello"u8, padLength: 2),
            "data and no padding" => writer => writer.WriteData(1, "hello"u8, padLength: 0),
            "headers" => writer => writer.WriteHeaders(1, "abc"u8),
            "headers and nothing else" => writer => writer.WriteHeaders(1, "abc"u8, endStream: true),
            "headers with priority" => writer => writer.WriteHeaders(3, "abc"u8, priority: new StreamPriority(true, 1, 15)),
            "headers with everything" => writer => writer.WriteHeaders(3, "abc"u8, true, new StreamPriority(false, 1, 15), 2),
            "no headers" => writer => writer.WriteHeaders(1, []),
            "priority" => writer => writer.WritePriority(3, new StreamPriority(false, 1, 255)),
            "exclusive priority" => writer => writer.WritePriority(3, new StreamPriority(true, int.MaxValue, 0)),
            "priority of a root" => writer => writer.WritePriority(3, new StreamPriority(false, 0, 0)),
            "reset" => writer => writer.WriteRstStream(int.MaxValue, ErrorCode.Cancel),
            "reset for an unknown reason" => writer => writer.WriteRstStream(1, (ErrorCode)(-1)),
            "no settings" => writer => writer.WriteSettings(),
            "settings" => writer => writer.WriteSettings(new Setting(SettingId.MaxConcurrentStreams, 100), new(SettingId.InitialWindowSize, 0)),
            "push allowed" => writer => writer.WriteSettings(new Setting(SettingId.EnablePush, 1)),
            "settings at their bounds" => writer => writer.WriteSettings(
                new Setting(SettingId.InitialWindowSize, int.MaxValue),
                new(SettingId.MaxFrameSize, 16_384),
                new(SettingId.MaxFrameSize, 16_777_215)),
            "unknown settings" => writer => writer.WriteSettings(new Setting((SettingId)65_535, uint.MaxValue)),
            "settings acknowledged" => writer => writer.WriteSettingsAck(),
            "promise" => writer => writer.WritePushPromise(1, 2, "abc"u8),
            "promise of the last stream" => writer => writer.WritePushPromise(1, int.MaxValue - 1, []),
            "promise and padding" => writer => writer.WritePushPromise(1, 2, "abc"u8, 2),
            "ping" => writer => writer.WritePing("abcdefgh"u8),
            "ping answered" => writer => writer.WritePing("abcdefgh"u8, isAck: true),
            "goaway" => writer => writer.WriteGoAway(5, ErrorCode.NoError),
            "goaway and why" => writer => writer.WriteGoAway(int.MaxValue, ErrorCode.EnhanceYourCalm, "why"u8),
            "window of the connection" => writer => writer.WriteWindowUpdate(0, 1_000),
            _ => writer => writer.WriteWindowUpdate(3, int.MaxValue),
        };

        Written.By(write).Should().Be(expected, "that is {0}", what);
    }

    [Fact]
    [Rule("R19")]
    public void Rfc9113_3_4() =>
        Convert.ToHexStringLower(FrameWriter.ClientMagic).Should().Be(Step6_Preface.Magic, "a client begins with PRI * HTTP/2.0, and so on");

    [Theory]
    [InlineData(16_384, null, new[] { 16_384 })]
    [InlineData(16_385, null, new[] { 16_384, 1 })]
    [InlineData(40_000, null, new[] { 16_384, 16_384, 7_232 })]
    [InlineData(32_768, null, new[] { 16_384, 16_384 })] // and no empty one behind
    [InlineData(16_381, 2, new[] { 16_384 })]
    [InlineData(16_382, 2, new[] { 16_384, 1 })] // padding is in the first
    [Rule("R20")]
    public void Data_that_does_not_fit_goes_in_several_frames(int length, int? padLength, int[] expected)
    {
        var wire = Written.Bytes(writer => writer.WriteData(1, Octets.Zeros(length), endStream: true, padLength));

        var seen = Seen.Of(wire, Seen.Server).Split('\n').Select(line => line.Split(" \"")[0]);

        var last = expected.Length - 1;
        seen.Should().Equal(expected.Select((size, i) => $"Data 1 of {size}{(i == last ? " END_STREAM" : "")}"));
    }

    [Theory]
    [InlineData(16_384, false, null, new[] { 16_384 })]
    [InlineData(16_385, false, null, new[] { 16_384, 1 })]
    [InlineData(40_000, false, null, new[] { 16_384, 16_384, 7_232 })]
    [InlineData(32_768, false, null, new[] { 16_384, 16_384 })]
    [InlineData(16_379, true, null, new[] { 16_384 })]
    [InlineData(16_380, true, null, new[] { 16_384, 1 })] // the priority is in the first
    [InlineData(16_123, true, 255, new[] { 16_384 })]
    [InlineData(16_124, true, 255, new[] { 16_384, 1 })]
    [Rule("R20")]
    public void A_field_block_that_does_not_fit_is_continued(int length, bool prioritised, int? padLength, int[] expected)
    {
        StreamPriority? priority = prioritised ? new StreamPriority(false, 1, 15) : null;
        var wire = Written.Bytes(writer => writer.WriteHeaders(3, Octets.Zeros(length), endStream: true, priority, padLength));

        var seen = Seen.Of(wire, Seen.Server).Split('\n').Select(line => line.Split(" \"")[0].Split(" on ")[0]);

        var last = expected.Length - 1;
        seen.Should().Equal(expected.Select((size, i) =>
            $"{(i == 0 ? "Headers" : "Continuation")} 3 of {size}{(i == 0 ? " END_STREAM" : "")}{(i == last ? " END_HEADERS" : "")}"));
    }

    [Fact]
    [Rule("R19")]
    public void The_flags_of_HEADERS_are_none_of_CONTINUATION() =>
        Written.By(writer => writer.WriteHeaders(3, Octets.Zeros(16_124), true, new StreamPriority(false, 1, 15), 255))
            .Split('\n')[^1].Should().Be("000001 09 04 00000003 00", "END_HEADERS is the only flag that it has");

    [Fact]
    [Rule("R20")]
    public void So_is_that_of_a_promise()
    {
        var wire = Written.Bytes(writer => writer.WritePushPromise(1, 2, Octets.Zeros(16_381)));

        var seen = Seen.Of(wire, Seen.Client).Split('\n').Select(line => line.Split(" \"")[0]);

        seen.Should().Equal("PushPromise 1 of 16384 promises 2", "Continuation 1 of 1 END_HEADERS");
    }

    [Theory]
    [InlineData(16_384, new[] { 16_384, 3_617 })]
    [InlineData(20_000, new[] { 20_000, 1 })]
    [InlineData(16_777_215, new[] { 20_001 })]
    [Rule("R20")]
    public void The_receiver_may_take_more(int maxFrameSize, int[] expected)
    {
        var wire = Written.Bytes(UpTo(maxFrameSize, writer => writer.WriteData(1, Octets.Zeros(20_001))));

        Seen.Of(wire, Seen.Server with { MaxFrameSize = maxFrameSize }).Split('\n').Select(line => line.Split(" \"")[0])
            .Should().Equal(expected.Select(size => $"Data 1 of {size}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [Rule("R21")]
    public void A_stream_that_is_none_is_the_callers_mistake(int streamId)
    {
        Written.MustBeRefused<ArgumentOutOfRangeException>("streamId", writer => writer.WriteData(streamId, []));
        Written.MustBeRefused<ArgumentOutOfRangeException>("streamId", writer => writer.WriteHeaders(streamId, []));
        Written.MustBeRefused<ArgumentOutOfRangeException>("streamId", writer => writer.WritePriority(streamId, default));
        Written.MustBeRefused<ArgumentOutOfRangeException>("streamId", writer => writer.WriteRstStream(streamId, ErrorCode.Cancel));
        Written.MustBeRefused<ArgumentOutOfRangeException>("streamId", writer => writer.WritePushPromise(streamId, 2, []));
        Written.MustBeRefused<ArgumentOutOfRangeException>("streamId", writer => writer.WriteWindowUpdate(Math.Min(streamId, -1), 1));
        Written.MustBeRefused<ArgumentOutOfRangeException>("lastStreamId", writer => writer.WriteGoAway(Math.Min(streamId, -1), default));
        Written.MustBeRefused<ArgumentOutOfRangeException>("promisedStreamId", writer => writer.WritePushPromise(1, streamId, []));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [Rule("R21")]
    public void A_server_promises_even_streams(int promised) =>
        Written.MustBeRefused<ArgumentOutOfRangeException>("promisedStreamId", writer => writer.WritePushPromise(1, promised, []));

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    [InlineData(int.MaxValue)]
    [Rule("R21")]
    public void Padding_has_a_length_of_one_byte(int padLength)
    {
        Written.MustBeRefused<ArgumentOutOfRangeException>(nameof(padLength), writer => writer.WriteData(1, [], padLength: padLength));
        Written.MustBeRefused<ArgumentOutOfRangeException>(nameof(padLength), writer => writer.WriteHeaders(1, [], padLength: padLength));
        Written.MustBeRefused<ArgumentOutOfRangeException>(nameof(padLength), writer => writer.WritePushPromise(1, 2, [], padLength));
    }

    [Theory]
    [InlineData(SettingId.EnablePush, 2u)]
    [InlineData(SettingId.InitialWindowSize, 0x8000_0000u)]
    [InlineData(SettingId.MaxFrameSize, 16_383u)]
    [InlineData(SettingId.MaxFrameSize, 16_777_216u)]
    [InlineData((SettingId)65_536, 0u)]
    [InlineData((SettingId)(-1), 0u)]
    [Rule("R21")]
    public void A_setting_that_nobody_would_take_is_not_written(SettingId id, uint value) =>
        Written.MustBeRefused<ArgumentOutOfRangeException>(
            "settings", writer => writer.WriteSettings(new Setting(SettingId.MaxHeaderListSize, 1), new Setting(id, value)));

    [Fact]
    [Rule("R21")]
    public void Other_numbers_have_their_ranges_too()
    {
        Written.MustBeRefused<ArgumentOutOfRangeException>("increment", writer => writer.WriteWindowUpdate(1, 0));
        Written.MustBeRefused<ArgumentOutOfRangeException>("increment", writer => writer.WriteWindowUpdate(0, -1));
        Written.MustBeRefused<ArgumentOutOfRangeException>("priority", writer => writer.WritePriority(1, new(false, -1, 0)));
        Written.MustBeRefused<ArgumentOutOfRangeException>("priority", writer => writer.WriteHeaders(1, [], priority: new(true, -1, 0)));
        Written.MustBeRefused<ArgumentOutOfRangeException>("MaxFrameSize", writer => writer.MaxFrameSize = 16_383);
        Written.MustBeRefused<ArgumentOutOfRangeException>("MaxFrameSize", writer => writer.MaxFrameSize = 16_777_216);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9)]
    [Rule("R21")]
    public void A_ping_has_eight_bytes(int length) =>
        Written.MustBeRefused<ArgumentException>("opaqueData", writer => writer.WritePing(Octets.Zeros(length)));

    [Theory]
    [InlineData(16_384, 16_376, 2_730)]
    [InlineData(20_000, 19_992, 3_333)]
    [Rule("R21")]
    public void What_cannot_be_continued_has_to_fit(int maxFrameSize, int debugData, int settings)
    {
        Written.Bytes(UpTo(maxFrameSize, writer => writer.WriteGoAway(0, default, Octets.Zeros(debugData)))).Should().HaveCount(9 + maxFrameSize);
        Written.Bytes(UpTo(maxFrameSize, writer => writer.WriteSettings(new Setting[settings]))).Should().HaveCount(9 + (settings * 6));

        Written.MustBeRefused<ArgumentException>(
            nameof(debugData), UpTo(maxFrameSize, writer => writer.WriteGoAway(0, default, Octets.Zeros(debugData + 1))));
        Written.MustBeRefused<ArgumentException>(
            nameof(settings), UpTo(maxFrameSize, writer => writer.WriteSettings(new Setting[settings + 1])));
    }

    private static Action<FrameWriter> UpTo(int maxFrameSize, Action<FrameWriter> write) => writer =>
    {
        writer.MaxFrameSize = maxFrameSize;
        write(writer);
    };
}
