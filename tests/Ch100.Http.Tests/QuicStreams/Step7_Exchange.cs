namespace Katas.Http.QuicStreams.Steps;

public sealed class Step7_Exchange
{
    private readonly StreamTable server = new(Endpoint.Server, Tables.Ours, Tables.Theirs);
    private readonly StreamTable client = new(Endpoint.Client, Tables.Ours, Tables.Theirs);

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
        Tables.MustBeRefused(server, TransportError.FlowControlError, Frames.Data(0, 60, "x"));
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
        var table = new StreamTable(Endpoint.Client, Tables.Ours, Tables.Theirs with { MaxData = 8, MaxStreamDataBidiRemote = 100 });
        foreach (var text in new[] { "abcde", "fghij" })
        {
            table.Open(true)!.Sending!.Write(System.Text.Encoding.ASCII.GetBytes(text), true);
        }

        var before = Frames.Show(table.TakeFrames(100));
        table.Receive(new StreamFrame.MaxData(10));

        (before, Frames.Show(table.TakeFrames(100))).Should().Be(("0 0:abcde!, 4 0:fgh", "4 3:ij!"));
    }

    [Fact]
    [Rule("R31")]
    public void All_that_there_is_to_say_has_its_order_whatever_came_first()
    {
        var ours = server.Open(true)!;
        ours.Sending!.Write("de"u8, true);
        server.Receive(Frames.Data(2, 0, new string('x', 20)));
        server.Receive(new StreamFrame.Reset(6, 9, 0));
        server.Receive(Frames.Data(0, 0, new string('x', 15)));
        server.Receive(new StreamFrame.Reset(4, 9, 15));
        foreach (var id in new[] { 2, 6, 4, 0 })
        {
            Frames.Read(server.Find(id));
        }

        server.Find(0)!.Sending!.Write("abc"u8, true);
        server.Reset(server.Find(4)!, 8);
        server.Find(4)!.Sending!.AcknowledgeReset();
        server.StopReading(ours, 5);

        Frames.Show(server.TakeFrames(2)).Should().Be(Frames.Show(
        [
            new StreamFrame.Reset(4, 8, 0), new StreamFrame.StopSending(1, 5), new StreamFrame.MaxStreamData(0, 45), new StreamFrame.MaxStreamData(2, 60),
            new StreamFrame.MaxStreams(true, 4), new StreamFrame.MaxStreams(false, 3), new StreamFrame.MaxData(150),
            Frames.Data(0, 0, "ab"), Frames.Data(0, 2, "c", true), Frames.Data(1, 0, "de", true),
        ]));
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
    public void What_is_forgotten_is_not_accepted_any_more()
    {
        server.Receive(Frames.Data(2, 0, "read by somebody", true));
        server.Receive(Frames.Data(6, 0, "waits", true));
        Frames.Read(server.Find(2));
        server.TakeFrames(100);

        (server.Accept()?.Id.Value, server.Accept()).Should().Be((6, null));
    }

    [Fact]
    [Rule("R32")]
    public void However_many_are_forgotten_Accept_has_the_next()
    {
        var many = Samples.Of(10_000);
        var table = new StreamTable(Endpoint.Server, Tables.Ours with { MaxStreamsUni = many }, Tables.Theirs);
        var next = table.Accept();
        for (var id = 4L * many - 2; id > 0; id -= 4) // the first one opens all
        {
            table.Receive(new StreamFrame.Reset(id, 9, 0));
            Frames.Read(table.Find(id));
        }

        table.TakeFrames(100);
        table.Receive(Frames.Data(4L * many + 2, 0, "x"));
        var thread = new Thread(() => next = table.Accept(), 256 * 1024); // no room for many calls within calls
        thread.Start();
        thread.Join();

        (table.Count, next?.Id.Value).Should().Be((1, 4L * many + 2), "{0} before it have been read and forgotten", many);
    }

    [Fact]
    [Rule("R32")]
    public void There_are_never_more_than_2_60_streams_of_a_kind()
    {
        var table = new StreamTable(Endpoint.Server, Tables.Ours with { MaxStreamsUni = StreamId.MaxStreams }, Tables.Theirs);
        table.Receive(new StreamFrame.Reset(2, 9, 0));
        Frames.Read(table.Find(2));

        table.TakeFrames(100).Should().BeEmpty("one more would have no number");
        table.Count.Should().Be(0);
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
}
