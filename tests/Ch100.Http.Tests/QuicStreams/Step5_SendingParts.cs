using System.Text;

namespace Katas.Http.QuicStreams.Steps;

public sealed class Step5_SendingParts
{
    private readonly SendWindow window = new(10);
    private readonly SendWindow connection = new(1_000);
    private readonly SendingPart part;

    public Step5_SendingParts() => part = new SendingPart(4, window, connection);

    [Theory]
    [InlineData("abc", false, 100, "0:abc")]
    [InlineData("abc", true, 100, "0:abc!")]
    [InlineData("abcdef", true, 4, "0:abcd 4:ef!")]
    [InlineData("abcdef", true, 3, "0:abc 3:def!")]
    [InlineData("abcdef", false, 2, "0:ab 2:cd 4:ef")]
    [InlineData("", true, 100, "0:!")]
    [InlineData("", false, 100, "")]
    [InlineData("abcdefghijkl", true, 100, "0:abcdefghij")] // as far as the stream's window goes
    [InlineData("abcdefghij", true, 100, "0:abcdefghij!")]
    [Rule("R19")]
    public void Data_goes_in_frames_as_large_as_they_may_be(string data, bool fin, int maxLength, string expected)
    {
        part.Write(Encoding.ASCII.GetBytes(data), fin);

        Frames(maxLength).Should().Be(expected);
    }

    [Fact]
    [Rule("R19")]
    public void A_new_limit_lets_the_rest_go()
    {
        part.Write("abcdefghijkl"u8, true);
        var before = Frames(100);
        part.Allow(11);
        var one = Frames(100);
        part.Allow(5); // late
        part.Allow(12);

        (before, one, Frames(100), Frames(100)).Should().Be(("0:abcdefghij", "10:k", "11:l!", ""));
    }

    [Fact]
    [Rule("R19")]
    public void All_streams_share_the_connections_window()
    {
        var shared = new SendWindow(5);
        var (one, other) = (new SendingPart(0, new SendWindow(10), shared), new SendingPart(4, new SendWindow(10), shared));
        one.Write("abc"u8, false);
        other.Write("abcdef"u8, true);

        one.TakeFrame(100)!.Bytes.Length.Should().Be(3);
        other.TakeFrame(100)!.Bytes.Length.Should().Be(2, "of 5 there are 2 left");
        other.TakeFrame(100).Should().BeNull();
        shared.Allow(9);
        other.TakeFrame(100)!.Fin.Should().BeTrue();
    }

    [Theory]
    [InlineData(10, 1_000)]
    [InlineData(100, 10)] // none of the connection either
    [Rule("R19")]
    public void An_end_needs_no_room(long ofTheStream, long ofTheConnection)
    {
        var full = new SendingPart(4, new SendWindow(ofTheStream), new SendWindow(ofTheConnection));
        full.Write("abcdefghij"u8, false);
        var data = Frames(100, full);
        full.Write([], true);

        (data, Frames(100, full)).Should().Be(("0:abcdefghij", "10:!"));
    }

    [Fact]
    [Rule("R20")]
    public void States_of_a_part_that_comes_to_its_end()
    {
        var states = new List<SendingState> { part.State };
        part.Write("abcdef"u8, true);
        states.Add(part.State);
        var first = part.TakeFrame(3)!;
        states.Add(part.State);
        var second = part.TakeFrame(3)!;
        states.Add(part.State);
        part.Acknowledge(second);
        states.Add(part.State);
        part.Acknowledge(first);
        states.Add(part.State);

        states.Should().Equal(
            SendingState.Ready, SendingState.Ready, SendingState.Send, SendingState.DataSent, SendingState.DataSent, SendingState.DataRecvd);
    }

