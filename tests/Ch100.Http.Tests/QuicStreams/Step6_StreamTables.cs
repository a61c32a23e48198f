namespace Katas.Http.QuicStreams.Steps;

public sealed class Step6_StreamTables
{
    private readonly StreamTable server = new(Endpoint.Server, Tables.Ours, Tables.Theirs);
    private readonly StreamTable client = new(Endpoint.Client, Tables.Ours, Tables.Theirs);

    [Fact]
    [Rule("R23")]
    public void Streams_are_opened_in_the_order_of_their_numbers_up_to_the_limit()
    {
        var bidi = new[] { server.Open(true)?.Id.Value, server.Open(true)?.Id.Value, server.Open(true)?.Id.Value };
        var uni = new[] { client.Open(false)?.Id.Value, client.Open(false)?.Id.Value };

        bidi.Should().Equal(1, 5, null);
        uni.Should().Equal(2, null);
    }

    [Fact]
    [Rule("R23")]
    public void A_new_limit_lets_more_be_opened_and_a_late_one_nothing()
    {
        server.Receive(new StreamFrame.MaxStreams(false, 2));
        server.Receive(new StreamFrame.MaxStreams(false, 1));
        server.Receive(new StreamFrame.MaxStreams(true, 1));

        new[] { server.Open(false)?.Id.Value, server.Open(false)?.Id.Value, server.Open(false)?.Id.Value }.Should().Equal(3, 7, null);
        new[] { server.Open(true)?.Id.Value, server.Open(true)?.Id.Value, server.Open(true)?.Id.Value }.Should().Equal(1, 5, null);
    }

    [Theory]
    [InlineData(true, 6)] // what the other end allows on streams that it has not opened
    [InlineData(false, 7)]
    [Rule("R24")]
    public void Our_stream_has_the_limits_for_our_streams(bool isBidirectional, int allowed)
    {
        var stream = server.Open(isBidirectional)!;
        stream.Sending!.Write("abcdefghij"u8, true);

        stream.Sending.TakeFrame(100)!.Bytes.Length.Should().Be(allowed);
        (stream.Receiving is null).Should().Be(!isBidirectional, "nobody answers on a unidirectional stream");
    }

    [Theory]
    [InlineData(0, 30, 5)]
    [InlineData(2, 40, null)]
    [Rule("R24")]
    public void Their_stream_has_the_limits_for_their_streams(long id, int receive, int? send)
    {
        server.Receive(Frames.Data(id, 0, new string('x', receive)));
        var stream = server.Accept()!;
        stream.Sending?.Write("abcdefghij"u8, true);

        (stream.Id.Value, stream.Sending?.TakeFrame(100)!.Bytes.Length).Should().Be((id, send));
        Tables.MustBeRefused(server, TransportError.FlowControlError, Frames.Data(id, receive, "x"));
    }

    [Fact]
    [Rule("R24")]
    public void An_answer_has_the_limit_for_our_streams()
    {
        var id = server.Open(true)!.Id.Value;

        server.Receive(Frames.Data(id, 0, new string('x', 20)));
        Tables.MustBeRefused(server, TransportError.FlowControlError, Frames.Data(id, 20, "x"));
    }

    [Fact]
    [Rule("R25")]
    public void A_stream_opens_all_before_it()
    {
        server.Receive(Frames.Data(8, 0, "c"));
        server.Receive(Frames.Data(6, 0, "b"));

        new[] { server.Accept()?.Id.Value, server.Accept()?.Id.Value, server.Accept()?.Id.Value, server.Accept()?.Id.Value, server.Accept()?.Id.Value, server.Accept()?.Id.Value }
            .Should().Equal(0, 4, 8, 2, 6, null);
        server.Receive(Frames.Data(4, 0, "late"));
        Frames.Read(server.Find(4)).Should().Be("late");
        (server.Accept(), server.Find(12)).Should().Be((null, null), "it has been accepted");
    }

    [Fact]
    [Rule("R25")]
    public void Any_frame_for_a_stream_opens_it()
    {
        foreach (var frame in new StreamFrame[] { new StreamFrame.Reset(0, 1, 0), new StreamFrame.StopSending(0, 1), new StreamFrame.MaxStreamData(0, 1), new StreamFrame.StreamDataBlocked(0, 1) })
        {
            var table = new StreamTable(Endpoint.Server, Tables.Ours, Tables.Theirs);
            table.Receive(frame);
            (table.Accept()?.Id.Value).Should().Be(0, "{0} is about stream 0", frame);
            table.Count.Should().Be(1);
        }
    }

    [Theory]
    [InlineData(0, 31, TransportError.FlowControlError)]
    [InlineData(StreamId.MaxValue, 1, TransportError.FrameEncodingError)]
    [Rule("R25")]
    public void A_frame_that_is_refused_for_what_it_holds_has_opened_its_streams(long offset, int length, TransportError code)
    {
        Tables.MustBeRefused(server, code, Frames.Data(8, offset, new string('x', length)));

        (server.Count, server.Accept()?.Id.Value).Should().Be((3, 0), "streams 0, 4 and 8 were opened first");
    }

    [Theory]
    [InlineData(8, 12)]
    [InlineData(6, 10)]
    [InlineData(8, StreamId.MaxValue - 3)]
    [Rule("R26")]
    public void More_streams_than_we_have_allowed_are_an_error(long last, long first)
    {
        server.Receive(Frames.Data(last, 0, "x"));
        var before = server.Count;

        Tables.MustBeRefused(server, TransportError.StreamLimitError, Frames.Data(first, 0, "x"));
        server.Count.Should().Be(before, "nothing is opened on the way");
    }

