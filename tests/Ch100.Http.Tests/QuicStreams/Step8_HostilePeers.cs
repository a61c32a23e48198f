using CsCheck;

namespace Katas.Http.QuicStreams.Steps;

public sealed class Step8_HostilePeers
{
    private static readonly StreamLimits Limits = new()
    {
        MaxData = 4_000,
        MaxStreamDataBidiLocal = 1_000,
        MaxStreamDataBidiRemote = 1_000,
        MaxStreamDataUni = 1_000,
        MaxStreamsBidi = 8,
        MaxStreamsUni = 8,
    };

    [Fact]
    [Rule("R33")]
    public void A_gap_in_one_stream_keeps_no_other_waiting()
    {
        var server = new StreamTable(Endpoint.Server, Limits, Limits);
        server.Receive(Frames.Data(0, 1, new string('x', 999))); // its first byte is lost
        server.Receive(Frames.Data(4, 0, "hello", true));
        server.Receive(Frames.Data(2, 0, "and hello", true));

        (Frames.Read(server.Find(0)), Frames.Read(server.Find(4)), Frames.Read(server.Find(2))).Should().Be(("", "hello!", "and hello!"));
        server.Receive(Frames.Data(0, 0, "x"));
        Frames.Read(server.Find(0)).Should().HaveLength(1_000);
    }

    [Fact]
    [Rule("R33")]
    public void Streams_full_of_gaps_take_no_more_memory_than_was_allowed()
    {
        var server = new StreamTable(Endpoint.Server, Limits, Limits);
        foreach (var id in new[] { 0, 4, 8, 12 })
        {
            for (var offset = 1; offset < 1_000; offset += 2)
            {
                server.Receive(Frames.Data(id, offset, "x"));
            }
        }

        server.Memory.Should().BeInRange(1, 4_000 + 4 * 4_096, "2,000 frames of one byte have come, and not one can be read");
        var more = () => server.Receive(Frames.Data(16, 0, "x"));
        more.Should().Throw<ConnectionErrorException>("4 times 1,000 bytes are all").Which.Code.Should().Be(TransportError.FlowControlError);
    }

    [Fact]
    [Rule("R33")]
    public void Resets_without_number_take_neither_memory_nor_credit()
    {
        var server = new StreamTable(Endpoint.Server, Limits, Limits);
        var client = new StreamTable(Endpoint.Client, Limits, Limits);
        for (var round = 0; round < 200; round++)
        {
            var stream = client.Open(false);
            stream.Should().NotBeNull("stream {0} may be opened when others have ended", round);
            stream!.Sending!.Write(new byte[900], false);
            client.TakeFrames(1_000).ToList().ForEach(server.Receive);
            client.Reset(stream, 1);
            client.TakeFrames(1_000).ToList().ForEach(server.Receive);
            stream.Sending.AcknowledgeReset();
            Frames.Read(server.Accept()).Should().Be("#");
            server.TakeFrames(1_000).ToList().ForEach(client.Receive);
            client.TakeFrames(1_000).Should().BeEmpty();
        }

        (server.Count, client.Count, server.Memory).Should().Be((0, 0, 0));
    }

    [Fact]
    [Rule("R33")]
    public void Whatever_order_frames_come_in_the_same_bytes_come_out()
    {
        new Reassembly().Memory.Should().Be(0);
        var piece = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20]);
        Gen.Select(piece.List[0, 40], Gen.Int[1, 9]).Sample(
            (pieces, room) =>
            {
                var whole = Enumerable.Range(0, 100).Select(i => (byte)(i * 7)).ToArray();
                var has = new bool[100];
                var reassembly = new Reassembly();
                var (read, buffer) = (new List<byte>(), new byte[room]);
                foreach (var (offset, length) in pieces)
                {
                    reassembly.Contradicts(offset, whole.AsSpan(offset, length)).Should().BeFalse();
                    reassembly.Add(offset, whole.AsSpan(offset, length));
                    has.AsSpan(offset, length).Fill(true);
                    var gap = Array.IndexOf(has, false);
                    reassembly.GapAt.Should().Be(gap, "{0}", string.Join(' ', pieces));
                    read.AddRange(buffer.AsSpan(..reassembly.Read(buffer)));
                    read.Should().Equal(whole[..read.Count]);
                    reassembly.Position.Should().Be(read.Count);
                }
            },
            iter: Samples.Of(300));
    }

    [Fact]
    [Rule("R33")]
    public void Two_ends_understand_each_other_whatever_they_do_and_whatever_is_late()
    {
        new StreamTable(Endpoint.Client, Limits, Limits).Count.Should().Be(0);
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 700]).List[0, 60].Sample(
            steps =>
            {
                var conversation = new Conversation(Limits);
                foreach (var (what, which, size) in steps)
                {
                    conversation.Do(what, which, size);
                    conversation.Memory.Should().BeLessThanOrEqualTo(4_000 + 32 * 4_096);
                }

                conversation.ComeToTheEnd();
            },
            iter: Samples.Of(200));
    }
}
