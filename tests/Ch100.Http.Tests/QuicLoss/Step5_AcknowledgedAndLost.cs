namespace Katas.Http.QuicLoss.Steps;

public sealed class Step5_AcknowledgedAndLost
{
    private readonly Sender sender = new();

    [Fact]
    [Rule("R19")]
    public void Each_space_has_its_own_numbers_and_losses()
    {
        sender.SendIn(PacketSpace.Initial, 0, 0);
        sender.SendIn(PacketSpace.Handshake, 0, 0, 1);
        sender.Send(0, 0, 1, 2, 3);

        sender.Ack(100, "3").Should().Be("acknowledged 3, lost 0");
        sender.AckIn(PacketSpace.Handshake, 100, "0-1").Should().Be("acknowledged 0 1, lost none");
        sender.AckIn(PacketSpace.Initial, 100, "0").Should().Be("acknowledged 0, lost none");
    }

    [Theory]
    [InlineData("4 1", "acknowledged 1 4, lost 0")]
    [InlineData("4 2 0", "acknowledged 0 2 4, lost 1")]
    [InlineData("0", "acknowledged 0, lost none")]
    [Rule("R20")]
    public void A_frame_makes_known_what_has_arrived_and_what_has_not(string ranges, string expected)
    {
        sender.Send(0, 0, 1, 2, 3, 4);

        sender.Ack(100, ranges).Should().Be(expected, "0 to 4 were sent, and {0} have arrived", ranges);
    }

    [Fact]
    [Rule("R20")]
    public void What_is_known_already_changes_nothing()
    {
        sender.Send(0, 0, 1, 2, 3, 4);
        sender.Ack(100, "4 1");
        var before = (sender.Timer, sender.Loss.Rtt.Latest, sender.Loss.BytesInFlight);

        sender.Ack(105, "4 1").Should().Be("acknowledged none, lost none", "they had been acknowledged");
        sender.Ack(106, "0-1").Should().Be("acknowledged none, lost none", "0 was lost, and 1 acknowledged");
        (sender.Timer, sender.Loss.Rtt.Latest, sender.Loss.BytesInFlight).Should().Be(before);
        sender.Ack(107, "0-4").Should().Be("acknowledged 2 3, lost none");
    }

    [Fact]
    [Rule("R21")]
    public void The_time_since_the_largest_was_sent_is_a_sample()
    {
        sender.Send(0, 0);
        sender.Send(1, 1);
        sender.Ack(51, "0-1");

        Sender.Show(sender.Loss.Rtt.Latest).Should().Be("50 ms", "1 was sent at 1 ms");
        Sender.Show(sender.Loss.Rtt.FirstSampleAt!.Value).Should().Be("51 ms");
    }

    [Fact]
    [Rule("R21")]
    public void There_is_no_sample_if_the_largest_was_acknowledged_before()
    {
        sender.Send(0, 0);
        sender.Send(1, 1);
        sender.Ack(51, "1");

        sender.Ack(52, "0-1").Should().Be("acknowledged 0, lost none");
        Sender.Show(sender.Loss.Rtt.Latest).Should().Be("50 ms", "nobody knows how long the answer to 0 was held back");
    }

    [Theory]
    [InlineData(PacketContent.AckOnly)]
    [InlineData(PacketContent.Padding)]
    [Rule("R21")]
    public void There_is_no_sample_without_something_ack_eliciting(PacketContent content)
    {
        sender.Send(content, 0, 0);

        sender.Ack(900, "0").Should().Be("acknowledged 0, lost none");
        sender.Loss.Rtt.FirstSampleAt.Should().BeNull("nobody had to answer before long");
    }

    [Fact]
    [Rule("R21")]
    public void The_largest_itself_need_not_be_ack_eliciting()
    {
        sender.Send(0, 0);
        sender.Send(PacketContent.AckOnly, 10, 1);
        sender.Ack(60, "0-1");

        Sender.Show(sender.Loss.Rtt.Latest).Should().Be("50 ms");
    }

    [Theory]
    [InlineData(PacketSpace.Initial, false, "112.5 ms")] // answers to Initial packets are not held back
    [InlineData(PacketSpace.Initial, true, "112.5 ms")]
    [InlineData(PacketSpace.Handshake, false, "103.75 ms")] // 130 of 200
    [InlineData(PacketSpace.Handshake, true, "109.375 ms")] // 175
    [InlineData(PacketSpace.ApplicationData, false, "103.75 ms")]
    [InlineData(PacketSpace.ApplicationData, true, "109.375 ms")]
    [Rule("R22")]
    public void A_delay_is_limited_once_the_handshake_is_confirmed(PacketSpace space, bool isConfirmed, string expected)
    {
        var client = new Sender(isConfirmed: isConfirmed);
        client.SendIn(space, 0, 0);
        client.AckIn(space, 100, "0");
        client.SendIn(space, 100, 1);
        client.AckIn(space, 300, "1", delay: 8_750); // 70 ms

        Sender.Show(client.Loss.Rtt.Smoothed).Should().Be(expected, "the samples are 100 and 200 ms");
    }

