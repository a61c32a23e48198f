namespace Katas.Http.QuicLoss.Steps;

public sealed class Step10_PersistentCongestion
{
    private const double Start = 100_000;

    [Fact]
    [Rule("R39")]
    public void Rfc9002_7_6_3()
    {
        var sender = Sender.Steady();
        Send(0, 1);
        Send(1, 2);
        sender.Ack(At(1.2), "1", delay: 125_000).Should().Be("acknowledged 1, lost none"); // held back for a second
        for (var number = 3; number <= 7; number++)
        {
            Send(number - 1, number);
        }

        sender.Timer.Should().Be("108000 ms", "7 was sent at 6, and a probe is due after 2");
        sender.Expire(At(8)).Should().Be("probe ApplicationData");
        Send(8, 8);
        sender.Timer.Should().Be("112000 ms", "and the next one after 4");
        sender.Expire(At(12)).Should().Be("probe ApplicationData");
        Send(12, 9);
        sender.Ack(At(12.2), "9").Should().Be("acknowledged 9, lost 2 3 4 5 6 7 8, congestion", "from 1 to 8 nothing has come through, and 6 is enough");

        void Send(double at, long number) => sender.Send(At(at), number);
    }

    [Theory]
    [InlineData(5.9, "acknowledged 2, lost 0 1")]
    [InlineData(6, "acknowledged 2, lost 0 1")] // not more than three times 2
    [InlineData(6.0000001, "acknowledged 2, lost 0 1, congestion")] // one tick
    [InlineData(60, "acknowledged 2, lost 0 1, congestion")]
    [Rule("R39")]
    public void Losses_lie_more_than_three_timeouts_apart(double apart, string expected)
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Send(At(apart), 1);
        sender.Send(At(apart + 1), 2);

