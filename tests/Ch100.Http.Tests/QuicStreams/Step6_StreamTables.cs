namespace Katas.Http.QuicStreams.Steps;

public sealed class Step6_StreamTables
{
    private static readonly StreamLimits Ours = new()
    {
        MaxData = 100,
        MaxStreamDataBidiLocal = 20,
        MaxStreamDataBidiRemote = 30,
        MaxStreamDataUni = 40,
        MaxStreamsBidi = 3,
        MaxStreamsUni = 2,
    };

    private static readonly StreamLimits Theirs = new()
    {
        MaxData = 90,
        MaxStreamDataBidiLocal = 5,
        MaxStreamDataBidiRemote = 6,
        MaxStreamDataUni = 7,
        MaxStreamsBidi = 2,
        MaxStreamsUni = 1,
    };

    private readonly StreamTable server = new(Endpoint.Server, Ours, Theirs);
    private readonly StreamTable client = new(Endpoint.Client, Ours, Theirs);

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
        MustBeRefused(server, TransportError.FlowControlError, Frames.Data(id, receive, "x"));
    }

    [Fact]
    [Rule("R24")]
    public void An_answer_has_the_limit_for_our_streams()
    {
        var id = server.Open(true)!.Id.Value;

        server.Receive(Frames.Data(id, 0, new string('x', 20)));
        MustBeRefused(server, TransportError.FlowControlError, Frames.Data(id, 20, "x"));
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
            var table = new StreamTable(Endpoint.Server, Ours, Theirs);
            table.Receive(frame);
            table.Accept()?.Id.Value.Should().Be(0, "{0} is about stream 0", frame);
            table.Count.Should().Be(1);
        }
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

        MustBeRefused(server, TransportError.StreamLimitError, Frames.Data(first, 0, "x"));
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
            MustBeRefused(Copy(id), TransportError.StreamStateError, frame);
        }

        static StreamTable Copy(long id)
        {
            var table = new StreamTable(Endpoint.Server, Ours, Theirs);
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
            MustBeRefused(new StreamTable(Endpoint.Server, Ours, Theirs), TransportError.StreamStateError, frame);
        }
    }

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

        MustBeRefused(new(Endpoint.Server, Ours, Theirs), TransportError.FrameEncodingError, new StreamFrame.MaxStreams(true, StreamId.MaxStreams + 1));
        MustBeRefused(new(Endpoint.Server, Ours, Theirs), TransportError.FrameEncodingError, new StreamFrame.MaxStreams(false, StreamId.MaxStreams + 1));
        MustBeRefused(new(Endpoint.Server, Ours, Theirs), TransportError.FrameEncodingError, new StreamFrame.StreamsBlocked(true, StreamId.MaxStreams + 1));
    }

    [Fact]
    [Rule("R28")]
    public void Limits_are_limits()
    {
        var bad = new[]
        {
            Ours with { MaxData = -1 }, Ours with { MaxStreamDataBidiLocal = StreamId.MaxValue + 1 }, Ours with { MaxStreamDataBidiRemote = -1 },
            Ours with { MaxStreamDataUni = -1 }, Ours with { MaxStreamsBidi = StreamId.MaxStreams + 1 }, Ours with { MaxStreamsUni = -1 },
        };
        foreach (var limits in bad)
        {
            var ours = () => new StreamTable(Endpoint.Client, limits, Theirs);
            var theirs = () => new StreamTable(Endpoint.Client, Ours, limits);

            ours.Should().Throw<ArgumentOutOfRangeException>("{0}", limits).WithParameterName("ours");
            theirs.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("theirs");
        }
    }

    [Fact]
    [Rule("R29")]
    public void A_connection_that_is_lost_stays_lost()
    {
        server.Receive(Frames.Data(0, 0, "abc", true));
        var first = MustBeRefused(server, TransportError.FinalSizeError, Frames.Data(0, 3, "d"));

        MustBeRefused(server, TransportError.FinalSizeError, Frames.Data(4, 0, "fine")).Should().BeSameAs(first);
        first.Message.Should().MatchRegex("^FinalSizeError: .*[a-z]{2}");
        Frames.Read(server.Find(0)).Should().Be("abc!", "what has come is still there");
    }

    [Fact]
    [Rule("R30")]
    public void STOP_SENDING_is_answered_with_RESET_STREAM_and_its_code()
    {
        server.Receive(Frames.Data(0, 0, "hello"));
        var stream = server.Accept()!;
        stream.Sending!.Write("abcdefgh"u8, false);
        stream.Sending.TakeFrame(3);
        server.Receive(new StreamFrame.StopSending(0, 77));
        server.Receive(new StreamFrame.StopSending(0, 78)); // late

        Frames.Show(server.TakeFrames(100)).Should().Be(Frames.Show([new StreamFrame.Reset(0, 77, 3)]));
        Frames.Read(stream).Should().Be("hello", "the other direction goes on");
    }

    [Fact]
    [Rule("R30")]
    public void Who_stops_reading_or_gives_up_says_so_once()
    {
        var stream = client.Open(true)!;
        client.StopReading(stream, 5);
        client.StopReading(stream, 6);
        client.Reset(stream, 7);
        client.Reset(stream, 8);
        var uni = client.Open(false)!;
        client.StopReading(uni, 9); // nothing comes there

        Frames.Show(client.TakeFrames(100)).Should().Be(Frames.Show([new StreamFrame.StopSending(0, 5), new StreamFrame.Reset(0, 7, 0)]));
        client.TakeFrames(100).Should().BeEmpty();
    }

    [Fact]
    [Rule("R31")]
    public void Limits_grow_as_data_is_read()
    {
        server.Receive(Frames.Data(0, 0, new string('x', 30)));
        server.Receive(Frames.Data(2, 0, new string('x', 40)));
        var before = server.TakeFrames(100);
        Frames.Read(server.Find(0));
        Frames.Read(server.Find(2));

        before.Should().BeEmpty();
        Frames.Show(server.TakeFrames(100)).Should().Be(
            Frames.Show([new StreamFrame.MaxStreamData(0, 60), new StreamFrame.MaxStreamData(2, 80), new StreamFrame.MaxData(170)]));
        server.TakeFrames(100).Should().BeEmpty();
        server.Receive(Frames.Data(0, 30, new string('x', 30)));
        MustBeRefused(server, TransportError.FlowControlError, Frames.Data(0, 60, "x"));
    }

    [Fact]
    [Rule("R31")]
    public void New_limits_of_the_other_end_let_data_go()
    {
        var stream = server.Open(true)!;
        stream.Sending!.Write("abcdefgh"u8, true);
        var before = Frames.Show(server.TakeFrames(4));
        server.Receive(new StreamFrame.MaxStreamData(1, 8));

        (before, Frames.Show(server.TakeFrames(4))).Should().Be(("1 0:abcd, 1 4:ef", "1 6:gh!"));
    }

    [Fact]
    [Rule("R31")]
    public void MAX_DATA_lets_all_streams_go_on()
    {
        var table = new StreamTable(Endpoint.Client, Ours, Theirs with { MaxData = 8, MaxStreamDataBidiRemote = 100 });
        foreach (var text in new[] { "abcde", "fghij" })
        {
            table.Open(true)!.Sending!.Write(System.Text.Encoding.ASCII.GetBytes(text), true);
        }

        var before = Frames.Show(table.TakeFrames(100));
        table.Receive(new StreamFrame.MaxData(10));

        (before, Frames.Show(table.TakeFrames(100))).Should().Be(("0 0:abcde!, 4 0:fgh", "4 3:ij!"));
    }

    [Fact]
    [Rule("R32")]
    public void A_stream_that_has_ended_both_ways_is_forgotten_and_makes_room_for_another()
    {
        server.Receive(Frames.Data(0, 0, "ask", true));
        var stream = server.Accept()!;
        stream.Sending!.Write("yes"u8, true);
        var answer = (StreamFrame.StreamData)server.TakeFrames(100).Single();
        var unread = server.Count;
        Frames.Read(stream);
        var unacknowledged = (server.TakeFrames(100).Count, server.Count);
        stream.Sending.Acknowledge(answer);

        Frames.Show(server.TakeFrames(100)).Should().Be(Frames.Show([new StreamFrame.MaxStreams(true, 4)]));
        (unread, unacknowledged, server.Count, server.Find(0)).Should().Be((1, (0, 1), 0, null));
        server.Receive(Frames.Data(0, 0, "ask", true)); // late, and nobody knows it any more
        server.Receive(new StreamFrame.StopSending(0, 1));
        server.Receive(new StreamFrame.MaxStreamData(0, 1));
        server.Receive(Frames.Data(12, 0, "x"));
        (server.Count, server.Accept()?.Id.Value).Should().Be((3, 4), "streams 4, 8 and 12");
    }

    [Fact]
    [Rule("R32")]
    public void Our_streams_make_room_for_none_of_theirs()
    {
        var stream = client.Open(false)!;
        stream.Sending!.Write([], true);
        stream.Sending.Acknowledge((StreamFrame.StreamData)client.TakeFrames(100).Single());

        client.TakeFrames(100).Should().BeEmpty("they are counted by the other end");
        client.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R32")]
    public void A_stream_that_was_reset_is_forgotten_when_its_reader_knows()
    {
        server.Receive(new StreamFrame.Reset(2, 9, 10));
        var before = (server.TakeFrames(100).Count, server.Count);
        var read = Frames.Read(server.Accept());

        (before, read, Frames.Show(server.TakeFrames(100))).Should().Be(((0, 1), "#", Frames.Show([new StreamFrame.MaxStreams(false, 3)])));
    }

    private static ConnectionErrorException MustBeRefused(StreamTable table, TransportError code, StreamFrame frame)
    {
        var refused = () => table.Receive(frame);

        var error = refused.Should().Throw<ConnectionErrorException>("{0} comes", frame).Which;
        error.Code.Should().Be(code, "{0} comes", frame);
        return error;
    }
}