    [Theory]
    [InlineData(0, 70_000, 25, "109.375 ms")]
    [InlineData(20, 1, 25, "109.375 ms")] // more than a second
    [InlineData(10, 20, 25, "109.94 ms")] // 20.48 ms
    [InlineData(0, 70_000, 0, "112.5 ms")]
    [Rule("R22")]
    public void What_the_peer_has_said_about_delays_counts(int exponent, long delay, int maxAckDelay, string expected)
    {
        sender.Loss.Peer = new PeerParameters { AckDelayExponent = exponent, MaxAckDelay = Sender.Ms(maxAckDelay) };
        sender.Send(0, 0);
        sender.Ack(100, "0");
        sender.Send(100, 1);
        sender.Ack(300, "1", delay);

        Sender.Show(sender.Loss.Rtt.Smoothed).Should().Be(expected, "the samples are 100 and 200 ms");
    }

    [Theory]
    [InlineData("2", "acknowledged 2, lost none")]
    [InlineData("3", "acknowledged 3, lost 0")]
    [InlineData("8", "acknowledged 8, lost 0 1 2 3 4 5")]
    [InlineData("5 1", "acknowledged 1 5, lost 0 2")]
    [Rule("R23")]
    public void Who_is_overtaken_by_the_third_is_lost(string ranges, string expected)
    {
        sender.Send(0, 0, 1, 2, 3, 4, 5, 6, 7, 8);

        sender.Ack(100, ranges).Should().Be(expected);
    }

    [Fact]
    [Rule("R23")]
    public void The_largest_that_has_arrived_counts_in_whatever_frame()
    {
        sender.Send(0, 0, 1, 2, 3, 4);
        sender.Ack(100, "2").Should().Be("acknowledged 2, lost none");

        sender.Ack(105, "3").Should().Be("acknowledged 3, lost 0");
        sender.Ack(106, "1").Should().Be("acknowledged 1, lost none");
    }

    [Theory]
    [InlineData(new long[] { 0, 1, 10 }, "10", "acknowledged 10, lost none")] // two later
    [InlineData(new long[] { 0, 5, 6, 10 }, "10", "acknowledged 10, lost 0")]
    [Rule("R23")]
    public void Numbers_that_were_left_out_overtake_nobody(long[] numbers, string ranges, string expected)
    {
        sender.Send(0, numbers);

        sender.Ack(100, ranges).Should().Be(expected, "{0} were sent", string.Join(' ', numbers));
    }

    [Theory]
    [InlineData(new long[] { }, "0", 0)]
    [InlineData(new long[] { 0 }, "1", 1)]
    [InlineData(new long[] { 0, 1 }, "9 0", 9)]
    [InlineData(new long[] { 1 }, "0", 0)] // left out before the first
    [InlineData(new long[] { 0, 2 }, "1", 1)]
    [InlineData(new long[] { 0, 2, 4 }, "4 0-2", 1)] // in a later range
    [InlineData(new long[] { 0, 2, 4 }, "3-4 0", 3)]
    [Rule("R26")]
    public void Who_acknowledges_what_was_never_sent_is_refused(long[] numbers, string ranges, long where)
    {
        sender.Send(0, numbers);
        var before = (sender.Timer, sender.Loss.BytesInFlight);
        var acknowledging = () => sender.Ack(100, ranges);

        var error = acknowledging.Should().Throw<ConnectionErrorException>("{0} were sent, not {1}", string.Join(' ', numbers), ranges).Which;
        (error.Code, error.Where).Should().Be((TransportError.ProtocolViolation, where));
        (sender.Timer, sender.Loss.BytesInFlight, sender.Loss.Rtt.FirstSampleAt).Should().Be((before.Timer, before.BytesInFlight, null), "what is refused changes nothing");
    }

    [Theory]
    [InlineData(new long[] { 1, 3 }, "3 1", "acknowledged 1 3, lost none")]
    [InlineData(new long[] { 0, 1, 5, 6 }, "5-6 0-1", "acknowledged 0 1 5 6, lost none")]
    [Rule("R26")]
    public void What_was_left_out_may_lie_between(long[] numbers, string ranges, string expected)
    {
        sender.Send(0, numbers);

        sender.Ack(100, ranges).Should().Be(expected);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(20, 16_383.9999, true)]
    [InlineData(21, 25, false)]
    [InlineData(3, 16_384, false)]
    [InlineData(3, -0.0001, false)]
    [Rule("R28")]
    public void Parameters_of_the_peer_have_limits(int exponent, double maxAckDelay, bool isTaken)
    {
        var peer = new PeerParameters { AckDelayExponent = exponent, MaxAckDelay = Sender.Ms(maxAckDelay) };
        var before = sender.Loss.Peer;
        var setting = () => sender.Loss.Peer = peer;

        if (isTaken)
        {
            setting.Should().NotThrow();
        }
        else
        {
            setting.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("value");
        }

        sender.Loss.Peer.Should().Be(isTaken ? peer : before);
    }

    [Theory]
    [InlineData("0 1")]
    [InlineData("1-0")]
    [Rule("R6")]
    public void A_frame_out_of_order_is_a_mistake_of_ours(string ranges)
    {
        sender.Send(0, 0, 1);
        var acknowledging = () => sender.Ack(100, ranges);

        acknowledging.Should().Throw<ArgumentException>().WithParameterName("frame");
        sender.Loss.BytesInFlight.Should().Be(2_400);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(AckFormat.MaxValue + 1)]
    [Rule("R6")]
    public void So_is_a_delay_that_no_frame_can_have(long delay)
    {
        sender.Send(0, 0);
        var acknowledging = () => sender.Ack(100, "0", delay);

        acknowledging.Should().Throw<ArgumentException>().WithParameterName("frame");
        sender.Loss.BytesInFlight.Should().Be(1_200);
    }
}