    [Theory]
    [InlineData("0 1 2 3", true)]
    [InlineData("3 2 1 0", true)]
    [InlineData("1 3 0 2", true)]
    [InlineData("1 1 3 0 0 2", true)] // twice
    [InlineData("0 1 2", false)] // not the end
    [InlineData("0 1 3", false)]
    [InlineData("1 2 3", false)]
    [Rule("R20")]
    public void All_has_arrived_when_all_has_been_acknowledged_in_any_order(string order, bool expected)
    {
        part.Write("abcdef"u8, true);
        var frames = Enumerable.Range(0, 3).Select(_ => part.TakeFrame(2)!).ToList();
        frames.Insert(0, frames[0] with { Bytes = frames[0].Bytes[..1] }); // a part of it, sent again
        frames[1] = frames[1] with { Offset = 1, Bytes = frames[1].Bytes[1..] };
        foreach (var index in order.Split(' '))
        {
            part.Acknowledge(frames[int.Parse(index, null)]);
        }

        (part.State == SendingState.DataRecvd).Should().Be(expected, "these frames were acknowledged: {0}", order);
    }

    [Fact]
    [Rule("R20")]
    public void That_the_end_has_arrived_says_nothing_of_the_only_byte()
    {
        part.Write("a"u8, false);
        var data = part.TakeFrame(10)!;
        part.Write([], true);
        part.Acknowledge(part.TakeFrame(10)!);
        var before = part.State;
        part.Acknowledge(data);

        (before, part.State).Should().Be((SendingState.DataSent, SendingState.DataRecvd));
    }

    [Fact]
    [Rule("R20")]
    public void An_empty_stream_arrives_as_well()
    {
        part.Write([], true);
        part.Acknowledge(part.TakeFrame(1)!);

        part.State.Should().Be(SendingState.DataRecvd);
    }

    [Theory]
    [InlineData(0, false, 0)] // Ready
    [InlineData(3, false, 3)] // Send
    [InlineData(6, true, 6)] // DataSent
    [Rule("R21")]
    public void Giving_up_says_how_much_was_sent(int sent, bool fin, long finalSize)
    {
        part.Write("abcdef"u8, fin);
        if (sent > 0)
        {
            part.TakeFrame(sent);
        }

        var reset = part.Reset(77);

        reset.Should().Be(new StreamFrame.Reset(4, 77, finalSize), "what was not sent does not count");
        (part.State, part.TakeFrame(100), part.Reset(78)).Should().Be((SendingState.ResetSent, null, null));
        part.AcknowledgeReset();
        part.State.Should().Be(SendingState.ResetRecvd);
        (part.Reset(79), window.Sent, connection.Sent).Should().Be((null, finalSize, finalSize));
    }

    [Fact]
    [Rule("R21")]
    public void What_has_arrived_cannot_be_given_up()
    {
        part.Write("a"u8, true);
        part.Acknowledge(part.TakeFrame(1)!);

        part.Reset(77).Should().BeNull();
        part.AcknowledgeReset(); // of something else
        part.State.Should().Be(SendingState.DataRecvd);
    }

    [Fact]
    [Rule("R21")]
    public void An_acknowledgment_that_comes_after_a_reset_changes_nothing()
    {
        part.Write("a"u8, true);
        var frame = part.TakeFrame(1)!;
        part.Reset(77);
        part.Acknowledge(frame);

        part.State.Should().Be(SendingState.ResetSent);
    }

    [Fact]
    [Rule("R22")]
    public void Nothing_is_written_behind_the_end()
    {
        part.Write("a"u8, true);
        var afterEnd = () => part.Write("b"u8, false);
        var again = () => part.Write([], true);
        afterEnd.Should().Throw<InvalidOperationException>();
        again.Should().Throw<InvalidOperationException>();

        Frames(100).Should().Be("0:a!", "what was refused is not sent");
        var other = new SendingPart(8, window, connection);
        other.Reset(77);
        var afterReset = () => other.Write("b"u8, false);
        afterReset.Should().Throw<InvalidOperationException>();
    }

    private string Frames(int maxLength, SendingPart? of = null)
    {
        var frames = new List<string>();
        while ((of ?? part).TakeFrame(maxLength) is { } frame)
        {
            frame.StreamId.Should().Be(4);
            frames.Add($"{frame.Offset}:{Encoding.ASCII.GetString(frame.Bytes.Span)}{(frame.Fin ? "!" : "")}");
        }

        return string.Join(' ', frames);
    }
}