        sender.Ack(At(apart + 1.2), "2").Should().Be(expected);
    }

    [Theory]
    [InlineData(PacketContent.AckEliciting, "acknowledged 3, lost 0 2, congestion")] // 1 is on the way in another space
    [InlineData(PacketContent.AckOnly, "acknowledged 3, lost 0 2, congestion")]
    [Rule("R39")]
    public void What_is_on_the_way_between_them_is_no_obstacle(PacketContent content, string expected)
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Loss.Sent(new SentPacket(PacketSpace.Handshake, 100, Sender.Ms(At(3)), Content: content));
        sender.Send(At(7), 2);
        sender.Send(At(8), 3);

        sender.Ack(At(8.2), "3").Should().Be(expected);
    }

    [Fact]
    [Rule("R39")]
    public void What_has_arrived_between_them_is_one()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Send(At(3), 1);
        sender.Send(At(7), 2);
        sender.Send(At(8), 3);

        sender.Ack(At(8.2), "3 1").Should().Be("acknowledged 1 3, lost 0 2");
    }

    [Theory]
    [InlineData(PacketContent.AckEliciting)]
    [InlineData(PacketContent.AckOnly)] // whatever was in it
    [Rule("R39")]
    public void What_has_arrived_in_another_space_is_one_too(PacketContent content)
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Loss.Sent(new SentPacket(PacketSpace.Handshake, 100, Sender.Ms(At(3)), Content: content));
        sender.AckIn(PacketSpace.Handshake, At(3.2), "100");
        sender.Send(At(7), 2);
        sender.Send(At(8), 3);

        sender.Ack(At(8.2), "3").Should().Be("acknowledged 3, lost 0 2", "the network has let 100 through");
    }

    [Fact]
    [Rule("R39")]
    public void What_has_arrived_at_the_same_time_lies_between_them_in_the_order_of_sending()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.SendIn(PacketSpace.Handshake, At(0), 100);
        sender.AckIn(PacketSpace.Handshake, At(0.2), "100");
        sender.Send(At(7), 2);
        sender.Send(At(8), 3);

        sender.Ack(At(8.2), "3").Should().Be("acknowledged 3, lost 0 2");
    }

    [Fact]
    [Rule("R39")]
    public void What_is_forgotten_is_no_obstacle()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.SendIn(PacketSpace.Handshake, At(3), 100);
        sender.Loss.Discard(PacketSpace.Handshake, Sender.Ms(At(4)));
        sender.Send(At(7), 2);
        sender.Send(At(8), 3);

        sender.Ack(At(8.2), "3").Should().Be("acknowledged 3, lost 0 2, congestion");
    }

    [Fact]
    [Rule("R39")]
    public void Losses_of_two_spaces_count_together()
    {
        var sender = Sender.Steady();
        sender.SendIn(PacketSpace.Handshake, At(0), 100);
        sender.Send(At(7), 0);
        sender.SendIn(PacketSpace.Handshake, At(8), 101);
        sender.Send(At(8), 1);

        sender.AckIn(PacketSpace.Handshake, At(8.2), "101").Should().Be("acknowledged 101, lost 100");
        sender.Ack(At(8.2), "1").Should().Be("acknowledged 1, lost 0, congestion", "nothing came through from 0 to 7");
    }

    [Fact]
    [Rule("R39")]
    public void The_second_loss_may_be_found_later()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Send(At(7), 1, 2);
        sender.Ack(At(7.2), "2").Should().Be("acknowledged 2, lost 0", "1 has 9/8 of 200 ms");

        sender.Expire(At(7.225)).Should().Be("lost 1, congestion");
    }

    [Fact]
    [Rule("R39")]
    public void Two_losses_of_before_are_not_looked_at_again()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Send(At(5.9), 1);
        sender.Send(At(6.9), 2);
        sender.Ack(At(7.1), "2").Should().Be("acknowledged 2, lost 0 1");
        sender.Loss.Peer = new PeerParameters { MaxAckDelay = TimeSpan.Zero };
        sender.Send(At(8), 3);
        sender.Send(At(9), 4);

        sender.Ack(At(9.2), "4").Should().Be("acknowledged 4, lost 3", "0 and 1 lay close together, as long as 2 s was a timeout");
    }

    [Theory]
    [InlineData(PacketContent.Padding, PacketContent.AckEliciting)]
    [InlineData(PacketContent.AckEliciting, PacketContent.Padding)]
    [Rule("R39")]
    public void Both_are_ack_eliciting(PacketContent first, PacketContent second)
    {
        var sender = Sender.Steady();
        sender.Send(first, At(0), 0);
        sender.Send(second, At(7), 1);
        sender.Send(At(8), 2);

        sender.Ack(At(8.2), "2").Should().Be("acknowledged 2, lost 0 1", "nobody need answer padding");
    }

    [Theory]
    [InlineData(100, "acknowledged 2, lost 0 1")] // at the very time of the first sample
    [InlineData(100.0001, "acknowledged 2, lost 0 1, congestion")]
    [Rule("R39")]
    public void Both_were_sent_after_the_first_sample(double firstAt, string expected)
    {
        var sender = new Sender();
        sender.SendIn(PacketSpace.Handshake, 0, 0);
        sender.AckIn(PacketSpace.Handshake, 100, "0"); // 100 ms, and 50 of variation: 325 with 25 of delay
        sender.Send(firstAt, 0);
        sender.Send(2_000, 1);
        sender.Send(2_200, 2);

        sender.Ack(2_300, "2").Should().Be(expected, "before, nobody knew how long is long");
    }

    [Fact]
    [Rule("R39")]
    public void Back_off_makes_no_difference()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Expire(At(2));
        sender.Expire(At(4));
        sender.Send(At(6.1), 1);
        sender.Send(At(7), 2);

        sender.Ack(At(7.2), "2").Should().Be("acknowledged 2, lost 0 1, congestion");
    }

    [Fact]
    [Rule("R39")]
    public void Answers_may_be_held_back_in_any_space()
    {
        var sender = Sender.Steady();
        sender.SendIn(PacketSpace.Handshake, At(0), 100);
        sender.SendIn(PacketSpace.Handshake, At(5), 101);
        sender.SendIn(PacketSpace.Handshake, At(6), 102);

        sender.AckIn(PacketSpace.Handshake, At(6.2), "102").Should().Be("acknowledged 102, lost 100 101", "5 is less than three times 2, though no Handshake packet waits that long");
    }

    [Fact]
    [Rule("R40")]
    public void Then_the_last_sample_is_the_smallest()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Send(At(8), 1);
        sender.Send(At(9), 2);
        var before = sender.Loss.Rtt.Min;

        sender.Ack(At(9.3), "2").Should().Be("acknowledged 2, lost 0 1, congestion");
        (before, sender.Loss.Rtt.Min).Should().Be((Sender.Ms(200), Sender.Ms(300)));
    }

    [Fact]
    [Rule("R40")]
    public void Losses_count_once()
    {
        var sender = Sender.Steady();
        sender.Send(At(0), 0);
        sender.Send(At(7), 1);
        sender.SendIn(PacketSpace.Handshake, At(8), 100);
        sender.Send(At(8), 2);
        sender.SendIn(PacketSpace.Handshake, At(9), 101);
        var first = sender.Ack(At(9.2), "2", delay: 125_000);

        first.Should().Be("acknowledged 2, lost 0 1, congestion");
        sender.AckIn(PacketSpace.Handshake, At(9.2), "101").Should().Be("acknowledged 101, lost 100");
    }

    private static double At(double seconds) => Start + 1_000 * seconds;
}