    [Theory]
    [InlineData(1)] // we have not opened it
    [InlineData(3)] // nobody sends that way
    [Rule("R27")]
    public void Nobody_sends_on_a_stream_of_ours_that_is_not_there_or_goes_the_other_way(long id)
    {
        server.Open(false);
        foreach (var frame in new[] { Frames.Data(id, 0, "x"), new StreamFrame.Reset(id, 1, 0), new StreamFrame.StreamDataBlocked(id, 0) })
        {
            Tables.MustBeRefused(Copy(id), TransportError.StreamStateError, frame);
        }

        static StreamTable Copy(long id)
        {
            var table = new StreamTable(Endpoint.Server, Tables.Ours, Tables.Theirs);
            _ = id == 3 ? table.Open(false) : null;
            return table;
        }
    }

    [Theory]
    [InlineData(1)] // we have not opened it
    [InlineData(3)]
    [InlineData(2)] // we do not send that way
    [Rule("R27")]
    public void Nobody_asks_us_to_stop_or_to_send_where_we_do_not(long id)
    {
        foreach (var frame in new StreamFrame[] { new StreamFrame.StopSending(id, 1), new StreamFrame.MaxStreamData(id, 100) })
        {
            Tables.MustBeRefused(new StreamTable(Endpoint.Server, Tables.Ours, Tables.Theirs), TransportError.StreamStateError, frame);
        }
    }

    [Theory]
    [InlineData(12, TransportError.StreamLimitError)]
    [InlineData(3, TransportError.StreamStateError)]
    [Rule("R15")]
    public void Which_stream_a_frame_is_for_counts_before_what_it_holds(long id, TransportError code) =>
        Tables.MustBeRefused(server, code, Frames.Data(id, StreamId.MaxValue, "x")); // it ends beyond 2^62-1

    [Fact]
    [Rule("R28")]
    public void Streams_are_counted_up_to_2_60()
    {
        foreach (var frame in new StreamFrame[]
        {
            new StreamFrame.MaxStreams(true, StreamId.MaxStreams), new StreamFrame.MaxStreams(false, StreamId.MaxStreams),
            new StreamFrame.StreamsBlocked(true, StreamId.MaxStreams), new StreamFrame.StreamsBlocked(false, StreamId.MaxStreams), new StreamFrame.DataBlocked(7),
        })
        {
            server.Receive(frame);
        }

        Tables.MustBeRefused(new(Endpoint.Server, Tables.Ours, Tables.Theirs), TransportError.FrameEncodingError, new StreamFrame.MaxStreams(true, StreamId.MaxStreams + 1));
        Tables.MustBeRefused(new(Endpoint.Server, Tables.Ours, Tables.Theirs), TransportError.FrameEncodingError, new StreamFrame.MaxStreams(false, StreamId.MaxStreams + 1));
        Tables.MustBeRefused(new(Endpoint.Server, Tables.Ours, Tables.Theirs), TransportError.FrameEncodingError, new StreamFrame.StreamsBlocked(true, StreamId.MaxStreams + 1));
        Tables.MustBeRefused(new(Endpoint.Server, Tables.Ours, Tables.Theirs), TransportError.FrameEncodingError, new StreamFrame.StreamsBlocked(false, StreamId.MaxStreams + 1));
    }

    [Theory]
    [InlineData(0, 0, null)] // the other end takes none
    [InlineData(StreamId.MaxValue, StreamId.MaxStreams, 0L)]
    [Rule("R28")]
    public void A_limit_may_be_nothing_or_all_that_there_is(long limit, long count, long? opened)
    {
        var limits = new StreamLimits
        {
            MaxData = limit,
            MaxStreamDataBidiLocal = limit,
            MaxStreamDataBidiRemote = limit,
            MaxStreamDataUni = limit,
            MaxStreamsBidi = count,
            MaxStreamsUni = count,
        };

        (new StreamTable(Endpoint.Client, limits, limits).Open(true)?.Id.Value).Should().Be(opened, "{0} streams are allowed", count);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(StreamId.MaxValue + 1, StreamId.MaxStreams + 1)]
    [Rule("R28")]
    public void Limits_are_limits(long limit, long count)
    {
        var bad = new[]
        {
            Tables.Ours with { MaxData = limit }, Tables.Ours with { MaxStreamDataBidiLocal = limit }, Tables.Ours with { MaxStreamDataBidiRemote = limit },
            Tables.Ours with { MaxStreamDataUni = limit }, Tables.Ours with { MaxStreamsBidi = count }, Tables.Ours with { MaxStreamsUni = count },
        };
        foreach (var limits in bad)
        {
            var ours = () => new StreamTable(Endpoint.Client, limits, Tables.Theirs);
            var theirs = () => new StreamTable(Endpoint.Client, Tables.Ours, limits);

            ours.Should().Throw<ArgumentOutOfRangeException>("{0}", limits).WithParameterName("ours");
            theirs.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("theirs");
        }
    }

    [Fact]
    [Rule("R29")]
    public void A_connection_that_is_lost_stays_lost()
    {
        server.Receive(Frames.Data(0, 0, "abc", true));
        var first = Tables.MustBeRefused(server, TransportError.FinalSizeError, Frames.Data(0, 3, "d"));

        Tables.MustBeRefused(server, TransportError.FinalSizeError, Frames.Data(4, 0, "fine")).Should().BeSameAs(first);
        first.Message.Should().MatchRegex("^FinalSizeError: .*[a-z]{2}");
        Frames.Read(server.Find(0)).Should().Be("abc!", "what has come is still there");
    }
}
